"""O read for 0, and l for 1, in figures: put right where what stands around them leaves one reading.

Of recognised text only. A model, a code or a word (O2O, IOT, B2O) stays as it was read, and so does a stroke beside a
figure that may be the rule of a table; a place where both are possible is left to second readings.
"""

from __future__ import annotations

import regex

_UNITS = r"[年月日元圆角分厘万亿%‰％台套个件条吨张份天次户人米号]|小时|平方米"
_TOKEN = regex.compile(
    rf"(?<![0-9A-Za-z])(?P<money>[¥￥]\s?|人民币:?：?)?(?P<run>(?:[0-9]|[Oo](?=[.,]))[0-9Oo〇○.,]{{0,24}})"
    rf"(?![0-9A-Za-z])(?P<unit>{_UNITS})?"
)
_BETWEEN = regex.compile(r"(?<=[0-9])[Oo〇○]+(?=[0-9])")
_DATE = regex.compile(r"(?<![0-9A-Za-z|])(?P<run>[0-9Ool|I]{1,4})(?P<unit>[年月日])")
_CIRCLES = str.maketrans("Oo〇○", "0000")
_STROKES = str.maketrans("OolI|", "00111")
_MOST = {"月": 12, "日": 31}
_YEARS = range(1980, 2100)


def as_figures(text: str) -> str:
    """A recognised line with figures in place of what was taken for them, one character for one."""
    return str(_DATE.sub(_date, _TOKEN.sub(_token, text)))


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
    plain = run.translate(_STROKES)
    if run == plain or not any(map(str.isdigit, run)):
        return str(found[0])
    possible = int(plain) in _YEARS if unit == "年" else 1 <= int(plain) <= _MOST[unit] and len(plain) <= 2
    return f"{plain}{unit}" if possible else str(found[0])
