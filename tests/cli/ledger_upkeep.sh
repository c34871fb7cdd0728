#!/bin/sh
# Restored backups, fsck against the store, a new key, another origin (ledger_upkeep.py).
exec python3 -I "$(dirname "$0")/ledger_upkeep.py" "$PENSTOCK" "$PENSTOCK_VERIFY" "$SCRATCH"
