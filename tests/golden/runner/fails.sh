#!/usr/bin/env bash
# Proves that the golden runner can fail: fails.sh GOLDEN_TEST wrong_event|malformed|no_cases
set -uo pipefail
golden_test=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

case $2 in
  wrong_event)
    printf '# no event is in it\npublished 2020-01-01\n---\n1 2 3\n---\nevent PROTEST reported\n' >"$folder/a.case"
    words='event PROTEST reported: missing' ;;
  malformed)
    printf '# no such field\n---\n1 2 3\n---\nevent PROTEST reported\ncolour red\n' >"$folder/a.case"
    words='a.case:6: cannot read `colour`' ;;
  no_cases) words='no case was found' ;;
  *) echo "fails.sh: no such trial: $2"; exit 2 ;;
esac

output=$("$golden_test" "$folder" 2>&1)
status=$?
if [[ $status -ne 1 || $output != *"$words"* ]]; then
  printf 'expected status 1 and "%s", got status %s and:\n%s\n' "$words" "$status" "$output"
  exit 1
fi
echo "the runner fails as it should: $words"
