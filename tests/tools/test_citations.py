import os
import unittest

from house import problems, project
from checks import citations, outline

ELEMENT = """```toml element
id = "6103i2-D.complete"
requirement = "R-6103i2-D"
asks = "Is it complete?"
kind = "mechanical"
stage = "face"
predicate = "address.complete"
unmet = "return"
reason = "It is not."
```
"""
GOOD = {
    "docs/law/requirements.md": "# R\n\n| Id | S |\n| --- | --- |\n| R-6103i2-D | 26 USC 6103(i)(2)(B)(i) |\n",
    "law/6103i2.md": f"# Law\n\n## 26 USC 6103(i)(2)(B)(i)\n\n{ELEMENT}",
    "law/scenarios/6103i2/missing.scenario": "unmet 6103i2-D.complete\n",
}
TEXT = """##### (h) Other

(1) One

##### (i) Federal

(1) Orders

(A) In general

(2) Other than

(A) In general

(i) first

(B) Requirements

(i) the name

(ii) the period
"""


class Citations(unittest.TestCase):
    def test_a_law_file_in_order_passes(self):
        self.assertEqual(problems(citations, GOOD), [])

    def test_an_element_without_a_scenario_is_named(self):
        for text in ("other\n", "6103i2-D.complete.more\n", "x6103i2-D.complete\n"):
            found = problems(citations, {**GOOD, "law/scenarios/6103i2/missing.scenario": text})
            self.assertEqual(found, ["law/6103i2.md:5: element 6103i2-D.complete has no scenario in law/scenarios/6103i2/ that names it"])

    def test_an_element_with_an_invented_requirement_is_named(self):
        found = problems(citations, {**GOOD, "law/6103i2.md": GOOD["law/6103i2.md"].replace("R-6103i2-D", "R-6103i2-Z")})
        self.assertTrue(any("element 6103i2-D.complete: R-6103i2-Z is not in" in problem for problem in found), found)

    def test_a_second_requirement_is_looked_up_too(self):
        block = ELEMENT.replace("asks", 'also = ["R-CT-NONE"]\nasks')
        found = problems(citations, {**GOOD, "law/6103i2.md": f"# Law\n\n{block}"})
        self.assertTrue(any("element 6103i2-D.complete: R-CT-NONE" in problem for problem in found), found)

    def test_an_element_that_lacks_a_key_is_named(self):
        found = problems(citations, {**GOOD, "law/6103i2.md": GOOD["law/6103i2.md"].replace('kind = "mechanical"\n', "")})
        self.assertEqual(found, ["law/6103i2.md:5: element 6103i2-D.complete lacks `kind`"])

    def test_an_element_that_is_defined_twice_is_named(self):
        found = problems(citations, {**GOOD, "law/6103i2.md": GOOD["law/6103i2.md"] + "\n" + ELEMENT})
        self.assertTrue(any("is defined twice" in problem for problem in found))

    def test_a_block_that_is_not_toml_is_named(self):
        found = problems(citations, {**GOOD, "law/6103i2.md": "# Law\n\n```toml element\nid = \n```\n"})
        self.assertIn("not TOML", found[0])

    def test_an_invented_id_in_the_code_is_named(self):
        found = problems(citations, {**GOOD, "src/law/a.cpp": 'auto a = "R-6103i2-D";\nauto b = "R-6103i2-Q";\n'})
        self.assertEqual(found, ["src/law/a.cpp:2: R-6103i2-Q is not in docs/law/requirements.md"])

    def test_an_invented_provision_is_named_where_the_text_is_at_hand(self):
        files = {**GOOD, "law/6103i2.md": GOOD["law/6103i2.md"] + "\nSee 26 USC 6103(i)(2)(B)(iii) and 8 USC 1(a).\n"}
        with project(files) as made:
            texts = os.path.join(made.root, "..", "shared", "law-texts")
            os.makedirs(texts)
            with open(os.path.join(texts, "usc-26-6103.md"), "w", encoding="utf-8") as file:
                file.write(TEXT)
            report = citations.run(made, False)
        self.assertEqual(report.problems, ["law/6103i2.md:16: there is no provision 26 USC 6103(i)(2)(B)(iii)"])
        self.assertTrue(any("8 USC 1" in note for note in report.notes))


class Outline(unittest.TestCase):
    def test_marks_are_read_into_their_places(self):
        found = outline.provisions(TEXT)
        for provision in (("h", "1"), ("i", "1", "A"), ("i", "2", "A", "i"), ("i", "2", "B", "ii")):
            self.assertIn(provision, found)
        self.assertNotIn(("i", "2", "A", "ii"), found)
        self.assertNotIn(("i", "2", "i"), found)

    def test_a_mark_of_two_kinds_continues_what_is_open(self):
        found = outline.provisions("##### (a) A\n\n(1) x\n\n(H) x\n\n(I) x\n\n(J) x\n\n(i) x\n\n(I) x\n\n(II) x\n")
        self.assertIn(("a", "1", "I"), found)
        self.assertIn(("a", "1", "J", "i", "II"), found)

    def test_a_subsection_may_stand_alone_on_its_line(self):
        self.assertIn(("i", "1"), outline.provisions("##### (h) H\n\ntext\n\n(i)\n\n(1) one\n"))

    def test_a_repeated_heading_does_not_close_what_is_open(self):
        self.assertIn(("o", "2", "A"), outline.provisions("###### (o) M\n\n(1) a\n\n(2)\n\n###### (o) M\n######## (A) copy\n"))


if __name__ == "__main__":
    unittest.main()
