#!/usr/bin/env bash
# Proves that the test of stories can fail:
#   stories_fails.sh STORIES_TEST below_floor|no_floors|no_reports|malformed
set -uo pipefail
stories_test=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

report='{"id":"%s","happening":1,"publisher":"P%s","published":"2020-01-01","lang":"en","kind":"first","half":"dev","text":"1 2 3"}\n'
printf 'happening\ttypes\tnote\n1\tPROTEST\tnumbers, in which no coder finds a protest\n' >"$folder/happenings.tsv"
printf 'dev\t0.50\n' >"$folder/floors.tsv"
printf "$report" a a b b >"$folder/reports.ndjson"
case $2 in
  below_floor) words='FAILS dev: 0.000 is below its floor 0.50' ;;
  no_floors)
    : >"$folder/floors.tsv"
    words='no report or no floor' ;;
  no_reports)
    : >"$folder/reports.ndjson"
    words='no report or no floor' ;;
  malformed)
    echo '{"id":"c"}' >>"$folder/reports.ndjson"
    words='reports.ndjson:3: no report' ;;
  *) echo "stories_fails.sh: no such trial: $2"; exit 2 ;;
esac

output=$("$stories_test" "$folder" 2>&1)
status=$?
if [[ $status -ne 1 || $output != *"$words"* ]]; then
  printf 'expected status 1 and "%s", got status %s and:\n%s\n' "$words" "$status" "$output"
  exit 1
fi
echo "the test of stories fails as it should: $words"
