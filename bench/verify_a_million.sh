#!/bin/sh
# Times penstock-verify on a ledger of a million entries (or of as many as the second argument says).
#
#   bench/verify_a_million.sh build/release/bin [ENTRIES]
set -eu
programs=$(cd "$1" && pwd)
entries=${2:-1000000}
folder=$(mktemp -d ./verify-bench.XXXXXX)
trap 'rm -rf "$folder"' EXIT
(cd "$folder" && "$programs/ledger_bench" --write-ledger export "$entries")
key=$(cat "$folder/export.vkey")
echo "$entries entries, $(du -sh "$folder/export" | cut -f1)"
bash -c "time '$programs/penstock-verify' '$folder/export' --key '$key'"
