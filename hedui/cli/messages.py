"""What the command line says, in one place and two languages."""

from __future__ import annotations

from hedui.messages import Message

APP = Message(
    zh="核对：把中文合同变成结构化、经过核对的记录，全程离线。",
    en="核对: turns Chinese agreements into structured, checked records, offline.",
)
EPILOG = Message(
    zh="退出码：0 完成；1 有达到 --fail-on 的核对结果；2 用法错误；3 有文件无法处理；4 缺少引擎；130 被中断。",
    en="Exit codes: 0 done; 1 findings at or above --fail-on; 2 usage; 3 some document could not be processed; 4 an"
    " engine is missing; 130 interrupted.",
)
VERSION = Message(zh="显示版本后退出", en="show the version and leave")
LANG = Message(zh="提示和帮助的语言", en="language of messages and help")

HELP = Message(zh="显示本说明后退出", en="show this page and leave")
USAGE = Message(zh="用法：", en="Usage: ")
ANY_OPTIONS = Message(zh="[选项]…", en="[OPTIONS]…")
ANY_VERB = Message(zh="命令 …", en="COMMAND …")
ARGUMENTS = Message(zh="参数", en="Arguments")
OPTIONS = Message(zh="选项", en="Options")
VERBS = Message(zh="命令", en="Commands")
REQUIRED = Message(zh="（必填）", en=" (required)")
MISSING_ARGUMENT = Message(zh="没有写明{place}。", en="{place} is missing.")
MISSING_WORD = Message(zh="没有写明{what}，可选：{known}。", en="A word is missing ({what}): {known}.")
MISSING = Message(zh="缺少 {name}（{what}）。", en="{name} is missing ({what}).")
NO_OPTION = Message(zh="没有选项 {name}。", en="There is no option {name}.")
NO_VALUE = Message(zh="选项 {name} 后面不能带值。", en="The option {name} takes no value.")
VALUE_MISSING = Message(zh="选项 {name} 后面缺少值。", en="The option {name} needs a value behind it.")
NO_VERB = Message(zh="没有命令 {name}。", en="There is no command {name}.")
TOO_MANY = Message(
    zh="多出了“{names}”；路径或文字里有空格时，请给它整个加上引号。",
    en="“{names}” is too much; a path or text with blanks in it needs quotes around it.",
)
WRONG_USAGE = Message(zh="命令写得不对。", en="The command cannot be understood.")
DID_YOU_MEAN = Message(zh="是不是 {names}？", en=" Did you mean {names}?")
SEE_HELP = Message(zh="用法见：{command} --help", en=" See: {command} --help")
BAD_CHOICE = Message(
    zh="选项 {name} 的值“{value}”不对，可选：{known}。", en="The option {name} cannot be “{value}”; it can be {known}."
)
BAD_NUMBER = Message(
    zh="选项 {name} 的值“{value}”不对，请写 0 或更大的整数。",
    en="The option {name} cannot be “{value}”; it is a whole number, 0 or more.",
)
BAD_WORD = Message(zh="“{value}”不对，可选：{known}。", en="“{value}” is none of these: {known}.")
BAD_PORT = Message(
    zh="选项 --port 的值“{port}”不对，端口是 0 至 65535 的整数。",
    en="The option --port cannot be “{port}”; ports are whole numbers from 0 to 65535.",
)
BAD_PAIR = Message(
    zh="选项 {name} 的值“{value}”不对，请写成 代码=级别，如 title-mismatch=info。",
    en="The option {name} cannot be “{value}”; write CODE=LEVEL, such as title-mismatch=info.",
)

PLACE_OF = {
    "FOLDER": Message(zh="合同文件夹", en="FOLDER"),
    "FILE": Message(zh="文件", en="FILE"),
    "OUT": Message(zh="输出文件夹", en="OUT"),
    "TEXT": Message(zh="金额", en="TEXT"),
    "POINTER": Message(zh="字段路径", en="POINTER"),
    "DAYS": Message(zh="天数", en="DAYS"),
    "DATE": Message(zh="日期", en="DATE"),
    "NAME": Message(zh="名称", en="NAME"),
    "CODE=LEVEL": Message(zh="代码=级别", en="CODE=LEVEL"),
    "NUMBER": Message(zh="数", en="NUMBER"),
    "ADDRESS": Message(zh="地址", en="ADDRESS"),
}
"""What stands for a value in the help."""

