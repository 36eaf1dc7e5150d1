"""What a batch tells the person at the keyboard, in one place and two languages."""

from __future__ import annotations

from hedui.messages import Message

NO_FOLDER = Message(
    zh="找不到文件夹“{path}”，请检查路径是否正确。",
    en="The folder “{path}” does not exist; check the path.",
)
SAME_FOLDER = Message(
    zh="输出文件夹不能就是输入文件夹“{path}”，请用 --out 指定别的文件夹。",
    en="The output folder must not be the input folder “{path}” itself; name another with --out.",
)
HOLDS_FILES = Message(
    zh="输出文件夹“{path}”在要导入的文件夹里，里面已有别的文件，它们会被漏掉；请用 --out 指定空的或别处的文件夹。",
    en="The output folder “{path}” lies in the folder to be imported and holds other files, which would be left out;"
    " name one that is empty or elsewhere with --out.",
)
LEDGER_BUSY = Message(
    zh="输出文件夹正被另一次运行使用（{path}），请等它结束，或换一个输出文件夹。",
    en="Another run is using the output folder ({path}); wait for it to end, or take another output folder.",
)
LEDGER_DAMAGED = Message(
    zh="台账“{path}”已损坏（{reason}），已改名为 {aside}；请重新运行（全部文件会重新处理）。",
    en="The ledger “{path}” is damaged ({reason}) and has been renamed to {aside}; run again (every file is then read"
    " again).",
)
LEDGER_UNUSABLE = Message(
    zh="台账“{path}”无法使用（{reason}），请检查输出文件夹的权限和磁盘空间，然后重新运行。",
    en="The ledger “{path}” cannot be used ({reason}); check the output folder's permissions and the disk's space, then"
    " run again.",
)

UNSUPPORTED = Message(
    zh="“{name}”不是可处理的文件类型（{suffix}），已跳过。",
    en="“{name}” is no kind of file that is read ({suffix}); skipped.",
)
LEADS_OUT = Message(
    zh="“{name}”是指向文件夹之外的链接，没有处理；确需处理时请加 --follow-links。",
    en="“{name}” is a link that leads out of the folder and was not followed; with --follow-links it is.",
)
BAD_NAME = Message(
    zh="“{name}”的文件名不是有效的 UTF-8，请重命名后再运行。",
    en="The name of “{name}” is not valid UTF-8; rename it and run again.",
)
UNREADABLE_FOLDER = Message(
    zh="无法打开文件夹“{name}”（{reason}），请检查读取权限；其中的文件没有处理。",
    en="The folder “{name}” cannot be opened ({reason}); check its permissions. The files in it were not read.",
)

