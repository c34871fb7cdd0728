"""Documents: every relative link resolves, decisions are numbered without gaps, one title a page."""

import os
import re
import urllib.parse

from checks.project import Report

TITLE = "links resolve, decisions are numbered, every page has one title"
ADR = "docs/adr/"
_LINK = re.compile(r"(?<!!)\[(?:[^\[\]]|\[[^\]]*\])*\]\(\s*<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\s*\)|!\[[^\]]*\]\(([^)\s]+)\)")
_REFERENCE = re.compile(r"^\[[^\]]+\]:\s+(\S+)", re.M)


def run(project, fix):
    report = Report()
    for path in project.files("", (".md",)):
        examine_page(project, path, report.problems)
    examine_decisions(project, report.problems)
    return report


def examine_page(project, path, problems):
    text = project.text(path)
    prose = without_code(text)
    titles = re.findall(r"^# .+", prose, re.M)
    if len(titles) != 1:
        problems.append(f"{path}: has {len(titles)} titles (lines that begin with `# `), and needs one")
    found = [(match.start(), match.group(1) or match.group(2)) for match in _LINK.finditer(prose)]
    found += [(match.start(), match.group(1)) for match in _REFERENCE.finditer(prose)]
    for position, link in found:
        if re.match(r"[a-z][a-z0-9+.-]*:", link):
            continue
        complaint = broken(project, path, urllib.parse.unquote(link))
        if complaint:
            problems.append(f"{path}:{prose.count(chr(10), 0, position) + 1}: {link}: {complaint}")


def broken(project, page, link):
    """What is wrong with a relative link, or an empty text."""
    target, _, anchor = link.partition("#")
    where = os.path.normpath(os.path.join(os.path.dirname(page), target)) if target else page
    if where.startswith("..") or target.startswith("/"):
        return "leaves the project"
    if not project.exists(where):
        return "does not exist"
    if anchor and where.endswith(".md") and anchor not in anchors(project.text(where)):
        return "the page has no such heading"
    return ""


def anchors(text):
    """The anchors that a reader of Markdown makes from headings."""
    found, counts = set(), {}
    for heading in re.findall(r"^#{1,6} +(.+?) *#*$", without_code(text, keep_spans=True), re.M):
        plain = re.sub(r"[`*]|\[([^\]]*)\]\([^)]*\)", r"\1", heading)
        slug = re.sub(r"[^\w\- ]", "", plain.lower()).replace(" ", "-")
        count = counts.get(slug, 0)
        counts[slug] = count + 1
        found.add(f"{slug}-{count}" if count else slug)
    return found | set(re.findall(r'<a (?:id|name)="([^"]+)"', text))


def without_code(text, keep_spans=False):
    """The text with fenced blocks (and code spans) blanked, line numbers kept."""
    text = re.sub(r"^(```+|~~~+).*?^\1[ \t]*$", lambda match: re.sub(r"[^\n]", " ", match.group(0)), text, flags=re.M | re.S)
    return text if keep_spans else re.sub(r"`[^`\n]+`", lambda match: " " * len(match.group(0)), text)


def examine_decisions(project, problems):
    expected = 1
    for path in project.files(ADR, (".md",)):
        name = path[len(ADR):]
        if name == "README.md":
            continue
        match = re.fullmatch(r"(\d{4})-[a-z0-9-]+\.md", name)
        if not match:
            problems.append(f"{path}: must be named NNNN-title-in-lower-case.md")
            continue
        if int(match.group(1)) != expected:
            problems.append(f"{path}: is numbered {match.group(1)}, and {expected:04} comes next")
        expected = int(match.group(1)) + 1
        first = project.text(path).split("\n")[0]
        if not first.startswith(f"# {match.group(1)}. "):
            problems.append(f"{path}:1: the title must begin `# {match.group(1)}. `")
        for heading in ("Context", "Decision", "Alternatives", "Consequences"):
            if f"\n## {heading}\n" not in project.text(path):
                problems.append(f"{path}: has no part `## {heading}`")