IMPORT = Message(
    zh="读取文件夹里的全部合同，写出记录、核对结果、工作簿和报告。",
    en="Read all agreements in a folder; write records, findings, workbook and report.",
)
WATCH = Message(
    zh="守候文件夹：新到的合同一放稳就处理，按 Ctrl-C 结束。",
    en="Wait at a folder and read what arrives, once it has stopped changing; Ctrl-C ends it.",
)
REVIEW = Message(
    zh="打开核对台：在浏览器里逐份核对、更正、确认；给出 --out 时先导入文件夹。",
    en="Open the desk: look at agreements in the browser, correct and confirm them; with --out the folder is imported"
    " first.",
)
SERVE = Message(
    zh="供其他程序使用的接口：发来文件，取回记录，列出、查看、决定；同一地址也是核对台。",
    en="Answer programs: send a file and get its record, list, get, decide; the desk is at the same address.",
)
READ = Message(
    zh="把一份合同的记录（JSON）写到标准输出。", en="Write one agreement's record (JSON) to standard output."
)
CHECK = Message(
    zh="列出一份合同的核对结果：两边各写了什么，在哪里。",
    en="List one agreement's findings: what each side says, and where.",
)
EXPLAIN = Message(
    zh="说明一个值为什么这样读，或者为什么没有读出：写在哪里，按什么读的，依据各有多重，别的候选为什么没有采用。",
    en="Say why a value was read so, or why none: where it stands, by what it was read, how much each sign weighed, and"
    " why other candidates were not taken.",
)
POINTER = Message(
    zh="记录中的路径，如 /payment/due_days、/parties/1/tax_id",
    en="a pointer into the record, such as /payment/due_days",
)
SCHEMA = Message(zh="输出记录的 JSON Schema。", en="Print the JSON Schema of records.")
AMOUNT = Message(
    zh="金额换算：大写转小写，小写转大写。",
    en="Convert an amount, from words to figures and from figures to words.",
)
DOCTOR = Message(
    zh="检查安装：版本、组件、可用的引擎。", en="Say what is installed, its versions, and which engines work."
)
EVALUATE = Message(
    zh="拿记录和标准答案（NAME.expected.json）比较，算出字段和核对结果的准确率、召回率。",
    en="Compare records with the truth (NAME.expected.json beside each agreement): precision and recall of fields and"
    " findings.",
)
RULES = Message(zh="列出全部核对项。", en="List all findings that can be reported.")
FIELDS = Message(
    zh="自定义字段：from-excel 把 Excel 表变成 hedui.toml 的内容，template 生成样表，names 列出核对项可用的名称。",
    en="Fields of your own: from-excel turns a sheet into [[field]] entries for hedui.toml, template writes a sheet to"
    " begin with, names lists what checks may speak of.",
)
FIELDS_ACTION = Message(zh="做什么", en="what to do")
FIELDS_FILE = Message(
    zh="Excel 文件；names 时为合同所在的文件夹，可以不写",
    en="the Excel file; with names the folder of agreements, which may be left out",
)
NO_SUCH_FOLDER = Message(zh="找不到文件夹“{path}”，请检查路径。", en="There is no folder “{path}”; check the path.")
FIELDS_NO_FILE = Message(
    zh="请写明 Excel 文件：hedui fields {action} 字段.xlsx", en="name the Excel file: hedui fields {action} FILE.xlsx"
)
DEADLINES = Message(
    zh="列出即将到期的合同和通知期限。",
    en="List agreements that are about to expire, and dates by which to give notice.",
)

