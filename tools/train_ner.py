"""Train the model of names on generated agreements: ``make model``.

Everything is drawn from ``--seed``: the same seed on the same machine and versions gives the same weights. The model
is written to ``--out``, its scores on agreements of the other split to ``--card``.
"""

from __future__ import annotations

import argparse
import random
import shutil
import time
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import spacy
from jinja2 import Template
from spacy.language import Language
from spacy.tokens import Span as SpacySpan
from spacy.training import Example
from thinc.api import compounding, fix_random_seed

from fixtures.generator.make import make_agreement
from fixtures.generator.noise import noisy
from fixtures.generator.statement import Span, lift_marks
from fixtures.generator.text import marked_text
from fixtures.generator.world import Split, common_characters
from hedui.extract.parties.ner import MODEL, EntityLabel, Window, document_of, windows

_TOK2VEC = {
    "@architectures": "spacy.Tok2Vec.v2",
    "embed": {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": 64,
        "attrs": ["ORTH", "LEMMA"],
        "rows": [6000, 100],
        "include_static_vectors": False,
    },
    "encode": {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": 64,
        "depth": 4,
        "window_size": 2,
        "maxout_pieces": 3,
    },
}
_PARSER = {
    "@architectures": "spacy.TransitionBasedParser.v2",
    "state_type": "ner",
    "extra_state_tokens": False,
    "hidden_width": 64,
    "maxout_pieces": 2,
    "use_upper": True,
    "tok2vec": _TOK2VEC,
}

_CONTEXTS = tomllib.loads((Path(__file__).parent / "contexts.toml").read_text("utf-8"))
"""What may stand right before and right behind a name."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A window and the names in it, in the window's own offsets."""

    window: Window
    spans: tuple[Span, ...]


def samples(seed: int, count: int, split: Split, wild: float, noise: float) -> Iterator[Sample]:
    """Windows of generated agreements; ``wild`` names of common characters, ``noise`` the share of noisy texts."""
    rng = random.Random(f"samples:{split}:{seed}")
    for index in range(count):
        made = make_agreement(seed, index, split, wild=wild)
        marked = marked_text(made.agreement)
        if rng.random() < noise:
            marked = noisy(marked, rng)
        text, spans = lift_marks(marked)
        for window in windows(text):
            inside = _inside(window, spans)
            if inside or rng.random() < 0.2:
                yield Sample(_garbled(window, inside, rng), inside)


def _garbled(window: Window, spans: tuple[Span, ...], rng: random.Random) -> Window:
    """The window with other words between the names, so that the model learns from more than our own sentences.

    Away from names some words become any characters; right before and behind a name stand words that may well do so.
    """
    characters = list(window.characters)
    inside = {place for span in spans for place in range(span.start, span.end)}
    if rng.random() < 0.6:
        near = {place for span in spans for place in range(span.start - 8, span.end + 8)}
        for _ in range(rng.randint(1, 14)):
            start, length = rng.randrange(len(characters)), rng.randint(1, 5)
            for place in range(start, min(start + length, len(characters))):
                if place not in near and "\u4e00" <= characters[place] <= "\u9fff":
                    characters[place] = rng.choice(common_characters())
    for span in spans:
        if rng.random() < 0.15:
            before = rng.choice(_CONTEXTS["before"])
            _overwrite(characters, span.start - len(before), before, inside)
        if rng.random() < 0.15:
            _overwrite(characters, span.end, rng.choice(_CONTEXTS["behind"]), inside)
    return Window(tuple(characters), window.offsets)


def _overwrite(characters: list[str], start: int, words: str, inside: set[int]) -> None:
    places = range(start, start + len(words))
    if start >= 0 and start + len(words) <= len(characters) and inside.isdisjoint(places):
        characters[start : start + len(words)] = words


