"""Twins: a file that compiles as it stands and must not compile with -DMUST_NOT_COMPILE.

Each twin says in a line `// Diagnostic: REGEX` what the compiler's words must be (g++'s or clang's), so that it cannot fail for
another reason than the one it was written for.
"""

import glob
import os
import re
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor

FLAGS = ["-std=c++23", "-fsyntax-only", "-Isrc", "-Itests", "-Wall", "-Wextra", "-Werror", "-fdiagnostics-color=never"]


def run(folder, build, tally, jobs):
    twins = [twin for twin in sorted(glob.glob(os.path.join(folder, "*.cpp"))) if tally.wants(name_of(twin))]
    if not twins:
        return
    before, started = tally.counts(), time.monotonic()
    compiler = compiler_of(build)
    with ThreadPoolExecutor(max_workers=max(1, jobs)) as pool:
        complaints = pool.map(lambda twin: examine(twin, compiler), twins)
        for twin, complaint in zip(twins, complaints):
            if complaint:
                tally.fails(name_of(twin), complaint)
            else:
                tally.passes(name_of(twin))
    tally.suite("cannot_compile", time.monotonic() - started, before)


def name_of(twin):
    return "cannot_compile/" + os.path.basename(twin)


def compiler_of(build):
    """The compiler that the build folder uses."""
    try:
        with open(os.path.join(build, "CMakeCache.txt"), encoding="utf-8", errors="replace") as file:
            match = re.search(r"^CMAKE_CXX_COMPILER:\w+=(.+)$", file.read(), re.M)
    except OSError:
        match = None
    return match.group(1) if match else "g++"


def examine(twin, compiler):
    """What is wrong with the twin, or an empty text."""
    with open(twin, encoding="utf-8") as file:
        text = file.read()
    match = re.search(r"^// Diagnostic: (.+)$", text, re.M)
    if not match:
        return "the twin has no line `// Diagnostic: REGEX`"
    if "#ifdef MUST_NOT_COMPILE" not in text:
        return "the twin has no part under `#ifdef MUST_NOT_COMPILE`"
    good = compile_twin(compiler, twin)
    if good.returncode != 0:
        return f"{compiler}: does not compile as it stands\n" + good.stderr[:2000]
    bad = compile_twin(compiler, twin, "-DMUST_NOT_COMPILE")
    if bad.returncode == 0:
        return f"{compiler}: compiles, and must not"
    if not re.search(match.group(1), bad.stderr):
        return f"{compiler}: fails for another reason than /{match.group(1)}/\n" + bad.stderr[:2000]
    return ""


def compile_twin(compiler, twin, *more):
    return subprocess.run([compiler, *FLAGS, *more, twin], capture_output=True, text=True, errors="replace",
                          stdin=subprocess.DEVNULL)
