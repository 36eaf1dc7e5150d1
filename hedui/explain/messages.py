"""What is said about why a value was read, in one place and two languages."""

from __future__ import annotations

from hedui.extract.trace import Side, Why
from hedui.messages import Message

AGREEMENT = Message(zh="第 {number} 份合同，共 {count} 份", en="Agreement {number} of {count}")
NO_POINTER = Message(
    zh="没有“{pointer}”这个字段，最接近的是 {nearest}。全部名称见：hedui fields names",
    en="There is no field “{pointer}”; the nearest is {nearest}. All names: hedui fields names",
)
NOTHING_NEAR = Message(
    zh="没有“{pointer}”这个字段。可以写名称（如 合同总价、乙方.税号），也可以写路径（如 /number，或一组：/parties）。"
    "全部名称见：hedui fields names；全部路径见：hedui schema",
    en="There is no field “{pointer}”. Name it (“合同总价”, “乙方.税号”) or write a pointer (/number, a group:"
    " /parties). All names: hedui fields names. All pointers: hedui schema",
)
ONE_OF = Message(zh="{pointer}（{called}）", en="{pointer} ({called})")
NO_ROW = Message(
    zh="这份合同读出的内容里没有 {pointer}，最接近的是 {nearest}。",
    en="Nothing in this agreement is {pointer}; the nearest is {nearest}.",
)
VALUE = Message(zh="{pointer}（{label}）：{value}", en="{pointer} ({label}): {value}")
NULL = Message(zh="{pointer}（{label}）：没有读出", en="{pointer} ({label}): nothing was read")
BELOW = Message(zh="{pointer}：下面各值", en="{pointer}: the values below it")
BELOW_VALUE = Message(zh="  {pointer}（{label}）：{value}（{how}）", en="  {pointer} ({label}): {value} ({how})")
ASK_ONE = Message(
    zh="想知道其中一个值为什么这样读，请写它的完整路径。",
    en="To learn why one of them was read so, name its whole pointer.",
)
WHERE = Message(zh="{indent}第 {page} 页{clause}：{quote}", en="{indent}page {page}{clause}: {quote}")
HOW = Message(zh="{indent}读法：{how}；把握 {confidence}", en="{indent}read by: {how}; confidence {confidence}")
FROM = Message(zh="  由以下内容推算：", en="  It follows from:")
SAME = Message(
    zh="  另有 {count} 处写的是同一个值：{places}", en="  {count} more places state the same value: {places}"
)
PAGE = Message(zh="第 {page} 页", en="page {page}")
SEPARATOR = Message(zh="、", en=", ")
OTHERS = Message(zh="  读到、但没有选用的写法：", en="  Read, but not chosen:")
REFUSED = Message(zh="  看过、但没有采用的候选：", en="  Looked at, but not taken:")
CANDIDATE = Message(zh="    {value}，第 {page} 页{clause}：{quote}", en="    {value}, page {page}{clause}: {quote}")
REASON = Message(zh="      没有采用：{why}", en="      not taken: {why}")
REASON_FOUND = Message(zh="      {how}；没有采用：{why}", en="      {how}; not taken: {why}")
MORE = Message(zh="    另有 {count} 处，从略", en="    and {count} more")
NO_CANDIDATE = Message(
    zh="  没有找到它的标签，也没有找到写明它的句子。",
    en="  No label of it was found, and no sentence that states it.",
)
NO_CANDIDATE_OF_KIND = Message(
    zh="  没有找到它的标签，也没有找到写明它的句子；全文没有可供模型判断的这一类的值。",
    en="  No label of it was found, no sentence that states it, and no value of its kind that the model could judge.",
)
NOT_STATED = Message(
    zh="  没有标签或句子写明它，下面的值也没有一个可以采用。",
    en="  No label and no sentence states it, and none of the values below could be taken.",
)
NOT_ASKED = Message(
    zh="  没有让模型判断：{field} 已经有别的读法给出。", en="  The model was not asked: {field} is stated otherwise."
)
BLANK = Message(
    zh="    第 {page} 页{clause}：{quote}\n      有标签，后面没有填写",
    en="    page {page}{clause}: {quote}\n      a label with nothing behind it",
)
NOT_APPLICABLE = Message(
    zh="    第 {page} 页{clause}：{quote}\n      有标签，填的是“无”或斜线",
    en="    page {page}{clause}: {quote}\n      a label with a mark for nothing behind it",
)
UNREAD = Message(
    zh="    第 {page} 页{clause}：{quote}\n      该写值的地方写的不成一个值",
    en="    page {page}{clause}: {quote}\n      what stands where a value is expected is none",
)
HIDDEN = Message(
    zh="    第 {page} 页{clause}：{quote}\n      有一部分被遮盖或隐去",
    en="    page {page}{clause}: {quote}\n      a part of it is masked",
)

