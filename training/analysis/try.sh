#!/usr/bin/env bash
# Takes every step of run.sh with a small part of CORPORA, to see that each one works.
#
#   PYTHON=venv/bin/python training/analysis/try.sh CORPORA
#
# It takes a few minutes, and writes into a folder in /tmp that it removes at the end.
# The model that it makes is of no use.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
corpora=$(realpath "${1:?a folder with quotes.train.jsonl, entities.train.jsonl and the others}")
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
mkdir "$work/corpora" "$work/models"
for name in quotes.train entities.train pronouns.train people.gum; do
    head -n 60 "$corpora/$name.jsonl" > "$work/corpora/$name.jsonl"
done
"${PYTHON:-python3}" -m unittest discover --quiet --start-directory training/analysis
"${PYTHON:-python3}" training/analysis/vocabulary.py "$work/corpora" "$work/models/pieces.small.txt"
# The windows have the word pieces that are compiled into the program.
cp assets/models/pieces.txt "$work/models/"
touch "$work/pieces.done"
MODELS="$work/models" EXPECTED="$work/models/expected.json" PASSES=0.2 \
    training/analysis/run.sh "$work/corpora" "$work"
cmp "$work/models/features.txt" assets/models/features.txt
ls -l "$work/models"
