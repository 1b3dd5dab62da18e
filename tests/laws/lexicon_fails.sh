#!/usr/bin/env bash
# Proves that compile_lexicon refuses wrong rows: all faults at once, each with its file and line, and
# no table file written: lexicon_fails.sh COMPILE_LEXICON
set -euo pipefail
compile_lexicon=$1
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r "$home/lexicon" "$work/lexicon"
expected=()

# plant SHEET WORDS AWK: adds the last row of the sheet once more, changed by AWK, and expects WORDS of it
plant() {
  local file=$work/lexicon/$1.tsv
  tail -n 1 "$home/lexicon/$1.tsv" | awk -F '\t' -v OFS='\t' "{ $3; print }" >>"$file"
  expected+=("lexicon/$1.tsv:$(wc -l <"$file"): $2")
}

plant ar/verbs '2 cells where the header has 12' '$0 = "x\ty"'
plant ar/verbs 'form "XX": no such value' '$3 = "XX"'
plant ar/verbs 'empty "example"' '$11 = ""'
plant ar/verbs 'freq "5": no such value' '$8 = "5"'
plant ar/verbs 'not UTF-8 in normal form C' '$10 = "e\314\201"'
plant ar/verbs 'not UTF-8 in normal form C' '$10 = "\377"'
plant ar/nouns 'blank at the edge' '$1 = $1 " "'
plant ar/nouns 'the same row stands above' ''
plant events/patterns_ar 'lemma "nosuch": no such lemma' '$1 = "nosuch"'
plant events/patterns_ar 'weight "much": not a whole number' '$10 = "much"'
plant places/places 'lat "north": not a number' '$6 = "north"'
plant actors/actors 'the id' '$11 = $11 "x"'
plant actors/actors 'country "XXX": not in actors/countries.iso, no such value' '$5 = "XXX"'
plant actors/actors 'from "2012-13": not a date' '$9 = "2012-13"'
plant actors/actors 'parent "no.such": not in actors/actors.id' '$11 = "no.such"'
plant actors/actors 'ar "|x": an empty alternative' '$3 = "|x"'
plant actors/terms 'holder "no.such": not in actors/actors.id' '$1 = "no.such"'
plant actors/terms 'title "no-such": not in actors/titles.key' '$2 = "no-such"'
plant actors/terms 'country "XXX": not in actors/countries.iso' '$3 = "XXX"'
plant actors/titles 'the id' '$8 = "own"'
printf 'form\nx\n' >"$work/lexicon/ar/no_schema.tsv"
expected+=('lexicon/ar/no_schema.tsv:1: schema.tsv has no line for this sheet')

status=0
"$compile_lexicon" "$work/lexicon" -o "$work/out.tables" >"$work/said" 2>&1 || status=$?
[[ $status -eq 1 ]] || { echo "lexicon_fails: exit status $status, expected 1"; cat "$work/said"; exit 1; }
[[ ! -e $work/out.tables ]] || { echo "lexicon_fails: a table file was written all the same"; exit 1; }
missing=0
for words in "${expected[@]}"; do
  if ! grep -qF "$words" "$work/said"; then
    echo "lexicon_fails: not told: $words"
    ((++missing))
  fi
done
[[ $missing -eq 0 ]] || { cat "$work/said"; exit 1; }

# Faults of rows against each other, told when all cells hold.
rm -r "$work/lexicon"
cp -r "$home/lexicon" "$work/lexicon"
expected_cells=("${expected[@]}")
expected=()

# add SHEET WORDS ROW: adds a row with TABs written as ;
add() {
  local file=$work/lexicon/$1.tsv
  printf '%s\n' "$3" | tr ';' '\t' >>"$file"
  expected+=("lexicon/$1.tsv:$(wc -l <"$file"): $2")
}

add actors/actors 'from 2012 is after to 2011' 'x.a;party;أأأ;a;EGY;PTY;;;2012;2011;;;أأأ;own'
add actors/actors 'the name "إإإ ببب" stands in the row already' 'x.b;party;أأأ ببب|إإإ ببب;b;EGY;PTY;;;;;;;أأأ;own'
add actors/actors 'x.c shares a strong name with per.sisi' 'x.c;person;عبد الفتاح السيسي;c;EGY;GOV;;;2015;;;;أأأ;own'
add actors/actors 'the parents of x.d lead back to it' 'x.d;party;ددد;d;EGY;PTY;;;;;x.d;;ددد;own'
add actors/names 'x.b shares a strong name with pse.hamas' 'x.b;حركة حماس;b;;;ححح;own'
printf 'x.e\tperson\tهههه\te\tPSE\tPTY\t\t\t\t\t\t\tهههه\town\n' >>"$work/lexicon/actors/actors.tsv"
sed -i 's/^x.b\(.*\)EGY/x.b\1PSE/' "$work/lexicon/actors/actors.tsv"
add actors/terms 'the term of x.e as EGY.president overlaps that of per.adly-mansour' 'x.e;president;EGY;2013;2014;fact'
add actors/titles 'the form "وزيره الخارجيه" stands at' 'x-minister;وزيره الخارجيه;;x;GOV;y;ووو;own'
add actors/tests 'words "ححح": not in the sentence' 'pse.hamas;قالت حركة حماس;ححح;'
add actors/tests 'either words or not' 'pse.hamas;قالت حركة حماس;;'
status=0
"$compile_lexicon" "$work/lexicon" -o "$work/out.tables" >"$work/said" 2>&1 || status=$?
[[ $status -eq 1 && ! -e $work/out.tables ]] || { echo "lexicon_fails: rows that clash were taken"; cat "$work/said"; exit 1; }
for words in "${expected[@]}"; do
  if ! grep -qF "$words" "$work/said"; then
    echo "lexicon_fails: not told: $words"
    ((++missing))
  fi
done
[[ $missing -eq 0 ]] || { cat "$work/said"; exit 1; }
expected=("${expected_cells[@]}" "${expected[@]}")

# A verb whose root and form do not give its lemma: told when all cells hold, with what they give.
rm -r "$work/lexicon"
cp -r "$home/lexicon" "$work/lexicon"
tail -n 1 "$home/lexicon/ar/verbs.tsv" | awk -F '\t' -v OFS='\t' '{ $3 = "VII"; print }' >>"$work/lexicon/ar/verbs.tsv"
status=0
"$compile_lexicon" "$work/lexicon" >"$work/said" 2>&1 || status=$?
[[ $status -eq 1 ]] && grep -q '^lexicon/ar/verbs.tsv:[0-9]*: .*root, form and vowels give ' "$work/said" ||
  { echo "lexicon_fails: a verb that its root does not give was taken"; cat "$work/said"; exit 1; }
echo "lexicon: $((${#expected[@]} + 1)) wrong rows refused, all told at once"
