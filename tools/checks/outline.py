"""The outline of a section of the United States Code: which provisions a printed text has.

A subsection begins with a heading, `##### (a) General rule`, or with its mark alone on a line; below it each provision begins a
line, `(1) …`, `(A) …`. The depth is read from the kind of mark: (a) (1) (A) (i) (I) (aa). Where a mark is of two kinds, such as (i)
or (I), the one that continues what is open wins.
"""

import re

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_MARKS = re.compile(r"((?:\(\s*[A-Za-z0-9]{1,6}\s*\)\s*)+)")


def provisions(text):
    """All provisions of the text as tuples of marks: ("i", "2", "B", "i")."""
    found, open_marks = set(), []
    lines = list(marked_lines(text))
    for place, (subsection, marks) in enumerate(lines):
        following = lines[place + 1][1] if place + 1 < len(lines) else ()
        if subsection and open_marks[:1] == [marks[0]]:
            continue  # the print repeats a heading in the middle of a subsection
        for number, mark in enumerate(marks):
            level = 0 if subsection and number == 0 else level_of(mark, open_marks, following)
            if level is None:
                break
            open_marks = [*open_marks[:level], *[""] * (level - len(open_marks)), mark]
            found.add(tuple(step for step in open_marks if step))
    return found


def marked_lines(text):
    """(begins a subsection, marks) of every line that begins with marks."""
    for line in text.splitlines():
        match = _MARKS.match(line.lstrip("# "))
        if match:
            heading = re.match(r"#{5,6} ", line) or re.fullmatch(r"\(\s*[a-z]\s*\)\s*", line)
            yield bool(heading), tuple(re.findall(r"\(\s*([A-Za-z0-9]+)\s*\)", match.group(1)))


def level_of(mark, open_marks, following):
    """The depth of a mark below its subsection, or None if it is no mark of a provision."""
    kinds = kinds_of(mark)
    continuing = [level for level in kinds if level < len(open_marks) and succeeds(mark, open_marks[level], level)]
    opening = [level for level in kinds if order(mark, level) == 1 and level >= len(open_marks)]
    if continuing and opening:
        # (I) after (H), or the first clause of (H)? A second one of its kind next decides.
        second = {"i": "ii", "I": "II"}.get(mark)
        return min(opening) if second in following else max(continuing)
    if continuing:
        return max(continuing)
    if opening:
        return min(opening)
    return min(kinds, default=None)


def kinds_of(mark):
    """The depths at which a mark like this can stand."""
    kinds = []
    if mark.isdigit():
        kinds.append(1)
    if re.fullmatch(r"[A-Z]{1,2}", mark) and len(set(mark)) == 1:
        kinds.append(2)
    if re.fullmatch(r"[ivxlc]+", mark):
        kinds.append(3)
    if re.fullmatch(r"[IVXLC]+", mark):
        kinds.append(4)
    if re.fullmatch(r"([a-z])\1", mark):
        kinds.append(5)
    return kinds


def order(mark, level):
    """The place of a mark among its siblings, from 1."""
    if level == 1:
        return int(mark)
    if level in (2, 5):
        return ord(mark[0].lower()) - ord("a") + 1 + (26 if level == 2 and len(mark) == 2 else 0)
    values = [_ROMAN[letter] for letter in mark.lower()]
    return sum(-value if value < max(values[place:]) else value for place, value in enumerate(values))


def succeeds(mark, previous, level):
    return bool(previous) and level in kinds_of(previous) and order(mark, level) == order(previous, level) + 1
