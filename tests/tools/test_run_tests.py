import json
import os
import shutil
import stat
import tempfile
import unittest

import house  # noqa: F401
from testing import cannot_compile, laws, programs, scripts
from testing.tally import Tally


class Recorded(unittest.TestCase):
    def setUp(self):
        self.written = []
        self.tally = Tally(write=self.written.append)
        self.folder = tempfile.mkdtemp(prefix="penstock-runner-")
        self.addCleanup(shutil.rmtree, self.folder)

    def place(self, path, text, runs=False):
        full = os.path.join(self.folder, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, "w", encoding="utf-8") as file:
            file.write(text)
        if runs:
            os.chmod(full, os.stat(full).st_mode | stat.S_IXUSR)
        return full


class ClosingLine(Recorded):
    def test_all_passed(self):
        self.tally.passes("a")
        self.assertEqual(self.tally.close(), 0)
        self.assertEqual(self.written[-1], "1 passed, 0 failed")

    def test_a_failure_fails_the_run_and_is_told(self):
        self.tally.passes("a")
        self.tally.fails("b", "why")
        self.assertEqual(self.tally.close(), 1)
        self.assertEqual(self.written[-1], "1 passed, 1 failed")
        self.assertIn("FAILED  b", self.written)

    def test_skips_are_counted_apart(self):
        self.tally.passes("a")
        self.tally.skips("b", "no data")
        self.assertEqual(self.tally.close(), 0)
        self.assertEqual(self.written[-1], "1 passed, 0 failed, 1 skipped")

    def test_a_run_in_which_nothing_ran_fails(self):
        self.assertEqual(self.tally.close(), 1)
        self.tally.skips("b", "no data")
        self.assertEqual(self.tally.close(), 1)


class Programs(Recorded):
    def program(self, report, status, cases="Suite.\n  Works\n  Holds\n"):
        """A stand-in for a GoogleTest program that writes this report."""
        document = json.dumps(report)
        listing, answer = self.place("listing", cases), self.place("answer.json", document)
        return self.place("test_x", "#!/bin/sh\nfor a in \"$@\"; do case \"$a\" in\n"
                          f"--gtest_list_tests) cat {listing}; exit 0;;\n"
                          f"--gtest_output=json:*) [ -s {answer} ] && [ '{status}' != 134 ] && cp {answer} \"${{a#--gtest_output=json:}}\";;\n"
                          f"esac; done\nexit {status}\n", runs=True)

    def case(self, name, **more):
        return {"name": name, "result": "COMPLETED", **more}

    def report(self, *cases):
        return {"testsuites": [{"name": "Suite", "testsuite": list(cases)}]}

    def test_every_case_is_counted(self):
        programs.run_one("x", [self.program(self.report(self.case("Works"), self.case("Holds")), 0)], self.tally)
        self.assertEqual(self.tally.counts(), (2, 0, 0))

    def test_a_failed_and_a_skipped_case(self):
        report = self.report(self.case("Works", failures=[{"failure": "1 is not 2"}]), {"name": "Holds", "result": "SKIPPED"})
        programs.run_one("x", [self.program(report, 1)], self.tally)
        self.assertEqual(self.tally.counts(), (0, 1, 1))
        self.assertTrue(any("1 is not 2" in line for line in self.written))

    def test_a_program_that_dies_fails_all_its_cases(self):
        programs.run_one("x", [self.program({}, 134)], self.tally)
        self.assertEqual(self.tally.counts(), (0, 2, 0))

    def test_a_program_that_fails_without_a_failed_case_fails(self):
        programs.run_one("x", [self.program(self.report(self.case("Works"), self.case("Holds")), 1)], self.tally)
        self.assertEqual(self.tally.counts(), (2, 1, 0))

    def test_a_program_that_is_not_there_fails(self):
        programs.run_one("x", [os.path.join(self.folder, "none")], self.tally)
        self.assertEqual(self.tally.counts(), (0, 1, 0))

    def test_a_folder_that_is_not_configured_fails(self):
        programs.run(self.folder, self.tally, 1)
        self.assertEqual(self.tally.counts(), (0, 1, 0))

    def test_the_reason_of_a_skip_is_found_in_the_output(self):
        output = "[ RUN      ] Suite.Holds\na.cpp:2: Skipped\nno data\nhere\n[  SKIPPED ] Suite.Holds (0 ms)\n"
        self.assertEqual(programs.reason_of("Suite.Holds", output), "no data here")
        self.assertEqual(programs.reason_of("Suite.Works", output), "")

    def test_names_with_parameters_are_read(self):
        text = "Suite.\n  Works\nAll/Table.  # TypeParam = int\n  Row/0  # GetParam() = 1\n"
        self.assertEqual(programs.read_list(text), ["Suite.Works", "All/Table.Row/0"])


