#!/usr/bin/env bash
# Attacks the program for about ten minutes: damaged libraries, kills, power losses, random keys,
# hostile strings, and whatever can be short. Needs Linux, Python 3.10, and strace for power losses.
#
# usage: tests/attack/run.sh [BINARY]
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
binary=${1:-}
if [ -z "$binary" ]; then
    cargo build --locked --release --manifest-path ../../Cargo.toml || exit 1
    binary=../../target/release/pullquote
fi
binary=$(realpath "$binary")
failed=0
for attack in corruptions kills power monkey fields limits; do
    python3 "$attack.py" "$binary" || failed=1
done
for attack in memory widths; do
    [ ! -x "$attack.sh" ] || "./$attack.sh" "$binary" || failed=1
done
[ "$failed" -eq 0 ] && echo "nothing lost, nothing hung, nothing raw"
exit "$failed"
