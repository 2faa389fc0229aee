#!/usr/bin/env python3
"""Presses random keys, pastes, resizes and stops the reader.

The reader takes every key in time, never panics, writes no raw bytes, and ends when asked.

usage: monkey.py BINARY [KEYS [SEED]]
"""

import os
import signal
import time

from common import Screen, begin, raw, run, write_articles

# Without `q` and Ctrl-C, which end the reader.
LETTERS = "jkgGnN][sef/yYozJKHL+-=10234567?: hlpersonacm*aAuUvWrc.,\"é\t\r\x1b\x7f"
CONTROLS = "\x04\x15\x06\x02\x0f\x10\x0e\x17\x12\x18\x05\x0c"
SEQUENCES = ["\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[5~", "\x1b[6~", "\x1b[H", "\x1b[F", "\x1b[3~", "\x1b[Z",
             "\x1b[1;3D", "\x1b[<0;10;5M", "\x1b[", "\x1bO", "\x1b]0;x\x07", "\x1bP", "\x9b", "\x00"]
WORDS = ["person:", "speaker:petrova", "\"ferry of", "after:2016-02", "OR", "(", "-", "sort:title", "🏳️‍🌈", "नमस्ते", "e\u0301" * 20]


def some(rng):
    kind = rng.random()
    if kind < 0.72:
        return rng.choice(LETTERS)
    if kind < 0.82:
        return rng.choice(CONTROLS)
    if kind < 0.92:
        return rng.choice(SEQUENCES)
    if kind < 0.97:
        return rng.choice(WORDS)
    pasted = "".join(chr(rng.choice([rng.randrange(32, 127), rng.randrange(0x80, 0x3000)])) for _ in range(rng.randrange(60)))
    return "\x1b[200~" + pasted + "\x1b[201~"


def stop_and_continue(pid):
    """Stops the reader as Ctrl-Z does, and continues it as a shell does."""
    os.kill(pid, signal.SIGTSTP)
    for _ in range(100):
        with open(f"/proc/{pid}/stat", encoding="utf-8") as stat:
            if stat.read().rsplit(")", 1)[1].split()[0] == "T":
                break
        time.sleep(0.01)
    os.kill(pid, signal.SIGCONT)


def main():
    binary, keys, rng, folder, report = begin("monkey")
    write_articles(os.path.join(folder, "news.jsonl"), range(300), rng)
    path = os.path.join(folder, "library.db")
    run([binary, "--library", path, "add", "news.jsonl"], folder)
    most, left = 0, keys or 130_000
    while left > 0:
        screen = Screen([binary, "--library", path], folder)
        screen.until(b"300", 5)
        recent = []
        for _ in range(40):
            burst = [some(rng) for _ in range(min(left, 100))]
            recent = (recent + burst)[-200:]
            left -= len(burst)
            report.tries += len(burst)
            if not report.holds(screen.press("".join(burst).replace("q", "").replace("\x03", "")), "keys are not taken"):
                break
            if rng.random() < 0.3:
                screen.resize(rng.choice([1, 3, 10, 24, 60, 200]), rng.choice([1, 2, 7, 40, 80, 200, 500]))
            if rng.random() < 0.05:
                stop_and_continue(screen.pid)
            if not left:
                break
        screen.quiet(0.2)
        most = max(most, screen.memory())
        os.kill(screen.pid, signal.SIGCONT)
        screen.resize(30, 100)
        code = screen.quit()
        if code is None:
            report.fault("the reader does not end", "".join(recent[-60:]).encode("unicode_escape").decode())
        else:
            report.holds(code == 0, f"the reader ended with {code}", bytes(screen.output[-600:]).decode("utf-8", "replace"))
        report.holds(b"panicked" not in screen.output, "panicked", bytes(screen.output[-600:]).decode("utf-8", "replace"))
        report.holds(raw(bytes(screen.output), True) is None, f"raw bytes {raw(bytes(screen.output), True)}")
    report.sound(run([binary, "--library", path, "check"], folder), "check afterwards", codes=(0,))
    report.notes.append(f"at most {most:.0f} MB")
    report.end()


main()
