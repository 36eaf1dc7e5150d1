"""Tags of HTML by what they do to a line of text."""

from __future__ import annotations

BREAKS = frozenset(
    {
        "br",
        "p",
        "div",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "center",
        "section",
        "article",
        "header",
        "footer",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "figure",
        "figcaption",
        "hr",
        "blockquote",
        "pre",
        "form",
        "fieldset",
        "details",
        "summary",
    }
)
"""What begins and ends a line."""
FRAMES = frozenset(
    {
        "table",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "html",
        "body",
    }
)
"""What stands around rows and lines."""
CELLS = frozenset({"td", "th"})
"""What a row of a table holds."""
WITHIN = frozenset(
    {
        "a",
        "abbr",
        "b",
        "big",
        "bdi",
        "cite",
        "code",
        "col",
        "colgroup",
        "caption",
        "del",
        "dfn",
        "em",
        "font",
        "head",
        "i",
        "img",
        "input",
        "ins",
        "kbd",
        "label",
        "link",
        "mark",
        "meta",
        "nobr",
        "o:p",
        "q",
        "rb",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "title",
        "tt",
        "u",
        "var",
        "watermark",
        "page_number",
        "wbr",
    }
)
"""What dresses words, or shows nothing; those of recognition's own among them."""
