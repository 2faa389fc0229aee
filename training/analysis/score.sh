#!/usr/bin/env bash
# Scores the program on the dev parts of the corpora: score.sh CORPORA SCORE.py
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
corpora=$(realpath "${1:?a folder with quotes.dev.jsonl, speakers.dev.jsonl and entities.dev.jsonl}")
score=$(realpath "${2:?the scorer}")
cargo build --release
found=$(mktemp -d)
trap 'rm -r "$found"' EXIT
for name in quotes entities; do
    target/release/pullquote extract --from jsonl - < "$corpora/$name.dev.jsonl" > "$found/$name.jsonl"
done
for what in quotes:quotes speakers:quotes entities:entities; do
    python3 "$score" "${what%:*}" "$corpora/${what%:*}.dev.jsonl" "$found/${what#*:}.jsonl"
done
