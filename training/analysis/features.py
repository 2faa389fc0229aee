"""The columns of features, by name.

A feature is one thing that the program says of a word before the network reads it.
The program names the columns (`names` in `src/analysis/network/feature_columns.rs`), the
first line of every file of windows holds these names, and the trained network keeps
them. Training asks for columns by name, never by number. A name consists of its
group, a dot and the rest: `listed.first_name_male`.
"""
import json


class FeatureError(Exception):
    """The columns of features are not the expected ones."""


class Columns:
    """The names of all columns, in order, and the columns that training treats in a special way."""

    def __init__(self, names):
        self.names = list(names)
        self.number = {name: column for column, name in enumerate(self.names)}
        if doubles(self.names):
            raise FeatureError(f"these features occur twice: {', '.join(doubles(self.names))}")
        # Where a word is.
        self.positions = self.group("position")
        self.man = self.of("listed.first_name_male")
        self.woman = self.of("listed.first_name_female")
        # What the word lists say of a word.
        self.lists = self.group("listed", "phrase_first", "phrase_further", "leaning")
        # What the rules of the quick pass found.
        self.rule_entities = self.group("rule_entity")
        self.rule_quotations = self.group("rule_quotation")

    def __len__(self):
        return len(self.names)

    def of(self, name):
        """The column of one feature."""
        if name not in self.number:
            raise FeatureError(f"training needs the feature '{name}', and the program has none of that name")
        return self.number[name]

    def group(self, *groups):
        """The columns of some groups, ascending."""
        for group in groups:
            if not any(name.startswith(group + ".") for name in self.names):
                raise FeatureError(f"training needs the features '{group}.…', and the program has none of that group")
        return [column for column, name in enumerate(self.names) if name.split(".")[0] in groups]

    def check(self, names, where):
        """Raises an error if `names`, the columns of `where`, are not exactly these."""
        names = list(names)
        if names == self.names:
            return
        faults = [f"{what}: {', '.join(some)}" for what, some in (
            ("missing", [name for name in self.names if name not in names]),
            ("unknown", [name for name in names if name not in self.number]),
            ("twice", doubles(names))) if some]
        if not faults:
            column = next(i for i, (one, other) in enumerate(zip(names, self.names)) if one != other)
            faults = [f"in another order: column {column} is '{names[column]}', '{self.names[column]}' is expected"]
        raise FeatureError(f"{where} has other features than expected; {'; '.join(faults)}")


def doubles(names):
    """The names that occur more than once, sorted."""
    return sorted({name for name in names if names.count(name) > 1})


def header(lines, where):
    """The names in the first of `lines`, which are those of a file of windows."""
    try:
        return json.loads(next(lines, ""))["features"]
    except (ValueError, KeyError, TypeError):
        raise FeatureError(f"the first line of {where} does not name the features; "
                           "examples/windows.rs writes such files") from None


def columns_of(path):
    """The columns of a file of windows."""
    with open(path, encoding="utf-8") as lines:
        return Columns(header(lines, path))
