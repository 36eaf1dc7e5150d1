"""Every option once: type, unit, bounds, description. The command line, hedui.toml and the docs come from here."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic.config import JsonDict
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from hedui.fingerprint import digest, own_tables, whole
from hedui.models.severity import Severity


class Language(StrEnum):
    ZH = "zh"
    EN = "en"


class OcrEngine(StrEnum):
    """What reads pages that have no text layer to rely on."""

    RAPIDOCR = "rapidocr"
    TESSERACT = "tesseract"
    NONE = "none"


class Export(StrEnum):
    """What a batch writes besides the records."""

    XLSX = "xlsx"
    CSV = "csv"
    JSONL = "jsonl"
    HTML = "html"
    PARQUET = "parquet"
    """Only where asked for: it needs the extra of that name."""
    SQLITE = "sqlite"
    """Only where asked for."""
    CONFIRMED = "confirmed"
    """The records that people have confirmed; only where asked for."""
    CHANGES = "changes"
    """What people decided, entry by entry; only where asked for."""
    TRUTHS = "truths"
    """What people confirmed, for ``hedui evaluate``; only where asked for."""


USUAL_EXPORTS = frozenset({Export.XLSX, Export.CSV, Export.JSONL, Export.HTML})


def _zh(description: str) -> JsonDict:
    """The description for people who read Chinese; without one they see the English."""
    return {"zh": description}


class Where(StrEnum):
    """Where a setting may be given, if not on the command line and in hedui.toml both."""

    FILE = "file"
    NOWHERE = "nowhere"
    """It follows from where the others stand."""


WHERE = "where"
"""Key of a setting's extra."""
_WITHOUT_EFFECT = {"ocr_threads", "cache", "cache_megabytes"}
"""Settings that make a run slower or faster and leave its records as they are."""


def _no_truth(value: object) -> object:
    """``max_pages = true`` is a slip of the pen and not a limit of one page."""
    if isinstance(value, bool):
        raise PydanticCustomError("number_expected", "a number, not true or false")
    return value


def _is_address(value: str) -> str:
    if not re.match(r"https?://[^\s/]", value) or len(value) > 2000:
        raise PydanticCustomError("address_expected", "an address that begins with http:// or https://")
    return value


Whole = Annotated[int, BeforeValidator(_no_truth)]
Number = Annotated[float, BeforeValidator(_no_truth), Field(allow_inf_nan=False)]


_STRICT = ConfigDict(frozen=True, extra="forbid", defer_build=True)
"""A model's checks are made when something is checked: the help needs none of them."""


class Settings(BaseModel):
    """How documents are read, extracted and checked."""

    model_config = _STRICT

    lang: Language = Field(
        default=Language.ZH,
        description="language of messages, report and workbook",
        json_schema_extra=_zh("提示、报告和工作簿的语言"),
    )
    disable: frozenset[str] = Field(
        default=frozenset(),
        description="codes of findings to leave out",
        json_schema_extra=_zh("不要报告的核对项（代码）"),
    )
    severity: dict[str, Severity] = Field(
        default_factory=dict,
        description="severities changed, by finding code",
        json_schema_extra=_zh("按代码更改严重程度"),
    )
    catalogue: tuple[Path, ...] = Field(
        default=(),
        description="TOML files of your own labels and patterns",
        json_schema_extra=_zh("自己的标签与模式文件（TOML）"),
    )
    own: Path | None = Field(
        default=None,
        description="the settings file, where fields and checks of your own stand in it",
        json_schema_extra={**_zh("配置文件本身，其中有自定义字段或核对项时"), WHERE: Where.NOWHERE},
    )
    max_pages: Whole = Field(
        default=2000,
        ge=1,
        description="documents with more pages are refused",
        json_schema_extra=_zh("超过这个页数的文件不处理"),
    )
    max_megabytes: Whole = Field(
        default=512,
        ge=1,
        description="larger files are refused (MiB)",
        json_schema_extra=_zh("超过这个大小（MiB）的文件不处理"),
    )
    ocr: OcrEngine = Field(
        default=OcrEngine.RAPIDOCR,
        description="engine that reads scans and images",
        json_schema_extra=_zh("识别扫描件和图片的引擎"),
    )
    ner: bool = Field(
        default=True,
        description="ask the model of names for parties that no label names",
        json_schema_extra=_zh("没有标签写明双方时，用名称识别模型找出双方"),
    )
    ocr_threads: Whole = Field(
        default=0,
        ge=0,
        le=256,
        description="pages of one document that are recognised at once; 0: as many as there are processors",
        json_schema_extra=_zh("同时识别同一文件的页数，0 表示与处理器数相同"),
    )
    second_readings: Whole = Field(
        default=24,
        ge=0,
        le=1000,
        description="doubtful critical values of a scanned document that are read a second time at most; 0: none",
        json_schema_extra=_zh("扫描件中最多重读多少处存疑的关键值，0 表示不重读"),
    )
    sure: Number = Field(
        default=0.85,
        ge=0,
        le=1,
        description="confidence of its least sure character below which a critical value is read a second time",
        json_schema_extra=_zh("关键值中把握最小的字低于此值时重读"),
    )
    compare_layers: bool = Field(
        default=True,
        description="compare the critical values of a PDF's text layer, 12 an agreement at most, with what its pages"
        " show",
        json_schema_extra=_zh("将 PDF 文字层的关键值（每份合同最多 12 处）与页面显示的内容比对"),
    )
    max_megapixels: Whole = Field(
        default=120,
        ge=1,
        description="pictures with more pixels are refused (millions)",
        json_schema_extra=_zh("超过这个像素数（百万）的图片不处理"),
    )
    cache: bool = Field(
        default=True,
        description="keep what was recognised, so that the same page need not be recognised again",
        json_schema_extra=_zh("保存识别结果，同一页不必重新识别"),
    )
    cache_megabytes: Whole = Field(
        default=512,
        ge=1,
        description="how much is kept (MiB); what was not used for longest goes first",
        json_schema_extra=_zh("识别结果最多保存多少（MiB），最久未用的先删除"),
    )

    def fingerprint(self) -> str:
        """A hash of what a record depends on, the content of catalogue files and of the lists that checks look into
        included; equal settings have equal ones.

        Raises ``OSError`` when a catalogue file cannot be read.
        """
        plain = self.model_dump(mode="json", exclude=_WITHOUT_EFFECT) | {"disable": sorted(self.disable)}
        plain["catalogue"] = [whole(path) for path in self.catalogue]
        plain["own"] = own_tables(self.own) if self.own else None
        return digest(plain)


