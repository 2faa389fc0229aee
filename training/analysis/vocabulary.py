"""Chooses the word pieces that the model keeps and writes `assets/models/pieces.txt`.

usage: python vocabulary.py CORPORA PIECES.txt

all-MiniLM-L6-v2 knows 30,522 word pieces, a third of them in scripts and words
that English news never holds, and their vectors would be half of our model. Kept
are the marks of the network itself, every single character of Latin letters,
digits and punctuation (so that any word of those can still be spelled), the
pieces that the training corpora hold at least OFTEN times, and of the rest the
COMMONEST, since BERT's list is in order of frequency. The line number, from 0,
is the piece's number in our model.
"""
import collections
import json
import sys
import unicodedata
from pathlib import Path

from base import tokenizer

COMMONEST = 9_000
OFTEN = 8
MARKS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")


def is_spelling(piece):
    """Whether the piece is one character of those that English news is spelled with."""
    bare = piece.removeprefix("##")
    return len(bare) == 1 and (ord(bare) < 0x250 or unicodedata.category(bare)[0] in "PS" and ord(bare) < 0x2200)


def main():
    corpora, out = Path(sys.argv[1]), Path(sys.argv[2])
    pieces = tokenizer()
    counts = collections.Counter()
    for name in ("quotes", "entities", "pronouns"):
        for line in open(corpora / f"{name}.train.jsonl", encoding="utf-8"):
            counts.update(pieces.encode(json.loads(line)["text"], add_special_tokens=False).ids)
    vocabulary = sorted(pieces.get_vocab().items(), key=lambda item: item[1])
    kept, common = list(MARKS), 0
    for piece, number in vocabulary:
        if piece in MARKS or piece.startswith("[unused"):
            continue
        latin = all(ord(c) < 0x250 or 0x2000 <= ord(c) < 0x2200 for c in piece)
        common += latin
        if is_spelling(piece) or latin and (common <= COMMONEST or counts[number] >= OFTEN):
            kept.append(piece)
    out.write_text("".join(piece + "\n" for piece in kept), encoding="utf-8")
    known = {pieces.token_to_id(piece) for piece in kept}
    covered = sum(n for number, n in counts.items() if number in known) / counts.total()
    print(f"{len(kept)} pieces kept of {len(vocabulary)}; they make up {covered:.2%} of the corpora")


if __name__ == "__main__":
    main()
