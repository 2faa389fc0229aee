"""What the attacks share: invented articles, runs with a time limit, a pseudo-terminal, a report.

Needs Python 3.10 and nothing else.
"""

import fcntl
import json
import os
import pty
import random
import re
import select
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time

# The longest that any command or key may take on these small libraries, in seconds.
PATIENCE = 30

NAMES = ["Anna Petrova", "Marek Lind", "Ines Prado", "Tomás Okoye", "Ruth Halvorsen", "Sami Haddad"]
PLACES = ["Oslo", "Lisbon", "Nairobi", "Lima", "Bergen", "Osaka"]
THINGS = ["ferry", "harbour", "school", "budget", "bridge", "storm", "vote", "strike"]


def article(number, rng):
    """One invented article as a record of JSON Lines."""
    name, place, thing = rng.choice(NAMES), rng.choice(PLACES), rng.choice(THINGS)
    body = [
        f"{place.upper()} — The {thing} number {number} opened on Monday.",
        f"“The {thing} of {place} is late,” said {name}, the mayor of {place}. “We wait.”",
        f"According to {rng.choice(NAMES)}, the {rng.choice(THINGS)} costs {rng.randint(2, 90)} million euros.",
    ]
    body += [f"The council of {rng.choice(PLACES)} met about the {rng.choice(THINGS)}." for _ in range(rng.randint(1, 9))]
    return {
        "id": f"n{number}",
        "title": f"The {thing} of {place}, part {number}",
        "source": rng.choice(["The Courier", "Northern Wire"]),
        "published": f"2016-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}",
        "url": f"https://example.org/{number}",
        "text": "\n\n".join(body),
    }


def write_articles(path, numbers, rng):
    """Writes invented articles with these numbers as JSON Lines."""
    with open(path, "w", encoding="utf-8") as file:
        for number in numbers:
            file.write(json.dumps(article(number, rng), ensure_ascii=False) + "\n")


def environment(folder, **more):
    """The environment of a run: a home in `folder`, and no settings of the user."""
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    return kept | {"HOME": folder, "XDG_DATA_HOME": folder, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "BROWSER": "/bin/true"} | more


class Ended:
    """How a command ended: `code` (negative: the number of a signal; None: it hung), `out`, `err`."""

    def __init__(self, code, out, err):
        self.code, self.out, self.err = code, out, err

    @property
    def said(self):
        return (self.out + self.err).decode("utf-8", "replace")