def options_of(model: type[BaseModel], *, in_file: bool = False) -> dict[str, FieldInfo]:
    """The settings of a model that people give on the command line, or ``in_file``, by name."""
    without = {Where.NOWHERE} if in_file else {Where.NOWHERE, Where.FILE}
    return {name: info for name, info in model.model_fields.items() if _where(info) not in without}


def _where(info: FieldInfo) -> object:
    return info.json_schema_extra.get(WHERE) if isinstance(info.json_schema_extra, dict) else None


class LimitSettings(BaseModel):
    """What the reading of one document may take."""

    model_config = _STRICT

    timeout: Number | None = Field(
        default=None,
        gt=0,
        description="seconds that one document may take; by its number of pages unless told otherwise",
        json_schema_extra=_zh("单个文件的时限（秒），默认按页数计算"),
    )
    memory: Whole = Field(
        default=4096,
        ge=256,
        description="memory that the reading of one document may use (MiB)",
        json_schema_extra=_zh("处理单个文件的内存上限（MiB）"),
    )


class Joining(StrEnum):
    """Which files of a folder are the pages of one agreement."""

    NUMBERED = "numbered"
    FOLDER = "folder"
    SEPARATE = "separate"


class BatchSettings(LimitSettings):
    """How a batch is run and what it writes. Nothing here changes what is read of a document."""

    workers: Whole | None = Field(
        default=None,
        ge=1,
        le=512,
        description="worker processes; one per processor unless told otherwise",
        json_schema_extra=_zh("工作进程数，默认每个处理器一个"),
    )
    recycle: Whole = Field(
        default=1000,
        ge=1,
        description="documents after which a worker is replaced by a fresh one",
        json_schema_extra=_zh("工作进程处理多少个文件后换新"),
    )
    follow_links: bool = Field(
        default=False,
        description="follow links that lead out of the folder, and links to folders",
        json_schema_extra=_zh("跟随指向文件夹之外的链接和指向文件夹的链接"),
    )
    pictures: Joining = Field(
        default=Joining.NUMBERED,
        description="which pictures are one agreement's pages: those whose names count pages, all of a folder, or none",
        json_schema_extra=_zh("哪些图片是同一份合同的各页：numbered 按页编号的，folder 文件夹全部，separate 不合并"),
    )
    texts: Joining = Field(
        default=Joining.NUMBERED,
        description="which texts are one agreement's pages: those that prove it, all of a folder, or none",
        json_schema_extra=_zh("哪些文本是同一份合同的各页：numbered 按页编号且内容相接的，其余同上"),
    )
    force: bool = Field(
        default=False,
        description="read every file again, also those that are done and unchanged",
        json_schema_extra=_zh("全部重新处理，包括已完成且未变化的文件"),
    )
    export: frozenset[Export] = Field(
        default=USUAL_EXPORTS,
        description="what to write besides the records; xlsx, csv, jsonl and html unless told otherwise",
        json_schema_extra=_zh("除记录外还要输出的文件，默认为 xlsx、csv、jsonl 和 html"),
    )
    webhook: Annotated[str, AfterValidator(_is_address)] | None = Field(
        default=None,
        description="address that is told when an agreement is confirmed at the desk; only in hedui.toml",
        json_schema_extra={**_zh("合同在核对台标为已核对时通知的地址，只能写在 hedui.toml 中"), WHERE: Where.FILE},
    )
    dask: str | None = Field(
        default=None,
        description="address of a Dask scheduler whose cluster does the work",
        json_schema_extra=_zh("Dask 调度器地址，由该集群处理"),
    )


class Options(BaseModel):
    """Everything that can be set, in hedui.toml and on the command line."""

    model_config = _STRICT

    settings: Settings = Field(default_factory=Settings)
    batch: BatchSettings = Field(default_factory=BatchSettings)
