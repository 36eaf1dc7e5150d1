"""The cover: the agreement's title, and its number where no label stands before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain, islice, takewhile

import regex

from hedui.extract.mention import Mention
from hedui.extract.text.layout import Layout
from hedui.extract.values.names import is_organisation
from hedui.models.evidence import Method
from hedui.normalize import grammar, punctuation
from hedui.normalize.fold import legible

_TAIL = regex.compile(r"^\s*[(（【][^()（）:：号]{1,20}[)）】]$")
_GOES_ON = tuple("与和及的、")
_PIECE = regex.compile(r"\p{Han}[\p{Han}A-Za-z0-9“”()（）、·]{1,30}")
_MOST_LINES = 60
_LONGEST_TITLE, _LONGEST_LINE = 50, 40
"""Characters of the line with the word for an agreement, and of one above."""
_SHORT, _SHORTEST = 4, 2
"""Characters of a line that cannot be a title; of one below an organisation's name."""
_NUMBER = grammar.pattern(r"\s*[(（【\[]?\s*(?<number>{own_number})\s*[)）】\]]?\s*")
_LONGEST_WORD = 5
"""Characters of a line that looks like a name and may be a word that the title's end of line cut: 物联网."""
_YEAR = regex.compile(r"(?:19|20)\d{2}")
_HEAD_CELLS = regex.compile(r"\s*(?<owner>\p{Han}[^\t]*?)(?:\t| {2,})\s*(?<title>\p{Han} ?\p{Han}[^\t]*?)\s*")
_LONGEST_HEAD = 200
_MOST_COVER_LINES = 5
_ENGLISH_LINES = 12
_TO_FILL_IN = regex.compile(r"(?:[_＿]+|[—…·.\-]{3,}|\s+|[(（【\[][\s_＿]*[)）】\]])+")
"""A blank at either end of a title: whose agreement it is was to be filled in."""
_ENCLOSING = (("（", "）"), ("(", ")"), ("「", "」"), ("“", "”"))
"""What a title may stand in, alone on its line."""
_OPENS = " \t\u3000(（"


def read_title(layout: Layout) -> list[Mention]:
    """The title on the cover, its lines joined; nothing where no line of the head is one."""
    end = min(layout.regions.head_end or _MOST_LINES, _MOST_LINES, len(layout.text.lines))
    labelled = {hit.line for hit in layout.hits}
    heads = {index: head for index in range(end) if (head := _running_head(_line(layout, index))) is not None}
    titles = chain(
        _on_lines(layout, [index for index in range(end) if index not in heads.keys() | labelled], end, labelled),
        chain.from_iterable(_of_running_head(layout, index, head) for index, head in heads.items()),
        _before_labels(layout, end),
        _over_lines(layout, end, labelled),
        _in_english(layout, labelled),
        _by_itself(layout, end, "title"),
    )
    return list(islice(titles, 1))


def own_title(layout: Layout) -> str:
    """The title on the cover, empty where there is none; found once."""
    return layout.text.once("own title", lambda: next((str(title.value) for title in read_title(layout)), ""))


def _on_lines(layout: Layout, own: Sequence[int], end: int, labelled: set[int]) -> Iterator[Mention]:
    """The title that one of the lines holds, or one that repeats it at its end: the running head stands above it, which
    may begin with the agreement's number."""
    found = [title for index in own if (title := _on_line(layout, index, end, labelled)) is not None]
    whole = str(found[0].value) if found else ""
    longer = (m for m in found[1:] if str(m.value).endswith(whole) or m.start == found[0].start)
    bare = (m for m in found[1:] if _is_number(whole.removesuffix(str(m.value)), whole))
    yield from islice(chain(longer, bare, found), 1)


def _is_number(before: str, whole: str) -> bool:
    """Whether what stands before another line's title in the whole of a line is a number, and nothing else."""
    return before != whole and punctuation.has_digit(before) and grammar.HAN.search(before) is None


def _on_line(layout: Layout, index: int, end: int, labelled: set[int]) -> Mention | None:
    """The title of which the line holds the word for an agreement, with what of it stands above and below."""
    text = _line(layout, index)
    if (own := _translated(layout, text)) is not None:
        start = layout.text.lines[index].start
        return _within(layout, start + own[0], start + own[1])
    head, _, own_cell = text.rpartition("\t")
    if layout.says("title_in_cell", head.strip()) and _is_title(layout, "".join(own_cell.split())):
        return _within(layout, layout.text.lines[index].end - len(own_cell), layout.text.lines[index].end)
    counted = (layout.phrases["title_of_site"].search(text) if index == 0 else None) or _number_behind(layout, text)
    bare = "".join(text[: counted.start() if counted else None].split())
    if not _is_title(layout, bare):
        return None
    first = _first_line(layout, index, labelled)
    last = index + 1 if _tail_follows(layout, index, end, labelled) else index
    stop = layout.text.lines[last].end - (len(counted[0]) if counted and last == index else 0)
    start = _behind_notice(layout, layout.text.lines[first].start, stop)
    return _title(layout, start, stop, confidence=0.95)


