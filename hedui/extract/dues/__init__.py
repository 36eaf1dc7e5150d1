"""What is due when, as security and on breach: instalments and their kin, each told by the words of ``dues.toml``."""

from __future__ import annotations

from hedui.extract.dues.instalments import read_instalments

__all__ = ["read_instalments"]
