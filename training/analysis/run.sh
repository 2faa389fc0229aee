#!/usr/bin/env bash
# Trains the network of the analysis on CORPORA and writes the files of assets/models/.
#
#   PYTHON=venv/bin/python training/analysis/run.sh CORPORA [WORK]
#
# README.md describes CORPORA. WORK keeps the windows and the state of training
# (default: a folder in /tmp). A second call with the same WORK continues where the
# first one stopped. try.sh sets the variables MODELS, EXPECTED and PASSES, so that
# nothing in the repository changes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
corpora=$(realpath "${1:?a folder with quotes.train.jsonl, entities.train.jsonl and the others}")
work=${2:-${TMPDIR:-/tmp}/pullquote-training}
python=${PYTHON:-python3}
models=${MODELS:-assets/models}
expected=${EXPECTED:-tests/analysis/network/expected.json}
mkdir -p "$work/windows" "$models"

# Without these, half of the time goes into getting memory from the system and giving it back.
export MALLOC_MMAP_THRESHOLD_=4000000000 MALLOC_TRIM_THRESHOLD_=8000000000 MALLOC_TOP_PAD_=100000000

[ -e "$work/pieces.done" ] || "$python" training/analysis/vocabulary.py "$corpora" "$models/pieces.txt"
touch "$work/pieces.done"
cargo build --example windows
for name in quotes.train entities.train pronouns.train people.gum; do
    target/debug/examples/windows < "$corpora/$name.jsonl" > "$work/windows/$name.jsonl"
done
"$python" training/analysis/train.py "$corpora" "$work/windows" "$models/pieces.txt" "$work/trained.pt" --resume --passes "${PASSES:-6}"
"$python" training/analysis/export.py "$work/trained.pt" "$work/windows" "$models/pieces.txt" "$models"
sample=$("$python" -c 'import json, sys; print(json.dumps({"id": "sample", "text": sys.stdin.read()}))' < assets/samples/comet-week.txt)
target/debug/examples/windows <<< "$sample" > "$work/sample.jsonl"
"$python" training/analysis/expect.py "$work/trained.pt" "$models" "$work/sample.jsonl" "$models/pieces.txt" > "$expected"
