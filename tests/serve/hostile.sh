#!/bin/sh
# What hostile clients do to a served station, and that it goes on (hostile.py).
exec python3 -I "$(dirname "$0")/hostile.py" "$PENSTOCK" "$PENSTOCK_VERIFY" "$SCRATCH"