FOLDER = Message(zh="合同所在的文件夹（也可以是单个文件）", en="folder of agreements (or a single file)")
FILE = Message(
    zh="合同文件、存有同一份合同各页图片的文件夹，或装有合同的 ZIP 压缩包",
    en="file of an agreement, folder with the pictures of its pages, or ZIP archive of agreements",
)
OUT_OPTION = Message(zh="输出文件夹", en="output folder")
OUT_FOLDER = Message(zh="import 命令的输出文件夹", en="output folder of the import command")
REVIEWED = Message(
    zh="import 命令的输出文件夹；给出 --out 时为合同所在的文件夹",
    en="output folder of the import command; with --out the folder of agreements",
)
SERVED = Message(
    zh="输出文件夹；没有时新建，发来的文件和记录都放在里面",
    en="output folder, made where there is none; what is sent is kept there, with its records",
)
REVIEW_OUT = Message(zh="先导入到这个输出文件夹", en="import into this output folder first")
FROM = Message(
    zh="先读回这个工作簿里填写的处理状态、责任人和备注",
    en="first take what was filled in in this workbook: status, who is responsible, notes",
)
AS = Message(
    zh="核对人的姓名，可以给出几个，每人一个链接；默认为登录名",
    en="who works at the desk; may be given several times, each person has a link; the login name by default",
)
PORT = Message(zh="端口，默认 8616，被占用时另选", en="port; 8616 by default, another where that is taken")
HOST = Message(
    zh="监听的地址；不是 127.0.0.1 时须设密码",
    en="address to listen at; one that is not 127.0.0.1 needs a password",
)
PASSWORD_FILE = Message(
    zh="存有密码的文件（也可用环境变量 HEDUI_PASSWORD）",
    en="file that holds the password (or set HEDUI_PASSWORD in the environment)",
)
BROWSER = Message(zh="打开浏览器", en="open the browser")
TEXT = Message(zh="大写或小写金额", en="amount in words or figures")
QUIET = Message(zh="不显示进度", en="show no progress")
CONFIG = Message(
    zh="配置文件，默认使用合同文件夹里面或旁边的 hedui.toml",
    en="settings file; by default the hedui.toml in or beside the folder",
)
RULES_CONFIG = Message(
    zh="含有自定义核对项的配置文件，默认使用当前文件夹里面或旁边的 hedui.toml",
    en="settings file with checks of your own; by default the hedui.toml in or beside the current folder",
)
FAIL_ON = Message(
    zh="出现这一级别或更严重的核对结果时，退出码为 1",
    en="exit with 1 when a finding is at least this severe",
)
WITHIN = Message(zh="多少天以内，如 90d", en="how far ahead, such as 90d")
SINCE = Message(zh="从哪一天算起（YYYY-MM-DD），默认今天", en="day to count from (YYYY-MM-DD); today by default")
ICS = Message(zh="同时写出日历文件 deadlines.ics", en="also write a calendar file, deadlines.ics")
TRUTH_FOLDER = Message(zh="合同及其标准答案所在的文件夹", en="folder of agreements with their truths beside them")
RECORDS = Message(
    zh="不再读取合同，使用 import 命令输出文件夹里的记录",
    en="read no agreement; take the records in this output folder of the import command",
)
EVERY_DIFFERENCE = Message(zh="逐条列出不一致之处", en="list every difference")
JSON_OPTION = Message(zh="输出 JSON", en="print JSON")

