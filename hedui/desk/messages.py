"""What the desk says, in one place and two languages."""

from __future__ import annotations

from hedui.export.digital import HEADING
from hedui.messages import Message

INDEX_UNUSABLE = Message(
    zh="无法使用“{path}”（{reason}），请检查权限和磁盘空间，或把它移走：其中没有决定，会重新生成。",
    en="“{path}” cannot be used ({reason}); check the permissions and the disk's space, or move it away: no decision is"
    " in it, and it is made anew.",
)
WRONG_HOST = Message(
    zh="请用启动时显示的链接打开核对台。", en="Open the desk by the link that was shown when it was started."
)
WRONG_ORIGIN = Message(zh="请求不是核对台自己的页面发出的。", en="The request does not come from a page of the desk.")
TOO_LARGE = Message(zh="内容太大。", en="That is too large.")
WHO = Message(
    zh="请用您自己的链接打开核对台。链接写在启动核对台的窗口里；也可以再双击一次启动文件。",
    en="Open the desk by your own link. It stands in the window that the desk was started from; or double-click the"
    " file that starts it once more.",
)
NO_TOKEN = Message(
    zh="没有令牌，或令牌不对。令牌在启动 hedui serve 时显示，也就是核对台链接里 /enter/ 后面的部分；"
    "请写在请求头里：Authorization: Bearer 令牌",
    en="There is no token, or a wrong one. It is shown when hedui serve is started, and stands behind /enter/ in a link"
    " to the desk; send it as Authorization: Bearer TOKEN",
)
WRONG_LINK = Message(
    zh="这个链接无效。有效的链接写在启动核对台的窗口里；也可以再双击一次启动文件。",
    en="This link is not valid. Your link stands in the window that the desk was started from; or double-click the"
    " file that starts it once more.",
)
WRONG_PASSWORD = Message(zh="密码不对。", en="The password is wrong.")
TOO_MANY = Message(zh="密码错误次数太多，请一分钟后再试。", en="Too many wrong passwords; try again in a minute.")
NOT_FOUND = Message(zh="没有这份合同，可能已被重新导入或移走。", en="There is no such agreement (any more).")
NO_PLACE = Message(
    zh="没有这个地址。全部接口见 /api/openapi.json。", en="There is no such address. All are in /api/openapi.json."
)
NO_METHOD = Message(
    zh="这个地址不接受这种请求（{method}）。全部接口见 /api/openapi.json。",
    en="This address takes no such request ({method}). All are in /api/openapi.json.",
)
BAD_REQUEST = Message(zh="请求的内容不完整或格式不对。", en="The request is incomplete or malformed.")
FAILED = Message(
    zh="核对台出现内部错误，这一步没有保存。", en="An internal error happened at the desk; this step was not kept."
)

TOO_LONG = Message(
    zh="写了 {count} 个字，最多 {most} 个，没有保存。",
    en="That is {count} characters, at most {most} are kept; not saved.",
)

