"""Every header under src/ compiles alone, so that the order of includes never matters."""

import hashlib
import json
import os
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor

from checks import cpp
from checks.project import Report

TITLE = "every header compiles by itself"
FLAGS = ["-std=c++23", "-fsyntax-only", "-Wall", "-Wextra", "-Werror", "-fdiagnostics-color=never", "-x", "c++"]


def run(project, fix):
    report = Report()
    compiler = shutil.which("g++")
    headers = project.files("src/", (".h",))
    if not compiler:
        report.skipped = True
        report.notes.append("g++ is not installed")
        return report
    for path in headers:
        if "#pragma once" not in project.text(path):
            report.problems.append(f"{path}:1: has no #pragma once")

    seen_file = os.path.join(project.scratch(), "headers.json")
    seen = read_seen(seen_file)
    prints = {path: fingerprint(project, path, compiler) for path in headers}
    stale = [path for path in headers if seen.get(path) != prints[path]]
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 2) as pool:
        answers = list(pool.map(lambda path: compile_alone(project, compiler, path), stale))
    good = {path: prints[path] for path in headers if path not in set(stale)}
    for path, complaint in zip(stale, answers):
        if complaint:
            report.problems.append(f"{path}: does not compile by itself: {complaint}")
        else:
            good[path] = prints[path]
    with open(seen_file, "w", encoding="utf-8") as file:
        json.dump(good, file)
    return report


def read_seen(path):
    """Header -> fingerprint under which it compiled last time."""
    try:
        with open(path, encoding="utf-8") as file:
            return json.load(file)
    except (OSError, ValueError):
        return {}


def fingerprint(project, path, compiler):
    """Digest of the header and of every header of ours that it reaches."""
    digest = hashlib.sha256(compiler.encode() + repr(FLAGS).encode())
    todo, done = [path], set()
    while todo:
        current = todo.pop()
        if current in done or not project.exists(current):
            continue
        done.add(current)
        text = project.text(current)
        todo += ["src/" + name for _, brackets, name in cpp.includes(text) if brackets == '"']
    for current in sorted(done):
        digest.update(current.encode() + b"\0" + project.text(current).encode() + b"\0")
    return digest.hexdigest()


def compile_alone(project, compiler, path):
    """The first complaint of the compiler, or an empty text."""
    # A header of src/<module>/testing/ may include the fakes of tests/support, as tests do.
    support = ["-I" + project.path("tests")] if "/testing/" in path else []
    answer = subprocess.run([compiler, *FLAGS, "-I" + project.path("src"), *support, "-include", project.path(path), "/dev/null"],
                            capture_output=True, text=True, errors="replace", stdin=subprocess.DEVNULL)
    if answer.returncode == 0:
        return ""
    lines = [line for line in answer.stderr.splitlines() if "error:" in line]
    return (lines or answer.stderr.splitlines() or ["the compiler failed"])[0].replace(project.root + "/", "")
