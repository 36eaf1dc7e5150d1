"""Every option once: type, unit, bounds, description. The command line, hedui.toml and the docs come from here."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from hedui.models.finding import Severity


class Language(StrEnum):
    ZH = "zh"
    EN = "en"


class Settings(BaseModel):
    """How documents are read, extracted and checked."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    lang: Language = Field(default=Language.ZH, description="language of messages, report and workbook")
    disable: frozenset[str] = Field(default=frozenset(), description="codes of findings to leave out")
    severity: dict[str, Severity] = Field(default_factory=dict, description="severities changed, by finding code")
    catalogue: tuple[Path, ...] = Field(default=(), description="TOML files of your own labels and patterns")
    max_pages: int = Field(default=2000, ge=1, description="documents with more pages are refused")
    max_megabytes: int = Field(default=512, ge=1, description="larger files are refused (MiB)")
