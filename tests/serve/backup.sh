#!/bin/sh
# Backups of a station while it is served, and restoring them without a second history of its ledger (backup.py).
exec python3 -I "$(dirname "$0")/backup.py" "$PENSTOCK" "$PENSTOCK_VERIFY" "$SCRATCH"