WATCHING = Message(
    zh="正在守候“{folder}”，按 Ctrl-C 结束。",
    en="Waiting at “{folder}”; Ctrl-C ends it.",
)
DESK_OPEN = Message(zh="核对台已打开，按 Ctrl-C 结束。", en="The desk is open; Ctrl-C closes it.")
DESK_LINK = Message(zh="{name} 的链接：{link}", en="The link of {name}: {link}")
TAKEN_BACK = Message(zh="从“{file}”读回 {count} 处。", en="Taken from “{file}”: {count} cells.")
SERVE_ADDRESS = Message(
    zh="接口地址：{address}/api（说明：{address}/api/openapi.json）",
    en="The interface: {address}/api (described at {address}/api/openapi.json)",
)
SERVE_TOKEN = Message(zh="{name} 的令牌：{token}", en="The token of {name}: {token}")
SERVE_OPEN = Message(zh="接口已打开，按 Ctrl-C 结束。", en="The interface is open; Ctrl-C closes it.")
DESK_PLAIN = Message(
    zh="注意：网络上的传输未加密，请只在可信的网络里使用。",
    en="Mind that nothing is encrypted on the way; use it in a network that you trust only.",
)
DESK_READING = Message(zh="正在整理 {at}/{of} 份合同……", en="Looking at {at} of {of} agreements …")
DESK_CLOSED = Message(zh="核对台已关闭，所有决定都已保存。", en="The desk is closed; all decisions are kept.")
NO_PASSWORD = Message(
    zh="密码文件“{path}”无法读取或是空的。", en="The password file “{path}” cannot be read or is empty."
)
NO_STDOUT = Message(
    zh="结果无法写到标准输出（{reason}），请检查输出的去向和磁盘空间。",
    en="The result cannot be written to standard output ({reason}); check where it goes and the disk's space.",
)
AT_FILE = Message(zh="{reason}：{file}", en="{reason}: {file}")
SYSTEM = Message(
    zh="系统拒绝了操作（{reason}），请检查路径、权限和磁盘空间。",
    en="The system refused ({reason}); check paths, permissions and the disk's space.",
)
INTERNAL = Message(
    zh="出现内部错误（{reason}），请反馈给我们；设置环境变量 HEDUI_TRACEBACK=1 再运行可显示详情。",
    en="An internal error happened ({reason}); please report it. With HEDUI_TRACEBACK=1 in the environment the details"
    " are shown.",
)
INTERRUPTED = Message(
    zh="已中断。已完成的都已保存，重新运行同一命令即可继续。",
    en="Interrupted. What was finished is kept; run the same command to go on.",
)
FAILED_FILE = Message(zh="失败 {path}：{sentence}", en="failed {path}: {sentence}")
MORE_FAILURES = Message(zh="……另有 {count} 个失败，见 contracts.xlsx", en="… and {count} more, see contracts.xlsx")
ALARM = Message(zh="有错误 {path}：{sentence}", en="error in {path}: {sentence}")
NOTHING_NEW = Message(
    zh="没有新的或改动过的文件，一切照旧。", en="There are no new or changed files; nothing has changed."
)
NOTHING_DUE = Message(
    zh="{first} 至 {last} 之间没有到期的合同，也没有通知期限。",
    en="From {first} to {last} no agreement expires and no notice is due.",
)
CALENDAR_KEPT = Message(
    zh="没有可写入日历的日期，没有改动 {path}。", en="There are no dates for a calendar; {path} was not touched."
)
LEFT_FILE = Message(zh="未处理 {path}：{sentence}", en="not read {path}: {sentence}")
MORE_LEFT = Message(
    zh="……另有 {count} 个文件未处理，见 contracts.xlsx", en="… and {count} more not read, see contracts.xlsx"
)
FORMS = Message(
    zh="其中 {count} 份是同一合同的其他形式（副本、扫描件、文本等），汇总表和报告中只列一次。",
    en="{count} of them are other forms of the same agreements (copies, scans, texts); workbook and report list each"
    " agreement once.",
)
SAME_NUMBER = Message(
    zh="合同编号重复 {number}：{paths}",
    en="the contract number {number} is borne by {paths}",
)
MORE_PATHS = Message(zh=" 等 {count} 个文件", en=" … {count} files in all")
MORE_NUMBERS = Message(
    zh="……另有 {count} 个编号重复，见 contracts.xlsx", en="… and {count} more numbers, see contracts.xlsx"
)
SUMMARY = Message(
    zh="完成 {done} 个文件（{pages} 页），失败 {failed} 个，跳过 {skipped} 个；"
    "核对结果：错误 {errors}，警告 {warnings}，提示 {infos}。",
    en="{done} documents done ({pages} pages), {failed} failed, {skipped} skipped; findings: {errors} errors,"
    " {warnings} warnings, {infos} infos.",
)
WAITING = Message(zh="还有 {count} 个文件未处理。", en="{count} documents are still to be done.")
GONE = Message(
    zh="{count} 个以前处理过的文件已不在文件夹里，其记录予以保留。",
    en="{count} inputs of earlier runs are no longer there; their records are kept.",
)
WRITTEN = Message(zh="结果在 {out}", en="The results are in {out}")

