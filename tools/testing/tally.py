"""Counts test cases and prints what a person needs: failures in full, skips with their reason, one line per suite."""

import re
import threading


class Tally:
    def __init__(self, only="", verbose=False, write=print):
        self._only = re.compile(only)
        self._verbose = verbose
        self._write = write
        self._lock = threading.Lock()
        self.passed = self.failed = self.skipped = 0

    def wants(self, name):
        return bool(self._only.search(name))

    @property
    def selective(self):
        return bool(self._only.pattern)

    def passes(self, name):
        with self._lock:
            self.passed += 1
            if self._verbose:
                self._write(f"ok      {name}")

    def fails(self, name, why=""):
        with self._lock:
            self.failed += 1
            self._write(f"FAILED  {name}")
            for line in why.rstrip().splitlines():
                self._write(f"        {line}")

    def skips(self, name, why=""):
        with self._lock:
            self.skipped += 1
            self._write(f"skipped {name}: {why}" if why else f"skipped {name}")

    def adds(self, passed, failed, skipped=0):
        """Takes over the counts of a program that counts its own cases."""
        with self._lock:
            self.passed += passed
            self.failed += failed
            self.skipped += skipped

    def suite(self, name, seconds, before):
        """Closes a suite that began when `counts()` was `before`."""
        with self._lock:
            passed, failed, skipped = self.passed - before[0], self.failed - before[1], self.skipped - before[2]
            tail = f", {skipped} skipped" if skipped else ""
            self._write(f"{name}: {passed} passed, {failed} failed{tail} ({seconds:.1f} s)")

    def counts(self):
        with self._lock:
            return self.passed, self.failed, self.skipped

    def close(self):
        """Prints the closing line. Returns the exit status."""
        if self.passed + self.failed + self.skipped == 0:
            self._write("no test ran")
        tail = f", {self.skipped} skipped" if self.skipped else ""
        self._write(f"{self.passed} passed, {self.failed} failed{tail}")
        return 1 if self.failed or self.passed == 0 else 0
