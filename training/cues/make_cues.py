#!/usr/bin/env python3
"""Counts how often a word, with what follows it, reports an utterance.

usage: make_cues.py QUOTES.jsonl > assets/lexicon/cues.tsv

QUOTES holds one JSON object a line: {"text", "quotes": [{"content", "cue",
"source"}]}, each a list of [start, end] in code points. The output holds no
text of it, only single words and rounded shares. See README.md.
"""
import collections
import json
import re
import sys

TOKEN = re.compile(r"``|''|[^\W\d_]+(?:[-.'’&][^\W\d_]+)*|\d[\d.,:]*\w*|[’']s\b|\S")
CONTEXTS = {
    "that": {"that"}, "to": {"to"},
    "wh": {"how", "what", "why", "whether", "if", "who", "when", "where", "which"},
    "of": {"of"}, "about": {"about"}, "for": {"for"}, "as": {"as"}, "on": {"on", "upon"},
    "against": {"against"}, "with": {"with"}, "in": {"in"}, "by": {"by"}, "at": {"at"},
    "out": {"out", "up", "down", "off", "back"}, "from": {"from"},
    "subject": {"he", "she", "they", "we", "there", "i", "you"},
    "it": {"it", "this", "these", "those"},
    "possessive": {"his", "her", "their", "our", "its", "my", "your"},
    "object": {"him", "them", "us", "me"},
    "article": {"the", "a", "an", "any", "some", "no", "every", "all"},
}
WORD_CONTEXT = {w: name for name, ws in CONTEXTS.items() for w in ws}
OPENING = {"“", '"', "``", "''", "«", "„"}
MARKS = OPENING | {"”", "»"}
STOPS = {".", "?", "!"}
# A row is kept when the share is worth a decision and is not chance.
MIN_COUNT, MIN_SHARE = 3, 0.25


def context(tokens, i):
    """What follows token i, as one of a few names; the reader of the table mirrors this."""
    following = tokens[i + 1:i + 3] + ["", ""]
    a, b = following[0], following[1]
    low = a.lower()
    if a in OPENING or (a in {",", ":"} and b in OPENING):
        return "quote"
    if low in WORD_CONTEXT:
        return WORD_CONTEXT[low]
    if a == ",":
        return "comma"
    if a in {":", "-", "–", "—"}:
        return "colon"
    if not a or not a[0].isalnum():
        return "stop"
    if a[0].isdigit():
        return "number"
    if a[0].isupper():
        return "name"
    if low.endswith("ing"):
        return "ing"
    return "other"


def later_that(tokens, i):
    """Whether "that" follows within ten tokens of the sentence, nothing but words between."""
    for t in tokens[i + 1:i + 11]:
        if t.lower() == "that":
            return True
        if not t[0].isalnum():
            return False
    return False


def count(article, seen, after):
    """Adds one article's words to the counts: seen, and seen to report."""
    text = article["text"]
    spans = [(m.start(), m.end()) for m in TOKEN.finditer(text)]
    tokens = [text[s:e] for s, e in spans]
    cue, begins, ends = set(), set(), set()
    for q in article["quotes"]:
        for s, e in q["cue"]:
            cue.update(i for i, (a, b) in enumerate(spans) if s <= a and b <= e)
        content = [i for s, e in q["content"] for i, (a, b) in enumerate(spans) if s <= a and b <= e]
        if content and q["cue"]:
            begins.add(min(content))
            ends.add(max(content))
    inside = False
    for i, t in enumerate(tokens):
        if t in {"“", "``", "„", "«"}:
            inside = True
        elif t in {"”", "»"} or "\n" in text[spans[i - 1][1]:spans[i][0]]:
            inside = False
        elif t in {'"', "''"}:
            inside = not inside
        if inside or not t[0].isalpha():
            continue
        low = t.lower()
        name = context(tokens, i)
        keys = [(low, name)]
        if name not in {"that", "quote", "comma", "stop"} and later_that(tokens, i):
            keys.append((low, "later"))
        # Content that begins at once, or behind a comma, a colon or a short "told the crowd".
        near = i in cue and (i + 1 in begins or i + 2 in begins and name in {"quote", "comma", "colon"})
        if name in {"out", "on", "for", "of", "about", "as", "against", "with", "in", "by", "at", "from", "to"}:
            near = near or i in cue and i + 1 in cue and i + 2 in begins
        for key in keys:
            seen[key] += 1
            later = key[1] == "later" and i in cue and any(
                j in begins for j in range(i + 1, i + 11))
            after[key] += near or later
        seen[low, "*"] += 1
        after[low, "*"] += i in cue
        # ", she said." closes what it reports.
        window = range(max(0, i - 6), i)
        if name in {"stop", "comma"} and any(tokens[j] in {","} | MARKS for j in window):
            seen[low, "close"] += 1
            after[low, "close"] += i in cue and any(e in window for e in ends)


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    seen, after = collections.Counter(), collections.Counter()
    with open(sys.argv[1], encoding="utf-8") as lines:
        for line in lines:
            count(json.loads(line), seen, after)
    print("# word\tcontext\tshare (per cent); made by training/cues/make_cues.py")
    for (word, name), n in sorted(seen.items()):
        # One is taken off: a word seen thrice and right thrice is not certain.
        share = (after[word, name] - 0.5) / n
        if n >= MIN_COUNT and share >= MIN_SHARE and re.fullmatch(r"[a-z]+(?:[-'’][a-z]+)*", word):
            print(f"{word}\t{name}\t{round(100 * share)}")


if __name__ == "__main__":
    main()
