#!/bin/sh
# usage: run.sh GOLD.jsonl  (from the top of the repository; PYTHON chooses the interpreter)
set -e
work=$(mktemp -d)
EVIDENCE_FROM=$(realpath "$1") EVIDENCE_TO="$work/evidence.jsonl" \
    cargo test --lib -- --ignored --exact analysis::entities::evidence::tests::writes_evidence_for_training
"${PYTHON:-python3}" training/evidence/fit.py "$1" "$work/evidence.jsonl" src/analysis/names/weights.rs
rm -r "$work"
