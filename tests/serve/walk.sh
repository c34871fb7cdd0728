#!/bin/sh
# A whole exchange against the server, over mutual TLS, with an order in the middle (walk.py).
exec python3 -I "$(dirname "$0")/walk.py" "$PENSTOCK" "$PENSTOCK_VERIFY" "$SCRATCH"
