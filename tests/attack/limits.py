#!/usr/bin/env python3
"""Runs the program where something is short: disk, memory, threads, file sizes, open files, time.

It reports what is short, ends with 1, and has lost nothing that it reported.

usage: limits.py BINARY
"""

import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import termios

from common import Screen, begin, environment, run, write_articles


def limit(what, number):
    return lambda: resource.setrlimit(what, (number, number))


def whole(path):
    if not os.path.exists(path) or not os.path.getsize(path):
        return True
    db = sqlite3.connect(path)
    try:
        return db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    finally:
        db.close()


def file_sizes(binary, folder, report, rng):
    """Every size of file at which adding can stop."""
    write_articles(os.path.join(folder, "some.jsonl"), range(150), rng)
    for size in [0, 1, 4096, 65536, *(rng.randrange(10_000, 900_000) for _ in range(16))]:
        report.tried()
        path = os.path.join(folder, f"size{size}.db")
        ended = run([binary, "--library", path, "add", "some.jsonl"], folder, limit(resource.RLIMIT_FSIZE, size))
        report.sound(ended, f"files of at most {size} bytes")
        report.holds(ended.code == 0 or ended.err, f"files of at most {size} bytes: nothing is reported", ended.said)
        report.holds(whole(path), f"files of at most {size} bytes: the library is damaged")
        report.sound(run([binary, "--library", path, "add", "some.jsonl"], folder), f"again, without the limit ({size})", codes=(0,))


def disks(binary, folder, report):
    """A disk that is full at any moment, in a name space of its own."""
    if subprocess.run(["unshare", "-rm", "true"], capture_output=True, check=False).returncode:
        report.notes.append("no name spaces: full disks were not tried")
        return
    for size in (64, 128, 192, 256, 384, 512, 640, 768, 1024, 1536):
        report.tried()
        script = (f"mkdir -p disk && mount -t tmpfs -o size={size}k none disk && "
                  f'"{binary}" --library disk/library.db add some.jsonl; code=$?; '
                  f'if [ -s disk/library.db ]; then "{binary}" --library disk/library.db check; fi; exit $code')
        ended = run(["unshare", "-rm", "sh", "-c", script], folder)
        report.sound(ended, f"a disk of {size} KB")
        report.holds(ended.code == 0 or b"disk" in ended.err or b"space" in ended.err, f"a disk of {size} KB: not named", ended.said)
    for argv in (["info"], ["info", "--json"], ["extract", "--quick", "some.jsonl"], ["--help"], ["--version"], ["check"]):
        report.tried()
        script = f'"{binary}" --library full.db {" ".join(argv)} > /dev/full'
        run([binary, "--library", "full.db", "add", "some.jsonl"], folder)
        ended = run(["sh", "-c", script], folder)
        report.sound(ended, f"{argv} to a full device", codes=(1,))


def resources(binary, folder, report):
    for name, what, numbers in (
            ("memory", resource.RLIMIT_AS, [64 << 20, 128 << 20, 200 << 20, 256 << 20, 400 << 20, 1 << 30]),
            ("open files", resource.RLIMIT_NOFILE, [3, 4, 5, 6, 8, 10, 16, 24]),
            ("threads", resource.RLIMIT_NPROC, [0, 1, 2, 4])):
        for number in numbers:
            for argv in (["extract", "--quick", "some.jsonl"], ["--library", "limits.db", "add", "some.jsonl"], ["--library", "full.db", "info"]):
                report.tried()
                ended = run([binary, *argv], folder, limit(what, number))
                # Out of memory may abort: that is the rule of Rust's allocator.
                codes = (0, 1, -signal.SIGABRT, 127) if name == "memory" else (0, 1, 127)
                report.sound(ended, f"{name} {number}: {argv[-2:]}", codes=codes)
                report.holds(whole(os.path.join(folder, "limits.db")), f"{name} {number}: the library is damaged")


def deaths(binary, folder, report, rng):
    """The reader is killed in every way; its terminal is as before."""
    path = os.path.join(folder, "full.db")
    for signal_number in (signal.SIGABRT, signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT) * 10:
        report.tried()
        screen = Screen([binary, "--library", path], folder)
        before = termios.tcgetattr(screen.terminal)
        screen.until(b"150", 5)
        screen.press(rng.choice(["j", "*", "/boat", "\r", "?"]))
        held = os.dup(screen.terminal)
        os.kill(screen.pid, signal_number)
        code = screen.wait()
        deadline = 100
        while termios.tcgetattr(held)[3] != before[3] and deadline:
            deadline -= 1
            signal.sigtimedwait([], 0.02)
        restored = termios.tcgetattr(held)[3] == before[3]
        os.close(held)
        report.holds(code is not None, f"signal {signal_number}: the reader hangs")
        report.holds(restored, f"signal {signal_number}: the terminal stays raw")
        report.holds(b"panicked" not in screen.output, f"signal {signal_number}: panicked")


def clocks(binary, folder, report):
    write = os.path.join(folder, "years.jsonl")
    days = ["0000-00-00", "9999-12-31", "10000-01-01", "-0001-01-01", "275760-09-13", "2016-02-30", "1e9", "99999999999999999999", "2016-02-05T25:61:61+99:99"]
    with open(write, "w", encoding="utf-8") as file:
        for day in days:
            file.write(f'{{"text": "He said on Monday, 3 May {day}, that next year and in 99999 years, “we stay”.", "published": "{day}"}}\n')
    for zone in ("UTC", "Nowhere/Nothing", ":/dev/zero", "A" * 5000, "<+99>-99", "Pacific/Kiritimati"):
        report.tried()
        report.sound(run([binary, "extract", "years.jsonl"], folder, TZ=zone), f"zone {zone[:20]}")
        report.sound(run([binary, "--library", "years.db", "add", "years.jsonl"], folder, TZ=zone), f"zone {zone[:20]}")
    for year in (0, 1 << 31, 253402300800, 1 << 40):
        report.tried()
        try:
            os.utime(write, (year, year))
        except (OSError, OverflowError):
            continue
        report.sound(run([binary, "--library", "years.db", "add", "years.jsonl"], folder), f"a file of second {year}")


def main():
    binary, _, rng, folder, report = begin("limits")
    write_articles(os.path.join(folder, "some.jsonl"), range(150), rng)
    file_sizes(binary, folder, report, rng)
    disks(binary, folder, report)
    resources(binary, folder, report)
    deaths(binary, folder, report, rng)
    clocks(binary, folder, report)
    shutil.rmtree(os.path.join(folder, "disk"), ignore_errors=True)
    report.end()


main()
