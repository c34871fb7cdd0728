"""The GoogleTest programs that CTest knows of in a build folder."""

import json
import os
import re
import subprocess
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor

TIME_LIMIT_S = 900


def run(build, tally, jobs):
    commands = listed(build)
    if commands is None:
        tally.fails("programs", f"{build} is not a configured build folder; run make build first")
        return
    if not commands:
        tally.fails("programs", f"CTest lists no test program in {build}")
        return
    with ThreadPoolExecutor(max_workers=max(1, jobs)) as pool:
        list(pool.map(lambda item: run_one(item[0], item[1], tally), sorted(commands.items())))


def listed(build):
    """Name -> command of every test that CTest lists; None if the folder is not configured."""
    if not os.path.exists(os.path.join(build, "CTestTestfile.cmake")):
        return None
    answer = subprocess.run(["ctest", "--test-dir", build, "--show-only=json-v1"], capture_output=True, text=True,
                            stdin=subprocess.DEVNULL)
    if answer.returncode != 0:
        return None
    tests = json.loads(answer.stdout)["tests"]
    return {test["name"]: test.get("command", []) for test in tests}


def run_one(name, command, tally):
    if not command or not os.access(command[0], os.X_OK):
        if tally.selective and not tally.wants(f"{name}/"):
            return
        tally.fails(f"{name} (program)", "the test program has not been built")
        return
    before_cases = cases_of(command)
    if before_cases is None:
        tally.fails(f"{name} (program)", "the program does not list its tests")
        return
    wanted = [case for case in before_cases if tally.wants(f"{name}/{case}")]
    if not wanted:
        return
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="penstock-test-") as scratch:
        report = os.path.join(scratch, "report.json")
        arguments = [*command, f"--gtest_output=json:{report}", "--gtest_color=no"]
        if tally.selective:
            arguments.append("--gtest_filter=" + ":".join(wanted))
        environment = dict(os.environ, TMPDIR=scratch)
        try:
            answer = subprocess.run(arguments, capture_output=True, text=True, errors="replace", env=environment,
                                    stdin=subprocess.DEVNULL, timeout=TIME_LIMIT_S)
            output, status = answer.stdout + answer.stderr, answer.returncode
        except subprocess.TimeoutExpired:
            output, status = f"stopped after {TIME_LIMIT_S} s", None
        outcomes = outcomes_of(report)
    count(name, wanted, outcomes, output, status, tally, time.monotonic() - started)


def cases_of(command):
    """The full names of the program's tests, or None if it cannot say."""
    try:
        answer = subprocess.run([*command, "--gtest_list_tests"], capture_output=True, text=True, timeout=60,
                                stdin=subprocess.DEVNULL)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return read_list(answer.stdout) if answer.returncode == 0 else None


def read_list(text):
    """Reads the form of --gtest_list_tests: suites end with a period, their cases are indented."""
    cases, suite = [], ""
    for line in text.splitlines():
        line = line.split("#")[0].rstrip()
        if re.fullmatch(r"\S+\.", line):
            suite = line
        elif line.startswith("  ") and suite:
            cases.append(suite + line.strip())
    return cases


def outcomes_of(report):
    """Case -> (kind, text) from the JSON report; empty if the program died before it wrote one."""
    try:
        with open(report, encoding="utf-8") as file:
            document = json.load(file)
    except (OSError, ValueError):
        return {}
    outcomes = {}
    for suite in document.get("testsuites", []):
        for case in suite.get("testsuite", []):
            full = f"{suite['name']}.{case['name']}"
            if case.get("failures"):
                outcomes[full] = ("failed", "\n".join(failure["failure"] for failure in case["failures"]))
            elif case.get("result") == "SKIPPED":
                outcomes[full] = ("skipped", "")
            elif case.get("result") == "COMPLETED":
                outcomes[full] = ("passed", "")
    return outcomes


def count(name, wanted, outcomes, output, status, tally, seconds):
    before = tally.counts()
    told = False
    for case in wanted:
        kind, text = outcomes.get(case, ("missing", ""))
        full = f"{name}/{case}"
        if kind == "passed":
            tally.passes(full)
        elif kind == "skipped":
            tally.skips(full, reason_of(case, output))
        elif kind == "failed":
            tally.fails(full, text)
        elif not told:
            tally.fails(full, f"the program ended (status {status}) before this test was done\n" + tail_of(output))
            told = True
        else:
            tally.fails(full, "did not run")
    if status not in (0, 1) and not told:
        tally.fails(f"{name} (program)", f"every test ended, and then the program did with status {status}\n" + tail_of(output))
    elif status == 1 and not any(kind == "failed" for kind, _ in outcomes.values()) and not told:
        tally.fails(f"{name} (program)", "no test failed and the program did\n" + tail_of(output))
    tally.suite(name, seconds, before)


def reason_of(case, output):
    """Why a test was skipped: GoogleTest says it in its output and not in its report."""
    match = re.search(rf"^\[ RUN +\] {re.escape(case)}\n(.*?)^\[ +SKIPPED +\] {re.escape(case)}", output, re.M | re.S)
    message = match.group(1).partition(": Skipped\n")[2] if match else ""
    return " ".join(message.split())


def tail_of(output, lines=30):
    return "\n".join(output.rstrip().splitlines()[-lines:])
