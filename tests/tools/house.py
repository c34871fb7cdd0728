"""A small made-up project on disk for the checks to judge."""

import contextlib
import os
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "tools"))

from checks.project import Project  # noqa: E402


@contextlib.contextmanager
def project(files):
    """A project that holds exactly these files: path -> text."""
    with tempfile.TemporaryDirectory(prefix="penstock-house-") as folder:
        root = os.path.join(folder, "main")
        os.makedirs(root)
        for path, text in files.items():
            place = os.path.join(root, path)
            os.makedirs(os.path.dirname(place), exist_ok=True)
            with open(place, "w", encoding="utf-8", newline="") as file:
                file.write(text)
        yield Project(root)


def judge(check, files, fix=False):
    """What the check says of such a project."""
    with project(files) as made:
        return check.run(made, fix)


def problems(check, files):
    return judge(check, files).problems
