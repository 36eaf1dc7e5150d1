"""OCR engines: one file each, and the table that names them."""

from __future__ import annotations

import functools
from collections.abc import Callable
from importlib import import_module

from hedui.errors import EngineMissingError
from hedui.messages import Message
from hedui.read.ocr.engine import OcrEngine
from hedui.reasons import reason
from hedui.settings import Language
from hedui.settings import OcrEngine as Choice

MODULES: dict[Choice, str] = {
    Choice.RAPIDOCR: "hedui.read.ocr.rapidocr",
    Choice.TESSERACT: "hedui.read.ocr.tesseract",
    Choice.NONE: "hedui.read.ocr.none",
}
"""Where each engine lives; its module's ``load()`` gives the engine. Imported only when it is asked for."""

GET: dict[Choice, Message] = {
    Choice.RAPIDOCR: Message(
        zh="文字识别引擎 RapidOCR 不可用（{reason}），请在 hedui 的文件夹里重新安装：“uv tool install --force .”或"
        "“pipx install --force .”，或用 --ocr none 只读文字层。",
        en="The OCR engine RapidOCR does not work ({reason}); install again in hedui's folder: uv tool install"
        " --force . or pipx install --force ., or use --ocr none.",
    ),
    Choice.TESSERACT: Message(
        zh="没有安装文字识别引擎 Tesseract 或其中文模型（{reason}），请安装 tesseract-ocr 和 tesseract-ocr-chi-sim，"
        "或改用 --ocr rapidocr。",
        en="The OCR engine Tesseract or its Chinese model is not installed ({reason}); install tesseract-ocr and"
        " tesseract-ocr-chi-sim, or use --ocr rapidocr.",
    ),
    Choice.NONE: Message(zh="（{reason}）", en="({reason})"),
}


def load_engine(choice: Choice, lang: Language) -> OcrEngine:
    """The engine, loaded once a process. Raises ``EngineMissingError`` with how to get it."""
    try:
        return _loader(choice)()
    except (ImportError, OSError) as error:
        raise EngineMissingError(GET[choice].say(lang, reason=reason(error, lang))) from error


@functools.cache
def _loader(choice: Choice) -> Callable[[], OcrEngine]:
    load: Callable[[], OcrEngine] = import_module(MODULES[choice]).load
    return load
