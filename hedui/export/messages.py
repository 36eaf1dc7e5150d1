"""The report's words, in one place and two languages."""

from __future__ import annotations

from hedui.messages import Message

REPORT: dict[str, Message] = {
    "title": Message("核对报告", "Report of checks"),
    "agreements": Message("份合同", "agreements"),
    "pages": Message("页", "pages"),
    "with_error": Message("份有错误", "with errors"),
    "with_warning": Message("份最严重为警告", "with warnings at worst"),
    "with_info": Message("份仅有提示", "with infos only"),
    "clean": Message("份没有问题", "clean"),
    "not_read": Message("份未处理", "not read"),
    "search": Message("搜索文件、编号、名称、当事人、核对结果……", "search file, number, title, party, finding …"),
    "all_codes": Message("全部核对项", "all findings"),
    "shown": Message("显示", "shown"),
    "no_finding": Message("没有问题", "clean"),
    "worst": Message("级别", "Worst"),
    "file": Message("文件", "File"),
    "agreement": Message("合同", "Agreement"),
    "parties": Message("当事人", "Parties"),
    "amount": Message("金额", "Total"),
    "until": Message("到期", "Until"),
    "findings": Message("核对结果", "Findings"),
    "fields": Message("全部字段", "All fields"),
    "problem": Message("最严重的问题", "The worst finding"),
    "previous": Message("上一份", "previous"),
    "next": Message("下一份", "next"),
    "print": Message("打印", "print"),
    "keys": Message(
        "← → 上一份、下一份；↑ ↓ 上一处、下一处；/ 搜索；Esc 关闭",
        "← → previous and next agreement; ↑ ↓ previous and next place; / search; Esc close",
    ),
    "everything": Message("全部", "all"),
    "failures": Message("未处理的文件", "Files that were not read"),
    "reason": Message("原因", "Reason"),
    "close": Message("关闭", "close"),
    "source": Message("打开原文件", "open the source"),
    "record": Message("打开记录", "open the record"),
    "page": Message("第{{n}}页", "page {{n}}"),
    "no_picture": Message("此页没有图片和文字", "There is neither a picture nor a text of this page"),
    "confidence": Message("置信度", "confidence"),
    "incomplete": Message(
        "读不到报告的数据：report.html 要和旁边的 report 文件夹放在一起；若刚重新运行过，请刷新本页。",
        "The report's data cannot be loaded: keep report.html together with the folder “report” beside it; after"
        " another run, load this page again.",
    ),
    "printed": Message(
        "以上印出 {{n}} 份，其余没有印出：请先用搜索或筛选缩小范围，或打印 contracts.xlsx。",
        "These are {{n}} agreements; the others are not printed: narrow the list first with search or filters, or print"
        " contracts.xlsx.",
    ),
    "needs_script": Message("本页需要启用 JavaScript。", "This page needs JavaScript."),
}

UNNAMED = Message("……另有 {count} 个，见 contracts.xlsx", "… and {count} more, see contracts.xlsx")