class Scripts(Recorded):
    def run_scripts(self):
        self.place("build/bin/penstock", "#!/bin/sh\n", runs=True)
        scripts.run(os.path.join(self.folder, "tests"), os.path.join(self.folder, "build"), self.tally)
        return self.tally.counts()

    def test_zero_passes_seventy_seven_skips_and_another_status_fails(self):
        self.place("tests/cli/a.sh", "#!/bin/sh\nexit 0\n", runs=True)
        self.place("tests/foreign/b.sh", "#!/bin/sh\necho no tool here\nexit 77\n", runs=True)
        self.place("tests/cli/c.sh", "#!/bin/sh\necho it broke\nexit 3\n", runs=True)
        self.assertEqual(self.run_scripts(), (1, 1, 1))
        self.assertIn("skipped foreign/b.sh: no tool here", self.written)
        self.assertTrue(any("it broke" in line for line in self.written))

    def test_a_script_that_is_not_executable_fails(self):
        self.place("tests/cli/a.sh", "#!/bin/sh\nexit 0\n")
        self.assertEqual(self.run_scripts(), (0, 1, 0))

    def test_a_script_gets_the_programs_and_an_empty_folder(self):
        self.place("tests/cli/a.sh", '#!/bin/sh\n[ -x "$PENSTOCK" ] && [ -n "$PENSTOCK_VERIFY" ] && [ -z "$(ls "$SCRATCH")" ]\n', runs=True)
        self.assertEqual(self.run_scripts(), (1, 0, 0))


class Laws(unittest.TestCase):
    def test_only_a_closing_line_is_one(self):
        self.assertEqual(laws.closing_line("x\n12 passed, 1 failed\n"), (12, 1, 0))
        self.assertEqual(laws.closing_line("3 passed, 0 failed, 2 skipped"), (3, 0, 2))
        self.assertIsNone(laws.closing_line("12 passed, 1 failed\nmore\n"))
        self.assertIsNone(laws.closing_line(""))


@unittest.skipUnless(shutil.which("g++"), "g++ is not installed")
class Twins(Recorded):
    GOOD = "// Diagnostic: cannot convert\nint good();\n#ifdef MUST_NOT_COMPILE\nint* bad = 1.5;\n#endif\n"

    def examine(self, text):
        return cannot_compile.examine(self.place("a.cpp", text), "g++")

    def test_a_twin_that_fails_for_its_reason_passes(self):
        self.assertEqual(self.examine(self.GOOD), "")

    def test_a_twin_that_compiles_fails(self):
        self.assertIn("compiles, and must not", self.examine(self.GOOD.replace("int* bad = 1.5", "int bad = 1")))

    def test_a_twin_that_fails_for_another_reason_fails(self):
        self.assertIn("another reason", self.examine(self.GOOD.replace("int* bad = 1.5", "nothing bad")))

    def test_a_twin_that_never_compiles_fails(self):
        self.assertIn("as it stands", self.examine(self.GOOD.replace("int good();", "nothing good;")))

    def test_a_twin_without_its_reason_fails(self):
        self.assertIn("Diagnostic", self.examine(self.GOOD.replace("// Diagnostic: cannot convert\n", "")))


if __name__ == "__main__":
    unittest.main()
