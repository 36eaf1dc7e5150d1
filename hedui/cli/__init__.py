"""The command line: verbs only, no logic."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command that the arguments name, and leave with its exit code."""
    from hedui.cli.app import run

    sys.exit(run(sys.argv[1:]))
