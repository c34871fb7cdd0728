import unittest

from house import problems
from checks import words

GLOSSARY = {"GLOSSARY.md": "# G\n\n## Dead words\n\n| Word | Say | May |\n| --- | --- | --- |\n| `customer` | requester | |\n"
                           "| `query` | look-up | `src/store/` |\n| `use_type` | purpose | |\n"}
TO_DO, FIX_ME = "TO" + "DO", "FIX" + "ME"


def one(path, text):
    return problems(words, {**GLOSSARY, path: text})


class Words(unittest.TestCase):
    def test_a_dead_word_in_an_identifier_of_any_style(self):
        for name in ("customer", "customer_name", "CustomerName", "theCustomer", "customers", "query_count", "OpenQueries", "use_type_"):
            self.assertEqual(len(one("src/law/a.cpp", f"int {name};\n")), 1, name)

    def test_a_word_that_only_contains_one_is_not_dead(self):
        self.assertEqual(one("src/law/a.cpp", "int customerless; int accustomer; int reuse_types_of;\n"), [])

    def test_comments_strings_and_includes_are_not_names(self):
        self.assertEqual(one("src/law/a.cpp", '#include <customer>\n// a customer\nauto a = "customer";\n'), [])

    def test_a_dead_word_may_stand_where_the_glossary_says(self):
        self.assertEqual(one("src/store/a.cpp", "int query;\n"), [])

    def test_file_names_are_names(self):
        self.assertEqual(one("docs/customer-guide.md", "# A\n"), ["docs/customer-guide.md: the name says customer; say requester (GLOSSARY.md)"])

    def test_a_glossary_without_the_table_fails(self):
        self.assertEqual(problems(words, {"GLOSSARY.md": "# G\n"}), ["GLOSSARY.md: has no table under `## Dead words`"])

    def test_unfinished_work_without_an_issue(self):
        self.assertEqual(len(one("src/law/a.cpp", f"// {TO_DO}: later\n")), 1)
        self.assertEqual(len(one("tools/a", f"# {FIX_ME}\n")), 1)
        self.assertEqual(one("src/law/a.cpp", f"// {TO_DO}(#12): later\n"), [])

    def test_disabled_tests(self):
        for code in ("TEST(A, DIS" + "ABLED_b) {}", "#if " + "0", "GTEST_SKIP" + "();"):
            self.assertEqual(len(one("src/law/a_test.cpp", code + "\n")), 1, code)
        self.assertEqual(one("src/law/a_test.cpp", 'GTEST_SKIP() << "no data here";\n'), [])

    def test_a_path_of_one_machine_in_any_file(self):
        for path in ("/ho" + "me/a/b", "/wo" + "rk/main", "/ro" + "ot/x"):
            self.assertEqual(len(one("docs/a.md", f"# A\n\nSee {path}.\n")), 1, path)
        self.assertEqual(one("docs/a.md", "# A\n\nSee paper" + "/wo" + "rk/x, /usr/share.\n"), [])


if __name__ == "__main__":
    unittest.main()
