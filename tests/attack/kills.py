#!/usr/bin/env python3
"""Kills commands and the reader at any moment.

After each kill the library is whole, has everything that earlier commands have reported, and the same
command finishes what is left.

usage: kills.py BINARY [TRIES [SEED]]
"""

import os
import signal
import sqlite3
import subprocess
import time

from common import Screen, begin, environment, run, write_articles

BATCH = 120


def whole(path):
    """What is wrong with the pages of a library; None when nothing is."""
    db = sqlite3.connect(path)
    found = db.execute("PRAGMA integrity_check").fetchone()[0]
    db.close()
    return None if found == "ok" else found


def count(path, question="SELECT count(*) FROM article WHERE gone = 0"):
    db = sqlite3.connect(path)
    found = db.execute(question).fetchone()[0]
    db.close()
    return found


def killed(argv, folder, seconds):
    """Runs a command and kills it after a time, unless it has ended. Returns whether it was killed."""
    child = subprocess.Popen(argv, cwd=folder, env=environment(folder), stdin=subprocess.DEVNULL,
                             stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        child.wait(seconds)
        return False
    except subprocess.TimeoutExpired:
        child.send_signal(signal.SIGKILL)
        child.wait()
        return True


def main():
    binary, tries, rng, folder, report = begin("kills")
    path = os.path.join(folder, "library.db")
    command = [binary, "--library", path]
    there = hits = 0
    for number in range(tries or 240):
        report.tried()
        kind = number % 4
        if kind == 0 and there > 6 * BATCH:
            for other in os.listdir(folder):
                if other.startswith("library.db"):
                    os.remove(os.path.join(folder, other))
            there = 0
        if kind == 0 or there == 0:
            file = f"batch{number}.jsonl"
            write_articles(os.path.join(folder, file), range(number * BATCH, (number + 1) * BATCH), rng)
            hits += killed(command + ["add", file], folder, rng.uniform(0, 0.35))
            if os.path.exists(path) and os.path.getsize(path):
                report.holds(whole(path) is None, f"add, killed: {whole(path)}")
            ended = run(command + ["add", file], folder)
            report.sound(ended, "add after a kill", codes=(0,))
            there += BATCH
        elif kind == 1:
            hits += killed(command + ["check", "--rebuild"], folder, rng.uniform(0, 0.25))
        elif kind == 2:
            stars = count(path, "SELECT count(*) FROM article WHERE is_starred")
            screen = Screen(command, folder)
            screen.until(b"of", 5)
            screen.press("*" if rng.random() < 0.5 else "j*jm")
            time.sleep(rng.uniform(0, 0.08))
            os.kill(screen.pid, signal.SIGKILL)
            screen.wait()
            hits += 1
            after = count(path, "SELECT count(*) FROM article WHERE is_starred")
            report.holds(abs(after - stars) <= 1, f"the reader, killed: {stars} stars became {after}")
        else:
            removed = rng.randrange(1, BATCH)
            report.sound(run(command + ["remove", "--yes", f"#{removed}"], folder), "remove")
            there = count(path)
            hits += killed(command + ["remove", "--yes", f"#{removed + 1}"], folder, rng.uniform(0, 0.03))
            report.holds(there - count(path) in (0, 1), "remove, killed: more than one article is gone")
            there = count(path)
        report.holds(whole(path) is None, f"after a kill: {whole(path)}")
        report.holds(count(path) == there, f"{count(path)} articles instead of {there}")
        if number % 8 == 7:
            checked = run(command + ["check"], folder)
            report.sound(checked, "check after kills", codes=(0,))
            report.holds("in order" in checked.said or "rebuilt" in checked.said, "check after kills", checked.said)
    report.notes.append(f"{hits} were killed before their end")
    report.end()


main()
