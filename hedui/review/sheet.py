"""The columns of the workbook that people fill in: the one table of their headings, for writing and reading back."""

from __future__ import annotations

from hedui.messages import Message

FILE = Message("文件", "File")
"""What an agreement goes by."""
STATUS = Message("处理状态", "Status")
OWNER = Message("责任人", "Responsible")
NOTE = Message("备注", "Note")
FILLED_IN = (STATUS, OWNER, NOTE)
LONGEST = {OWNER: 40, NOTE: 500}
"""Characters that are kept."""