LABEL = Message(zh="标签“{rule}”", en="label “{rule}”")
BRACKETED = Message(zh="标签“{rule}”，填在括号里", en="label “{rule}”, filled in between brackets")
PATTERN = Message(zh="词表里的句式 {rule}", en="the catalogue's pattern {rule}")
CALLED = Message(zh="句中称作“{rule}”", en="called “{rule}” in a sentence")
HOWS = {
    "scored": Message(zh="模型按前后文判断", en="the model, by what stands around it"),
    "cover": Message(zh="封面或首部", en="cover or head"),
    "preamble": Message(zh="首部介绍当事人的话", en="the sentence that introduces the parties"),
    "names": Message(zh="名称识别模型", en="the model of names"),
    "table": Message(zh="表格", en="a table"),
    "rate": Message(zh="写明价格的句子", en="a sentence about prices"),
    "sold": Message(zh="写明货物、数量、单价的句子", en="a sentence about goods, how many, at what price"),
    "deposits": Message(zh="写明保证金的句子", en="a sentence about deposits"),
    "dispute": Message(zh="争议解决条款", en="the clause on disputes"),
    "copies": Message(zh="写明份数的句子", en="a sentence about copies"),
    "late-payment": Message(zh="逾期付款条款", en="the clause on late payment"),
    "daily-penalty": Message(zh="按日计算的违约金条款", en="the clause on a penalty for each day"),
    "overdue": Message(zh="逾期条款", en="the clause on being overdue"),
    "instalments": Message(zh="分期付款条款", en="the clause on instalments"),
    "invoices": Message(zh="开票条款", en="the clause on invoices"),
    "penalties": Message(zh="违约金条款", en="the clause on penalties"),
    "kind": Message(zh="合同名称或开头的话", en="the title, or what it says first"),
    "choice": Message(zh="勾选的选项", en="the option that was chosen"),
    "mended": Message(zh="大小写金额互相印证", en="figures settled by the words beside them"),
    "look-alike": Message(zh="像数字的字母按数字读", en="letters read as the figures that they look like"),
    "say": Message(zh="英文大写金额", en="an amount in English words"),
    "total-in-clause": Message(zh="与总价并列的大写或小写", en="the other half of a total in words and figures"),
    "notice-in-words": Message(zh="写明通知地址的句子", en="a sentence about where notices go"),
    "label": Message(zh="签署处的标签", en="a label of the signature block"),
    "listed": Message(zh="附件清单", en="the list of attachments"),
    "cited": Message(zh="条款中提到的附件", en="an attachment cited in a clause"),
    "body": Message(zh="附件自己的标题", en="the attachment's own heading"),
}
"""What found a mention, by the name of its rule; others are labels or patterns of the catalogue."""

