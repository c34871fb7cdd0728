#!/bin/sh
# Checks an exported ledger and receipts with npm's @sigstore/verify. `tools/setup --all` installs it
# below build/foreign, where npm and its registry can be reached.
here=$(cd "$(dirname "$0")" && pwd)
modules=${PENSTOCK_NODE_MODULES:-$here/../../build/foreign/node_modules}
command -v node >/dev/null || { echo "node is not installed"; exit 77; }
[ -d "$modules/@sigstore/verify" ] || {
    echo "@sigstore/verify is not installed; tools/setup --all does that where npm is"
    exit 77
}
. "$here/exchange"
export NODE_PATH="$modules"
check() { node "$here/sigstore.js" "$1" "$2" "$work"/receipts/*; }
accepts_and_rejects check
