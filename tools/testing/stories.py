"""The stories of tests/stories: each is one test, told to the real program by play.py."""

import glob
import os
import subprocess
import sys
import tempfile
import time

from testing.scripts import TIME_LIMIT_S, environment_of


def run(folder, build, tally):
    files = [path for path in sorted(glob.glob(os.path.join(folder, "*.story"))) if tally.wants("stories/" + os.path.basename(path))]
    if not files:
        return
    before, started = tally.counts(), time.monotonic()
    for path in files:
        run_file(folder, path, build, tally)
    tally.suite("stories", time.monotonic() - started, before)


def run_file(folder, path, build, tally):
    name = "stories/" + os.path.basename(path)
    with tempfile.TemporaryDirectory(prefix="penstock-test-") as scratch:
        try:
            answer = subprocess.run([sys.executable, "-I", os.path.join(folder, "play.py"), path], stdout=subprocess.PIPE,
                                    stderr=subprocess.STDOUT, text=True, errors="replace", env=environment_of(build, scratch),
                                    stdin=subprocess.DEVNULL, timeout=TIME_LIMIT_S)
        except subprocess.TimeoutExpired:
            tally.fails(name, f"stopped after {TIME_LIMIT_S} s")
            return
    blocks = []
    for line in answer.stdout.splitlines():
        if line.startswith(("told ", "FAILED ")) or not blocks:
            blocks.append([line])
        else:
            blocks[-1].append(line)
    for block in blocks:
        kind, _, title = block[0].partition(" ")
        if kind == "told":
            tally.passes(f"{name}: {title}")
        elif kind == "FAILED":
            tally.fails(f"{name}: {title}", "\n".join(block[1:]))
    if answer.returncode not in (0, 1) or not answer.stdout.rstrip().endswith(" failed"):
        tally.fails(name, "the player did not come to its end\n" + answer.stdout[-2000:])
