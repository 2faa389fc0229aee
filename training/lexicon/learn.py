#!/usr/bin/env python3
"""Counts in annotated news what the word lists alone cannot say.

usage: learn.py CORPORA_DIR CLUSTERS.tsv.gz

Writes lists/common.txt (words that news mostly writes small) and
lists/leanings.tsv (how often capitalized words of each cluster are part of a
person's, place's, organization's, people's, other name, or of none). Vocabulary
and counts only: no text of the corpora. Needs running only when the corpora
or the clusters change; build.py works from the committed lists.
"""
import collections
import gzip
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).parent
CLASS = {"Person": 0, "Location": 1, "Facility": 1, "Organization": 2, "NORP": 3, "Misc": 4, "Product": 4}
WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")


def clusters(path):
    out = {}
    with gzip.open(path, "rt", encoding="utf-8") as f:
        for line in f:
            word, fine = line.rstrip("\n").split("\t")[:2]
            out.setdefault(word.lower(), int(fine))
    return out


def words(text):
    """The words of a text with their offset and whether one would expect a capital there."""
    for m in WORD.finditer(text):
        before = text[max(0, m.start() - 3):m.start()]
        initial = m.start() == 0 or re.search(r'[.!?:“"”\n]\s*$', before)
        yield m.start(), re.sub("['’]s$", "", m.group()), bool(initial)


def main():
    corpora, cluster_path = pathlib.Path(sys.argv[1]), sys.argv[2]
    cluster = clusters(cluster_path)
    small, capital = collections.Counter(), collections.Counter()
    leaning = collections.defaultdict(lambda: [0] * 6)
    for name in ("entities.train", "quotes.train", "pronouns.train"):
        for line in open(corpora / (name + ".jsonl"), encoding="utf-8"):
            article = json.loads(line)
            label = {}
            for e in article.get("entities", []):
                for i in range(e["start"], e["end"]):
                    label[i] = CLASS.get(e["kind"], 5)
            for at, word, initial in words(article["text"]):
                if word.islower():
                    small[word] += 1
                elif not initial:
                    capital[word.lower()] += 1
                    if name == "entities.train" and word.lower() in cluster:
                        leaning[cluster[word.lower()]][label.get(at, 5)] += 1
    common = sorted(w for w, n in small.items() if n >= 2 and n >= capital[w])
    (HERE / "lists/common.txt").write_text("\n".join(common) + "\n", encoding="utf-8")
    rows = (f"{c}\t" + "\t".join(map(str, n)) for c, n in sorted(leaning.items()) if sum(n) >= 5)
    (HERE / "lists/leanings.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
