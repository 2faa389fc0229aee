"""Windows of the corpora with what a reader marked in them.

The windows come from the program itself (`examples/windows.rs`); here the marked
spans of the corpora, in code points, become labels of its words.
"""
import bisect
import json
from dataclasses import dataclass, field

import torch

from features import header

KINDS = {
    "Person": "person", "Location": "place", "Facility": "place", "Organization": "organization",
    "NORP": "nationality", "Date": "date", "Money": "money", "Product": "misc", "Misc": "misc",
}
ENTITY = ["O"] + [f"{p}-{k}" for k in ("person", "place", "organization", "nationality", "date", "money", "misc")
                  for p in "BI"]
QUOTATION = ["O"] + [f"{p}-{k}" for k in ("source", "cue", "content") for p in "BI"]
UNLABELLED = -100
NOBODY = -1


@dataclass
class Window:
    """What the network reads at once; indices are of words within it."""
    article: str
    pieces: list
    firsts: list
    spans: list
    features: list  # of each word, the columns that hold
    entity: list = None
    quotation: list = None
    # (first word, last word, first word of the cue, of the source or NOBODY), one for each stretch of a content
    contents: list = field(default_factory=list)
    # (first word of the cue, of the source or NOBODY)
    cues: list = field(default_factory=list)
    # (word of the pronoun, first word of the candidate, whether it is who is meant)
    pronouns: list = field(default_factory=list)
    # (first word, one past the last, number) of each name of a person, as the rules have them
    people: list = field(default_factory=list)


class Article:
    """Finds words by code points."""

    def __init__(self, record):
        self.id = record["id"]
        self.windows = [Window(self.id, w["pieces"], w["firsts"], w["spans"], w["features"], people=w["people"])
                        for w in record["windows"]]
        self.ends = [end for w in self.windows for _, end in w.spans]
        self.starts = [start for w in self.windows for start, _ in w.spans]
        self.window_of = [i for i, w in enumerate(self.windows) for _ in w.spans]
        self.first = [0]
        for w in self.windows:
            self.first.append(self.first[-1] + len(w.spans))

    def words(self, start, end):
        """The words, as a range over the article, that the span start..end touches."""
        return bisect.bisect_right(self.ends, start), bisect.bisect_left(self.starts, end)

    def split(self, low, high):
        """That range as (window, first word, one past the last word) for each window it touches."""
        for i in sorted(set(self.window_of[low:high])):
            base = self.first[i]
            yield i, max(low, base) - base, min(high, self.first[i + 1]) - base

    def label(self, which, labels, spans):
        for w in self.windows:
            setattr(w, which, [0] * len(w.spans))
        for start, end, name in spans:
            low, high = self.words(start, end)
            for i, a, b in self.split(low, high):
                ys = getattr(self.windows[i], which)
                for at in range(a, b):
                    first = at == a and low == self.first[i] + a
                    ys[at] = labels.index(("B-" if first else "I-") + name)

    def place(self, span):
        """(window, word) of the first word of a span; None for no word."""
        low, high = self.words(*span)
        return next(((i, a) for i, a, _ in self.split(low, high)), None)


def articles(windows, columns):
    """The articles of a file of windows, which must have these columns of features."""
    with open(windows, encoding="utf-8") as lines:
        columns.check(header(lines, windows), windows)
        for line in lines:
            yield Article(json.loads(line))


def read(windows, gold, columns):
    """The articles of a corpus and its gold side by side."""
    with open(gold, encoding="utf-8") as lines:
        for article, line in zip(articles(windows, columns), lines, strict=True):
            truth = json.loads(line)
            assert article.id == truth["id"], f"{windows} has {article.id} where {gold} has {truth['id']}"
            yield article, truth


def entities(windows, gold, columns):
    for article, truth in read(windows, gold, columns):
        article.label("entity", ENTITY, [(e["start"], e["end"], KINDS[e["kind"]]) for e in truth["entities"]])
        yield from article.windows


def quotations(windows, gold, columns):
    for article, truth in read(windows, gold, columns):
        spans = [(a, b, name) for q in truth["quotes"]
                 for name in ("source", "cue", "content") for a, b in q[name]]
        article.label("quotation", QUOTATION, spans)
        for q in truth["quotes"]:
            links(article, q)
        yield from article.windows


def links(article, q):
    source = article.place(q["source"][0]) if q["source"] else None
    cue = article.place(q["cue"][0]) if q["cue"] else None

    def seen_from(window, target, named):
        if target and target[0] == window:
            return target[1]
        return None if named else NOBODY  # in another window: nothing to learn

    if cue:
        there = seen_from(cue[0], source, bool(q["source"]))
        if there is not None:
            article.windows[cue[0]].cues.append((cue[1], there))
    for span in q["content"]:
        low, high = article.words(*span)
        for i, a, b in article.split(low, high):
            by, of = seen_from(i, cue, bool(cue)), seen_from(i, source, bool(q["source"]))
            if by is not None and of is not None:
                article.windows[i].contents.append((a, b - 1, by, of))


