"""One concept, one file: limits on the length of files and functions, with a named list of exceptions that only shrinks."""

import re

from checks import cpp
from checks.project import Report

TITLE = "files and functions are small enough to read"
EXCEPTIONS = "tools/checks/size_exceptions.txt"
FUNCTION_LIMIT = 70

# The first pattern that fits decides.
LIMITS = [
    (r"src/.*\.h|tests/.*\.h|apps/.*\.h|bench/.*\.h", 200),
    (r"src/.*\.cpp|tests/.*\.cpp|apps/.*\.cpp|bench/.*\.cpp", 400),
    (r"README\.md", 150),
    (r"ARCHITECTURE\.md", 250),
    (r"THREAT_MODEL\.md", 150),
    (r"GLOSSARY\.md", 150),
    (r"STYLE\.md", 200),
    (r"HACKING\.md", 200),
    (r"(?:src|law|tests|bench|console)/.*README\.md", 40),
    (r"docs/formats/[^/]+\.md", 300),
    (r"docs/adr/\d{4}-[^/]+\.md", 80),
    (r"law/scenarios/.*\.scenario", 300),
    (r"tools/.*\.py", 400),
]


def run(project, fix):
    report = Report()
    exceptions = read_exceptions(project, report.problems)
    used = set()
    for path in project.files():
        limit = limit_of(path)
        if limit is None:
            continue
        text = project.text(path)
        judge(path, text.count("\n") + (not text.endswith("\n") and text != ""), limit, "lines", exceptions, used, report.problems)
        if path.endswith((".cpp", ".h")) and not cpp.is_test(path):
            for line, name, length in functions(text):
                judge(f"{path}:{name}", length, FUNCTION_LIMIT, f"lines in the function at line {line}", exceptions, used,
                      report.problems)
    for name in sorted(set(exceptions) - used):
        report.problems.append(f"{EXCEPTIONS}: {name} is within its limit again; take it off the list")
    return report


def limit_of(path):
    return next((limit for pattern, limit in LIMITS if re.fullmatch(pattern, path)), None)


def read_exceptions(project, problems):
    """`path limit reason` or `path:function limit reason`, one a line."""
    exceptions = {}
    if not project.exists(EXCEPTIONS):
        return exceptions
    for number, line in enumerate(project.text(EXCEPTIONS).splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        match = re.fullmatch(r"(\S+)\s+(\d+)\s+(\S.{9,})", line)
        if match:
            exceptions[match.group(1)] = int(match.group(2))
        else:
            problems.append(f"{EXCEPTIONS}:{number}: not of the form `path limit reason`")
    return exceptions


def judge(name, length, limit, unit, exceptions, used, problems):
    if length <= limit:
        return
    if name in exceptions:
        used.add(name)
        limit = exceptions[name]
        if length <= limit:
            return
    problems.append(f"{name}: {length} {unit}, and the limit is {limit}")


def functions(text):
    """(line, name, length) of every function whose text begins and ends at the left margin, as clang-format writes them."""
    lines = cpp.code_only(text).split("\n")
    start = None
    for number, line in enumerate(lines):
        if start is None:
            if re.match(r"[A-Za-z_\[]", line) and not re.match(r"(?:namespace|using|extern|static_assert)\b", line):
                start = number
            else:
                continue
        head = " ".join(lines[start:number + 1]).partition("{")
        if line.startswith("}"):
            name = re.search(r"([~\w:]+|operator\S+)\s*\(", head[0])
            if name and not re.search(r"\b(?:class|struct|union|enum)\s+\w+[^()]*$", head[0]):
                yield start + 1, name.group(1), number - start + 1
            start = None
        elif line.rstrip().endswith(";") and not head[1]:
            start = None
