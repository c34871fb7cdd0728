import unittest

from house import problems
from checks import sizes


def lines(count):
    return "// a line\n" * count


def function(length):
    return "int work(int a,\n         int b) {\n" + "    a += b;\n" * (length - 4) + "    return a;\n}\n"


class Sizes(unittest.TestCase):
    def test_a_header_a_source_and_a_page_have_their_limits(self):
        for path, limit in (("src/law/a.h", 200), ("src/law/a.cpp", 400), ("README.md", 150), ("ARCHITECTURE.md", 250),
                            ("src/law/README.md", 40), ("docs/adr/0001-a.md", 80)):
            self.assertEqual(problems(sizes, {path: lines(limit)}), [], path)
            self.assertEqual(problems(sizes, {path: lines(limit + 1)}), [f"{path}: {limit + 1} lines, and the limit is {limit}"])

    def test_a_function_that_is_too_long_is_named(self):
        self.assertEqual(problems(sizes, {"src/law/a.cpp": "namespace a {\n\n" + function(70) + "\n}  // namespace a\n"}), [])
        self.assertEqual(problems(sizes, {"src/law/a.cpp": "namespace a {\n\n" + function(71) + "\n}  // namespace a\n"}),
                         ["src/law/a.cpp:work: 71 lines in the function at line 3, and the limit is 70"])

    def test_a_class_is_not_a_function(self):
        text = "template <typename T>\nclass Long final : public Base {\n" + "    int a(int b);\n" * 90 + "};\n"
        self.assertEqual(problems(sizes, {"src/law/a.h": text}), [])

    def test_an_exception_is_named_with_a_reason_and_a_limit_of_its_own(self):
        listed = {sizes.EXCEPTIONS: "src/law/a.h 210 one table that must stay together\n"}
        self.assertEqual(problems(sizes, {**listed, "src/law/a.h": lines(210)}), [])
        self.assertEqual(len(problems(sizes, {**listed, "src/law/a.h": lines(211)})), 1)

    def test_an_exception_that_is_no_longer_needed_is_taken_off(self):
        listed = {sizes.EXCEPTIONS: "src/law/a.h 210 one table that must stay together\n"}
        self.assertIn("take it off the list", problems(sizes, {**listed, "src/law/a.h": lines(10)})[0])

    def test_an_exception_without_a_reason_is_none(self):
        found = problems(sizes, {sizes.EXCEPTIONS: "src/law/a.h 210\n", "src/law/a.h": lines(201)})
        self.assertEqual(len(found), 2)


if __name__ == "__main__":
    unittest.main()
