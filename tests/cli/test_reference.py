"""The command reference is what the commands say, and leaves none out."""

from __future__ import annotations

from pathlib import Path

import pytest

from hedui.cli.app import VERBS
from hedui.cli.reference import PAGES, page
from hedui.settings import BatchSettings, Language, Settings, options_of

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("lang", list(Language))
def test_the_page_is_up_to_date(lang: Language) -> None:
    assert (DOCS / PAGES[lang]).read_text("utf-8") == page(lang), "run: make docs"


@pytest.mark.parametrize("lang", list(Language))
def test_every_command_and_setting_is_on_the_page(lang: Language) -> None:
    text = page(lang)
    for entry in VERBS:
        assert f"## hedui {entry.name}\n" in text
        assert entry.help.say(lang) in text.replace("\n  ", " ")
    for model in (Settings, BatchSettings):
        for name in model.model_fields.keys() - {"own"}:
            assert f"| `{name}` |" in text


@pytest.mark.parametrize("lang", list(Language))
def test_what_stands_in_the_file_only_is_no_option(lang: Language) -> None:
    assert "--webhook" not in page(lang) and "| `own` |" not in page(lang)
    assert set(options_of(BatchSettings, in_file=True)) - set(options_of(BatchSettings)) == {"webhook"}
