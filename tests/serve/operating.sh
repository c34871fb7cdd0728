#!/bin/sh
# A served station is operated: reloaded, short of space, upgraded (operating.py).
exec python3 -I "$(dirname "$0")/operating.py" "$PENSTOCK" "$PENSTOCK_VERIFY" "$SCRATCH"
