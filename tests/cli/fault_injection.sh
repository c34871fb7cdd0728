#!/bin/sh
# Lets every system call of one append and one publication fail, and kills the program at each (fault_injection.py).
exec python3 -I "$(dirname "$0")/fault_injection.py" "$PENSTOCK" "$PENSTOCK_VERIFY" "$SCRATCH"
