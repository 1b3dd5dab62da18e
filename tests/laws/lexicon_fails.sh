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
plant actors/actors 'the id' '$10 = $10 "x"'
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

# A verb whose root and form do not give its lemma: told when all cells hold, with what they give.
rm -r "$work/lexicon"
cp -r "$home/lexicon" "$work/lexicon"
tail -n 1 "$home/lexicon/ar/verbs.tsv" | awk -F '\t' -v OFS='\t' '{ $3 = "VII"; print }' >>"$work/lexicon/ar/verbs.tsv"
status=0
"$compile_lexicon" "$work/lexicon" >"$work/said" 2>&1 || status=$?
[[ $status -eq 1 ]] && grep -q '^lexicon/ar/verbs.tsv:[0-9]*: .*root, form and vowels give ' "$work/said" ||
  { echo "lexicon_fails: a verb that its root does not give was taken"; cat "$work/said"; exit 1; }
echo "lexicon: $((${#expected[@]} + 1)) wrong rows refused, all told at once"
