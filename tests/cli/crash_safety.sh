#!/bin/sh
# Kills every command of the journey at its durable system calls and goes on (crash_safety.py).
exec python3 -I "$(dirname "$0")/crash_safety.py" "$PENSTOCK" "$PENSTOCK_VERIFY" "$SCRATCH"
