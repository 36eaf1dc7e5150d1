"""Our amount parser beside cn2an and jionlp on one generated corpus; dates and lengths of time for their speed.

    python benchmarks/normalize.py [--size N] [--seed N]

Exits with 1 where a well-formed amount is not exact, a malformed or ambiguous one is not refused, or the median call
takes longer than 10 µs, or longer than cn2an's.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from normalize_corpus import Sample, Sort, corpus

from hedui.normalize.amount import parse_amount
from hedui.normalize.date import parse_date
from hedui.normalize.duration import parse_duration

CALLS = 3  # of each parser for each sample; the quickest counts, so that a busy machine does not blur the picture
MOST_MICROSECONDS = 10.0
MOST_DATE_MICROSECONDS = 15.0
DATES = (
    "2024年5月14日",
    "2024. 5. 14",
    "20240514",
    "二〇二四年五月十四日",
    "贰零贰肆年零伍月壹拾肆日",
    "【2023】年【6】月【2】日",
    "2024年2月30日",
)
DURATIONS = ("【2】年", "叁(3)年", "12个月", "一年半", "30日内", "15个工作日", "48小时", "叁(4)年")

Parser = Callable[[str], Decimal]


def parsers() -> dict[str, Parser]:
    """Ours, and those of the others that are installed (pip install 'hedui[bench]')."""
    found: dict[str, Parser] = {"hedui": parse_amount}
    with contextlib.suppress(ImportError):
        import cn2an

        found["cn2an strict"] = lambda text: Decimal(str(cn2an.cn2an(text, "strict")))
        found["cn2an smart"] = lambda text: Decimal(str(cn2an.cn2an(text, "smart")))
    with contextlib.suppress(ImportError), contextlib.redirect_stdout(io.StringIO()):
        import jionlp

        found["jionlp"] = lambda text: _number_of(jionlp.parse_money(text))
    return found


def _number_of(parsed: dict[str, Any]) -> Decimal:
    if parsed["definition"] != "accurate":
        raise ValueError(parsed["definition"])
    return Decimal(parsed["num"])


def outcome(parse: Parser, sample: Sample) -> tuple[str, float]:
    """What became of one sample, and the microseconds it took."""
    started = time.perf_counter_ns()
    try:
        amount = parse(sample.text)
    except Exception:  # other libraries raise what they like
        result = "refused"
    else:
        result = "exact" if amount == sample.amount else "wrong"
    return result, (time.perf_counter_ns() - started) / 1000


def measure(name: str, parse: Parser, samples: Sequence[Sample]) -> tuple[Counter[tuple[Sort, str]], float]:
    counts: Counter[tuple[Sort, str]] = Counter()
    times: list[float] = []
    for sample in samples:
        result, microseconds = min((outcome(parse, sample) for _ in range(CALLS)), key=lambda measured: measured[1])
        counts[sample.sort, result] += 1
        times.append(microseconds)
        if name == "hedui" and result != ("exact" if sample.sort is Sort.WELL_FORMED else "refused"):
            print(f"  {sample.form}: {sample.text!r} {result}, states {sample.amount}", file=sys.stderr)
    median = statistics.median(times)
    print(f"{name:14}", end="")
    for sort in Sort:
        total = sum(count for (of, _), count in counts.items() if of is sort)
        for result in ("exact", "wrong", "refused") if sort is Sort.WELL_FORMED else ("wrong", "refused"):
            print(f"{100 * counts[sort, result] / total:9.2f}%", end="")
    print(f"{median:10.1f}{statistics.fmean(times):10.1f}{statistics.quantiles(times, n=100)[98]:10.1f}")
    return counts, median


def median_of(parse: Callable[[str], object], texts: Sequence[str], rounds: int = 500) -> float:
    times = []
    for _ in range(rounds):
        for text in texts:
            started = time.perf_counter_ns()
            with contextlib.suppress(ValueError):
                parse(text)
            times.append((time.perf_counter_ns() - started) / 1000)
    return statistics.median(times)


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--size", type=int, default=12_000)
    options.add_argument("--seed", type=int, default=20240514)
    chosen = options.parse_args()
    samples = corpus(chosen.seed, chosen.size)
    print(f"{len(samples)} amounts: {dict(Counter(str(sample.sort) for sample in samples))}")
    print(f"{'':14}{'well-formed':^30}{'malformed':^20}{'ambiguous':^20}{'microseconds a call':^30}")
    columns = ("exact", "wrong", "refused", "read", "refused", "read", "refused", "median", "mean", "99%")
    print(f"{'':14}" + "".join(f"{column:>10}" for column in columns))
    results = {name: measure(name, parse, samples) for name, parse in parsers().items()}
    dates, durations = median_of(parse_date, DATES), median_of(parse_duration, DURATIONS)
    print(f"dates: {dates:.1f} µs, lengths of time: {durations:.1f} µs (median)")
    ours, median = results["hedui"]
    flawless = set(ours) <= {(Sort.WELL_FORMED, "exact"), (Sort.MALFORMED, "refused"), (Sort.AMBIGUOUS, "refused")}
    fastest_cn2an = min((m for name, (_, m) in results.items() if name.startswith("cn2an")), default=float("inf"))
    quick = median <= min(MOST_MICROSECONDS, fastest_cn2an) and max(dates, durations) <= MOST_DATE_MICROSECONDS
    return 0 if flawless and quick else 1


if __name__ == "__main__":
    sys.exit(main())
