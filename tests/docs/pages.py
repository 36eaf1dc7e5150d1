"""The documents, and what tests look for in them."""

from __future__ import annotations

import re
import sys
from importlib import util
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
READMES = (ROOT / "README.md", ROOT / "README.zh-CN.md")
PAGES = (*READMES, ROOT / "CHANGELOG.md", *sorted(DOCS.glob("*.md")))

_BLOCK = re.compile(r"^```(?P<language>\w*)\n(?P<body>.*?)^```", re.MULTILINE | re.DOTALL)


def blocks(page: Path, language: str) -> list[str]:
    """The fenced blocks of a language, in order."""
    return [m["body"] for m in _BLOCK.finditer(page.read_text("utf-8")) if m["language"] == language]


def prose(page: Path) -> str:
    """A page without its fenced blocks."""
    return _BLOCK.sub("", page.read_text("utf-8"))


def generator() -> ModuleType:
    """``docs/generate.py``, which lies in no package."""
    name = "docs_generate"
    if name not in sys.modules:
        spec = util.spec_from_file_location(name, DOCS / "generate.py")
        assert spec and spec.loader
        module = util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    return sys.modules[name]
