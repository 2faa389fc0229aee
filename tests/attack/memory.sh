#!/usr/bin/env bash
# Memory of one hostile text of 64 MB (or of $2 MB): no import of it takes more than eight times its
# size, under a limit of 1 GB of data. Prints a line for each text and command; ends with 1 if one
# takes more.
#
#     tests/attack/memory.sh target/release/pullquote [MB]
set -u
program=$(realpath "${1:?the program to attack}")
megabytes=${2:-63}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bytes=$((megabytes << 20))
bad=0

# file NAME HEAD UNIT TAIL: a file of HEAD, UNIT again and again, and TAIL.
file() {
    printf '%b' "$2" >"$work/$1"
    yes -- "$3" | tr -d '\n' | head -c $((bytes / ${#3} * ${#3} - ${#3} * 64)) >>"$work/$1"
    printf '%b' "$4" >>"$work/$1"
}

# peak ARGS…: runs the program; sets `peak` to the most memory that it had, in KB, and `code`.
peak() {
    (ulimit -d 1048576; exec "$program" "$@") >/dev/null 2>"$work/err" &
    local pid=$! now
    peak=0
    while now=$(awk '/^VmHWM/ { print $2 }' "/proc/$pid/status" 2>/dev/null) && [ -n "$now" ]; do
        peak=$now
        sleep 0.02
    done
    wait "$pid"
    code=$?
}

# The head of a line whose text is read, whatever follows under the other fields.
text='{"text":"One ferry sails."'

try() {
    file "$@"
    local path=$work/$1 most=$((megabytes * 8 * 1024))
    for command in "extract --quick" "add --no-analysis" "add"; do
        rm -f "$work"/library.db*
        # shellcheck disable=SC2086
        peak $command --library "$work/library.db" "$path"
        local verdict=ok
        # 0 is read, 1 is refused in one sentence; all else is an abort.
        if [ "$peak" -gt "$most" ] || [ "$code" -gt 1 ]; then
            verdict=BAD bad=1
            head -c 300 "$work/err"
        fi
        printf '%-4s %-22s %-18s %5d MB (%d.%dx) exit %d\n' "$verdict" "$1" "$command" \
            $((peak / 1024)) $((peak / 1024 / megabytes)) $((peak * 10 / 1024 / megabytes % 10)) "$code"
    done
    rm -f "$path"
}

try nested-unknown.jsonl "$text,\"x\":[" '{"a":{}},' '{}]}\n'
try deep-unknown.jsonl "$text,\"x\":" '[' '\n'
try list-for-title.jsonl "$text,\"title\":[" '"a",' '"a"]}\n'
try lists-for-author.jsonl "$text,\"author\":[" '[[]],{},' '1]}\n'
try names-of-source.jsonl "$text,\"source\":{" '"name":"b",' '"name":"c"}}\n'
try repeated-text.jsonl '{' '"text":"a b",' '"text":"b"}\n'
try long-title.jsonl "$text,\"title\":\"" 'word ' '"}\n'
try long-number.jsonl "$text,\"id\":" '1' '}\n'
try escapes.jsonl '{"text":"' '\\u0001' '"}\n'
try sentences.txt '' 'The ferry sails on Monday, said Ann Lee of the union. ' '\n'
try one-word.txt '' 'a' '\n'
try short-words.txt '' 'a ' '\n'
try quotation-marks.txt '' '"' '\n'
try front-matter.txt '---\ntitle: a\n---\n' 'a ' '\n'

# Texts with line feeds and bytes of other encodings, which `file` cannot make.
raw() {
    "${@:2}" | head -c "$bytes" >"$work/$1"
    file() { :; }
    try "$1"
}
raw lines.txt yes a
raw blank-lines.txt yes ''
raw paragraphs.txt yes $'He said "a".\n'
raw other-words.txt seq 1000000000 1009999999
raw latin-1.txt yes $'\xe9t\xe9 caf\xe9'
raw shift-jis.txt yes $'\x82\xa0\x82\xa2'
exit $bad
