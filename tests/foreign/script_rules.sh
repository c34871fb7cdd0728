#!/bin/sh
# The rules of openings as tools/verify_ledger.py knows them, over entries made for it: what penstock-verify's own
# tests say of revocations and of an order's scope holds for the script too.
here=$(cd "$(dirname "$0")" && pwd)
command -v python3 >/dev/null || { echo "python3 is not installed"; exit 77; }
python3 "$here/script_rules.py" "$here/../../tools"
