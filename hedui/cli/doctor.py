"""What ``hedui doctor`` finds: versions, packages, and which OCR engines really load."""

from __future__ import annotations

import platform
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

import psutil

import hedui
from hedui.batch.crew import available_cpus
from hedui.cli import messages
from hedui.errors import EngineMissingError
from hedui.extras import EXTRAS, how_to_get
from hedui.read import office
from hedui.read.ocr import load_engine
from hedui.settings import Language, OcrEngine, Settings

_CPU = Path("/proc/cpuinfo")
_ENOUGH_GIBIBYTES = 3.5


@dataclass(frozen=True, slots=True)
class Package:
    """A distribution that hedui uses, its version where it is installed, and the extra that it belongs to."""

    name: str
    version: str | None
    extra: str | None = None
    """None where hedui does not run without it."""


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
    faster: bool = False
    """Whether OpenVINO would read scans faster here, and is not installed."""
    office: Path | None = None
    """What makes Word files of other forms, where one is installed."""
    processors: int = 1
    gibibytes: float = 16.0
    """Memory of the machine."""

    @property
    def well(self) -> bool:
        """Whether the chosen engine and every package that hedui needs are there."""
        return not self._missing and all(engine.version for engine in self.engines if engine.chosen)

    @property
    def _missing(self) -> list[str]:
        """The packages that hedui needs and that are not there."""
        return [each.name for each in self.packages if each.version is None and not each.extra]

    @property
    def _chosen(self) -> Engine | None:
        return next((each for each in self.engines if each.chosen), None)

    def say(self, lang: Language) -> Iterator[str]:
        """One line a thing."""
        yield f"hedui {hedui.__version__}  Python {platform.python_version()}  {platform.platform()}"
        yield messages.MACHINE.say(lang, processors=self.processors, memory=f"{self.gibibytes:.1f}")
        missing = messages.MISSING_PACKAGE.say(lang)
        yield from ("", messages.PACKAGES.say(lang))
        yield from (f"  {each.name:<24} {each.version or missing}" for each in self.packages if not each.extra)
        yield from ("", messages.OPTIONAL.say(lang))
        for extra, purpose in EXTRAS.items():
            versions = self._versions(extra) or missing
            yield f"  {extra:<24} {messages.EXTRA.say(lang, purpose=purpose.say(lang), state=versions)}"
        yield from ("", messages.ENGINES.say(lang))
        yield from (self._engine(engine, lang) for engine in self.engines)
        yield ""
        yield (messages.OFFICE if self.office else messages.NO_OFFICE).say(lang, path=self.office or "")
        yield ""
        yield from self.advice(lang)

    def _versions(self, extra: str) -> str:
        """What an extra consists of, with the versions; empty where not all of it is there."""
        there = [each for each in self.packages if each.extra == extra]
        return " ".join(f"{each.name} {each.version}" for each in there if all(one.version for one in there))

    def _engine(self, engine: Engine, lang: Language) -> str:
        """How an engine of recognition stands; without one scans stay unread."""
        works, version = (
            (messages.WORKS, engine.version) if engine.name is not OcrEngine.NONE else (messages.UNREAD, "")
        )
        state = f"{works.say(lang)}  {version}" if engine.version else self._problem(engine, lang)
        return f"  {engine.name.value:<24} {state} {messages.CHOSEN.say(lang) if engine.chosen else ''}".rstrip()

    def _problem(self, engine: Engine, lang: Language) -> str | None:
        """What is wrong with an engine; of one that nobody needs here it is said first that nobody does."""
        spare = not engine.chosen and self.well
        return messages.NOT_NEEDED.say(lang, problem=engine.problem) if spare else engine.problem

    def advice(self, lang: Language) -> Iterator[str]:
        """What would help here, the most pressing first; that all is well where nothing would."""
        if self._missing:
            yield messages.INSTALL_AGAIN.say(lang, names=", ".join(self._missing))
        chosen = self._chosen
        if chosen and not chosen.version:
            yield from self._instead(lang)
        if self.well:
            yield messages.ALL_WELL.say(lang)
        if self.faster and chosen and chosen.name is OcrEngine.RAPIDOCR:
            yield messages.FASTER.say(lang, get=how_to_get("fast", lang))
        if self.gibibytes < _ENOUGH_GIBIBYTES:
            yield messages.LITTLE_MEMORY.say(lang, memory=f"{self.gibibytes:.1f}")

    def _instead(self, lang: Language) -> Iterator[str]:
        """That the chosen engine does not work, and which others do."""
        yield messages.NOT_WELL.say(lang)
        others = [each.name for each in self.engines if each.version and each.name is not OcrEngine.NONE]
        if others:
            yield messages.OTHER_ENGINE.say(lang, names=" / ".join(others))


def examine(settings: Settings) -> Examination:
    """Look at the installation; loads each engine, which takes a few seconds."""
    packages = tuple(_packages())
    has_openvino = any(package.name == "openvino" and package.version for package in packages)
    return Examination(
        packages,
        tuple(_engine(name, settings) for name in OcrEngine),
        faster=not has_openvino and _computes_in_bfloat16(),
        office=office.find(),
        processors=available_cpus(),
        gibibytes=psutil.virtual_memory().total / 2**30,
    )


def _computes_in_bfloat16() -> bool:
    """Whether the processor says so; where it is not asked (Linux only), no."""
    try:
        return bool({"avx512_bf16", "amx_bf16"} & {*_CPU.read_text("utf-8").split()})
    except (OSError, UnicodeDecodeError):
        return False


def _packages() -> Iterator[Package]:
    for requirement in metadata.requires("hedui") or []:
        match = re.match(r"[A-Za-z0-9._-]+", requirement)
        extra = re.search(r"extra == ['\"](\w+)['\"]", requirement)
        if match and not (extra and extra[1] not in EXTRAS):
            yield Package(match[0], _version(match[0]), extra[1] if extra else None)


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
