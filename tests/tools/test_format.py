import shutil
import unittest

from house import problems, project
from checks import format as layout


class Format(unittest.TestCase):
    def test_trailing_blanks_and_a_missing_line_feed_are_found_and_mended(self):
        with project({"docs/a.md": "# A  \n", "tools/b": "echo", "docs/c.md": "# C\n\n\n"}) as made:
            self.assertEqual(len(layout.run(made, False).problems), 3)
            self.assertEqual(len(layout.run(made, True).fixed), 3)
            self.assertEqual(layout.run(made, False).problems, [])
            self.assertEqual(made.text("docs/a.md"), "# A\n")

    def test_carriage_returns_are_found(self):
        self.assertEqual(problems(layout, {"docs/a.md": "# A\r\n"}), ["docs/a.md: has carriage returns"])

    def test_vectors_stay_as_they_are(self):
        self.assertEqual(problems(layout, {"tests/vectors/a.txt": "a \r\n"}), [])

    @unittest.skipUnless(shutil.which(layout.FORMATTER), "clang-format-19 is not installed")
    def test_code_that_the_formatter_would_change_is_found_and_mended(self):
        with project({".clang-format": "BasedOnStyle: Google\nIndentWidth: 4\n", "src/a/a.cpp": "int  a( ){return 1;}\n"}) as made:
            self.assertEqual(len(layout.run(made, False).problems), 1)
            layout.run(made, True)
            self.assertEqual(layout.run(made, False).problems, [])
            self.assertEqual(made.text("src/a/a.cpp"), "int a() { return 1; }\n")


if __name__ == "__main__":
    unittest.main()
