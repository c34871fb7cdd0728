#!/bin/sh
# Checks an exported ledger with `openssl` and a page of Python: the signature, every entry's hash,
# every tile, the root.
here=$(cd "$(dirname "$0")" && pwd)
command -v python3 >/dev/null || { echo "python3 is not installed"; exit 77; }
command -v openssl >/dev/null || { echo "openssl is not installed"; exit 77; }
. "$here/export_ledger"
accepts_and_rejects python3 "$here/openssl_python.py"
