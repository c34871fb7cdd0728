"""The scripts under tests/: every executable tests/<folder>/*.sh or *.py is one test."""

import glob
import os
import stat
import subprocess
import tempfile
import time

TIME_LIMIT_S = 600
SKIPPED = 77
# These folders hold other kinds of tests, or none.
NOT_SCRIPTS = {"cannot_compile", "tools", "support", "fuzz", "stories"}


def run(tests, build, tally):
    for folder in sorted(entry for entry in os.listdir(tests) if os.path.isdir(os.path.join(tests, entry))):
        if folder in NOT_SCRIPTS:
            continue
        scripts = [path for path in sorted(glob.glob(os.path.join(tests, folder, "*.sh"))) if tally.wants(name_of(path))]
        if not scripts:
            continue
        before, started = tally.counts(), time.monotonic()
        for script in scripts:
            run_one(script, build, tally)
        tally.suite(folder, time.monotonic() - started, before)


def name_of(path):
    return os.path.basename(os.path.dirname(path)) + "/" + os.path.basename(path)


def environment_of(build, scratch):
    return dict(os.environ, SCRATCH=scratch, TMPDIR=scratch, LC_ALL="C.UTF-8",
                PENSTOCK=os.path.join(build, "bin", "penstock"), PENSTOCK_VERIFY=os.path.join(build, "bin", "penstock-verify"))


def run_one(script, build, tally):
    name = name_of(script)
    if not os.stat(script).st_mode & stat.S_IXUSR:
        tally.fails(name, "the script is not executable")
        return
    with tempfile.TemporaryDirectory(prefix="penstock-test-") as scratch:
        environment = environment_of(build, scratch)
        if not os.access(environment["PENSTOCK"], os.X_OK):
            tally.fails(name, "bin/penstock has not been built")
            return
        try:
            answer = subprocess.run([script], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace",
                                    env=environment, stdin=subprocess.DEVNULL, timeout=TIME_LIMIT_S)
        except subprocess.TimeoutExpired:
            tally.fails(name, f"stopped after {TIME_LIMIT_S} s")
            return
        except OSError as problem:
            tally.fails(name, f"cannot be run: {problem.strerror}")
            return
    lines = answer.stdout.rstrip().splitlines()
    if answer.returncode == 0:
        tally.passes(name)
    elif answer.returncode == SKIPPED:
        tally.skips(name, lines[-1] if lines else "without a reason")
    else:
        tally.fails(name, f"exit status {answer.returncode}\n" + "\n".join(lines[-40:]))
