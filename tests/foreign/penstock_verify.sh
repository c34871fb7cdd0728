#!/bin/sh
# The same export and the same damage for our own verifier, which shares no code with the ledger.
here=$(cd "$(dirname "$0")" && pwd)
command -v python3 >/dev/null || { echo "python3 is not installed"; exit 77; }
[ -n "${PENSTOCK_VERIFY:-}" ] || { echo "PENSTOCK_VERIFY does not name the program"; exit 77; }
. "$here/export_ledger"
check() { "$PENSTOCK_VERIFY" "$1" --key "$2"; }
accepts_and_rejects check