RANK = Message(
    zh="来源的级别低（{rank}，选用的是 {chosen}；数小的优先）",
    en="of a lower rank ({rank}; the chosen one's is {chosen}, and the lowest number wins)",
)
BEHIND = Message(zh="级别相同，位置在后", en="of the same rank, and stands behind the chosen one")
SUREST = Message(zh="识别得不如选用的那一处清楚", en="read less surely than the chosen one")
WHYS = {
    Why.ATTACHMENT: Message(zh="在附件里", en="it stands in an attachment"),
    Why.NO_VALUE: Message(zh="写的不成一个值", en="what stands there is no value"),
    Why.NOT_NEAR: Message(zh="附近没有说到这个字段的词", en="no word about this field stands near"),
    Why.EXCLUDED: Message(zh="前面的“{words}”说明它是别的事项", en="“{words}” before it makes it another matter"),
    Why.UNLIKELY: Message(zh="模型的把握不够", en="the model is not sure enough"),
    Why.DENIED: Message(
        zh="句子说它已作废、不适用，或只是举例", en="its sentence calls it void, not applicable, or an example"
    ),
    Why.ANOTHER: Message(zh="更像另一个字段", en="it is likelier another field's"),
    Why.TOO_HIGH: Message(zh="超出这个字段可能的大小", en="the field has no values of that size"),
    Why.NOBODYS: Message(zh="没有写明是哪一方的", en="nobody is named whose it would be"),
    Why.RIVALS: Message(
        zh="有几个不同的值都像，无法确定是哪一个", en="several different values are likely, and none is sure"
    ),
    Why.DEPOSIT: Message(
        zh="是押金、保证金、违约金、分期款、上限一类",
        en="it is a deposit, a penalty, an instalment, a limit or the like",
    ),
    Why.PART: Message(zh="只是其中一部分", en="it is the sum of a part"),
    Why.FORMER: Message(zh="说的是另一份合同", en="it is what another agreement says"),
    Why.UNCHOSEN: Message(zh="写在没有选中的选项里", en="only an option that nobody chose states it"),
    Why.COUNT: Message(zh="是数量", en="it counts something"),
    Why.ITEM: Message(zh="是货物的单价", en="it is the price of an item"),
    Why.LIMIT: Message(zh="只是上限", en="it is only a limit"),
    Why.TO_OTHERS: Message(zh="说的是向当事人以外的人付款", en="somebody who is no party is paid"),
    Why.MASKED: Message(zh="被遮盖或隐去", en="it is masked"),
    Why.DIFFER: Message(zh="各部分有各自的值，没有统一的", en="each part has a value of its own, the whole has none"),
    Why.INSTALMENTS: Message(zh="各期有各自的天数，没有统一的", en="the instalments have each their own"),
    Why.LATER: Message(zh="以先写的为准", en="what is stated first counts"),
    Why.EARLIER: Message(zh="以最后的日期为准", en="the last of the dates counts"),
}

FOR_AND_AGAINST = Message(
    zh="{indent}支持和反对的依据（权重）：", en="{indent}what speaks for and against it, with weights:"
)
SIGN = Message(zh="{indent}  {weight:+.2f}  {said}", en="{indent}  {weight:+.2f}  {said}")
REST = Message(zh="{indent}  {weight:+.2f}  其余 {count} 条", en="{indent}  {weight:+.2f}  {count} more")
BIAS = Message(zh="{indent}  {weight:+.2f}  起点", en="{indent}  {weight:+.2f}  where it begins")
SUM = Message(
    zh="{indent}  合计 {sum:+.2f}，即可能性 {probability:.3f}（门槛 {threshold:.3f}）",
    en="{indent}  in all {sum:+.2f}, a probability of {probability:.3f} (needed: {threshold:.3f})",
)
OTHER = Message(
    zh="{indent}  更像 {field}：可能性 {probability:.3f}",
    en="{indent}  likelier {field}: a probability of {probability:.3f}",
)
SIDES = {
    Side.BEFORE: Message(zh="前文有{words}", en="{words} before it"),
    Side.BEHIND: Message(zh="后文有{words}", en="{words} behind it"),
    Side.CLAUSE: Message(zh="同一分句有{words}", en="{words} in its clause"),
    Side.NEAR: Message(zh="附近一起有{words}", en="{words} together near it"),
    Side.AROUND: Message(zh="前后分别有{words}", en="{words} on either side"),
    Side.HEADING: Message(zh="条款标题有{words}", en="{words} in the heading"),
}
LETTERS = {
    Side.BEFORE: Message(zh="前文的字句{words}", en="the letters before it, {words}"),
    Side.BEHIND: Message(zh="后文的字句{words}", en="the letters behind it, {words}"),
    Side.HEADING: Message(zh="条款标题的字句{words}", en="the letters of the heading, {words}"),
    Side.ITSELF: Message(zh="值本身的写法", en="how the value itself is written"),
}
