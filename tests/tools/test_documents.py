import unittest

from house import problems
from checks import documents

ADR = "# {0}. Title\n\n## Context\n\nx\n\n## Decision\n\nx\n\n## Alternatives\n\nx\n\n## Consequences\n\nx\n"


class Documents(unittest.TestCase):
    def test_links_that_lead_somewhere_pass(self):
        page = "# A\n\n[b](docs/b.md) [c](docs/b.md#the-part) [d](#a) [e](https://example.org/x) [f](docs)\n"
        self.assertEqual(problems(documents, {"A.md": page, "docs/b.md": "# B\n\n## The `part`\n"}), [])

    def test_a_link_to_nothing_is_named_with_its_line(self):
        self.assertEqual(problems(documents, {"A.md": "# A\n\n[b](docs/b.md)\n"}), ["A.md:3: docs/b.md: does not exist"])

    def test_a_link_to_a_heading_that_is_not_there_is_named(self):
        found = problems(documents, {"A.md": "# A\n\n[b](b.md#other)\n", "b.md": "# B\n"})
        self.assertEqual(found, ["A.md:3: b.md#other: the page has no such heading"])

    def test_a_link_out_of_the_project_is_named(self):
        self.assertEqual(problems(documents, {"A.md": "# A\n\n[b](../shared/x.md)\n"}), ["A.md:3: ../shared/x.md: leaves the project"])

    def test_what_stands_in_code_is_no_link(self):
        self.assertEqual(problems(documents, {"A.md": "# A\n\n`[b](c.md)`\n\n```\n# not a title\n[b](c.md)\n```\n"}), [])

    def test_a_page_has_one_title(self):
        self.assertEqual(len(problems(documents, {"A.md": "# A\n\n# B\n"})), 1)
        self.assertEqual(len(problems(documents, {"A.md": "text\n"})), 1)

    def test_decisions_are_numbered_without_gaps(self):
        one, two, three = ({f"docs/adr/{number}-a.md": ADR.format(number)} for number in ("0001", "0002", "0003"))
        self.assertEqual(problems(documents, {**one, **two}), [])
        self.assertEqual(problems(documents, {**one, **three}), ["docs/adr/0003-a.md: is numbered 0003, and 0002 comes next"])

    def test_a_decision_has_its_number_in_the_title_and_its_four_parts(self):
        found = problems(documents, {"docs/adr/0001-a.md": "# 1. Title\n\n## Context\n\n## Decision\n\n## Alternatives\n"})
        self.assertEqual(len(found), 2)


if __name__ == "__main__":
    unittest.main()
