"""The extras that users may install besides, what each is for, and how to get one."""

from __future__ import annotations

from hedui.messages import Message
from hedui.settings import Language

EXTRAS = {
    "fast": Message(zh="用 OpenVINO 识别扫描件", en="reads scans with OpenVINO"),
    "signatures": Message(
        zh="验证 PDF 的数字签名（未安装时只列出）", en="verifies digital signatures of PDFs (else they are listed)"
    ),
    "parquet": Message(zh="写 Parquet 文件", en="writes Parquet files"),
    "dask": Message(zh="在集群上运行，读写 s3:// 等地址", en="runs on a cluster, reads and writes s3:// URLs"),
}
"""Name → purpose. The other extras of ``pyproject.toml`` are for developers."""

# In double quotes, which every shell takes off, that of Windows too.
_GET = Message(
    zh='请在 hedui 的文件夹里运行“uv tool install --force ".[{extra}]"”或“pipx install --force ".[{extra}]"”',
    en='in hedui\'s folder run “uv tool install --force ".[{extra}]"” or “pipx install --force ".[{extra}]"”',
)


def how_to_get(extra: str, lang: Language) -> str:
    """The command that installs hedui with the extra."""
    return _GET.say(lang, extra=extra)
