"""Just enough of C++ for the checks: includes, and the code without its comments and literals."""

import re

_INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]+)[>"]', re.M)

# A comment, a raw string, a string or a character; digit separators are kept out of the last.
_SKIP = re.compile(r'//[^\n]*|/\*.*?\*/|R"([^()\\\s]{0,16})\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<![0-9A-Fa-f])\'(?:\\.|[^\'\\\n])*\'',
                   re.S)


def includes(text):
    """(line, brackets, name) of every include; brackets is `<` or `"`."""
    bare = without_comments(text)
    return [(bare.count("\n", 0, match.start(1)) + 1, match.group(1), match.group(2)) for match in _INCLUDE.finditer(bare)]


def code_only(text):
    """The text with comments and literals blanked, line numbers kept."""
    return _SKIP.sub(lambda match: _blank(match.group(0)), text)


def without_comments(text):
    """The text with comments blanked and literals kept."""
    return _SKIP.sub(lambda match: _blank(match.group(0)) if match.group(0).startswith("/") else match.group(0), text)


def line_of(text, position):
    return text.count("\n", 0, position) + 1


def is_test(path):
    """Whether the file is never part of a program that ships: tests, and what stands in a folder `testing` for them."""
    return path.endswith("_test.cpp") or path.startswith("tests/") or "/testing/" in path


def _blank(text):
    return re.sub(r"[^\n]", " ", text)
