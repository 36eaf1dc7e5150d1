#!/bin/sh
# Double-click and choose to run it (or ./start/linux.sh). The first time this sets hedui up for you alone (with uv or Python
# 3.11 or later); then it asks for a folder of agreements, reads it and opens the desk in the browser. Results go beside the
# folder; nothing leaves this computer.
set -u
source=$(CDPATH="" cd -- "$(dirname -- "$0")/.." && pwd)
program=${XDG_DATA_HOME:-$HOME/.local/share}/hedui/program
PATH=$PATH:$HOME/.local/bin
case $(uname 2>/dev/null) in Darwin) PATH=$PATH:/opt/homebrew/bin:/usr/local/bin ;; esac  # which the Finder does not know

stop() {
  printf '%s\n' "$1" >&2
  [ -t 0 ] && { printf '[Enter] '; read -r _; }
  exit 4
}

python() {
  for name in python3.14 python3.13 python3.12 python3.11 python3; do
    # The one that macOS brings is too old, and a stub that asks to install tools for developers.
    [ "$(uname 2>/dev/null) $(command -v "$name")" = 'Darwin /usr/bin/python3' ] && continue
    "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { command -v "$name"; return; }
  done
  return 1
}

is_installed() {
  [ -x "$program/bin/python" ] && cmp -s "$source/pyproject.toml" "$program/installed.toml" &&
    cmp -s "$source/CHANGELOG.md" "$program/installed.md"
}

[ -f "$source/pyproject.toml" ] ||
  stop '请先把下载的压缩包全部解压，再运行解压出来的 start 文件夹里的本文件。  Unpack the whole download first, then run this file there.'
if ! is_installed; then
  echo '第一次使用，正在安装，需要几分钟。  Setting up, which takes some minutes.'
  failed='安装没有成功，请检查网络后再试。  Setting up failed; check the network and try again.'
  rm -rf "$program"
  if command -v uv >/dev/null; then
    uv venv --quiet --python '>=3.11' "$program" || stop "$failed"
    uv pip install --quiet --python "$program/bin/python" "$source" || stop "$failed"
  else
    found=$(python) || stop '请先安装 Python 3.11 以上版本（python.org），再试。  Install Python 3.11 or later (python.org) and try again.'
    "$found" -c 'import ensurepip, venv' 2>/dev/null ||
      stop '请先安装 python3-venv（在终端运行 sudo apt install python3-venv），再试。  Run “sudo apt install python3-venv” in a terminal first, then try again.'
    "$found" -m venv "$program" || stop "$failed"
    "$program/bin/python" -m pip install --quiet "$source" || stop "$failed"
  fi
  cp "$source/pyproject.toml" "$program/installed.toml"
  cp "$source/CHANGELOG.md" "$program/installed.md"
fi
"$program/bin/python" -m hedui start "$@" || stop ''