NO_WORKBOOK = Message(zh="无法读取工作簿“{file}”（{reason}）。", en="The workbook “{file}” cannot be read ({reason}).")
NOT_A_WORKBOOK = Message(
    zh="“{file}”不是完整的 Excel 工作簿（.xlsx），请用 Excel 或 WPS 打开后另存为 .xlsx。",
    en="“{file}” is no whole Excel workbook (.xlsx); open it in Excel and save it as one.",
)
NO_COLUMNS = Message(
    zh="“{file}”里没有“文件”和“处理状态”“责任人”“备注”这些列。",
    en="“{file}” has no columns File and Status, Responsible or Note.",
)
NO_SUCH_ROW = Message(
    zh="第 {row} 行：这里没有“{path}”这份合同。", en="row {row}: there is no agreement “{path}” here."
)
NO_STATUS = Message(
    zh="“{text}”不是处理状态（待核对、已核对、有问题、退回）",
    en="“{text}” is no status (to be checked, confirmed, has a problem, sent back)",
)
OVERTAKEN = Message(
    zh="“{text}”是以前写的，后来在核对台改成了“{now}”",
    en="“{text}” was said before; it has become “{now}” at the desk since",
)
TWICE = Message(
    zh="第 {row} 行写的是“{text}”，而前面一行同一份合同写的是“{first}”",
    en="row {row} says “{text}”, an earlier row of the same agreement “{first}”",
)
FROM_WORKBOOK = Message(zh="据工作簿", en="as the workbook says")
NOT_TAKEN = Message(zh="“{path}”的{column}没有采用：{reason}", en="“{path}”, {column}, was not taken: {reason}")
TEACHES_NOTHING = Message(
    zh="这处更正没有可以学习的标签，或已经采纳过。", en="This correction teaches no label, or was accepted already."
)
TEACHES_UNREAD = Message(
    zh="在“{label}：{text}”里读不出所选的值，未采纳。",
    en="“{label}：{text}” would not give the value that was picked; not accepted.",
)
TEACHES_HARM = Message(
    zh="采纳“{label}”会使已核对的合同读错（{paths}），未采纳。",
    en="With “{label}” agreements that are confirmed would be read wrongly ({paths}); not accepted.",
)
TAUGHT_HEAD = Message(
    zh="# 在核对台采纳的标签；下次导入时生效。可以删改，格式见 docs/catalogue.md。",
    en="# Labels accepted at the desk; they count from the next import on. docs/catalogue.md says what may stand here.",
)
BUSY = Message(
    zh="正在处理的文件太多，请稍后再发。", en="Too many files are being read just now; send it again in a while."
)
EMPTY_FILE = Message(zh="文件是空的。", en="The file is empty.")
NO_FILE = Message(
    zh="请以 multipart/form-data 发送一个名为 file 的文件。", en="Send one file, named file, as multipart/form-data."
)
NOT_TOLD = Message(
    zh="未能通知“{address}”（{reason}，共试 {count} 次）；下次确认合同或重新启动时再试。",
    en="“{address}” could not be told ({reason}; tried {count} times); it is tried again with the next confirmation"
    " or start.",
)

NO_FIELD = Message(zh="没有这个字段，或者它由其他字段推算。", en="There is no such field, or it follows from others.")
NO_ROW = Message(zh="没有这一行，无法填写。", en="There is no such row to fill in.")
NO_CHANGE = Message(zh="与现在的值相同，没有改动。", en="That is the value already.")
NOT_THERE = Message(zh="选取的文字与页面不符，请重新选取。", en="What was picked does not stand there; pick it again.")
NO_FINDING = Message(
    zh="这条核对结果已经不在了，请刷新页面。", en="This finding is not there any more; load the page again."
)
WHY = Message(zh="请写明理由。", en="Say why.")
STILL_LEFT = Message(
    zh="还有 {count} 条错误或警告没有处理，处理完才能标为已核对。",
    en="{count} errors or warnings are not judged yet; the agreement can be confirmed then.",
)
STILL_OPEN = Message(
    zh="有 {count} 处更正与新的读数不一致，请先确认采用哪一个。",
    en="{count} corrections are contradicted by another reading; say first which holds.",
)
NOT_YOURS = Message(
    zh="只能撤销自己的、还没有被别人改过的决定。",
    en="Only your own decision can be undone, while nobody decided over it.",
)
OUTRUN = Message(
    zh="{who} 在 {at} 已经先处理了，您的这一步没有保存；请看过现在的内容再决定。",
    en="{who} was faster, at {at}; your step was not kept. Look at what stands there now, then decide.",
)
STALE = Message(zh="页面内容已过时，请刷新。", en="The page is out of date; load it again.")

GROUP_NUMBER = Message("编号与名称", "Number and title")
GROUP_PARTIES = Message("各方", "Parties")
GROUP_TOTAL = Message("金额", "Total")
GROUP_TERM = Message("期限", "Term")
GROUP_ACCOUNTS = Message("账户", "Accounts")
GROUP_OTHERS = Message("其他字段", "Other fields")

REASONS = {
    "false-alarm": Message("识别有误，原件无误\n合同另有约定\n两处写法不同，意思相同", "misread, the paper is right"),
    "settled": Message("已与对方更正\n已签补充协议\n已补填", "corrected with the other party\nsupplement signed"),
    "returned": Message("退回业务部门修改\n缺页，请重新扫描", "sent back to the department\npages are missing"),
    "problem": Message("等待对方答复\n需要法务确认", "waiting for the other party\nfor the lawyers to say"),
}
"""Reasons to choose from, each on a line; any other may be typed."""

