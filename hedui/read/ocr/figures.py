"""O read for 0, and l for 1, in figures: put right where what stands around them leaves one reading.

Of recognised text only. A model, a code or a word (O2O, IOT, B2O) stays as it was read, and so does a stroke beside a
figure that may be the rule of a table; a place where both are possible is left to second readings. The other way round
only IOT, which numbers of agreements and names of services hold (YD-I0T-2024-0018), is put right.
"""

from __future__ import annotations

import regex

from hedui.normalize import grammar

_UNITS = r"[年月日元圆角分厘万亿%‰％台套个件条吨张份天次户人米号]|小时|平方米"
_MONEY = r"[¥￥]\s?|人民币:?：?"
_TOKEN = regex.compile(
    rf"(?<![0-9A-Za-z])(?P<money>{_MONEY})?(?P<run>(?:[0-9]|[Oo](?=[.,]))[0-9Oo〇○.,]{{0,24}})"
    rf"(?![0-9A-Za-z])(?P<unit>{_UNITS})?"
)
_BETWEEN = regex.compile(r"(?<=[0-9])[Oo〇○]+(?=[0-9])")
_DATE = regex.compile(r"(?<![0-9A-Za-z|])(?P<run>[0-9Ool|I]{1,4})(?P<unit>[年月日])")
_PARTED_DATE = regex.compile(
    r"(?<![0-9A-Za-z.,/-])(?P<year>[0-9Ool|I]{4})(?P<by>[-/.])(?P<month>[0-9Ool|I]{1,2})(?P=by)(?P<day>[0-9Ool|I]{1,2})"
    r"(?![0-9A-Za-z.,/-])"
)
_STROKED = grammar.pattern(
    rf"(?<=(?:{_MONEY}))(?:[0-9OolI]{{1,3}}(?:,[0-9OolI]{{3}})+|[0-9OolI]{{1,12}})(?:\.[0-9OolI]{{1,2}})?(?![0-9A-Za-z.,])",
    r"(?<![0-9A-Za-z.,|])[0-9]{1,3}(?:,[0-9OolI]{3})+(?:\.[0-9OolI]{1,2})?(?![0-9A-Za-z.,])",
    r"(?<![0-9A-Za-z.,|])[0-9]{1,3}\.[0-9OolI]{1,4}(?=[%‰％元])",
    r"(?<=[账帐]\s?[号户]\s?[：:]\s?)[0-9OolI]{4,30}(?:[ -][0-9OolI]{1,8}){0,8}(?![0-9A-Za-z])",
)
"""Figures whose strokes are no rule of a table: behind a currency, between the thousands, behind the point, in an
account's number."""
_IOT = regex.compile(
    r"(?<=[A-Za-z][-_/])[Il]0T(?![0-9A-Za-z])|(?<![0-9A-Za-z])[Il]0T(?=[-_]?\s?(?:物联|业务|平台|服务|流量|卡))"
)
"""IOT as nets read it, where no crane of 10 tons can be meant: in a code behind letters, before what is so called."""
_MOSTLY = 0.5
"""Of such figures the share that must have been read as figures."""
_CIRCLES = str.maketrans("Oo〇○", "0000")
_STROKES = str.maketrans("OolI|", "00111")
_MOST = {"月": 12, "日": 31}
_YEARS = range(1980, 2100)


def as_figures(text: str) -> str:
    """A recognised line with figures in place of what was taken for them, one character for one."""
    for pattern, meant in ((_STROKED, _stroked), (_TOKEN, _token), (_PARTED_DATE, _parted_date), (_DATE, _date)):
        text = str(pattern.sub(meant, text))
    return str(_IOT.sub("IOT", text))


def _stroked(found: regex.Match[str]) -> str:
    run = str(found[0])
    signs = [sign for sign in run if sign.isalnum()]
    return run.translate(_STROKES) if sum(map(str.isdigit, signs)) >= _MOSTLY * len(signs) else run


def _token(found: regex.Match[str]) -> str:
    run = found["run"]
    if not any(map(str.isdigit, run)):
        return str(found[0])
    is_figure = found["unit"] or found["money"]
    plain = run.translate(_CIRCLES) if is_figure else _BETWEEN.sub(lambda circles: circles[0].translate(_CIRCLES), run)
    return f"{found['money'] or ''}{plain}{found['unit'] or ''}"


def _date(found: regex.Match[str]) -> str:
    """Only a year, month or day that there is."""
    run, unit = found["run"], found["unit"]
    if not any(map(str.isdigit, run)):
        return str(found[0])
    return f"{_of_calendar(run, unit)}{unit}"


def _parted_date(found: regex.Match[str]) -> str:
    """Only one whose year, month and day there are."""
    parts = [_of_calendar(found[part], unit) for part, unit in (("year", "年"), ("month", "月"), ("day", "日"))]
    is_date = "".join(parts).isdigit() and found["year"][0].isdigit()
    return str(found["by"]).join(parts) if is_date else str(found[0])


def _of_calendar(run: str, unit: str) -> str:
    """The figures of a year, month or day; as they were read where there is none such."""
    plain = run.translate(_STROKES)
    if run == plain:
        return run
    possible = int(plain) in _YEARS if unit == "年" else 1 <= int(plain) <= _MOST[unit] and len(plain) <= 2
    return plain if possible else run
