#!/usr/bin/env bash
# Proves that the test of articles can fail:
#   articles_fails.sh ARTICLES_TEST below_floor|no_floors|no_articles|unknown_words
set -uo pipefail
articles_test=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

article='# a protest that no coder finds in figures\npublished 2020-01-01\n---\n1 2 3\n---\nevent PROTEST reported\ntrigger %s\n'
case $2 in
  below_floor)
    printf "$article" 2 >"$folder/a.case"
    printf 'table\tname\tfloor\nevents\tevents\t0.50\n' >"$folder/floors.tsv"
    words='FAILS events events: 0.000 is below its floor 0.50' ;;
  no_floors)
    printf "$article" 2 >"$folder/a.case"
    words='no floor is set' ;;
  no_articles)
    printf 'table\tname\tfloor\nevents\tevents\t0.50\n' >"$folder/floors.tsv"
    words='holds no gold' ;;
  unknown_words)
    printf "$article" 4 >"$folder/a.case"
    words='a.case:7: the text does not hold "4"' ;;
  *) echo "articles_fails.sh: no such trial: $2"; exit 2 ;;
esac

output=$("$articles_test" "$folder" 2>&1)
status=$?
if [[ $status -ne 1 || $output != *"$words"* ]]; then
  printf 'expected status 1 and "%s", got status %s and:\n%s\n' "$words" "$status" "$output"
  exit 1
fi
echo "the test of articles fails as it should: $words"