def _number_behind(layout: Layout, text: str) -> regex.Match[str] | None:
    return layout.phrases["number_behind_title"].search(text)


def _title(layout: Layout, start: int, stop: int, *, confidence: float) -> Mention:
    """The title that stands in the stretch of the rows, without marks around it and blanks to be filled in."""
    rows = layout.text.rows.text
    blank = _TO_FILL_IN.match(rows, start, stop)
    first = blank.end() if blank is not None and blank.end() < stop else start
    last = next((m.start() for m in _TO_FILL_IN.finditer(rows, first, stop) if m.end() == stop), stop)
    title = punctuation.unspaced(_unmarked(rows[first:last].strip()).strip("_＿"))
    return layout.row_mention("title", title, first, last, rule="cover", method=Method.LABEL, confidence=confidence)


def _translated(layout: Layout, text: str) -> tuple[int, int] | None:
    """Where a title stands whose line also says it in English."""
    both = layout.phrases["title_in_two_languages"].fullmatch(text.strip())
    blank = len(text) - len(text.lstrip())
    return (blank + both.start("title"), blank + both.end("title")) if both is not None and both["english"] else None


def _behind_notice(layout: Layout, start: int, stop: int) -> int:
    """Where a title begins behind what a site prints before it, and behind the number of its volume."""
    rows = layout.text.rows.text
    notice = layout.phrases["site_notice"].match(rows, start, stop)
    return int(layout.phrases["title_of_volume"].match(rows, notice.end() if notice is not None else start, stop).end())


def _within(layout: Layout, start: int, stop: int) -> Mention | None:
    """The title that a part of a line holds, nothing where it is none."""
    found = _title(layout, start, stop, confidence=0.9)
    title = str(found.value)
    return found if len(title) >= _SHORT and _is_title(layout, title) else None


def _is_title(layout: Layout, words: str) -> bool:
    if len(words) > _LONGEST_TITLE or layout.says("no_title", words):
        return False
    return layout.says("title", _within_marks(words, _ENCLOSING).rstrip("》】"))


def _before_labels(layout: Layout, end: int) -> Iterator[Mention]:
    """The title that opens a line whose first label stands behind a gap or in a bracket: 采购合同 合同编号：DS-001."""
    for hit in layout.hits:
        line = layout.text.lines[hit.line]
        before = layout.text.rows.text[line.start : hit.start]
        if hit.line >= end:
            return
        bare = before.rstrip(_OPENS)
        if len(bare) < len(before) and (title := _within(layout, line.start, line.start + len(bare))):
            yield title


def _in_english(layout: Layout, labelled: set[int]) -> Iterator[Mention]:
    """A title without Chinese characters among the first lines: SALES CONTRACT."""
    for index in range(min(_ENGLISH_LINES, len(layout.text.lines))):
        line = layout.text.lines[index]
        match = layout.phrases["english_title"].fullmatch(layout.text.line_text(line))
        if match is not None and index not in labelled:
            start, end = line.start + match.start("title"), line.start + match.end("title")
            yield layout.row_mention(
                "title", match["title"], start, end, rule="cover", method=Method.LABEL, confidence=0.9
            )
            return


def _by_itself(layout: Layout, end: int, field: str) -> Iterator[Mention]:
    """The title or the number as the first sentence says it: 本《采购合同》（“本合同”，编号：…）由以下双方签订."""
    for line in layout.text.lines[:end]:
        found = layout.phrases["names_itself"].match(layout.text.line_text(line))
        if found is not None and found[field]:
            start, stop = (line.start + at for at in found.span(field))
            yield layout.row_mention(
                field, found[field], start, stop, rule="cover", method=Method.LABEL, confidence=0.85
            )


def _running_head(text: str) -> regex.Match[str] | None:
    """A line that holds a company's name and, behind a wide gap, a title."""
    head = _HEAD_CELLS.fullmatch(text) if len(text) <= _LONGEST_HEAD else None
    return head if head is not None and is_organisation("".join(head["owner"].split())) else None


def _of_running_head(layout: Layout, index: int, head: regex.Match[str]) -> Iterator[Mention]:
    """The title that stands behind a company's name and a wide gap; any line of its own comes before."""
    title, base = "".join(head["title"].split()), layout.text.lines[index].start
    if layout.says("title", title) and not layout.says("no_title", title):
        yield _title(layout, base + head.start("title"), base + head.end("title"), confidence=0.85)


def _unmarked(title: str) -> str:
    """Without the marks around the whole, or a lone one; those of a work that the title names stay."""
    title = _within_marks(title, (*_ENCLOSING, ("【", "】")))
    if title.startswith("《") and title.find("》") in (-1, len(title) - 1):
        title = title.strip("《》 ")
    return title.rstrip("》 ") if title.count("》") > title.count("《") else title


def _within_marks(title: str, marks: Sequence[tuple[str, str]]) -> str:
    """The title without one of the pairs of marks where it encloses the whole."""
    encloses = any(title[:1] == opens and title.find(closes) == len(title) - 1 for opens, closes in marks)
    return title[1:-1].strip() if encloses else title


