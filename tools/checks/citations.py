"""Every id and every provision that the law files and the code cite exists, and every element has a scenario."""

import os
import re
import tomllib

from checks import cpp, outline
from checks.project import Report

TITLE = "cited requirements and provisions exist, and every element has a scenario"
REQUIREMENTS = "docs/law/requirements.md"
LAW_TEXTS = "../shared/law-texts"
KEYS = ("id", "requirement", "asks", "kind", "stage", "predicate", "unmet", "reason")
ID = re.compile(r"\bR-[A-Z0-9][A-Za-z0-9]*(?:-[A-Za-z0-9]+)+\b")
PROVISION = re.compile(r"\b(\d+) USC (\d+[A-Za-z]*)((?:\([A-Za-z0-9]+\))+)")


def run(project, fix):
    report = Report()
    known = read_requirements(project, report.problems)
    for folder in ("src/", "apps/", "law/", "docs/", "tests/"):
        for path in project.files(folder, (".h", ".cpp", ".md", ".scenario")):
            if path.startswith("tests/tools/"):
                continue
            examine_ids(path, project.text(path), known, report.problems)
    laws = [path for path in project.files("law/", (".md",)) if path.count("/") == 1 and not path.endswith("README.md")]
    if not laws:
        report.notes.append("law/ holds no law file yet")
    for path in laws:
        examine_law(project, path, known, report.problems)
    examine_provisions(project, [*laws, *([REQUIREMENTS] if known else [])], report)
    return report


def read_requirements(project, problems):
    """The ids that the table of requirements defines."""
    if not project.exists(REQUIREMENTS):
        problems.append(f"{REQUIREMENTS}: is missing")
        return set()
    known = set()
    for number, line in enumerate(project.text(REQUIREMENTS).splitlines(), 1):
        match = re.match(r"\| *(R-[A-Za-z0-9-]+) *\|", line)
        if match and match.group(1) in known:
            problems.append(f"{REQUIREMENTS}:{number}: {match.group(1)} is defined twice")
        elif match:
            known.add(match.group(1))
    return known


def examine_ids(path, text, known, problems):
    for match in ID.finditer(text):
        if match.group(0) not in known and not text[match.end():].startswith("-*"):
            problems.append(f"{path}:{cpp.line_of(text, match.start())}: {match.group(0)} is not in {REQUIREMENTS}")


def elements(text):
    """(line, text of the block) of every fenced element of a law file."""
    for match in re.finditer(r"^```toml element[ \t]*\n(.*?)^```[ \t]*$", text, re.M | re.S):
        yield cpp.line_of(text, match.start()), match.group(1)


def examine_law(project, path, known, problems):
    scenarios = {scenario: project.text(scenario)
                 for scenario in project.files(f"law/scenarios/{os.path.basename(path)[:-3]}/", (".scenario",))}
    seen = set()
    for line, block in elements(project.text(path)):
        try:
            element = tomllib.loads(block)
        except tomllib.TOMLDecodeError as problem:
            problems.append(f"{path}:{line}: not TOML: {problem}")
            continue
        name = element.get("id", "")
        for key in KEYS:
            if not element.get(key):
                problems.append(f"{path}:{line}: element {name} lacks `{key}`")
        for requirement in [element.get("requirement", ""), *element.get("also", [])]:
            if requirement and requirement not in known:
                problems.append(f"{path}:{line}: element {name}: {requirement} is not in {REQUIREMENTS}")
        if name in seen:
            problems.append(f"{path}:{line}: element {name} is defined twice")
        seen.add(name)
        named = re.compile(rf"(?<![\w.-]){re.escape(name)}(?![\w-]|\.\w)")
        if name and not any(named.search(text) for text in scenarios.values()):
            problems.append(f"{path}:{line}: element {name} has no scenario in law/scenarios/{os.path.basename(path)[:-3]}/ that names it")
    if not seen:
        problems.append(f"{path}: has no block ```toml element")


def examine_provisions(project, paths, report):
    """Each provision that is cited stands in the printed text of its section, where that text is at hand."""
    folder = os.path.normpath(project.path(LAW_TEXTS))
    if not os.path.isdir(folder):
        report.notes.append("the texts of the law are not beside the project; provisions were not looked up")
        return
    outlines, absent = {}, set()
    for path in paths:
        text = project.text(path)
        for match in PROVISION.finditer(text):
            title, section, marks = match.groups()
            file = os.path.join(folder, f"usc-{title}-{section}.md")
            if not os.path.exists(file):
                absent.add(f"{title} USC {section}")
                continue
            if file not in outlines:
                with open(file, encoding="utf-8") as source:
                    outlines[file] = outline.provisions(source.read())
            if tuple(re.findall(r"\((\w+)\)", marks)) not in outlines[file]:
                report.problems.append(f"{path}:{cpp.line_of(text, match.start())}: there is no provision {match.group(0)}")
    if absent:
        report.notes.append(f"no text at hand for {', '.join(sorted(absent))}; its provisions were not looked up")
