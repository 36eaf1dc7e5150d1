"""What ``hedui doctor`` finds: versions, packages, and which OCR engines really load."""

from __future__ import annotations

import platform
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata

import hedui
from hedui.cli import messages
from hedui.errors import EngineMissingError
from hedui.read.ocr import load_engine
from hedui.settings import Language, OcrEngine, Settings


@dataclass(frozen=True, slots=True)
class Package:
    """A distribution that hedui uses, its version where it is installed, and whether hedui runs without it."""

    name: str
    version: str | None
    optional: bool


@dataclass(frozen=True, slots=True)
class Engine:
    """An OCR engine: its version where it loads, else what is wrong and how to get it."""

    name: OcrEngine
    version: str | None
    problem: str | None
    chosen: bool


@dataclass(frozen=True, slots=True)
class Examination:
    """Everything that was found."""

    packages: tuple[Package, ...]
    engines: tuple[Engine, ...]

    @property
    def well(self) -> bool:
        """Whether the chosen engine and every package that hedui needs are there."""
        missing = [package for package in self.packages if package.version is None and not package.optional]
        return not missing and all(engine.version for engine in self.engines if engine.chosen)

    def say(self, lang: Language) -> Iterator[str]:
        """One line a thing."""
        yield f"hedui {hedui.__version__}  Python {platform.python_version()}  {platform.platform()}"
        for heading, optional in ((messages.PACKAGES, False), (messages.OPTIONAL, True)):
            yield from ("", heading.say(lang))
            for package in self.packages:
                if package.optional is optional:
                    yield f"  {package.name:<18} {package.version or messages.MISSING_PACKAGE.say(lang)}"
        yield from ("", messages.ENGINES.say(lang))
        for engine in self.engines:
            chosen = messages.CHOSEN.say(lang) if engine.chosen else ""
            state = f"{messages.WORKS.say(lang)}  {engine.version}" if engine.version else engine.problem
            yield f"  {engine.name.value:<18} {state} {chosen}".rstrip()
        yield from ("", (messages.ALL_WELL if self.well else messages.NOT_WELL).say(lang))


def examine(settings: Settings) -> Examination:
    """Look at the installation; loads each engine, which takes a few seconds."""
    return Examination(tuple(_packages()), tuple(_engine(name, settings) for name in OcrEngine))


def _packages() -> Iterator[Package]:
    for requirement in metadata.requires("hedui") or []:
        match = re.match(r"[A-Za-z0-9._-]+", requirement)
        extra = re.search(r"extra == ['\"](\w+)['\"]", requirement)
        if match and not (extra and extra[1] == "dev"):
            yield Package(match[0], _version(match[0]), optional=extra is not None)


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _engine(name: OcrEngine, settings: Settings) -> Engine:
    chosen = settings.ocr is name
    try:
        return Engine(name, load_engine(name, settings.lang).version, None, chosen)
    except EngineMissingError as error:
        return Engine(name, None, str(error), chosen)
