#!/bin/sh
# A log with two witnesses over loopback sockets: a quorum, its loss, and its return (witnesses.py).
exec python3 -I "$(dirname "$0")/witnesses.py" "$PENSTOCK" "$PENSTOCK_VERIFY" "$SCRATCH"