WITHOUT_RECORD = Message(
    zh="没有记录，全部字段按缺失计：{path}", en="no record, so all of its fields count as missing: {path}"
)
SCORE_FIELDS = Message(
    zh="{documents} 份。字段：准确率 {precision}，召回率 {recall}，F1 {f1}，错值率 {wrong_rate}。",
    en="{documents} documents. Fields: precision {precision}, recall {recall}, F1 {f1}, wrong values {wrong_rate}.",
)
SCORE_FINDINGS = Message(
    zh="核对结果：准确率 {precision}，召回率 {recall}；误报 {false} 处，平均每份 {per_document} 处；"
    "{clean} 份无误的合同中误报 {alarmed} 份。",
    en="Findings: precision {precision}, recall {recall}; {false} false alarms, {per_document} per agreement;"
    " false alarms on {alarmed} of {clean} clean agreements.",
)
SCORE_PASSED = Message(
    zh="{documents} 份中 {passed} 份毫无差错。标准答案未提到的核对结果 {unjudged} 条，没有依据的值 {ungrounded} 个。",
    en="{passed} of {documents} agreements without any fault. Besides: {unjudged} findings that no truth mentions,"
    " {ungrounded} values without ground.",
)
BY_KIND = Message(zh="按合同类别", en="By kind of agreement")
BY_PART = Message(zh="按合同要素", en="By part of the contract")
BY_FIELD = Message(zh="按字段", en="By field")
BY_CODE = Message(zh="按核对项", en="By finding")
DIFFERENCES = Message(zh="不一致之处（标准答案 ≠ 记录）", en="Differences (truth ≠ record)")
PART = Message(
    zh="{name} 第{index}份（第{first}—{last}页）",
    en="{name}, agreement {index} (pages {first}-{last})",
)
NO_FINDINGS = Message(zh="“{name}”：没有发现问题。", en="“{name}”: nothing found.")
FINDINGS = Message(zh="“{name}”：{count} 条核对结果", en="“{name}”: {count} findings")
PLACE = Message(zh="第{page}页", en="page {page}")
MISSING_PACKAGE = Message(zh="未安装", en="not installed")
ENGINES = Message(zh="文字识别引擎", en="OCR engines")
PACKAGES = Message(zh="组件", en="packages")
OPTIONAL = Message(zh="附加组件（可选）", en="extras (optional)")
WORKS = Message(zh="可用", en="works")
EXTRA = Message(zh="{purpose}：{state}", en="{purpose}: {state}")
NOT_NEEDED = Message(zh="目前不需要；{problem}", en="not needed now; {problem}")
CHOSEN = Message(zh="（当前选用）", en="(chosen)")
UNREAD = Message(zh="扫描件不读", en="scans are left unread")
OFFICE = Message(
    zh="旧版 Word、WPS、RTF、ODT 文件：由 {path} 转换", en="Old Word, WPS, RTF and ODT files: converted by {path}"
)
NO_OFFICE = Message(
    zh="旧版 Word、WPS、RTF、ODT 文件：不读；安装 LibreOffice（免费）后即可读取",
    en="Old Word, WPS, RTF and ODT files: left unread; with LibreOffice installed (free) they are read",
)
MACHINE = Message(zh="处理器 {processors} 个，内存 {memory} GiB", en="{processors} processors, {memory} GiB of memory")
INSTALL_AGAIN = Message(
    zh="缺少组件 {names}，请在 hedui 的文件夹里重新安装：“uv tool install --force .”或“pipx install --force .”",
    en="Packages are missing: {names}. Install again in hedui's folder: uv tool install --force ."
    " or pipx install --force .",
)
OTHER_ENGINE = Message(
    zh="可以改用：--ocr {names}，或在 hedui.toml 中写 ocr。", en="You can use --ocr {names}, or ocr in hedui.toml."
)
FASTER = Message(
    zh="本机处理器支持 bfloat16，装上附加组件 fast 后识别扫描件约快一倍：{get}。",
    en="This processor computes in bfloat16: with the extra “fast” scans are read about twice as fast: {get}.",
)
LITTLE_MEMORY = Message(
    zh="内存只有 {memory} GiB，处理扫描件时请加 --workers 1。",
    en="There are only {memory} GiB of memory; use --workers 1 for scans.",
)
ALL_WELL = Message(zh="一切就绪。", en="All is well.")
NOT_WELL = Message(
    zh="当前选用的文字识别引擎不可用，扫描件将无法读取。",
    en="The OCR engine that is chosen does not work; scans cannot be read.",
)
BAD_DAYS = Message(
    zh="“{text}”不是天数，请写成 90d 或 90。",
    en="“{text}” is no number of days; write 90d or 90.",
)
BAD_DAY = Message(
    zh="“{text}”不是日期，请写成 2026-05-31。",
    en="“{text}” is no date; write 2026-05-31.",
)
NO_AMOUNT = Message(zh="“{text}”不是可以换算的金额。", en="“{text}” is no amount that can be converted.")
UNKNOWN_CODE = Message(
    zh="没有代码为 {code} 的核对项。{near}全部代码见：hedui rules",
    en="There is no finding with the code {code}.{near} See all codes with: hedui rules",
)

SCORE_HEADS = {
    "precision": Message(zh="准确率", en="precision"),
    "recall": Message(zh="召回率", en="recall"),
    "f1": Message(zh="F1", en="F1"),
    "right": Message(zh="正确", en="right"),
    "wrong": Message(zh="错值", en="wrong"),
    "missing": Message(zh="漏读", en="missing"),
    "invented": Message(zh="多出", en="invented"),
    "passed": Message(zh="全对", en="passed"),
    "documents": Message(zh="份数", en="of"),
    "false": Message(zh="误报", en="false"),
    "per_agreement": Message(zh="每份误报", en="per agreement"),
    "found": Message(zh="查出", en="found"),
    "lost": Message(zh="漏报", en="lost"),
    "unjudged": Message(zh="未提及", en="unjudged"),
    "false_per_agreement": Message(zh="每份误报", en="false per agreement"),
}
"""Headings of the tables of scores."""
FAULTS = {
    "wrong": Message(zh="错值", en="wrong"),
    "missing": Message(zh="漏读", en="missing"),
    "invented": Message(zh="多出", en="invented"),
    "lost": Message(zh="漏报", en="lost"),
    "false": Message(zh="误报", en="false"),
    "unjudged": Message(zh="未提及", en="unjudged"),
    "ungrounded": Message(zh="没有依据", en="ungrounded"),
}
"""What may differ between a record and the truth."""
