#!/bin/sh
# Double-click. The first time this sets hedui up for you alone (with uv or Python 3.11 or later); then it asks for a folder
# of agreements, reads it and opens the desk in the browser. Results go beside the folder; nothing leaves this computer.
exec sh "$(dirname -- "$0")/linux.sh" "$@"
