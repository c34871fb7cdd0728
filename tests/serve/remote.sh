#!/bin/sh
# A whole exchange by `penstock remote` against the server, and what hostile servers do to it (remote.py).
exec python3 -I "$(dirname "$0")/remote.py" "$PENSTOCK" "$PENSTOCK_VERIFY" "$SCRATCH"
