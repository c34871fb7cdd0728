"""One word per concept: the dead words of GLOSSARY.md, marks that may not land, and paths of one machine."""

import re

from checks import cpp
from checks.project import Report

TITLE = "names use the words of GLOSSARY.md, and nothing unfinished or local lands"
GLOSSARY = "GLOSSARY.md"
SOURCES = (".h", ".cpp", ".py", ".sh", ".cmake", ".toml", "CMakeLists.txt", "Makefile")
BINARY = (".png", ".jpg", ".ico", ".woff2", ".der", ".p7s", ".gz", ".zst")

# Written in two halves, so that this file does not find itself.
_UNFINISHED = re.compile(r"\bFIX" r"ME\b|\bTO" r"DO\b(?!\(#\d+\))")
_DISABLED = re.compile(r"\bDIS" r"ABLED_\w*|^[ \t]*#[ \t]*if[ \t]+0\b|\bGTEST_SKIP\(\)\s*;|@unittest\.(?:skip\b(?!If|Unless)|expectedFailure)",
                       re.M)
_MACHINE = re.compile(r"(?<![\w.}])/(?:wo" r"rk|ho" r"me|ro" r"ot)/")
_IDENTIFIER = re.compile(r"[A-Za-z_]\w*")


def run(project, fix):
    report = Report()
    dead = read_dead_words(project, report)
    for path in project.files():
        if path.endswith(BINARY):
            continue
        text = project.text(path)
        for match in _MACHINE.finditer(text):
            report.problems.append(f"{path}:{cpp.line_of(text, match.start())}: a path of one machine: {match.group(0)}")
        if path.endswith(SOURCES) or path.startswith("tools/"):
            for match in _UNFINISHED.finditer(text):
                report.problems.append(f"{path}:{cpp.line_of(text, match.start())}: {match.group(0)} cannot land; "
                                       "open an issue and name it in round brackets with its number")
            for match in _DISABLED.finditer(text):
                report.problems.append(f"{path}:{cpp.line_of(text, match.start())}: disabled, or skipped without saying why: "
                                       f"{' '.join(match.group(0).split())}")
        examine_names(path, text, dead, report.problems)
    return report


def read_dead_words(project, report):
    """Word -> (what to say instead, path beginnings where it may stand), from the part `## Dead words`."""
    if not project.exists(GLOSSARY):
        report.problems.append(f"{GLOSSARY}: is missing")
        return {}
    part = re.search(r"^## Dead words\n(.*?)(?=^## |\Z)", project.text(GLOSSARY), re.M | re.S)
    rows = re.findall(r"^\| *`([a-z_]+)` *\| *([^|]+?) *\|([^|]*)\|", part.group(1), re.M) if part else []
    if not rows:
        report.problems.append(f"{GLOSSARY}: has no table under `## Dead words`")
    return {word: (instead, tuple(re.findall(r"`([^`]+)`", places))) for word, instead, places in rows}


def examine_names(path, text, dead, problems):
    """File names everywhere, and identifiers of src/ and apps/."""
    for word in words_in(path, dead):
        if not path.startswith(dead[word][1]):
            problems.append(f"{path}: the name says {word}; say {dead[word][0]} ({GLOSSARY})")
    if not path.endswith((".h", ".cpp")) or not path.startswith(("src/", "apps/")):
        return
    code = re.sub(r"^[ \t]*#[ \t]*include.*$", "", cpp.code_only(text), flags=re.M)
    first = {}
    for match in _IDENTIFIER.finditer(code):
        first.setdefault(match.group(0), match.start())
    for identifier, position in first.items():
        for word in words_in(identifier, dead):
            if not path.startswith(dead[word][1]):
                problems.append(f"{path}:{cpp.line_of(code, position)}: {identifier} says {word}; say {dead[word][0]} ({GLOSSARY})")


def words_in(name, dead):
    """The dead words in a name of any style, also in the plural: query is in OpenQueries and in query_count."""
    steps = f"_{snake(name)}_"
    return [word for word in dead
            if f"_{word}_" in steps or f"_{word}s_" in steps or (word.endswith("y") and f"_{word[:-1]}ies_" in steps)]


def snake(name):
    """lower_case_words of an identifier or of several."""
    split = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name)
    return re.sub(r"[\W_]+", "_", split).lower()
