import contextlib
import importlib.machinery
import importlib.util
import io
import json
import os
import random
import tempfile
import unittest

import house  # noqa: F401

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def load():
    path = os.path.join(ROOT, "tools", "pseudopeople")
    loader = importlib.machinery.SourceFileLoader("pseudopeople", path)
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("pseudopeople", loader))
    loader.exec_module(module)
    return module


tool = load()

PEOPLE = "simulant_id,first_name,middle_initial,last_name,date_of_birth,ssn,itin,tax_year,mailing_address_street_number," \
         "mailing_address_street_name,mailing_address_unit_number,mailing_address_po_box\n"


class InventedData(unittest.TestCase):
    """A folder of data in the form of the real one, with two invented people."""

    def setUp(self):
        scratch = tempfile.TemporaryDirectory(prefix="penstock-pseudopeople-")
        self.addCleanup(scratch.cleanup)
        self.data = scratch.name
        self.place("usps-reference/puma_to_zip.csv", "state,puma,zipcode,proportion\n9,100,6105,1.0\n41,200,97301,1.0\n")
        self.place("usps-reference/usps-st-city.txt", "CT\tHARTFORD\nOR\tSALEM\n")
        self.place("pseudopeople/noise-tables/nicknames.csv", "name,nickname_1, nickname_2\nida,idy,\n")
        self.place("pseudopeople/v2023-04/tax_1040.csv", PEOPLE
                   + "0_1,Ida,R,Holm,1960-02-29,900-40-0001,,2028,12,elm st,apt 4,0\n"
                   + "0_1,Ida,R,Holm,1960-02-29,900-40-0001,,2029,14,oak st,,0\n"
                   + "0_2,Bo,,Lund,1970-05-05,,900-41-0002,2029,,,,77\n")
        self.mapping = tool.Mapping(self.data, 2025)

    def place(self, path, text):
        full = os.path.join(self.data, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, "w", encoding="utf-8") as file:
            file.write(text)

    def registry(self, dead=()):
        path = os.path.join(self.data, "registry.csv")
        tool.write_registry(path, tool.load_people(self.data, self.mapping), self.mapping, dead, 2025)
        with open(path, encoding="utf-8") as file:
            return [line.split(",") for line in file.read().splitlines()]


class Registry(InventedData):
    def test_every_return_is_a_row_and_years_are_moved(self):
        rows = self.registry()
        self.assertEqual(rows[0], list(tool.COLUMNS))
        self.assertEqual([(r[0], r[16]) for r in rows[1:]], [("pp-0-1", "2024"), ("pp-0-1", "2025"), ("pp-0-2", "2025")])
        self.assertEqual(rows[1][8], "1956-02-29")
        self.assertTrue(rows[2][17].startswith("2026-"))

    def test_the_29th_of_february_moves_to_a_day_that_exists(self):
        mapping = tool.Mapping(self.data, 2026)
        self.assertEqual(str(mapping.date("1960-02-29")), "1957-02-28")

    def test_boxes_units_and_both_kinds_of_number_are_kept(self):
        rows = self.registry()
        self.assertEqual(rows[1][9:11], ["12 elm st", "apt 4"])
        self.assertEqual(rows[3][9:11], ["PO Box 77", ""])
        self.assertEqual([r[1:3] for r in rows[2:]], [["900-40-0001", "ssn"], ["900-41-0002", "itin"]])

    def test_a_street_lies_in_one_place_of_one_state(self):
        places = {self.mapping.geography.of(street) for street in ("elm st", "ELM ST")}
        self.assertEqual(len(places), 1)
        self.assertIn(places.pop(), {("Hartford", "CT", "06105"), ("Salem", "OR", "97301")})

    def test_a_death_is_a_flag(self):
        self.assertEqual({r[0]: r[18] for r in self.registry({"0_2"})[1:]}, {"pp-0-1": "", "pp-0-2": "deceased"})


class Truth(InventedData):
    def expected(self, known, periods, which=0, dead=()):
        requests = tool.Requests.__new__(tool.Requests)
        requests.people, requests.last_period = tool.load_people(self.data, self.mapping), 2025
        return requests.expected(known, requests.people["0_1"][which][2], periods, dead)

    def test_an_address_passes_only_in_its_own_periods(self):
        self.assertEqual(self.expected("0_1", [2024, 2025]), "pass")
        self.assertEqual(self.expected("0_1", [2025]), "no-release")
        self.assertEqual(self.expected("0_1", [2025], which=1), "pass")

    def test_others_and_the_dead_do_not_pass(self):
        self.assertEqual(self.expected("0_2", [2024, 2025]), "no-release")
        self.assertEqual(self.expected(None, [2024, 2025]), "no-release")
        self.assertEqual(self.expected("0_1", [2024], dead={"0_1"}), "hold")


class LightNoise(InventedData):
    def line(self):
        return {"name": {"given": "Ida", "middle": "R", "surname": "Holm", "suffix": ""}, "tin": "900-40-0001",
                "dob": "1960-02-03", "address": {"street": "12 elm st", "unit": "apt 4", "zip": "06105"}}

    def test_without_a_rate_nothing_changes(self):
        line = self.line()
        self.assertEqual(tool.Noise(self.data, 0.0, random.Random(1)).apply(line), [])
        self.assertEqual(line, self.line())

    def test_at_the_full_rate_every_cell_changes_and_is_named(self):
        line = self.line()
        changed = tool.Noise(self.data, 1.0, random.Random(1)).apply(line)
        self.assertEqual(len(changed), 9)
        self.assertEqual((line["name"]["middle"], line["address"]["unit"], line["dob"]), ("", "", "1960-03-02"))
        self.assertTrue(line["address"]["street"].startswith("12 "))
        self.assertEqual(line["address"]["zip"][:3], "061")
        self.assertNotEqual(line["tin"], "900-40-0001")


class Table(InventedData):
    def test_a_release_of_another_person_is_counted(self):
        truth = [{"line": 1, "kind": "filer", "person": "pp-0-1", "expected": "pass", "noise": []},
                 {"line": 2, "kind": "filer", "person": "pp-0-2", "expected": "pass", "noise": []},
                 {"line": 3, "kind": "filer", "person": None, "expected": "no-release", "noise": ["nickname"]}]
        decided = [{"line": 1, "outcome": "pass", "release": {"person": "pp-0-1"}},
                   {"line": 2, "outcome": "pass", "release": {"person": "pp-0-1"}}, {"line": 3, "outcome": "hold"}]
        for name, rows in (("truth.jsonl", truth), ("decisions.jsonl", decided)):
            self.place(name, "".join(json.dumps(r) + "\n" for r in rows))
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            tool.print_table(self.data, os.path.join(self.data, "decisions.jsonl"))
        self.assertIn("| filer: pass | 2 | 2 |", printed.getvalue())
        self.assertIn("| filer: no-release, noise | 1 |", printed.getvalue())
        self.assertIn("Releases: 1 of the person meant, 1 of another.", printed.getvalue())


if __name__ == "__main__":
    unittest.main()