def _over_lines(layout: Layout, end: int, labelled: set[int]) -> Iterator[Mention]:
    """A title without any word for an agreement, over the lines at the top of the cover: …业务 / （…版）."""
    lines = list(islice(filter(partial(_line, layout), range(end)), _MOST_COVER_LINES + 1))
    top = list(takewhile(lambda index: index not in labelled, lines))
    texts = ["".join(_line(layout, index).split()) for index in top]
    if 1 < len(top) < len(lines) and _is_over_lines(layout, texts) and layout.says("title_of_form", "".join(texts)):
        start, stop = layout.text.lines[top[0]].start, layout.text.lines[top[-1]].end
        title = "".join(layout.text.rows.text[start:stop].split())
        yield layout.row_mention("title", title, start, stop, rule="cover", method=Method.LABEL, confidence=0.8)


def _is_over_lines(layout: Layout, texts: Sequence[str]) -> bool:
    """Whether these lines can be one title: nothing that covers bear besides, and each goes on from the one above."""
    if any(layout.says("no_cover", text) or is_organisation(text) for text in texts):
        return False
    return all(text.startswith(_GOES_ON) or _TAIL.match(text) for text in texts[1:])


def read_number(layout: Layout, mentions: Sequence[Mention]) -> list[Mention]:
    """The number beside the title, without a label, where no label names one that is more than a party's own."""
    if any(m.field == "number" and not m.rank for m in mentions):
        return []
    titles = [layout.line_at(m.start) for m in mentions if m.field == "title" and m.rule == "cover"]
    beside = (number for line in titles[:1] for number in _numbers_beside(layout, line))
    return list(islice(chain(_by_itself(layout, _MOST_LINES, "number"), beside), 1))


def _numbers_beside(layout: Layout, title: int) -> Iterator[Mention]:
    """The numbers behind the title, and alone on the two lines before and below it, the nearest first."""
    labelled = {hit.line for hit in layout.hits}
    for index in (title, title - 1, title + 1, title + 2, title - 2):
        if not 0 <= index < len(layout.text.lines) or index in labelled:
            continue
        line = _line(layout, index)
        found = _number_behind(layout, line) if index == title else _NUMBER.fullmatch(line)
        if found is not None and _YEAR.search(found["number"]):
            base = layout.text.lines[index].start
            start, end = layout.text.rows.raw_span(base + found.start("number"), base + found.end("number"))
            value = "".join(legible(layout.text.raw[start:end]).split())
            yield layout.raw_mention("number", value, start, end, rule="cover", method=Method.LABEL, confidence=0.8)


def _line(layout: Layout, index: int) -> str:
    return layout.text.line_text(layout.text.lines[index])


def _first_line(layout: Layout, index: int, labelled: set[int]) -> int:
    """The line on which the title begins: lines above belong to it while they plainly run on into it."""
    if (opened := _opened(layout, index, labelled)) is not None:
        return opened
    first = index
    while first > 0 and first - 1 not in labelled and index - first < 3:
        above, own = _line(layout, first - 1).strip(), "".join(_line(layout, first).split())
        bare = "".join(above.split())
        if (
            len(bare) > _LONGEST_LINE
            or layout.says("no_title_above", bare)
            or (layout.says("title", bare) and not layout.begins("title_of_supplement", own))
        ):
            break
        if not _runs_on(layout, bare, own):
            break
        first -= 1
    return first


def _opened(layout: Layout, index: int, labelled: set[int]) -> int | None:
    """The line above with the mark that opens the name, and none between that closes it: 《青川大厦 / 租赁合同》."""
    near = takewhile(lambda at: at not in labelled, range(index - 1, max(-1, index - 1 - _MOST_COVER_LINES), -1))
    marks = ((at, _line(layout, at).strip()) for at in near if "《" not in _line(layout, index))
    above = takewhile(lambda row: "》" not in row[1] and len(row[1]) <= _LONGEST_LINE, marks)
    return next((at for at, row in above if row.startswith("《")), None)


def _runs_on(layout: Layout, above: str, below: str) -> bool:
    """Whether a title's line plainly goes on below; behind an organisation's name only with a word for that."""
    if layout.says("half_title", above) or below.startswith(_GOES_ON):
        return True
    cut = _PIECE.fullmatch(above) is not None and _is_cut(layout, above, below)
    if is_organisation(above):
        return len(below) <= _SHORTEST or (cut and len(above) <= _LONGEST_WORD)
    return cut or layout.begins("title_of_supplement", below) or len(below) <= _SHORT


def _is_cut(layout: Layout, above: str, below: str) -> bool:
    """Whether the end of a line cut a word: the agreement's text has the characters around the cut in one."""
    around = (above[-2:] + below[:1], above[-1:] + below[:2])
    return any(len(piece) == 3 and piece in layout.text.flow.text for piece in around)


def _tail_follows(layout: Layout, index: int, end: int, labelled: set[int]) -> bool:
    return index + 1 < end and index + 1 not in labelled and _TAIL.match(_line(layout, index + 1)) is not None
