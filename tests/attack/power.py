#!/usr/bin/env python3
"""Loses power at any write, by replay.

`strace` records every write of some commands. A power loss is a copy of the files in which
everything up to a flush is there, and of the writes after it any part: none, some, or torn at
sectors. On each copy the program must find a whole library with everything that was reported before.

usage: power.py BINARY [TRIES [SEED]]
"""

import os
import re
import shutil
import sqlite3
import subprocess
import sys

from common import begin, environment, run, write_articles

SECTOR = 512
CALL = re.compile(r"^\d+\s+(?:[\d.:]+\s+)?(\w+)\((.*)\)\s+=\s+(-?\d+)")
NUMBERED = re.compile(r"^\d+<([^>]*)>, ")
BYTES = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


def recorded(argv, folder, log):
    """Runs a command; returns its calls that change files, in order: (kind, path, ...)."""
    calls = "pwrite64,write,ftruncate,fdatasync,fsync,rename,renameat,renameat2,unlink,unlinkat"
    subprocess.run(["strace", "-f", "-y", "-xx", "-s", "99999999", "-e", f"trace={calls}", "-o", log, *argv],
                   cwd=folder, env=environment(folder), stdin=subprocess.DEVNULL,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    pending, events = {}, []
    with open(log, encoding="ascii", errors="replace") as lines:
        for line in lines:
            process = line.split(" ", 1)[0]
            if line.rstrip().endswith("<unfinished ...>"):
                pending[process] = line.rstrip()[: -len("<unfinished ...>")].rstrip()
                continue
            resumed = re.match(r"^(\d+)\s+<\.\.\. \w+ resumed>(.*)$", line.rstrip())
            if resumed:
                line = pending.pop(process, "") + resumed[2]
            call = CALL.match(line)
            if call and int(call[3]) >= 0:
                events += event(call[1], call[2])
    return events


def plain(text):
    return bytes.fromhex(text.replace("\\x", ""))


def event(name, arguments):
    if name in ("rename", "renameat", "renameat2", "unlink", "unlinkat"):
        paths = [plain(found).decode() for found in BYTES.findall(arguments)]
        return [("rename", *paths)] if name.startswith("rename") else [("unlink", *paths)]
    # The name of a descriptor is escaped too.
    numbered = NUMBERED.match(arguments + ", ")
    if not numbered:
        return []
    path = plain(numbered[1]).decode() if "\\x" in numbered[1] else numbered[1]
    if not path.startswith("/") or "library.db" not in path or path.endswith("-shm"):
        return []
    if name == "pwrite64":
        data, rest = BYTES.search(arguments), arguments.rsplit(", ", 1)
        return [("write", path, int(rest[1]), plain(data[1]))]
    if name == "ftruncate":
        return [("truncate", path, int(arguments.rsplit(", ", 1)[1]))]
    if name in ("fsync", "fdatasync"):
        return [("flush", path)]
    return []


def apply(files, step):
    """Applies a step to a map of paths to bytes."""
    kind, path = step[:2]
    if kind == "write":
        _, _, at, data = step
        old = files.setdefault(path, bytearray())
        old.extend(bytes(max(0, at + len(data) - len(old))))
        old[at:at + len(data)] = data
    elif kind == "truncate":
        old = files.setdefault(path, bytearray())
        del old[step[2]:]
        old.extend(bytes(step[2] - len(old)))
    elif kind == "rename" and path in files:
        files[step[2]] = files.pop(path)
    elif kind == "unlink":
        files.pop(path, None)


def lost(before, events, at, rng):
    """The files after a power loss before event `at`."""
    files = {path: bytearray(data) for path, data in before.items()}
    flushed = {step[1]: index for index, step in enumerate(events[:at]) if step[0] == "flush"}
    last = max(flushed.values(), default=-1)
    for index, step in enumerate(events[:at]):
        if step[0] == "flush":
            continue
        # Names are kept in order: the journal of a file system writes them with the next flush.
        if step[0] in ("rename", "unlink"):
            if index < last or rng.random() < 0.5:
                apply(files, step)
            continue
        if index < flushed.get(step[1], -1):
            apply(files, step)
        elif step[0] == "truncate":
            if rng.random() < 0.5:
                apply(files, step)
        else:
            torn(files, step, rng)
    return files


def torn(files, step, rng):
    """Applies a write that was not flushed: not at all, wholly, or in some of its sectors."""
    kind = rng.random()
    if kind < 0.3:
        return
    if kind < 0.7:
        return apply(files, step)
    _, path, at, data = step
    for start in range(0, len(data), SECTOR):
        if rng.random() < 0.5:
            apply(files, ("write", path, at + start, data[start:start + SECTOR]))


def read(folder):
    files = {}
    for name in os.listdir(folder):
        if name.startswith("library.db") and not name.endswith("-shm"):
            with open(os.path.join(folder, name), "rb") as file:
                files[os.path.join(folder, name)] = bytearray(file.read())
    return files


def titles(path):
    """The titles in a library, without changing its files; None when there is no table."""
    copy = os.path.dirname(path) + "/copy.db"
    for end in ("", "-wal"):
        shutil.copy(path + end, copy + end) if os.path.exists(path + end) else None
    try:
        db = sqlite3.connect(copy)
        if db.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            return "damaged"
        return {row[0] for row in db.execute("SELECT title FROM article WHERE gone = 0")}
    except sqlite3.OperationalError:
        return set()
    except sqlite3.DatabaseError as error:
        return f"damaged: {error}"
    finally:
        db.close()
        for end in ("", "-wal", "-shm"):
            if os.path.exists(copy + end):
                os.remove(copy + end)


def main():
    binary, tries, rng, folder, report = begin("power")
    if not shutil.which("strace"):
        print("power: strace is not installed; no power loss was tried", flush=True)
        sys.exit(0)
    folder = os.path.realpath(folder)
    path = os.path.join(folder, "library.db")
    command = [binary, "--library", path]
    for number in range(3):
        write_articles(os.path.join(folder, f"{number}.jsonl"), range(number * 60, number * 60 + 60), rng)
    steps = [["add", "0.jsonl"], ["add", "1.jsonl"], ["check", "--rebuild"], ["remove", "--yes", "0.jsonl"], ["add", "2.jsonl"]]
    stages = []
    for step in steps:
        before, had = read(folder), titles(path) if os.path.exists(path) else set()
        events = recorded(command + step, folder, os.path.join(folder, "log"))
        stages.append((step, before, had, events, titles(path)))
        report.holds(isinstance(stages[-1][4], set), f"{step}: {stages[-1][4]}")
    total = sum(len(stage[3]) for stage in stages)
    for _ in range(tries or 150):
        report.tried()
        step, before, had, events, has = rng.choices(stages, [len(stage[3]) or 1 for stage in stages])[0]
        at = rng.randrange(len(events) + 1)
        for old in os.listdir(folder):
            if old.startswith("library.db"):
                os.remove(os.path.join(folder, old))
        for name, data in lost(before, events, at, rng).items():
            with open(name, "wb") as file:
                file.write(data)
        what = f"power lost in {step} at event {at} of {len(events)}"
        now = titles(path) if os.path.exists(path) else set()
        if not report.holds(isinstance(now, set), f"{what}: {now}"):
            continue
        report.holds(had & has <= now <= had | has, f"{what}: {len(now)} articles, {len(had)} before and {len(has)} after")
        if os.path.exists(path) and now:
            checked = run(command + ["check"], folder)
            report.sound(checked, f"{what}: check", codes=(0,))
        report.sound(run(command + ["add", "2.jsonl"], folder), f"{what}: add", codes=(0,))
    report.notes.append(f"{total} writes and flushes recorded")
    report.end()


main()
