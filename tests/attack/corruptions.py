#!/usr/bin/env python3
"""Damages a library at random and checks what the program makes of it.

For each damage: `info`, the reader and `check` end in time and without a panic; a second
`check` finds the library in order; and the library has all articles but those that `check` has named.

usage: corruptions.py BINARY [TRIES [SEED]]
"""

import os
import shutil
import sqlite3

from common import Screen, begin, raw, run, write_articles

ARTICLES = 240


def seeded(binary, folder, rng):
    """A library with articles, findings, stars, notes and filters."""
    write_articles(os.path.join(folder, "news.jsonl"), range(ARTICLES), rng)
    library = os.path.join(folder, "seeded.db")
    run([binary, "--library", library, "add", "news.jsonl"], folder)
    screen = Screen([binary, "--library", library], folder)
    screen.until(b"240")
    for keys in ("*", "j*", "ja", "a note of mine\r", "jm", "/", "ferry\r", "W", "boats\r", "\x1b"):
        screen.press(keys)
        screen.quiet(0.1)
    screen.quit()
    # Without free pages, in which damage changes nothing.
    db = sqlite3.connect(library)
    db.execute("VACUUM")
    db.close()
    return library


def flip(path, rng, first=0):
    size = os.path.getsize(path)
    with open(path, "r+b") as file:
        at = rng.randrange(first, size)
        file.seek(at)
        byte = file.read(1)[0]
        file.seek(at)
        file.write(bytes([byte ^ (1 << rng.randrange(8))]))
    return f"bit flipped in byte {at}"


def overwrite(path, rng):
    size = os.path.getsize(path)
    length = rng.choice([8, 100, 512, 4096])
    with open(path, "r+b") as file:
        at = rng.randrange(100, max(101, size - length))
        file.seek(at)
        file.write(rng.choice([rng.randbytes(length), bytes(length), b"\xff" * length]))
    return f"{length} bytes written at {at}"


def truncate(path, rng):
    length = rng.randrange(os.path.getsize(path))
    os.truncate(path, length)
    return f"truncated to {length} bytes"


def header(path, rng):
    with open(path, "r+b") as file:
        at = rng.randrange(100)
        file.seek(at)
        file.write(bytes([rng.randrange(256)]))
    return f"byte {at} of the header"


def log(path, rng):
    with open(path + "-wal", "wb") as file:
        file.write(rng.randbytes(rng.choice([10, 32, 5000, 50000])))
    return "a write-ahead log of random bytes"


def value(path, rng):
    """A value of a wrong type or a text that is no UTF-8, in any column of any table."""
    db = sqlite3.connect(path)
    db.execute("PRAGMA ignore_check_constraints=1")
    tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type='table'")
              if not name.startswith("sqlite_") and not name.startswith(("words", "found"))]
    table = rng.choice(tables)
    columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
    column = rng.choice(columns)
    new = rng.choice([
        "CAST(x'ff80c3' AS TEXT)", "x'00ff'", "-9223372036854775808", "9223372036854775807", "1e300", "''",
        "'text'", "NULL", "CAST(x'41ed9fff42' AS TEXT)", "zeroblob(3)"])
    rows = db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    which = rng.randrange(max(1, rows))
    keys = [row[1] for row in db.execute(f"PRAGMA table_info({table})") if row[5]] or ["rowid"]
    key = ", ".join(keys)
    try:
        db.execute(f"UPDATE {table} SET {column} = {new} WHERE ({key}) IN "
                   f"(SELECT {key} FROM {table} LIMIT 1 OFFSET {which})")
        db.commit()
    except sqlite3.Error as error:
        # The column refuses the value: nothing is damaged.
        db.rollback()
        new = f"{new}, refused ({error})"
    db.close()
    return f"{table}.{column} = {new}"


DAMAGES = [flip, flip, flip, overwrite, overwrite, truncate, header, log, value, value, value]


def numbers(path):
    """The numbers in the titles of the articles in a library; None when it cannot be read."""
    try:
        db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        db.text_factory = bytes
        found = {row[0] for row in db.execute("SELECT id FROM article WHERE gone = 0")}
        db.close()
        return found
    except sqlite3.Error:
        return None


def main():
    binary, tries, rng, folder, report = begin("corruptions")
    whole = seeded(binary, folder, rng)
    before = numbers(whole)
    named = silent = 0
    for _ in range(tries or 300):
        report.tried()
        path = os.path.join(folder, "library.db")
        for other in os.listdir(folder):
            if other.startswith("library.db"):
                os.remove(os.path.join(folder, other))
        shutil.copy(whole, path)
        damage = rng.choice(DAMAGES)
        what = damage(path, rng)
        report.sound(run([binary, "--library", path, "info"], folder), f"{what}: info")
        screen = Screen([binary, "--library", path], folder)
        screen.quiet(0.1)
        for keys in ("j", "j", "\r", "n", "h", "/boat\r", "\x1b"):
            if not screen.press(keys):
                break
            screen.quiet(0.03)
        code = screen.quit()
        shown = bytes(screen.output)
        report.holds(code is not None, f"{what}: the reader hung")
        report.holds(code in (0, 1), f"{what}: the reader ended with {code}", shown[-600:].decode("utf-8", "replace"))
        report.holds(b"panicked" not in shown, f"{what}: the reader panicked", shown[-600:].decode("utf-8", "replace"))
        report.holds(raw(shown, terminal=True) is None, f"{what}: raw bytes on the screen {raw(shown, terminal=True)}")
        if damage is value:
            report.holds(b"\x1b[?1049h" in shown, f"{what}: the reader does not open", shown.decode("utf-8", "replace"))
        first = run([binary, "--library", path, "check"], folder)
        report.sound(first, f"{what}: check")
        again = run([binary, "--library", path, "check"], folder)
        if os.path.exists(path) and numbers(path) is not None:
            report.sound(again, f"{what}: the second check", codes=(0,))
            lost = before - (numbers(path) or set())
            if lost and first.code == 0:
                silent += 1
                report.fault(f"{what}: {len(lost)} articles are lost and check says nothing", first.said)
            elif lost:
                named += 1
        else:
            report.holds(first.code == 1, f"{what}: check could not save anything and ended with {first.code}", first.said)
    report.notes.append(f"articles were lost in {named} libraries, each said by check")
    report.end()


main()
