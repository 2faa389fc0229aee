#!/usr/bin/env python3
"""Puts hostile strings into every field, name and argument.

Nothing but the reader's own sequences reaches the terminal, and nothing raw reaches standard
output and standard error.

usage: fields.py BINARY
"""

import json
import os

from common import Screen, article, begin, raw, run

HOSTILE = [
    "\x1b]0;title\x07", "\x1b[2J\x1b[H", "\x1bPq\x1b\\", "\x1b_G\x1b\\", "\x9b31m", "\x9d0;t\x9c", "\x1b[?1049h",
    "\x1b]52;c;aGk=\x07", "\r\nfake line", "\x08\x08\x08", "\x07", "\x00", "\x0e\x0f", "\x7f", "\u202egnp.exe",
    "\u2066\u2067\u2068", "\u200b\u200c\u200d\ufeff", "\u034f\u3164\u115f\uffa0", "\U000e0041\U000e0042", "e" + "\u0301" * 500,
    "\ufffe\uffff", "\ufff0\ufff8", "🏳️‍🌈" * 50, "👩‍👩‍👧‍👦" * 50, "नमस्ते" * 50, "\u0600\u06dd", "A" * 5000, "\n" * 500,
    "2016-02-05 · by The Governor", "Ал-Аssad", "%s%n{}\\x1b",
]
FIELDS = ["id", "title", "source", "author", "published", "url", "text", "place", "language", "unknown"]


def main():
    binary, _, rng, folder, report = begin("fields")
    with open(os.path.join(folder, "news.jsonl"), "w", encoding="utf-8") as file:
        number = 0
        for hostile in HOSTILE:
            for field in FIELDS:
                number += 1
                record = article(number, rng)
                kept = record.get(field, "")
                record[field] = hostile if field == "published" else f"{kept[:40]}{hostile} {kept[40:]}"
                file.write(json.dumps(record, ensure_ascii=bool(number % 2)) + "\n")
                report.tried()
    path = os.path.join(folder, "library.db")
    report.sound(run([binary, "--library", path, "add", "news.jsonl"], folder, patience=120), "add")
    for name, argv in (("info", ["info"]), ("check", ["check"]), ("extract", ["extract", "--quick", "news.jsonl"])):
        ended = run([binary, "--library", path, *argv], folder, patience=120)
        report.sound(ended, name)
        report.holds(raw(ended.out) is None, f"{name}: raw bytes {raw(ended.out)}")
    screen = Screen([binary, "--library", path], folder, rows=40, columns=120)
    screen.until(b"of", 5)
    for _ in range(number):
        screen.press("J")
        screen.quiet(0.01)
    for key in ("e", "\x1b", "s", "\x1b", "c", "\x1b", "A", "\x1b", "v", "\x1b", "y", "Y"):
        screen.press(key)
        screen.quiet(0.05)
    report.holds(screen.quit() == 0, "the reader did not end well", bytes(screen.output[-600:]).decode("utf-8", "replace"))
    report.holds(raw(bytes(screen.output), True) is None, f"raw bytes on the screen {raw(bytes(screen.output), True)}")
    arguments = [text.replace("\x00", "") for text in HOSTILE]
    for hostile in arguments:
        name = hostile.replace("/", "")[:80]
        for argv in ([f"--{hostile}"], [hostile], ["add", f"--{hostile}"], ["add", hostile], ["remove", "--yes", hostile],
                     ["extract", hostile], ["extract", "--from", hostile], ["add", "--jobs", hostile, "x"],
                     ["--library", f"{hostile}/x.db", "info"], ["remove", f"#{hostile}"], ["info", f"--json={hostile}"]):
            report.tried()
            ended = run([binary, *argv], folder, given=b"", PULLQUOTE_LIBRARY=path)
            what = f"{ascii(argv)[:80]}"
            report.sound(ended, what, codes=(0, 1, 2))
            report.holds(raw(ended.out) is None, f"{what}: raw bytes {raw(ended.out)}")
        report.tried()
        report.sound(run([binary, "info"], folder, PULLQUOTE_LIBRARY=f"/nowhere/{hostile}"), f"library {ascii(name)}")
        try:
            with open(os.path.join(folder, f"{name}.txt"), "w", encoding="utf-8") as file:
                file.write("“We stay,” said Anna Petrova.\n")
            with open(os.path.join(folder, f"{name}.bad.jsonl"), "w", encoding="utf-8") as file:
                file.write("{\n")
        except (OSError, ValueError):
            continue
    ended = run([binary, "--library", path, "add", "."], folder, patience=120)
    report.sound(ended, "add of hostile file names")
    ended = run([binary, "extract", "--quick", "."], folder, patience=120)
    report.sound(ended, "extract of hostile file names")
    report.holds(raw(ended.out) is None, f"extract of hostile file names: raw bytes {raw(ended.out)}")
    report.end()


main()
