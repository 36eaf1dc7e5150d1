from __future__ import annotations

import doctest
from importlib import import_module

import pytest


@pytest.mark.parametrize(
    "module", ["amount", "date", "duration", "identifier", "mask", "republic", "simplified", "telephone"]
)
def test_examples_in_docstrings_hold(module: str) -> None:
    failed, attempted = doctest.testmod(import_module(f"hedui.normalize.{module}"))
    assert attempted
    assert not failed
