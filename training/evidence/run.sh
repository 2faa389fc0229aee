#!/bin/sh
# usage: run.sh GOLD.jsonl  (from the top of the repository; PYTHON chooses the interpreter)
set -e
work=$(mktemp -d)
cargo run --quiet --example evidence < "$1" > "$work/evidence.jsonl"
"${PYTHON:-python3}" training/evidence/fit.py "$1" "$work/evidence.jsonl" src/analysis/names/weights.rs
rm -r "$work"
