"""Generated agreements on paper: what the PDF's text layer says, and that a scan has none."""

from __future__ import annotations

from random import Random

import pypdfium2
import pytest

from fixtures.generator.make import make_agreement
from fixtures.generator.pdf import Typeset, typeset
from fixtures.generator.scan import scanned
from fixtures.generator.truth import truth_of
from fixtures.generator.world import Split

pytestmark = pytest.mark.needs("fonts")


def _texts(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def _paper(index: int) -> Typeset:
    return typeset(make_agreement(21, index, Split.TRAIN).agreement, Random(index))


@pytest.mark.parametrize("index", [2, 5, 9, 11])
def test_the_text_layer_holds_names_and_totals(index: int) -> None:
    text = "".join("".join(_texts(_paper(index).data)).split())
    fields = truth_of(make_agreement(21, index, Split.TRAIN).agreement).fields
    for pointer in ("/number", "/parties/甲方/name", "/parties/乙方/name", "/total/words"):
        if pointer in fields and len(str(fields[pointer])) < 30:
            assert "".join(str(fields[pointer]).split()) in text, pointer


def test_setting_twice_gives_the_same_bytes_and_counts_its_pages() -> None:
    paper = _paper(5)
    assert paper == _paper(5)
    assert paper.pages == len(_texts(paper.data))


def test_seals_lie_on_the_paper_and_bear_the_parties_names() -> None:
    agreement = make_agreement(21, 5, Split.TRAIN, faults=()).agreement
    paper = typeset(agreement, Random(5))
    assert {seal.name for seal in paper.seals} <= {party.name for party in agreement.plan.parties()}
    assert paper.seals
    assert all(1 <= seal.page <= paper.pages and 0 < seal.x < 595 and 0 < seal.y < 842 for seal in paper.seals)


def test_a_scan_has_the_same_pages_and_no_text() -> None:
    paper = _paper(5)
    texts = _texts(scanned(paper, Random(1)))
    assert len(texts) == paper.pages
    assert not "".join(texts).strip()
