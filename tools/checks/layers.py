"""Who may include whom: src/layers.txt against every include, and ARCHITECTURE.md against src/layers.txt."""

import re

from checks import cpp
from checks.project import Report

TITLE = "every include is one that src/layers.txt allows"
LAYERS = "src/layers.txt"
ARCHITECTURE = "ARCHITECTURE.md"


def run(project, fix):
    report = Report()
    if not project.exists(LAYERS):
        report.problems.append(f"{LAYERS}: is missing")
        return report
    allowed = read_layers(project.text(LAYERS), report.problems)
    used = examine_sources(project, allowed, report)
    examine_permissions(project, allowed, used, report)
    examine_verifier(project, report.problems)
    examine_architecture(project, allowed, fix, report)
    return report


def read_layers(text, problems):
    """Module -> list of modules that it may include. Order is the rule: only modules above may be named."""
    allowed = {}
    for number, line in enumerate(text.splitlines(), 1):
        line = line.split("#")[0].strip()
        if not line:
            continue
        match = re.fullmatch(r"([a-z]+) *:(.*)", line)
        if not match:
            problems.append(f"{LAYERS}:{number}: not of the form `module : modules`")
            continue
        module, named = match.group(1), match.group(2).split()
        if module in allowed:
            problems.append(f"{LAYERS}:{number}: {module} is listed twice")
        for other in named:
            if other not in allowed:
                problems.append(f"{LAYERS}:{number}: {module} names {other}, which is not listed above it")
        if len(set(named)) != len(named):
            problems.append(f"{LAYERS}:{number}: {module} names a module twice")
        allowed[module] = named
    return allowed


def examine_sources(project, allowed, report):
    """Judges every include under src/. Returns module -> modules that it includes (tests left out)."""
    used = {module: set() for module in allowed}
    for path in project.files("src/", (".h", ".cpp")):
        parts = path.split("/")
        if len(parts) < 3:
            report.problems.append(f"{path}:1: stands in no module; every source file has a folder of src/")
            continue
        module = parts[1]
        if module not in allowed:
            report.problems.append(f"{path}:1: module {module} is not listed in {LAYERS}")
            continue
        for line, brackets, name in cpp.includes(project.text(path)):
            if brackets == "<":
                continue
            folder = name.split("/")[0]
            if folder == "support" and cpp.is_test(path):
                continue  # tests/support, the fakes of the seams
            if "/" not in name or name.startswith("."):
                report.problems.append(f'{path}:{line}: "{name}" must be written "module/file.h"')
            elif folder not in allowed:
                report.problems.append(f'{path}:{line}: "{name}" is of no module that {LAYERS} lists')
            elif not project.exists("src/" + name):
                report.problems.append(f'{path}:{line}: "{name}" does not exist')
            elif "/testing/" in name and not cpp.is_test(path):
                report.problems.append(f"{path}:{line}: {name} is for tests only")
            elif folder == module:
                continue
            elif "/internal/" in name:
                report.problems.append(f"{path}:{line}: {name} is internal to {folder}")
            elif folder not in allowed[module] and not cpp.is_test(path):
                report.problems.append(f"{path}:{line}: {module} may not include {folder}")
            elif folder not in allowed[module] and folder not in reach(module, allowed) | {"platform"}:
                report.problems.append(f"{path}:{line}: a test of {module} may not include {folder}")
            elif not cpp.is_test(path):
                used[module].add(folder)
    return used


def reach(module, allowed):
    """All modules that the module links, directly or not."""
    found, todo = set(), list(allowed.get(module, []))
    while todo:
        other = todo.pop()
        if other not in found:
            found.add(other)
            todo += allowed.get(other, [])
    return found


def examine_permissions(project, allowed, used, report):
    """A permission that nobody uses is taken back, so that the graph only ever gets smaller by itself."""
    for module, named in allowed.items():
        if not project.files(f"src/{module}/", (".h", ".cpp")):
            report.notes.append(f"{module} has no source yet; its permissions are not judged")
            continue
        for other in named:
            if other not in used[module]:
                report.problems.append(f"{LAYERS}: {module} may include {other} and nobody does; take it out")


def examine_verifier(project, problems):
    for path in project.files("apps/penstock-verify/", (".h", ".cpp")):
        for line, brackets, name in cpp.includes(project.text(path)):
            if brackets == '"' and not project.exists("apps/penstock-verify/" + name):
                problems.append(f"{path}:{line}: the verifier shares no code with src/: {name}")
            elif name.startswith("..") or "src/" in name:
                problems.append(f"{path}:{line}: the verifier includes only its own files: {name}")


def examine_architecture(project, allowed, fix, report):
    """ARCHITECTURE.md has one fenced block ```layers with the lines of layers.txt, and names each module as `src/<module>/`."""
    if not project.exists(ARCHITECTURE):
        report.notes.append(f"{ARCHITECTURE} is not there yet; its diagram is not compared")
        return
    text = project.text(ARCHITECTURE)
    block = re.search(r"^```layers\n(.*?)^```$", text, re.M | re.S)
    wanted = diagram(allowed)
    if not block:
        report.problems.append(f"{ARCHITECTURE}: has no fenced block ```layers with the lines of {LAYERS}")
    elif block.group(1) != wanted:
        if fix:
            project.write(ARCHITECTURE, text[:block.start(1)] + wanted + text[block.end(1):])
            report.fixed.append(f"{ARCHITECTURE}: the diagram follows {LAYERS} again")
        else:
            report.problems.append(f"{ARCHITECTURE}:{cpp.line_of(text, block.start())}: the diagram differs from {LAYERS} (--fix)")
    for module in allowed:
        if f"src/{module}/" not in text:
            report.problems.append(f"{ARCHITECTURE}: the table of modules lacks `src/{module}/`")
    for module in sorted(set(re.findall(r"`src/([a-z]+)/`", text)) - set(allowed)):
        report.problems.append(f"{ARCHITECTURE}: names module {module}, which {LAYERS} does not list")


def diagram(allowed):
    width = max(map(len, allowed), default=0)
    return "".join(f"{module:{width}} : {' '.join(named)}".rstrip() + "\n" for module, named in allowed.items())
