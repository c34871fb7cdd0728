import shutil
import unittest

from house import judge, problems, project
from checks import headers


@unittest.skipUnless(shutil.which("g++"), "g++ is not installed")
class Headers(unittest.TestCase):
    def test_a_header_that_needs_another_one_first_is_named(self):
        found = problems(headers, {"src/law/a.h": "#pragma once\nstd::string name();\n"})
        self.assertEqual(len(found), 1)
        self.assertIn("src/law/a.h: does not compile by itself", found[0])

    def test_a_header_that_brings_what_it_needs_passes(self):
        self.assertEqual(problems(headers, {"src/law/a.h": "#pragma once\n#include <string>\nstd::string name();\n"}), [])

    def test_a_header_without_pragma_once_is_named(self):
        self.assertIn("src/law/a.h:1: has no #pragma once", problems(headers, {"src/law/a.h": "int a();\n"}))

    def test_a_change_below_is_seen_although_the_header_is_the_same(self):
        with project({"src/law/a.h": '#pragma once\n#include "base/b.h"\nB make();\n', "src/base/b.h": "#pragma once\nstruct B {};\n"}) as made:
            self.assertEqual(headers.run(made, False).problems, [])
            made.write("src/base/b.h", "#pragma once\nstruct C {};\n")
            self.assertEqual(len(headers.run(made, False).problems), 1)
            self.assertEqual(len(headers.run(made, False).problems), 1)

    def test_no_header_no_complaint(self):
        self.assertEqual(judge(headers, {"src/law/a.cpp": ""}).problems, [])


if __name__ == "__main__":
    unittest.main()
