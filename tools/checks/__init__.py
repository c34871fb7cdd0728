"""The checks of tools/check, in the order in which they run."""

import importlib

NAMES = ["layers", "calls", "headers", "format", "words", "citations", "sizes", "documents"]


def all_checks():
    """Name -> module. A check module has TITLE and run(project, fix) -> Report."""
    return {name: importlib.import_module(f"checks.{name}") for name in NAMES}
