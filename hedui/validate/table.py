"""The catalogue of findings: one row for each thing that hedui looks for."""

from __future__ import annotations

from collections import Counter

from hedui.models.finding import Severity
from hedui.validate import (
    accounts,
    amounts,
    attachments,
    blanks,
    choices,
    copies,
    identity,
    messaging,
    numbering,
    parties,
    period,
    prices,
    reading,
    references,
    signing,
)
from hedui.validate.rule import Rule

_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
_WORDS = "《正确填写票据和结算凭证的基本规定》（中国人民银行）"
_CREDIT_CODE = "GB 32100-2015《法人和其他组织统一社会信用代码编码规则》"
_CODE_PLAN = "《电信网编号计划》（工业和信息化部，2017）"

RULES: tuple[Rule, ...] = (
    Rule(
        "amount-words-mismatch",
        _ERROR,
        "大写金额与小写金额不一致，不限于总价",
        "An amount in words and the figures beside it differ, wherever they stand",
        _WORDS,
        amounts.words_mismatch,
    ),
    Rule(
        "amount-words-malformed",
        _WARNING,
        "大写金额写法不规范，指出位置和可能的原意",
        "Words that are no well-formed amount; says where, and what was likely meant",
        _WORDS,
        amounts.words_malformed,
    ),
    Rule(
        "item-subtotal-mismatch",
        _ERROR,
        "数量乘以单价不等于小计（精确到分）",
        "Quantity × unit price is not the subtotal, to the fen",
        None,
        amounts.item_subtotal_mismatch,
    ),
    Rule(
        "total-mismatch",
        _ERROR,
        "各项小计之和不等于总价",
        "The items' subtotals do not add up to the total",
        None,
        amounts.total_mismatch,
    ),
    Rule(
        "rate-total-mismatch",
        _ERROR,
        "每期费用乘以期数不等于合计",
        "Fee × periods is not the stated total",
        None,
        prices.rate_total_mismatch,
    ),
    Rule(
        "overage-threshold-mismatch",
        _ERROR,
        "套餐包含量与超量计费的起点不同",
        "The included quantity and the threshold for overage differ",
        None,
        prices.overage_threshold_mismatch,
    ),
    Rule(
        "party-name-mismatch",
        _ERROR,
        "同一当事人在不同位置名称不同；仅疑似识别差错的降为提示",
        "One party bears different names in different places; what may be a slip of reading is info only",
        "《中华人民共和国民法典》第四百七十条第一项",
        parties.party_name_mismatch,
    ),
    Rule(
        "party-missing",
        _ERROR,
        "找不到两方当事人",
        "Fewer than two parties could be found",
        "《中华人民共和国民法典》第四百七十条第一项",
        parties.party_missing,
    ),
    Rule(
        "representative-mismatch",
        _WARNING,
        "法定代表人或负责人前后不同",
        "The legal representative differs between places",
        None,
        parties.representative_mismatch,
    ),
    Rule(
        "tax-id-invalid",
        _ERROR,
        "统一社会信用代码的位数、字符或校验码有误",
        "A tax id of the wrong length or alphabet, or with a wrong check character",
        _CREDIT_CODE,
        identity.tax_id_invalid,
    ),
    Rule(
        "tax-id-mismatch",
        _ERROR,
        "同一当事人有两个不同的纳税人识别号",
        "One party has two tax ids",
        _CREDIT_CODE,
        identity.tax_id_mismatch,
    ),
    Rule(
        "telephone-invalid",
        _WARNING,
        "不是有效的电话号码",
        "No telephone number that exists in China",
        _CODE_PLAN,
        identity.telephone_invalid,
    ),
    Rule("email-invalid", _WARNING, "不是有效的邮箱地址", "No e-mail address", "RFC 5321", identity.email_invalid),
    Rule(
        "account-mismatch",
        _ERROR,
        "同一当事人的银行账号前后不同或相差一两位",
        "One party's account numbers differ between settlement, invoice and signature block, or by a digit",
        None,
        accounts.account_mismatch,
    ),
    Rule(
        "account-number-is-tax-id",
        _ERROR,
        "银行账号处填了纳税人识别号",
        "The account number is the tax id",
        None,
        accounts.account_number_is_tax_id,
    ),
    Rule(
        "account-holder-mismatch",
        _ERROR,
        "账户名称不是当事人的名称",
        "The account's name is not the party's name in any of its forms",
        None,
        accounts.account_holder_mismatch,
    ),
    Rule(
        "bank-code-invalid",
        _ERROR,
        "联行号不是12位数字",
        "The bank code is not 12 digits",
        "中国人民银行支付系统行号（CNAPS）",
        accounts.bank_code_invalid,
    ),
    Rule(
        "period-length-mismatch",
        _WARNING,
        "期限与起止日期不相符（到期当日或前一日均可）",
        "Start, end and duration do not fit; both conventions of counting are accepted",
        "《中华人民共和国民法典》第二百零二条",
        period.period_length_mismatch,
    ),
    Rule(
        "period-end-before-start",
        _ERROR,
        "结束日期早于开始日期",
        "The period ends before it starts",
        None,
        period.period_end_before_start,
    ),
    Rule("date-invalid", _ERROR, "日历上不存在的日期", "A date that no calendar has", None, period.date_invalid),
    Rule(
        "signed-after-start",
        _WARNING,
        "最后签署日期晚于开始日期",
        "The last signature is later than the start",
        None,
        signing.signed_after_start,
    ),
    Rule(
        "signature-date-missing",
        _WARNING,
        "签署处没有日期",
        "A signature block without a date",
        None,
        signing.signature_date_missing,
    ),
    Rule(
        "signatory-missing",
        _WARNING,
        "签署处没有签字人姓名",
        "A signature block without a signing person's name",
        "《中华人民共和国民法典》第四百九十条",
        signing.signatory_missing,
    ),
    Rule("number-missing", _WARNING, "没有合同编号", "No contract number", None, signing.number_missing),
    Rule(
        "title-mismatch",
        _INFO,
        "封面与签署页的合同名称不同",
        "The title on the cover and in the signature page differ",
        None,
        signing.title_mismatch,
    ),
    Rule(
        "blank-field",
        _WARNING,
        "应填写处空白；合同自身禁止空白的为错误",
        "A field that the agreement needs is left empty; an error where the agreement forbids blanks",
        None,
        blanks.blank_field,
    ),
    Rule(
        "choice-unresolved",
        _WARNING,
        "选项没有勾选，或勾选痕迹丢失",
        "A choice with no tick, or whose tick was lost",
        None,
        choices.choice_unresolved,
    ),
    Rule(
        "choice-invalid",
        _WARNING,
        "所填选项不在可选项之列",
        "What was filled in is none of the options",
        None,
        choices.choice_invalid,
    ),
    Rule(
        "copies-mismatch",
        _ERROR,
        "各方所执份数之和不等于总份数",
        "The copies held do not add up to the total",
        None,
        copies.copies_mismatch,
    ),
    Rule(
        "clause-number-gap",
        _INFO,
        "条款编号缺号",
        "A number is left out among the clauses of one parent",
        None,
        numbering.clause_number_gap,
    ),
    Rule(
        "clause-number-duplicate",
        _INFO,
        "条款编号重复",
        "A number occurs twice among the clauses of one parent",
        None,
        numbering.clause_number_duplicate,
    ),
    Rule(
        "cross-reference-broken",
        _WARNING,
        "所引条款不存在，或所引附件不在附件清单之列",
        "A clause referred to does not exist, or an attachment is outside the agreement's own list",
        None,
        references.cross_reference_broken,
    ),
    Rule(
        "attachment-mismatch",
        _WARNING,
        "附件的标题或编号与附件清单不同",
        "An attachment's heading and the list of attachments differ in number or title",
        None,
        attachments.attachment_mismatch,
    ),
    Rule(
        "attachment-missing",
        _INFO,
        "列出或引用的附件不在文件中",
        "An attachment that is listed, or cited with its title, is not in the file",
        None,
        attachments.attachment_missing,
    ),
    Rule(
        "sms-signature-length",
        _ERROR,
        "短信签名的字数超出合同自身的规定",
        "The message signature is shorter or longer than the agreement allows",
        None,
        messaging.sms_signature_length,
    ),
    Rule(
        "sms-signature-not-from-name",
        _WARNING,
        "合同要求短信签名由全称缩写而成，而实际不是",
        "The agreement demands an abbreviation of the full name, and the signature is none",
        None,
        messaging.sms_signature_not_from_name,
    ),
    Rule(
        "access-code-invalid",
        _WARNING,
        "接入代码不是106端口号或95、96、1开头的特服号",
        "Not a 106 port number or a 95/96/1xx special number",
        "《电信网码号资源管理办法》（工业和信息化部）",
        messaging.access_code_invalid,
    ),
    Rule(
        "late-fee-rate",
        _WARNING,
        "违约金条款依据《电信条例》第三十五条，比例却不是该条的每日3‰",
        "A clause rests on article 35 of the Telecommunications Regulations and states another rate than 3‰ a day",
        "《中华人民共和国电信条例》第三十五条",
        messaging.late_fee_rate,
    ),
    Rule(
        "low-confidence",
        _INFO,
        "字段取自识别把握不大的文字",
        "A field rests on text read with low confidence",
        None,
        reading.low_confidence,
    ),
    Rule("page-unreadable", _ERROR, "有一页读不出文字", "A page gave no text", None, reading.page_unreadable),
)
"""All rules in the order in which findings are reported."""

INTERNAL_ERROR = "internal-error"
"""Code of the finding that stands for a rule that crashed."""

_twice = [code for code, count in Counter([*(rule.code for rule in RULES), INTERNAL_ERROR]).items() if count > 1]
if _twice:
    raise ValueError(f"Two rules bear one code: {', '.join(_twice)}")


def is_code(code: str) -> bool:
    """Whether some finding bears this code."""
    return code == INTERNAL_ERROR or any(rule.code == code for rule in RULES)
