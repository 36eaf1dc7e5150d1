"""How much a finding weighs: a module of its own, since the command line knows it without the record's models."""

from __future__ import annotations

from enum import StrEnum


class Severity(StrEnum):
    """``error``: do not sign or pay before it is settled; ``warning``: someone should look; ``info``: worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @classmethod
    def _missing_(cls, value: object) -> Severity | None:
        """As the report calls it: what people wrote in Chinese is understood."""
        return {"错误": cls.ERROR, "警告": cls.WARNING, "提示": cls.INFO}.get(str(value))

    @property
    def rank(self) -> int:
        """0 for info, 1 for warning, 2 for error."""
        return ("info", "warning", "error").index(self.value)
