"""The Python unit tests of the tools themselves."""

import os
import time
import unittest


class _Counting(unittest.TestResult):
    def __init__(self, tally):
        super().__init__()
        self._tally = tally

    def addSuccess(self, test):
        self._tally.passes(name_of(test))

    def addFailure(self, test, err):
        self._tally.fails(name_of(test), self._exc_info_to_string(err, test))

    def addError(self, test, err):
        self._tally.fails(name_of(test), self._exc_info_to_string(err, test))

    def addSkip(self, test, reason):
        self._tally.skips(name_of(test), reason)

    def addExpectedFailure(self, test, err):
        self._tally.fails(name_of(test), "an expected failure is a disabled test")

    def addUnexpectedSuccess(self, test):
        self._tally.fails(name_of(test), "passed, and was not meant to")

    def addSubTest(self, test, subtest, err):
        if err is not None:
            self._tally.fails(name_of(test), self._exc_info_to_string(err, test))


def run(folder, tally):
    if not os.path.isdir(folder):
        return
    before, started = tally.counts(), time.monotonic()
    suite = unittest.TestSuite(test for test in flatten(unittest.TestLoader().discover(folder, pattern="test_*.py"))
                               if tally.wants(name_of(test)))
    if suite.countTestCases() == 0:
        return
    suite.run(_Counting(tally))
    tally.suite("tools", time.monotonic() - started, before)


def flatten(suite):
    for item in suite:
        if isinstance(item, unittest.TestSuite):
            yield from flatten(item)
        else:
            yield item


def name_of(test):
    return "tools/" + test.id()
