"""Agreements as tests write them: text that is read like any file's, and the findings of one code on it."""

from __future__ import annotations

from array import array
from dataclasses import dataclass

from hedui.extract import Extraction, extract, load_catalogue
from hedui.models.finding import Finding
from hedui.models.page import Page, Reading
from hedui.settings import Settings
from hedui.validate import validate

CLEAN = """设备维护服务合同

合同编号：LH-WB-2024-031

甲方：临河市第二实验小学
统一社会信用代码：1237020360818950XW
法定代表人：孟庆和
地址：临河市学府路12号
电话：0537-6612080
邮箱：office@lhsy.example.cn

乙方：东禾电梯维护有限公司
统一社会信用代码：91370212742910433H
法定代表人：高志远
地址：临河市工业路88号
电话：13905371234

双方经协商一致，订立本合同。

第一条 服务内容
1.1 乙方为甲方维护教学楼电梯。
1.2 乙方每月巡检一次，并填写记录。
1.3 双方的联系人变更的，应当书面通知对方。

第二条 服务期限
本合同有效期2年，自2024年3月1日起至2026年2月28日止。

第三条 费用
3.1 合同总价：人民币24,000.00元（大写：贰万肆仟元整），含税，税率6%。
3.2 乙方收款账户：
户名：东禾电梯维护有限公司
开户行：中国农业银行临河支行
账号：15330101040008862
行号：103468533016

第四条 违约责任
甲方逾期付款的，每逾期一日，按逾期金额的万分之三支付违约金。

第五条 其他
5.1 因本合同发生的争议，向甲方所在地人民法院提起诉讼。
5.2 本合同一式肆份，甲方执贰份，乙方执贰份。

甲方（盖章）：临河市第二实验小学
法定代表人（签字）：孟庆和
日期：2024年2月20日

乙方（盖章）：东禾电梯维护有限公司
法定代表人（签字）：高志远
日期：2024年2月21日
"""
"""An agreement with nothing to find in it."""


def changed(*changes: tuple[str, str]) -> str:
    """``CLEAN`` with words exchanged, each of them once; fails where they are not there."""
    text = CLEAN
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def pages(*texts: str, reading: Reading = Reading.PLAIN_TEXT, confidence: float = 1.0) -> tuple[Page, ...]:
    """Texts as pages; what OCR read has a confidence for each character."""
    return tuple(
        Page(
            number=number,
            text=text,
            reading=reading,
            confidences=array("d", [confidence] * len(text)) if reading is Reading.OCR else array("d"),
        )
        for number, text in enumerate(texts, 1)
    )


def read(*texts: str) -> Extraction:
    """What is extracted from plain text, one text a page."""
    return extract(pages(*texts), load_catalogue())


def findings(code: str, *texts: str, settings: Settings | None = None) -> tuple[Finding, ...]:
    """The findings of one code."""
    found = validate(read(*texts), settings or Settings())
    return tuple(finding for finding in found if finding.code == code)


def codes(*texts: str) -> set[str]:
    """The codes of all findings."""
    return {finding.code for finding in validate(read(*texts), Settings())}


@dataclass(frozen=True, slots=True)
class Case:
    """A text on which a code must be found, with what its message quotes, or must not (``quotes`` is None)."""

    code: str
    about: str
    text: str
    quotes: tuple[str, ...] | None


def fires(code: str, about: str, text: str, *quotes: str) -> Case:
    """The code is found and its message quotes these words."""
    return Case(code, about, text, quotes)


def silent(code: str, about: str, text: str = CLEAN) -> Case:
    """The code is not found."""
    return Case(code, about, text, None)
