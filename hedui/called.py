"""What the fields of a contract are called, for people."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from hedui.messages import Message
from hedui.settings import Language

WORDS: Mapping[str, Message] = {
    "number": Message("编号", "number"),
    "title": Message("名称", "title"),
    "parties": Message("", ""),
    "name": Message("名称", "name"),
    "legal_representative": Message("法定代表人", "legal representative"),
    "contact": Message("联系人", "contact"),
    "address": Message("地址", "address"),
    "postcode": Message("邮编", "postcode"),
    "telephone": Message("电话", "telephone"),
    "fax": Message("传真", "fax"),
    "email": Message("邮箱", "email"),
    "tax_id": Message("税号", "tax id"),
    "id_number": Message("身份证号", "identity number"),
    "accounts": Message("账户", "account"),
    "bank": Message("开户行", "bank"),
    "bank_code": Message("联行号", "bank code"),
    "purpose": Message("用途", "purpose"),
    "items": Message("明细", "item"),
    "description": Message("说明", "description"),
    "quantity": Message("数量", "quantity"),
    "unit": Message("单位", "unit"),
    "unit_price": Message("单价", "unit price"),
    "subtotal": Message("小计", "subtotal"),
    "total": Message("合计", "total"),
    "amount": Message("金额", "amount"),
    "net": Message("不含税金额", "net of tax"),
    "tax": Message("税额", "tax"),
    "currency": Message("币种", "currency"),
    "words": Message("大写", "in words"),
    "words_amount": Message("大写金额", "words as a number"),
    "tax_rate": Message("税率", "tax rate"),
    "rates": Message("资费", "rate"),
    "service": Message("业务", "service"),
    "fee": Message("费用", "fee"),
    "fee_words": Message("费用大写", "fee in words"),
    "per": Message("周期", "per"),
    "included": Message("包含用量", "included"),
    "included_unit": Message("用量单位", "included unit"),
    "overage_from": Message("超出起点", "overage from"),
    "periods": Message("期数", "periods"),
    "payment": Message("付款", "payment"),
    "method": Message("方式", "method"),
    "payer": Message("付款人", "payer"),
    "timing": Message("先付或后付", "timing"),
    "cycle": Message("周期", "cycle"),
    "due_days": Message("天数", "due days"),
    "due_day_type": Message("天数类型", "kind of days"),
    "period": Message("期限", "period"),
    "duration": Message("长度", "duration"),
    "start_date": Message("开始", "start"),
    "end_date": Message("结束", "end"),
    "renewal": Message("续期", "renewal"),
    "notice_days": Message("提前通知天数", "notice days"),
    "deadlines": Message("期限提醒", "deadline"),
    "expires_on": Message("到期日", "expires on"),
    "notice_by": Message("通知截止日", "notice by"),
    "renewed_until": Message("续期至", "renewed until"),
    "warranty_until": Message("质保期满", "warranty until"),
    "confidential_until": Message("保密期满", "confidential until"),
    "dues": Message("付款与退还期限", "due"),
    "pointer": Message("所指", "of"),
    "counted_from": Message("起算", "counted from"),
    "messaging": Message("短信", "messaging"),
    "service_types": Message("业务类型", "service type"),
    "access_code": Message("接入代码", "access code"),
    "own_access_code": Message("自有接入代码", "own access code"),
    "signature": Message("签名", "signature"),
    "complaint_telephone": Message("投诉电话", "complaint telephone"),
    "support": Message("服务支持", "support"),
    "telephones": Message("电话", "telephone"),
    "repair_hours": Message("修复小时", "repair hours"),
    "feedback_hours": Message("反馈小时", "feedback hours"),
    "liability": Message("违约", "liability"),
    "late_fee_daily_rate": Message("滞纳金日率", "late fee a day"),
    "overdue_days": Message("逾期天数", "overdue days"),
    "dispute": Message("争议解决", "dispute"),
    "venue": Message("机构", "venue"),
    "copies": Message("份数", "copies"),
    "held": Message("各执", "held by"),
    "signatures": Message("签署", "signature of"),
    "signatory": Message("签字人", "signatory"),
    "date": Message("日期", "date"),
    "date_signed": Message("签署日期", "date signed"),
    "attachments": Message("附件", "attachment"),
    "label": Message("标号", "label"),
    "amends": Message("变更的合同", "amends"),
    "kind": Message("类型", "kind"),
    "swift": Message("SWIFT代码", "SWIFT code"),
    "notice": Message("通知送达", "for notices"),
    "instalments": Message("分期", "instalment"),
    "share": Message("比例", "share"),
    "cumulative_share": Message("累计比例", "cumulative share"),
    "condition": Message("条件", "condition"),
    "invoice": Message("发票", "invoice"),
    "before_payment": Message("先票后款", "before payment"),
    "deposits": Message("保证金", "deposit"),
    "warranty": Message("质保", "warranty"),
    "delivery": Message("交付", "delivery"),
    "place": Message("地点", "place"),
    "due": Message("期限", "due"),
    "return_condition": Message("退还条件", "returned upon"),
    "return_days": Message("退还天数", "days to return"),
    "return_day_type": Message("退还天数类型", "kind of days to return"),
    "effective": Message("生效", "effective"),
    "confidentiality": Message("保密", "confidentiality"),
    "penalties": Message("违约金", "penalty"),
    "base": Message("计算基数", "base"),
    "each": Message("计罚单位", "for each"),
    "cap": Message("违约金上限", "cap"),
    "law": Message("适用法律", "law"),
    "place_signed": Message("签订地点", "place signed"),
    "custom": Message("自定义", "own"),
    "role": Message("角色", "role"),
}

OF_ROWS: Mapping[str, Mapping[str, Message]] = {
    "accounts": {"name": Message("户名", "holder"), "number": Message("账号", "number")},
    "items": {"description": Message("名称", "description")},
}
"""What the fields of some lists' rows are called by people, who have a word of their own for them."""


@functools.lru_cache(maxsize=10_000)
def called(pointer: str, role: str | None, lang: Language) -> str:
    """What the pointer is called, when its first row bears the role."""
    words: list[str] = []
    known = WORDS
    for step in pointer[1:].split("/"):
        if step.isdigit():
            words.append(role or str(int(step) + 1))
            role = None
        else:
            words.append(known[step].say(lang) if step in known else step)
            known = (
                {**WORDS, **OF_ROWS.get(step, {})} if step in known else known
            )  # else a row's name: its fields follow
    return " ".join(word for word in words if word)
