"""Instalments that do not make up the whole, and rates of tax that are no law."""

from __future__ import annotations

from tests.validate.agreements import Case, changed, fires, silent

_MISMATCH, _RATE = "instalments-mismatch", "tax-rate-unusual"
_ACCOUNT = "3.2 乙方收款账户："
_SIGNED = "日期：2024年2月21日"


def _paid(clause: str) -> str:
    return changed((_ACCOUNT, f"3.2 付款方式：{clause}\n3.3 乙方收款账户："))


def _taxed(rate: str, signed: str = "2024年2月21日", clause: str = "") -> str:
    return changed(
        ("含税，税率6%", f"含增值税，税率{rate}{clause}"),
        ("日期：2024年2月20日", f"日期：{signed}"),
        (_SIGNED, f"日期：{signed}"),
    )


CASES: tuple[Case, ...] = (
    fires(
        _MISMATCH,
        "too much",
        _paid("合同签订后支付30%；验收后支付60%；质保期满后支付20%。"),
        "110%",
        "30%",
        "60%",
        "20%",
    ),
    fires(
        _MISMATCH,
        "fewer than all that are announced",
        _paid("合同价款分三期支付：签订后支付30%；初验后支付40%；终验后支付20%。"),
        "90%",
    ),
    fires(
        _MISMATCH,
        "stages announced without a word for paying",
        _paid("付款分三个阶段：\n第一阶段：签订后支付30%；\n第二阶段：初验后支付60%；\n第三阶段：终验后支付5%。"),
        "95%",
    ),
    fires(
        _MISMATCH,
        "the last called settlement",
        _paid("\n（a）预付款20%，签订后支付；\n（b）进度款50%，初验后支付；\n（c）结算款40%，终验后支付。"),
        "110%",
    ),
    silent(
        _MISMATCH,
        "shares of what settlement comes to",
        _paid("\n（a）签订后支付合同总价的30%；\n（b）初验后支付至合同总价的70%；\n（c）终验后支付至结算款的97%。"),
    ),
    fires(
        _MISMATCH,
        "sums of more than the total",
        _paid("\n第一次付款：9,000元，签订后支付；\n第二次付款：16,000元，验收后支付。"),
        "25000",
    ),
    silent(
        _MISMATCH,
        "a security kept back elsewhere",
        _paid("合同价款分两期支付：签订后支付30%；验收后支付65%。\n3.4 质量保证金为合同总价的5%，期满后退还。"),
    ),
    silent(
        _MISMATCH,
        "earnest money besides as many as are announced",
        _paid("合同价款分两期支付：签订后支付30%；验收后支付70%。\n3.4 甲方支付合同总价的10%作为定金。"),
    ),
    silent(
        _MISMATCH,
        "the sums make up the total's words",
        _paid("\n第一次付款：9,000元，签订后支付；\n第二次付款：15,000元，验收后支付。").replace(
            "24,000.00", "21,000.00"
        ),
    ),
    silent(_MISMATCH, "nobody says that they are all", _paid("签订后支付30%；验收后支付40%。")),
    fires(
        _MISMATCH,
        "too little, with a last one",
        _paid("签订后支付30%；验收后支付60%；质保金5%质保期满后付清。"),
        "95%",
        "5%",
    ),
    fires(
        _MISMATCH, "less than what is left", _paid("签订后支付30%；验收后付至90%；剩余5%质保期满后付清。"), "95%", "90%"
    ),
    fires(
        _MISMATCH,
        "sums that are not the total",
        _paid("首付款7,200元，签订后支付；尾款16,000元，验收后支付。"),
        "23200",
        "24,000.00",
        "7,200",
    ),
    fires(
        _MISMATCH,
        "a list",
        _paid("\n（1）首付款：签订后支付40%；\n（2）中期款：交货后支付40%；\n（3）尾款：验收后支付30%。"),
        "110%",
    ),
    silent(_MISMATCH, "the whole", _paid("合同签订后支付30%；验收后支付60%；质保期满后支付10%。")),
    silent(
        _MISMATCH,
        "what has been paid by then",
        _paid("签订后支付30%；到货后付至60%；验收后付至95%；余5%质保期满后付清。"),
    ),
    silent(_MISMATCH, "what is left", _paid("签订后支付30%；验收后支付60%；余款质保期满后付清。")),
    silent(_MISMATCH, "a third each", _paid("签订后支付33.3%；验收后支付33.3%；质保期满后支付尾款33.4%。")),
    silent(_MISMATCH, "some of them", _paid("签订后支付30%；到货后支付40%。")),
    silent(_MISMATCH, "the sums", _paid("首付款7,200元，签订后支付；尾款16,800元，验收后支付。")),
    silent(
        _MISMATCH, "a security besides", _paid("签订后支付30%；验收后支付70%；合同总价的5%作为质保金，期满后无息退还。")
    ),
    silent(_MISMATCH, "a month's work", _paid("每月按当月完成工程量的80%支付；验收后付至95%；余款质保期满后付清。")),
    silent(_MISMATCH, "no instalments"),
    fires(_RATE, "16% after it ended", _taxed("16%"), "16%", "2024年2月21日"),
    fires(_RATE, "17% long after", _taxed("17%", "2019年5月6日"), "17%", "2019年5月6日"),
    fires(_RATE, "13% before it came back", _taxed("13%", "2018年6月1日"), "13%"),
    fires(_RATE, "9% before it came", _taxed("9%", "2018年12月1日"), "9%"),
    fires(_RATE, "an invoice", _taxed("6%", clause="，乙方开具税率为7%的增值税专用发票"), "7%"),
    silent(_RATE, "6%"),
    silent(_RATE, "16% while it was", _taxed("16%", "2018年5月1日")),
    silent(_RATE, "13% from the day on", _taxed("13%", "2019年4月1日")),
    silent(_RATE, "1% of the small", _taxed("1%")),
    silent(_RATE, "several taxes together", _taxed("6.72%")),
    silent(
        _RATE,
        "no day of signing",
        changed(("税率6%", "税率16%"), ("2024年2月20日", "    年  月  日"), ("2024年2月21日", "    年  月  日")),
    ),
)
