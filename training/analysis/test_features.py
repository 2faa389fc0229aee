"""Tests of features.py; they need no package: python -m unittest discover training/analysis"""
import unittest
from pathlib import Path

from features import Columns, FeatureError, header

NAMES = (Path(__file__).parents[2] / "assets/models/features.txt").read_text(encoding="utf-8").split()


class TestColumns(unittest.TestCase):
    def assert_differ(self, names, message):
        with self.assertRaisesRegex(FeatureError, message):
            Columns(NAMES).check(names, "w.jsonl")

    def test_the_columns_of_the_model_have_all_that_training_asks_for(self):
        columns = Columns(NAMES)
        self.assertEqual([NAMES[column].split(".")[0] for column in columns.positions], ["position"] * 4)
        self.assertEqual(NAMES[columns.man], "listed.first_name_male")
        self.assertEqual(NAMES[columns.woman], "listed.first_name_female")

    def test_the_same_columns_are_no_error(self):
        Columns(NAMES).check(list(NAMES), "w.jsonl")

    def test_other_columns_are_an_error_that_names_them(self):
        self.assert_differ(NAMES[:-1], f"w.jsonl has other features than expected; missing: {NAMES[-1]}")
        self.assert_differ(NAMES + ["form.new"], "unknown: form.new")
        self.assert_differ(NAMES + [NAMES[0]], f"twice: {NAMES[0]}")

    def test_another_order_is_an_error_that_says_where_it_begins(self):
        self.assert_differ([NAMES[1], NAMES[0]] + NAMES[2:],
                           f"another order: column 0 is '{NAMES[1]}', '{NAMES[0]}' is expected")

    def test_columns_without_one_that_training_asks_for_are_an_error(self):
        for asked in ("position", "listed.first_name_male"):
            with self.subTest(asked), self.assertRaisesRegex(FeatureError, f"'{asked}"):
                Columns([name for name in NAMES if not name.startswith(asked)])

    def test_a_file_that_does_not_name_its_features_is_an_error(self):
        for lines in ([], ['{"id": "one"}'], ["[1]"], ["no JSON"]):
            with self.subTest(lines), self.assertRaisesRegex(FeatureError, "w.jsonl does not name the features"):
                header(iter(lines), "w.jsonl")


if __name__ == "__main__":
    unittest.main()