def pronouns(windows, gold, columns):
    """GAP: one pronoun and two candidates in each passage."""
    for article, truth in read(windows, gold, columns):
        at = article.place((truth["pronoun"]["start"], truth["pronoun"]["end"]))
        for candidate in truth["candidates"]:
            there = article.place((candidate["start"], candidate["end"]))
            if at and there and at[0] == there[0]:
                article.windows[at[0]].pronouns.append((at[1], there[1], candidate["same"]))
        yield from (w for w in article.windows if w.pronouns)


PRONOUNS = {"he", "she", "him", "her", "his", "hers", "they", "them", "their"}


def people(windows, gold, columns):
    """GUM: every mention of everyone; here what a pronoun may mean among all that is named before it."""
    for article, truth in read(windows, gold, columns):
        text = truth["text"]
        placed = []
        for number, entity in enumerate(truth["entities"]):
            for m in entity["mentions"]:
                at = article.place((m["start"], m["end"]))
                if at:
                    placed.append((at, number, text[m["start"]:m["end"]].lower(), entity["kind"]))
        placed.sort()
        for at, number, words, kind in placed:
            if words in PRONOUNS:
                before = {(there[1], other == number) for there, other, name, _ in placed
                          if there[0] == at[0] and there < at and name not in PRONOUNS}
                article.windows[at[0]].pronouns += [(at[1], there, same) for there, same in sorted(before)]
        yield from (w for w in article.windows if w.pronouns)


REACH = 80
COLON = 30  # its line in pieces.txt, from 0: what comes before it is a label


def spoken_again(window):
    """Sources that are the name of a person whom the window names shortly before: there a writer might
    have put a pronoun. As (which name, the people named before)."""
    sources = {i for i, label in enumerate(window.quotation) if label in (1, 2)}
    for number, (first, end, who) in enumerate(window.people):
        before = window.people[:number]
        last = max((e for _, e, w in before if w == who), default=None)
        whole = set(range(first, end)) <= sources and first - 1 not in sources and end not in sources
        label = end < len(window.firsts) and window.pieces[window.firsts[end]] == COLON
        if whole and not label and last is not None and first - last <= REACH:
            yield number, before


def with_pronoun(window, number, pronouns, columns, chance):
    """The window with the name `number` replaced by "he" or "she", and whom that takes up.

    `pronouns` holds for each of the two its piece and the features that it has within a sentence."""
    first, end, who = window.people[number]
    of_name = {column for f, e, w in window.people if w == who for column in window.features[f]}
    man, woman = columns.man in of_name, columns.woman in of_name
    she = woman if man != woman else chance.random() < 0.3
    piece, own = pronouns[she]
    kept = [column for column in window.features[first] if column in columns.positions]
    move = lambda at: at if at <= first else max(first, at - (end - first) + 1)
    cut = lambda rows: rows[:first] + rows[first:first + 1] + rows[end:]
    last = window.firsts[end] if end < len(window.firsts) else len(window.pieces) - 1
    shrink = last - window.firsts[first] - 1
    firsts = cut(window.firsts)
    place = lambda at: at if at == NOBODY else move(at)
    return Window(
        window.article,
        window.pieces[:window.firsts[first]] + [piece] + window.pieces[last:],
        [at if i <= first else at - shrink for i, at in enumerate(firsts)],
        cut(window.spans),
        window.features[:first] + [sorted(set(kept) | set(own))] + window.features[end:],
        quotation=cut(window.quotation),
        contents=[(move(a), move(b), move(c), place(d)) for a, b, c, d in window.contents],
        cues=[(move(c), place(d)) for c, d in window.cues],
        pronouns=[(first, f, w == who) for f, _, w in window.people[:number] if first - f <= 2 * REACH],
        people=[(move(f), move(e), w) for f, e, w in window.people if f != first],
    )


def tensors(batch, columns):
    """Pieces, features and padding of some windows, as the network takes them."""
    longest = max(len(w.pieces) for w in batch)
    pieces = torch.zeros(len(batch), longest, dtype=torch.long)
    given = torch.zeros(len(batch), longest, len(columns))
    real = torch.zeros(len(batch), longest, dtype=torch.bool)
    for i, w in enumerate(batch):
        n = len(w.pieces)
        pieces[i, :n] = torch.tensor(w.pieces)
        real[i, :n] = True
        rows, numbers = [], []
        for word, (first, known) in enumerate(zip(w.firsts, w.features)):
            last = w.firsts[word + 1] if word + 1 < len(w.firsts) else n - 1
            for at in range(first, last):
                rows += [at] * len(known)
                numbers += known
        given[i, rows, numbers] = 1.0
    return pieces, given, real
