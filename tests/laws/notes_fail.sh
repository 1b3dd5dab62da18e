#!/usr/bin/env bash
# Proves that compile_gazetteer --check-notes can fail: each kind of wrong row is told with its file and
# line: notes_fail.sh COMPILE_GAZETTEER SOURCES
set -euo pipefail
compile_gazetteer=$1 sources=$2
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r "$home/lexicon" "$work/lexicon"
places=$work/lexicon/places/places.tsv differs=$work/lexicon/places/differs.tsv
expected=()

line_of() { grep -n -m 1 -P "^$2\t" "$1" | cut -d: -f1; }

# a point that is wrong by 100 km; a cell that is not current; a place told twice; rows that explain nothing
awk -F '\t' -v OFS='\t' '
  $1 == "lby.zintan" { $6 = "30.93"; $10 = "" }
  $1 == "lby.benghazi" { $10 = "" }
  { print }
  $1 == "lby.zliten" { $1 = "lby.zliten-again"; print }' "$home/lexicon/places/places.tsv" >"$places"
awk -F '\t' -v OFS='\t' '$1 == "are.dubai" { $2 = "99" } { print }
  END { print "lby.sirte", "50", "no reason", "fact" }' "$home/lexicon/places/differs.tsv" >"$differs"
expected+=("lexicon/places/places.tsv:$(line_of "$places" lby.zintan): lby.zintan town Zintan at 30.930 12.250 is 11")
expected+=("lexicon/places/places.tsv:$(line_of "$places" lby.benghazi): lby.benghazi is confirmed by \"gn:")
expected+=('lexicon/places/places.tsv: one place told twice: lby.zliten and lby.zliten-again')
expected+=("lexicon/places/differs.tsv:$(line_of "$differs" lby.sirte): lby.sirte does not differ")
expected+=("lexicon/places/differs.tsv:$(line_of "$differs" are.dubai): are.dubai differs by 1")

status=0
"$compile_gazetteer" "$sources" --lexicon "$work/lexicon" --check-notes >"$work/said" 2>&1 || status=$?
[[ $status -eq 1 ]] || { echo "notes_fail: exit status $status, expected 1"; cat "$work/said"; exit 1; }
missing=0
for words in "${expected[@]}"; do
  grep -qF -- "$words" "$work/said" || { echo "notes_fail: not told: $words"; ((++missing)); }
done
[[ $missing -eq 0 ]] || { cat "$work/said"; exit 1; }

# --write-confirmed mends the column and nothing else
cp "$home/lexicon/places/differs.tsv" "$differs"
awk -F '\t' -v OFS='\t' '/^(#|$)/ || NR == 1 { print; next } { $10 = "x"; print }' \
  "$home/lexicon/places/places.tsv" >"$places"
"$compile_gazetteer" "$sources" --lexicon "$work/lexicon" --write-confirmed
cmp "$places" "$home/lexicon/places/places.tsv"

# what is no table of places is told, too
printf 'id\tar\n' >"$places"
! "$compile_gazetteer" "$sources" --lexicon "$work/lexicon" --check-notes >"$work/said" 2>&1 &&
  grep -q 'places.tsv:1: no column "en"' "$work/said" ||
  { echo 'notes_fail: a sheet without its columns was taken'; cat "$work/said"; exit 1; }
echo "notes: ${#expected[@]} kinds of wrong rows refused"
