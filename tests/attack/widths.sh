#!/usr/bin/env bash
# Reads articles in many scripts in tmux, which gives several characters another width than the
# program does, and compares each screen with the screen of a fresh start at the same article and
# with the one after Ctrl-l. Needs tmux and Python 3.
#
# usage: tests/attack/widths.sh BINARY
set -euo pipefail
binary=$(realpath "$1")
cd "$(dirname "${BASH_SOURCE[0]}")"
work=$(mktemp -d)
tmux() { command tmux -L "widths-$$" -f /dev/null "$@"; }
trap 'tmux kill-server 2>/dev/null || true; rm -rf "$work"' EXIT
export LC_ALL=C.UTF-8 PULLQUOTE_LIBRARY=$work/library.db COLORTERM=
library=(--library "$PULLQUOTE_LIBRARY")

python3 - "$work" ../../assets/samples <<'PYTHON'
import pathlib
import sys

work, samples = map(pathlib.Path, sys.argv[1:])
texts = {
    "latin": "The ferry of Bergen is late, the mayor said on Monday. Nobody was hurt.",
    "flags": "🇫🇷🇩🇪🇯🇵 won, 🇧🇷 and 🇮🇳 lost 🏴‍☠️ at sea 🇳🇴🇸🇪🇩🇰 in the north 🇺🇦.",
    "devanagari": "दिल्ली में प्रधानमंत्री ने कहा कि क्षेत्र की स्थिति ठीक है। र्त्स्न्य शक्ति।",
    "tamil": "சென்னையில் முதல்வர் கூறினார்: நிலைமை சீராக உள்ளது. ஸ்ரீ க்ஷ நீ நி நௌ.",
    "bengali": "ঢাকায় মন্ত্রী বলেছেন যে পরিস্থিতি স্বাভাবিক। ক্ষ ঞ্জ স্ত্রী র‍্যাব।",
    "malayalam": "കൊച്ചിയിൽ മന്ത്രി പറഞ്ഞു: സ്ഥിതി ശാന്തമാണ്. ക്ഷ ന്റെ സ്ത്രീ അവൻ‍.",
    "sinhala": "කොළඹදී ඇමතිවරයා කීවේ ශ්‍රී ලංකාවේ තත්ත්වය හොඳ බවයි. ක්‍ෂ ද්‍ර.",
    "thai": "ที่กรุงเทพฯ รัฐมนตรีกล่าวว่า น้ำท่วมครั้งนี้ใหญ่ที่สุด ก็ดี กำลังใจ ผู้ใหญ่.",
    "khmer": "នៅភ្នំពេញ រដ្ឋមន្ត្រីបាននិយាយថា ស្ថានភាពល្អ។ ក្ស្រ្ត ខ្ញុំ.",
    "burmese": "ရန်ကုန်မြို့တွင် ဝန်ကြီးက ပြောသည်။ က္ကောင်း မြန်မာ။",
    "arabic": "قال الوزير في القاهرة إن الوضع مستقر، لا إله. محمّد ﷺ ﷽ مُحَمَّدٌ می‌خواهم.",
    "hebrew": "השר אמר בירושלים: שָׁלוֹם עֲלֵיכֶם. בְּרֵאשִׁית בָּרָא (2016).",
    "cjk": "東京で会談が行われた。北京表示，情况稳定。葛󠄀城市。서울에서 한국 장관이 말했다. ㈱ ℃ ①②③ ｶﾞｷﾞ",
    "emoji": "👩‍👩‍👧‍👦 and 👨🏿‍🚀 met 👩🏻‍❤️‍💋‍👨🏿 ❤️ ☎️ ☎︎ 1️⃣ #️⃣ ✌🏽 🫱🏻‍🫲🏿 🧑‍🧑‍🧒 ⚠️ ™️ ©️ ⏸️.",
    "marks": "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘! Ångström ạ̈̂ x⃝ a⃣ e̲x̲ t⃒ o͡o é́́́́́́́́́́́.",
    "hangul": "ᄒᆞᆫ글 ᄀᄀᄀᆞᆞᆞᆨᆨ 한글 ㅎㅏㄴㄱㅡㄹ ᄒᅠᆫ.",
    "symbols": "— “quoted” ‘single’ … • ‰ € ½ ⅓ ≠ ∑ → ⇒ ⏎ ■ ◆ ☀ ☃ ✈ ⛄ ⛔ ⬛ ⭐ 〰 〽 ㊗ ㊙ 𝐁𝐨𝐥𝐝 𝔉 ﬁ ﬂ.",
    "tibetan": "ལྷ་སར་བློན་ཆེན་གྱིས་གསུངས། རྐྱེན་སྒྲ་ ཧཱུྃ.",
    "mongolian": "ᠮᠣᠩᠭᠣᠯ ᠤᠯᠤᠰ ᠠ᠋ᠨ.",
}
for number, (name, text) in enumerate(texts.items()):
    speech = f"“{text[:24]}” said Anna Petrova of {text[:9]}."
    body = "\n\n".join([f"{name} {text[:30]}", text, speech, text + " " + text, f"The last line of {name}."])
    (work / f"{number:02}-{name}.txt").write_text(body + "\n")
for number, sample in enumerate(sorted(samples.glob("*.txt")), len(texts)):
    (work / f"{number:02}-{sample.name}").write_text(sample.read_text())
PYTHON

"$binary" add --full "${library[@]}" "$work" >/dev/null 2>&1
articles=$(ls "$work"/*.txt | wc -l)

# Waits until the pane shows the same three times in a row, and prints its text.
settled() {
    local before="" now same=0
    for _ in $(seq 100); do
        now=$(tmux capture-pane -pt "$1" | sed "s/ *$//")
        if [ "$now" = "$before" ] && [ -n "${now//[[:space:]]/}" ]; then same=$((same + 1)); else same=0; fi
        [ "$same" -ge 2 ] && break
        before=$now
        sleep 0.05
    done
    printf '%s\n' "$now"
}

start() { tmux new-session -d -s "$1" -x 100 -y 30 "$binary" "${library[@]}"; }

failed=0
same() {
    if ! diff "$2" "$3" >"$work/difference"; then
        echo "widths: article $1: $4" >&2
        cat "$work/difference" >&2
        failed=1
    fi
}

start reading
settled reading >/dev/null
tmux send-keys -t reading l
for number in $(seq 0 $((articles - 1))); do
    settled reading >"$work/shown"
    tmux send-keys -t reading C-l
    sleep 0.1
    settled reading >"$work/redrawn"
    same "$number" "$work/shown" "$work/redrawn" "the screen differs from the one after Ctrl-l"
    if [ $((number % 3)) -eq 0 ]; then
        start fresh
        settled fresh >/dev/null
        for _ in $(seq "$number"); do tmux send-keys -t fresh J; done
        tmux send-keys -t fresh l
        settled fresh >"$work/fresh"
        tmux kill-session -t fresh
        same "$number" "$work/shown" "$work/fresh" "the screen differs from that of a fresh start"
    fi
    # Scrolling, selections and the legend change parts of the rows.
    tmux send-keys -t reading n n N 1 1 0 0 Escape
    # A key at once after Escape would be Alt and that key.
    sleep 0.1
    tmux send-keys -t reading g
    settled reading >/dev/null
    [ "$number" -eq $((articles - 1)) ] || tmux send-keys -t reading J
done
[ "$failed" -eq 0 ] && echo "widths: $articles screens in tmux are as they are after a fresh start"
exit "$failed"