WORDS: dict[str, Message] = {
    "desk": Message("核对台", "Desk"),
    "search": Message(
        "搜索编号、名称、当事人、税号、金额、核对结果……", "number, title, party, tax id, amount, finding …"
    ),
    "find": Message("搜索", "search"),
    "all": Message("全部", "all"),
    "again": Message("需再确认", "asked again"),
    "all_levels": Message("全部级别", "all levels"),
    "all_codes": Message("全部核对项", "all findings"),
    "all_people": Message("全部人员", "everybody"),
    "clean": Message("没有问题", "clean"),
    "signatures": HEADING,
    "error": Message("错误", "error"),
    "warning": Message("警告", "warning"),
    "info": Message("提示", "info"),
    "level": Message("级别", "Level"),
    "status": Message("状态", "Status"),
    "agreement": Message("合同", "Agreement"),
    "parties": Message("当事人", "Parties"),
    "amount": Message("金额", "Total"),
    "term": Message("期限", "Term"),
    "who": Message("处理人", "By"),
    "left": Message("待处理 {number}", "{number} left"),
    "none": Message("没有符合条件的合同。", "No agreement fits."),
    "empty": Message("这里还没有合同。", "There are no agreements here yet."),
    "shown": Message("份", "agreements"),
    "before": Message("上一页", "previous page"),
    "behind": Message("下一页", "next page"),
    "to_list": Message("返回列表", "to the list"),
    "previous": Message("上一份", "previous"),
    "next": Message("下一份", "next"),
    "findings": Message("核对结果", "Findings"),
    "no_findings": Message("没有核对结果。", "There are no findings."),
    "all_judged": Message("都已处理", "all judged"),
    "fields": Message("字段", "Fields"),
    "show_empty": Message("显示未读到的字段", "show fields that were not read"),
    "not_read": Message("未读到", "not read"),
    "page": Message("第 {number} 页", "page {number}"),
    "paper": Message("合同原文", "the agreement's pages"),
    "picture": Message("图片", "picture"),
    "text": Message("文字", "text"),
    "no_picture": Message("此页没有图片，显示文字", "There is no picture of this page; its text is shown"),
    "reason": Message("理由", "why"),
    "save": Message("保存", "save"),
    "cancel": Message("取消", "cancel"),
    "edit": Message("更正", "correct"),
    "absent": Message("合同没有写", "the agreement does not say"),
    "was_read": Message("读数", "read"),
    "corrected_by": Message("更正", "corrected by"),
    "contested": Message("现在读出", "now read"),
    "keep": Message("保留更正", "keep the correction"),
    "adopt": Message("采用读数", "take what was read"),
    "undo": Message("撤销", "undo"),
    "undone": Message("已撤销", "undone"),
    "history": Message("经过", "History"),
    "nothing_yet": Message("还没有人处理过。", "Nobody has decided anything yet."),
    "took_back": Message("撤销了", "took back"),
    "pick_into": Message("填入", "put into"),
    "pick_hint": Message(
        "在文字上选取，或在图片上拖框，即可填入", "select words, or drag a box on the picture, to fill this in"
    ),
    "frame": Message("框选", "box"),
    "frame_hint": Message(
        "在图片上拖出一个框，框内识别到的文字会填入字段",
        "drag a box on the picture: what was read in it fills the field",
    ),
    "nothing_there": Message(
        "框内没有识别到文字，可以直接输入。", "Nothing was read inside the box; you can type the value."
    ),
    "teach": Message("学会这个标签", "learn this label"),
    "teaches": Message("“{label}”可作为“{field}”的标签", "“{label}” may stand before “{field}”"),
    "taught": Message(
        "已采纳，下次导入时生效。试读已核对合同 {tried} 份，没有读错的。",
        "Accepted; it counts from the next import on. Tried on {tried} confirmed agreements: none is read worse.",
    ),
    "picked": Message("选中", "picked"),
    "saved": Message("已保存", "saved"),
    "just_now": Message("刚才处理：", "just now: "),
    "confidence": Message("把握", "confidence"),
    "more_places": Message("处在原文", "places in all"),
    "others": Message("相同内容的文件", "other files of the same content"),
    "form_of": Message("同一合同的其他形式：", "another form of: "),
    "amended": Message("已有补充协议变更：", "amended by: "),
    "amends": Message("所变更的合同：", "amends: "),
    "original": Message("原文件", "the original"),
    "differs": Message("与上次确认时不同：", "differs from what was confirmed: "),
    "you": Message("您是", "you are"),
    "help": Message("按键", "Keys"),
    "unheard": Message(
        "页面还没有准备好，暂时不能操作。如果一直这样，请刷新页面，并在浏览器中允许它运行脚本（JavaScript）。",
        "The page is not ready yet. If it stays so, load it again, and allow it to run scripts in the browser.",
    ),
    "offline": Message("连不上核对台，这一步没有保存。", "The desk cannot be reached; this step was not kept."),
    "password": Message("密码", "password"),
    "enter": Message("进入", "enter"),
    "welcome": Message("正在打开核对台……", "Opening the desk …"),
    "close": Message("关闭", "close"),
    "download": Message("下载已核对的记录", "download what is confirmed"),
}

