"""clang-format for C++; for every text file no trailing blanks and one line feed at its end."""

import os
import re
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor

from checks.project import Report

TITLE = "C++ is as clang-format-19 writes it, and text ends with a line feed"
FORMATTER = "clang-format-19"
CPP = (".h", ".cpp")
TEXT = (".h", ".cpp", ".md", ".py", ".txt", ".toml", ".cmake", ".sh", ".json", ".scenario")
PROGRAMS = ("tools/", ".ci/", "Makefile")
# Bytes that a test needs as they are.
AS_THEY_ARE = ("tests/vectors/", "tests/fuzz/seeds/")


def run(project, fix):
    report = Report()
    for path in project.files():
        if path.startswith(AS_THEY_ARE):
            continue
        if path.endswith(TEXT) or (path.startswith(PROGRAMS) and "." not in path.split("/")[-1]):
            examine_text(project, path, fix, report)
    sources = [path for path in project.files("", CPP) if not path.startswith(AS_THEY_ARE)]
    formatter = shutil.which(FORMATTER)
    if not formatter:
        report.notes.append(f"{FORMATTER} is not installed (tools/setup --all); the layout of C++ was not compared")
        return report
    workers = os.cpu_count() or 2
    shares = [share for share in (sources[start::workers] for start in range(workers)) if share]
    with ThreadPoolExecutor(max_workers=workers) as pool:
        for bad in pool.map(lambda share: badly_formatted(project, formatter, share), shares):
            for path in bad:
                if fix:
                    subprocess.run([formatter, "-i", "--style=file", project.path(path)], check=True)
                    report.fixed.append(f"{path}: formatted")
                else:
                    report.problems.append(f"{path}: is not as {FORMATTER} writes it (--fix)")
    report.problems.sort()
    return report


def examine_text(project, path, fix, report):
    text = project.text(path)
    if "\r" in text:
        report.problems.append(f"{path}: has carriage returns")
        return
    mended = re.sub(r"[ \t]+$", "", text, flags=re.M).rstrip("\n") + "\n" if text.strip() else ""
    if mended == text:
        return
    if fix:
        project.write(path, mended)
        report.fixed.append(f"{path}: trailing blanks and line feeds")
        return
    number = next((number for number, line in enumerate(text.split("\n"), 1) if line != line.rstrip()), None)
    if number:
        report.problems.append(f"{path}:{number}: ends with blanks (--fix)")
    else:
        report.problems.append(f"{path}: does not end with exactly one line feed (--fix)")


def badly_formatted(project, formatter, paths):
    """Those of the paths that the formatter would change."""
    answer = subprocess.run([formatter, "--dry-run", "--style=file", "--ferror-limit=0", *map(project.path, paths)],
                            capture_output=True, text=True, errors="replace", stdin=subprocess.DEVNULL)
    bad = set(re.findall(r"^(.+?):\d+:\d+: warning: code should be clang-formatted", answer.stderr, re.M))
    return sorted(os.path.relpath(path, project.root) for path in bad)
