"""`penstock law test`: the generated tests and scenarios of the law files, which the program counts itself."""

import os
import re
import subprocess
import time


def run(build, tally):
    penstock = os.path.join(build, "bin", "penstock")
    if tally.selective and not tally.wants("law"):
        return
    if not os.access(penstock, os.X_OK):
        tally.skips("law", "bin/penstock has not been built")
        return
    before, started = tally.counts(), time.monotonic()
    try:
        answer = subprocess.run([penstock, "law", "test"], capture_output=True, text=True, errors="replace",
                                stdin=subprocess.DEVNULL, timeout=600)
    except subprocess.TimeoutExpired:
        tally.fails("law", "penstock law test did not end within 600 s")
        return
    counts = closing_line(answer.stdout)
    if counts is None:
        tally.fails("law", f"penstock law test ended with {answer.returncode} and without a closing line\n"
                    + (answer.stdout + answer.stderr)[-2000:])
        return
    passed, failed, skipped = counts
    if failed:
        # The program has named its failures; they are shown as it wrote them.
        print(answer.stdout, end="")
    tally.adds(passed, failed, skipped)
    if answer.returncode != 0 and failed == 0:
        tally.fails("law", f"penstock law test counts no failure and ended with {answer.returncode}\n" + answer.stderr[-2000:])
    tally.suite("law", time.monotonic() - started, before)


def closing_line(text):
    """(passed, failed, skipped) of the last line, or None if it is not a closing line."""
    lines = text.strip().splitlines()
    match = re.fullmatch(r"(\d+) passed, (\d+) failed(?:, (\d+) skipped)?", lines[-1].strip()) if lines else None
    return tuple(int(group or 0) for group in match.groups()) if match else None