def run(argv, folder, limits=None, given=None, patience=PATIENCE, **more):
    """Runs a command to its end; kills it after `patience` seconds. `limits` runs in the child before it."""
    child = subprocess.Popen(
        argv, cwd=folder, env=environment(folder, **more), preexec_fn=limits, start_new_session=True,
        stdin=subprocess.PIPE if given is not None else subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    try:
        out, err = child.communicate(given, timeout=patience)
    except subprocess.TimeoutExpired:
        os.killpg(child.pid, signal.SIGKILL)
        out, err = child.communicate()
        return Ended(None, out, err)
    return Ended(child.returncode, out, err)


# Sequences that the reader itself writes: cursor, colours, modes, titles of its own, the clipboard.
OWN = re.compile(
    rb"\x1b\[[0-9;:?<>=u]*[A-Za-z]|\x1b[78=>cM]|\x1b[()][0AB]|\x1b\]52;[a-z]*;[A-Za-z0-9+/=]*(?:\x07|\x1b\\)")


def raw(output, terminal=False):
    """The first control bytes in `output` that no terminal may get, as a printable string; None without any.

    With `terminal` the sequences that draw a screen are allowed."""
    rest = OWN.sub(b"", output) if terminal else output
    text = rest.decode("utf-8", "replace")
    allowed = "\n\r\t" if not terminal else "\n\r\t\x08\x0f"
    for at, letter in enumerate(text):
        number = ord(letter)
        if (number < 0x20 and letter not in allowed) or 0x7F <= number < 0xA0 or number in (0x202E, 0x2066, 0x200B):
            return ascii(text[max(0, at - 10):at + 20])
    return None


class Screen:
    """The reader on a pseudo-terminal."""

    def __init__(self, argv, folder, rows=30, columns=100, limits=None, **more):
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            try:
                os.chdir(folder)
                if limits:
                    limits()
                os.execvpe(argv[0], argv, environment(folder, **more))
            finally:
                os._exit(127)
        self.output, self.code = bytearray(), None
        self.resize(rows, columns)

    def resize(self, rows, columns):
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def press(self, keys):
        """Writes keys; False when the program no longer takes any."""
        keys = keys.encode() if isinstance(keys, str) else keys
        end = time.monotonic() + PATIENCE
        while keys and time.monotonic() < end:
            reads, writes, _ = select.select([self.terminal], [self.terminal], [], 1)
            if reads and not self.read():
                return False
            if writes:
                try:
                    keys = keys[os.write(self.terminal, keys[:512]):]
                except OSError:
                    return False
        return not keys

    def read(self):
        try:
            some = os.read(self.terminal, 65536)
        except OSError:
            some = b""
        self.output += some
        # The reader asks where the cursor is, and which terminal this is.
        if b"\x1b[6n" in some:
            os.write(self.terminal, b"\x1b[1;1R")
        if b"\x1b[c" in some:
            os.write(self.terminal, b"\x1b[?62;22c")
        return bool(some)

    def until(self, wanted, patience=PATIENCE):
        """Reads until `wanted` is in the output after this call; False when it does not come."""
        start, end = len(self.output), time.monotonic() + patience
        while time.monotonic() < end:
            if wanted in OWN.sub(b"", bytes(self.output[start:])):
                return True
            if select.select([self.terminal], [], [], 0.2)[0] and not self.read():
                return wanted in OWN.sub(b"", bytes(self.output[start:]))
        return False

    def quiet(self, silence=0.15, patience=PATIENCE):
        """Reads until nothing has come for `silence` seconds."""
        end = time.monotonic() + patience
        while time.monotonic() < end and select.select([self.terminal], [], [], silence)[0]:
            if not self.read():
                return

    def ended(self, patience):
        """The exit code (negative: a signal); None when the program has not ended by then."""
        end = time.monotonic() + patience
        while time.monotonic() < end:
            if select.select([self.terminal], [], [], 0.02)[0]:
                self.read()
            done, status = os.waitpid(self.pid, os.WNOHANG)
            if done:
                while select.select([self.terminal], [], [], 0)[0] and self.read():
                    pass
                self.code = os.waitstatus_to_exitcode(status)
                os.close(self.terminal)
                return self.code
        return None

    def wait(self, patience=PATIENCE):
        """The exit code (negative: a signal). A program that does not end is killed: None."""
        code = self.ended(patience)
        if code is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
            os.close(self.terminal)
        return code

    def quit(self):
        """Ends a paste or a sequence that was begun, leaves every popup and the filter bar, and ends the program.

        Crossterm keeps all that follows ESC [ ? back until a `u` or a `c`."""
        for _ in range(3):
            for keys in ("u", "\x1b[201~", "\x1b", "\x1b", "\x1b"):
                self.press(keys)
                self.quiet(0.05)
            self.press("q")
            code = self.ended(PATIENCE / 3)
            if code is not None:
                return code
        return self.wait(0)

    def memory(self):
        """The most memory that the program had, in MB."""
        try:
            with open(f"/proc/{self.pid}/status", encoding="utf-8") as status:
                return int(re.search(r"VmHWM:\s+(\d+)", status.read())[1]) / 1024
        except (OSError, TypeError):
            return 0.0


class Report:
    """Counts tries and prints faults as they are found."""

    def __init__(self, attack):
        self.attack, self.tries, self.faults, self.notes, self.began = attack, 0, 0, [], time.monotonic()

    def tried(self):
        self.tries += 1

    def fault(self, what, said=""):
        self.faults += 1
        print(f"FAULT {self.attack}: {what}\n    {said.strip()[-600:]}", flush=True)

    def holds(self, truth, what, said=""):
        if not truth:
            self.fault(what, said)
        return truth

    def sound(self, ended, what, codes=(0, 1)):
        """Whether a command ended in time, with one of `codes`, without a panic or raw bytes."""
        good = self.holds(ended.code is not None, f"{what}: hung", ended.said)
        good = good and self.holds(ended.code in codes, f"{what}: ended with {ended.code}", ended.said)
        good = good and self.holds("panicked" not in ended.said, f"{what}: panicked", ended.said)
        return good and self.holds(raw(ended.err) is None, f"{what}: raw bytes {raw(ended.err)}")

    def end(self):
        seconds = round(time.monotonic() - self.began)
        notes = "".join(f"; {note}" for note in self.notes)
        print(f"{self.attack}: {self.tries} tries, {self.faults} faults, {seconds} s{notes}", flush=True)
        sys.exit(min(self.faults, 1))


def begin(attack):
    """The program, the number of tries or None, a random generator, a folder and the report of an attack.

    Arguments: BINARY [TRIES [SEED]]."""
    binary = os.path.abspath(sys.argv[1])
    tries = int(sys.argv[2]) if len(sys.argv) > 2 else None
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else random.SystemRandom().randrange(1 << 32)
    print(f"{attack}: seed {seed}", flush=True)
    folder = tempfile.mkdtemp(prefix=f"pullquote-{attack}-")
    report = Report(attack)
    finish = report.end

    def end():
        shutil.rmtree(folder, ignore_errors=True)
        finish()

    report.end = end
    return binary, tries, random.Random(seed), folder, report
