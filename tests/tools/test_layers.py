import unittest

from house import judge, problems, project
from checks import layers

GOOD = {
    "src/layers.txt": "# who\nbase :\nlaw : base\ndisclosure : base law\n",
    "src/base/result.h": "#pragma once\n",
    "src/law/review.h": '#include "base/result.h"\n',
    "src/law/internal/floor.h": "",
    "src/disclosure/journey.cpp": '#include <vector>\n#include "base/result.h"\n#include "law/review.h"\n',
}


class Layers(unittest.TestCase):
    def with_file(self, path, text):
        return problems(layers, {**GOOD, path: text})

    def test_a_tree_that_keeps_the_rule_passes(self):
        self.assertEqual(problems(layers, GOOD), [])

    def test_an_include_that_is_not_allowed_is_named_with_its_line(self):
        found = self.with_file("src/law/bad.cpp", '\n#include "disclosure/none.h"\n')
        self.assertEqual(found, ['src/law/bad.cpp:2: "disclosure/none.h" does not exist'])
        found = problems(layers, {**GOOD, "src/disclosure/door.h": "", "src/law/bad.cpp": '#include "disclosure/door.h"\n'})
        self.assertEqual(found, ["src/law/bad.cpp:1: law may not include disclosure"])

    def test_an_include_in_a_comment_is_none(self):
        self.assertEqual(self.with_file("src/law/good.cpp", '// #include "disclosure/door.h"\n/*\n#include "x/y.h"\n*/\n'), [])

    def test_another_modules_internal_header_is_out_of_bounds(self):
        found = self.with_file("src/disclosure/bad.cpp", '#include "law/internal/floor.h"\n')
        self.assertEqual(found, ["src/disclosure/bad.cpp:1: law/internal/floor.h is internal to law"])

    def test_ones_own_internal_header_is_not(self):
        self.assertEqual(self.with_file("src/law/good.cpp", '#include "law/internal/floor.h"\n'), [])

    def test_a_module_that_is_not_listed_is_named(self):
        self.assertIn("src/extra/file.h:1: module extra is not listed in src/layers.txt", self.with_file("src/extra/file.h", ""))

    def test_a_permission_that_nobody_uses_is_taken_back(self):
        found = problems(layers, {**GOOD, "src/disclosure/journey.cpp": '#include "law/review.h"\n'})
        self.assertEqual(found, ["src/layers.txt: disclosure may include base and nobody does; take it out"])

    def test_a_permission_that_only_a_test_uses_is_not_used(self):
        found = problems(layers, {**GOOD, "src/law/review.h": "", "src/law/review_test.cpp": '#include "base/result.h"\n'})
        self.assertEqual(found, ["src/layers.txt: law may include base and nobody does; take it out"])

    def test_a_module_without_sources_is_only_noted(self):
        report = judge(layers, {**GOOD, "src/layers.txt": GOOD["src/layers.txt"] + "cli : base\n"})
        self.assertEqual(report.problems, [])
        self.assertTrue(any("cli has no source" in note for note in report.notes))

    def test_naming_a_module_below_is_a_cycle_in_the_making(self):
        found = problems(layers, {**GOOD, "src/layers.txt": "base : law\nlaw : base\ndisclosure : base law\n"})
        self.assertIn("src/layers.txt:1: base names law, which is not listed above it", found)

    def test_what_stands_in_a_testing_folder_is_for_tests(self):
        files = {**GOOD, "src/law/testing/twin.h": '#include "base/result.h"\n'}
        self.assertEqual(problems(layers, {**files, "src/law/a_test.cpp": '#include "law/testing/twin.h"\n'}), [])
        self.assertEqual(problems(layers, {**files, "src/law/a.cpp": '#include "law/testing/twin.h"\n'}),
                         ["src/law/a.cpp:1: law/testing/twin.h is for tests only"])

    def test_the_verifier_includes_nothing_from_src(self):
        found = self.with_file("apps/penstock-verify/main.cpp", '#include "merkle/hash.h"\n#include <string>\n')
        self.assertEqual(found, ["apps/penstock-verify/main.cpp:1: the verifier shares no code with src/: merkle/hash.h"])

    def test_the_verifier_may_have_headers_of_its_own(self):
        self.assertEqual(problems(layers, {**GOOD, "apps/penstock-verify/tree.h": "",
                                           "apps/penstock-verify/main.cpp": '#include "tree.h"\n'}), [])

    def test_the_picture_in_the_architecture_follows_the_file(self):
        page = "# A\n\n`src/base/` `src/law/` `src/disclosure/`\n\n```layers\nbase       :\nlaw        : base\ndisclosure : law\n```\n"
        self.assertIn("differs", problems(layers, {**GOOD, "ARCHITECTURE.md": page})[0])
        with project({**GOOD, "ARCHITECTURE.md": page}) as made:
            self.assertTrue(layers.run(made, True).fixed)
            self.assertEqual(layers.run(made, False).problems, [])

    def test_the_architecture_names_every_module_and_no_other(self):
        page = "# A\n\n`src/base/` `src/law/` `src/extra/`\n\n```layers\nbase       :\nlaw        : base\ndisclosure : base law\n```\n"
        found = problems(layers, {**GOOD, "ARCHITECTURE.md": page})
        self.assertEqual(found, ["ARCHITECTURE.md: the table of modules lacks `src/disclosure/`",
                                 "ARCHITECTURE.md: names module extra, which src/layers.txt does not list"])


if __name__ == "__main__":
    unittest.main()
