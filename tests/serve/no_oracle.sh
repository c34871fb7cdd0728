#!/bin/sh
# Nothing that a requester sees on the network tells whether anybody is on file (no_oracle.py).
exec python3 -I "$(dirname "$0")/no_oracle.py" "$PENSTOCK" "$PENSTOCK_VERIFY" "$SCRATCH"
