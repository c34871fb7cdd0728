"""What a check sees of the project, and what it answers."""

import os
import subprocess
from dataclasses import dataclass, field


@dataclass
class Report:
    problems: list = field(default_factory=list)  # "path:line: what is wrong"; any of them fails the check
    notes: list = field(default_factory=list)     # what a person should know
    fixed: list = field(default_factory=list)     # what --fix has mended
    skipped: bool = False                         # the check could not look


class Project:
    """The files of a working tree: all that git tracks or would track, never build products."""

    def __init__(self, root):
        self.root = os.path.abspath(root)
        self._files = None

    def files(self, under="", suffixes=()):
        """Paths relative to the root, sorted, with `/`."""
        if self._files is None:
            self._files = self._from_git() or self._from_walk()
        suffixes = tuple(suffixes)
        return [path for path in self._files if path.startswith(under) and (not suffixes or path.endswith(suffixes))]

    def path(self, relative):
        return os.path.join(self.root, relative)

    def exists(self, relative):
        return os.path.exists(self.path(relative))

    def text(self, relative):
        with open(self.path(relative), encoding="utf-8", errors="replace", newline="") as file:
            return file.read()

    def write(self, relative, text):
        with open(self.path(relative), "w", encoding="utf-8", newline="") as file:
            file.write(text)

    def scratch(self):
        folder = self.path("build/check")
        os.makedirs(folder, exist_ok=True)
        return folder

    def _from_git(self):
        if not os.path.exists(self.path(".git")):
            return None
        answer = subprocess.run(["git", "-C", self.root, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                                capture_output=True, stdin=subprocess.DEVNULL)
        if answer.returncode != 0:
            return None
        names = {name.decode("utf-8", "replace") for name in answer.stdout.split(b"\0") if name}
        return sorted(name for name in names if os.path.isfile(self.path(name)) and not os.path.islink(self.path(name)))

    def _from_walk(self):
        found = []
        for folder, folders, names in os.walk(self.root):
            folders[:] = [name for name in folders if name not in {"build", ".git", "node_modules", "__pycache__"}]
            found += [os.path.relpath(os.path.join(folder, name), self.root) for name in names]
        return sorted(found)