GONE = Message(
    zh="文件在处理之前已被移走或删除。",
    en="The file was moved away or deleted before it could be read.",
)
CHANGED = Message(
    zh="“{name}”在读取过程中一直被改动，请等它保存或复制完毕后再运行。",
    en="“{name}” kept changing while it was read; run again once it has been saved or copied.",
)
DAMAGED_RECORD = Message(
    zh="“{name}”的记录已损坏或不完整，再次运行会重新读取。",
    en="The record of “{name}” is damaged or incomplete; the next run reads the document again.",
)
CLUSTER_LOST = Message(
    zh="与 Dask 调度器“{address}”的连接中断（{reason}），其余文件没有处理；请在集群恢复后重新运行。",
    en="The Dask scheduler “{address}” is gone ({reason}); the other documents were not read. Run again once it is"
    " back.",
)
NO_WORKERS = Message(
    zh="Dask 调度器“{address}”已有 {minutes} 分钟没有任何工作进程，其余文件没有处理；请启动工作进程后重新运行。",
    en="The Dask scheduler “{address}” has had no worker for {minutes} minutes; the other documents were not read."
    " Start workers and run again.",
)
INTERNAL = Message(
    zh="处理“{name}”时出现内部错误（{reason}），详情见日志 hedui.log，请反馈给我们。",
    en="An internal error happened in “{name}” ({reason}); see hedui.log, and please report it.",
)
INTERNAL_ALONE = Message(
    zh="处理“{name}”时出现内部错误（{reason}），请反馈给我们。",
    en="An internal error happened in “{name}” ({reason}); please report it.",
)
NAME_TOO_LONG = Message(
    zh="“{name}”的文件名太长，无法写入它的记录，请缩短文件名。",
    en="The name of “{name}” is too long for its record to be written; shorten it.",
)
TIMED_OUT = Message(
    zh="处理“{name}”超过 {seconds} 秒，已中止；可用 --timeout 放宽时限，或把文件拆小。",
    en="“{name}” took longer than {seconds} seconds and was stopped; allow more with --timeout, or split the file.",
)
OUT_OF_MEMORY = Message(
    zh="处理“{name}”所需内存超过 {limit} MiB，已中止；可用 --memory 放宽上限，或把文件拆小。",
    en="“{name}” needed more than {limit} MiB of memory and was stopped; allow more with --memory, or split the file.",
)
CRASHED = Message(
    zh="处理“{name}”的进程异常退出（代号 {reason}），可能是文件损坏，也可能是机器内存不足；"
    "请用原来的程序打开后重新保存，或减少 --workers 再试。",
    en="The process that worked on “{name}” died (code {reason}): the file may be damaged, or the machine out of"
    " memory; open it in its own program and save it again, or try fewer --workers.",
)
NO_DASK = Message(
    zh="使用 --dask 需要附加组件 dask，{get}。",
    en="--dask needs the extra “dask”: {get}.",
)
BAD_SCHEDULER = Message(
    zh="--dask 的地址“{address}”不对，请写成 tcp://主机:端口，如 tcp://10.0.0.5:8786。",
    en="“{address}” is no address for --dask; write tcp://HOST:PORT, such as tcp://10.0.0.5:8786.",
)
NO_SCHEDULER = Message(
    zh="无法连接 Dask 调度器“{address}”（{reason}），请检查 --dask 的地址。",
    en="The Dask scheduler “{address}” does not answer ({reason}); check the address given with --dask.",
)
SAME_AS_FAILED = Message(
    zh="与“{leader}”内容完全相同，同样无法处理：{sentence}",
    en="Same content as “{leader}”, and fails like it: {sentence}",
)
TWIN = Message(
    zh="与{others}内容完全相同",
    en="Same content as {others}",
)
COMMA = Message(zh="、", en=", ")
SEMICOLON = Message(zh="；", en="; ")
AMENDED = Message(zh="{by}变更了本合同：{holds}", en="Amended by {by}: {holds}")
TOTAL_NOW = Message(zh="现行金额 {total}（见“{path}”）", en="the total is now {total} (“{path}”)")
TOTAL_OPEN = Message(
    zh="金额有变更，现行金额无法确定，请核对", en="its price was changed, and what holds now cannot be told: look it up"
)
EXPIRES_NOW = Message(zh="现到期日 {day}（见“{path}”）", en="it now expires on {day} (“{path}”)")
ENDED_ON = Message(zh="已约定自 {day} 解除或终止（见“{path}”）", en="it ends on {day} (“{path}”)")
TERM_OPEN = Message(
    zh="期限有变更，现到期日无法确定，请核对", en="its term was changed, and what holds now cannot be told: look it up"
)
MORE_TWINS = Message(zh="等文件", en=" and others")
PROGRESS = Message(
    zh="{documents}/{total} 个文件，每分钟 {speed} 页，剩余时间 {left}，失败 {failures} 个",
    en="{documents}/{total} documents, {speed} pages a minute, time left: {left}, {failures} failed",
)
READING = Message(
    zh="；正在读“{name}”，已识别 {done}/{total} 页", en="; in “{name}”: {done} of {total} pages recognised"
)
NOT_KNOWN = Message(zh="尚不清楚", en="not known yet")
SECONDS = Message(zh="约 {n} 秒", en="about {n} seconds")
MINUTES = Message(zh="约 {n} 分钟", en="about {n} minutes")
HOURS = Message(zh="约 {n} 小时", en="about {n} hours")
NO_PAGE_READ = Message(
    zh="“{name}”的 {pages} 页都没有读出文字，内容未经核对；各页的原因见记录中的 page-unreadable。",
    en="None of the {pages} pages of “{name}” gave any text, so nothing was checked; the record says why for each page"
    " (page-unreadable).",
)
