"""What the review says, in one place and two languages."""

from __future__ import annotations

from hedui.messages import Message

NEWER_BOOK = Message(
    zh="“{path}”由更新版本的 hedui 写成，请先升级 hedui。",
    en="“{path}” was written by a newer hedui; upgrade hedui first.",
)
BOOK_UNUSABLE = Message(
    zh="无法读写“{path}”（{reason}），请检查权限和磁盘空间。",
    en="“{path}” cannot be read or written ({reason}); check the permissions and the disk's space.",
)
BOOK_GONE = Message(
    zh="“{path}”不见了：输出文件夹可能被移走、改名或换过。放回原处，或关闭核对台后从新的位置重新打开。",
    en="“{path}” is gone: the output folder may have been moved, renamed or replaced. Put it back, or close the"
    " desk and open it where it lies now.",
)