def _inside(window: Window, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    place = {offset: index for index, offset in enumerate(window.offsets)}
    found = []
    for span in spans:
        covered = [place[offset] for offset in range(span.start, span.end) if offset in place]
        while covered and window.characters[covered[-1]].isspace():
            covered.pop()
        while covered and window.characters[covered[0]].isspace():
            covered.pop(0)
        if len(covered) > 1:
            found.append(Span(covered[0], covered[-1] + 1, span.label))
    return tuple(found)


def example_of(sample: Sample, pipeline: Language) -> Example:
    reference = document_of(sample.window, pipeline.vocab)
    reference.ents = tuple(SpacySpan(reference, s.start, s.end, label=s.label) for s in sample.spans)
    return Example(document_of(sample.window, pipeline.vocab), reference)


def batches(examples: list[Example]) -> Iterator[list[Example]]:
    """The examples in batches that grow from 4 to 16 windows."""
    start = 0
    for size in compounding(4.0, 16.0, 1.001):
        if start >= len(examples):
            return
        yield examples[start : start + int(size)]
        start += int(size)


def train(seed: int, count: int, epochs: int) -> Language:
    """A pipeline trained on ``count`` agreements."""
    fix_random_seed(seed)
    pipeline = spacy.blank("zh")
    recogniser = pipeline.add_pipe("ner", config={"model": _PARSER})
    for label in EntityLabel:
        recogniser.add_label(label)  # type: ignore[attr-defined]
    examples = [example_of(sample, pipeline) for sample in samples(seed, count, Split.TRAIN, wild=0.5, noise=0.5)]
    print(f"{len(examples)} windows, {sum(len(e.reference) for e in examples)} characters")
    optimizer = pipeline.initialize(lambda: examples[:200])
    rng = random.Random(seed)
    for epoch in range(epochs):
        rng.shuffle(examples)
        began, losses = time.perf_counter(), dict[str, float]()
        optimizer.learn_rate = 0.001 * (1 - 0.85 * epoch / epochs)
        for batch in batches(examples):
            pipeline.update(batch, drop=0.1, sgd=optimizer, losses=losses)
        print(f"epoch {epoch + 1}: loss {losses['ner']:.0f}, {time.perf_counter() - began:.0f} s", flush=True)
    return pipeline


def score(pipeline: Language, checks: list[Sample]) -> dict[str, dict[str, float]]:
    """Precision, recall and F1 by label, exact borders."""
    right, found, wanted = Counter[str](), Counter[str](), Counter[str]()
    documents = pipeline.pipe((document_of(sample.window, pipeline.vocab) for sample in checks), batch_size=64)
    for sample, document in zip(checks, documents, strict=True):
        want = {(s.start, s.end, str(s.label)) for s in sample.spans}
        got = {(s.start, s.end, s.label_) for s in document.ents}
        for counter, names in ((right, want & got), (found, got), (wanted, want)):
            counter.update(label for *_, label in names)
            counter["all"] += len(names)
    return {label: _scores(right[label], found[label], wanted[label]) for label in ("all", *EntityLabel)}


def _scores(right: int, found: int, wanted: int) -> dict[str, float]:
    precision, recall = right / max(1, found), right / max(1, wanted)
    return {
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / max(1e-9, precision + recall),
        "names": wanted,
    }


def table(scores: dict[str, dict[str, float]]) -> str:
    """The scores as rows of a Markdown table."""
    rows = ["| names | precision | recall | F1 | in the test |", "|---|---|---|---|---|"]
    for label, row in scores.items():
        rows.append(
            f"| {label} | {row['precision']:.3f} | {row['recall']:.3f} | {row['f1']:.3f} | {row['names']:.0f} |"
        )
    return "\n".join(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=7, help="of the agreements, the weights and the order of training")
    parser.add_argument("--count", type=int, default=1500, help="agreements to train on")
    parser.add_argument("--epochs", type=int, default=3, help="how often all of them are seen")
    parser.add_argument("--out", type=Path, default=MODEL, help="folder of the model; replaced")
    parser.add_argument("--card", type=Path, help="the model card to write, docs/model-card.md")
    options = parser.parse_args()
    began = time.perf_counter()
    pipeline = train(options.seed, options.count, options.epochs)
    seconds = time.perf_counter() - began
    tables = {}
    for name, noise in (("clean", 0.0), ("noisy", 1.0)):
        checks = list(samples(options.seed + 1, 200, Split.TEST, wild=0.0, noise=noise))
        tables[name] = table(score(pipeline, checks))
        print(f"{name} texts\n{tables[name]}")
    shutil.rmtree(options.out, ignore_errors=True)
    pipeline.to_disk(options.out)
    if options.card:
        facts = {"seed": options.seed, "count": options.count, "epochs": options.epochs, "minutes": round(seconds / 60)}
        size = sum(path.stat().st_size for path in options.out.rglob("*") if path.is_file()) / 2**20
        template = Template((Path(__file__).parent / "model-card.md.j2").read_text("utf-8"))
        card = template.render(**facts, **tables, size=f"{size:.1f}", spacy=version("spacy"))
        options.card.write_text(card + "\n", "utf-8")


if __name__ == "__main__":
    main()