KEYS: tuple[tuple[str, Message], ...] = (
    ("J / K", Message("下一条 / 上一条核对结果", "next / previous finding")),
    ("1 2 3", Message("属实 / 误报 / 已处理", "it is so / false alarm / settled")),
    ("C", Message("标为已核对，并打开下一份", "confirm, and open the next")),
    ("X / R", Message("有问题 / 退回", "has a problem / send back")),
    ("U", Message("撤销自己的上一步", "undo your last step")),
    ("N / P", Message("下一份 / 上一份合同", "next / previous agreement")),
    ("E", Message("更正所指的字段", "correct the field that is pointed at")),
    ("T", Message("图片 / 文字", "picture / text")),
    ("← →", Message("翻页", "turn the page")),
    ("L", Message("返回列表", "to the list")),
    ("?", Message("显示按键", "show the keys")),
)

NEEDS_PASSWORD = Message(
    zh="要让别的机器也能打开核对台，须设密码：把密码写进文件并用 --password-file 指定，或设环境变量 HEDUI_PASSWORD。",
    en="For other machines to open the desk it needs a password: write it to a file and name that with --password-file,"
    " or set HEDUI_PASSWORD in the environment.",
)
NO_ADDRESS = Message(
    zh="无法使用地址 {host}:{port}（{reason}），请检查 --host，或用 --port 换一个端口。",
    en="The address {host}:{port} cannot be used ({reason}); check --host, or choose another port with --port.",
)
BAD_NAME = Message(
    zh="“{name}”不能作为姓名，请用 --as 写明姓名（不超过 40 个字）。",
    en="“{name}” is no name; say who you are with --as (at most 40 characters).",
)

NO_VALUE = Message(
    zh="“{text}”不能作为{label}：{reason}。",
    en="“{text}” is no {label}: {reason}.",
)

EMPTY = Message(zh="没有填写", en="nothing is filled in")
LONG = Message(zh="太长", en="it is too long")
NO_NAME = Message(zh="没有文字", en="there are no letters in it")
NEGATIVE = Message(zh="不能是负数", en="it is negative")
NO_NUMBER = Message(zh="不是数字", en="it is no number")
NO_COUNT = Message(zh="不是整数", en="it is no whole number")
NO_SHARE = Message(zh="不是百分比（如 6% 或 0.06）", en="it is no share (such as 6% or 0.06)")
NO_DATE = Message(zh="不是日期（如 2025-04-16）", en="it is no date (such as 2025-04-16)")
NO_DURATION = Message(zh="不是期限（如 12个月 或 P1Y）", en="it is no length of time (such as 12个月 or P1Y)")
NO_POSTCODE = Message(zh="邮编是六位数字", en="a postcode has six figures")
NO_EMAIL = Message(zh="不是邮箱地址", en="it is no e-mail address")
NO_ID = Message(zh="不是有效的身份证号", en="it is no valid identity number")
NO_SWIFT = Message(zh="SWIFT 代码是 8 或 11 位", en="a SWIFT code has 8 or 11 characters")
NO_CURRENCY = Message(zh="不认识的币种（如 CNY、USD 或 人民币）", en="an unknown currency (such as CNY or USD)")
NO_SUCH = Message(zh="不是这种字段的值", en="it is no value of such a field")
