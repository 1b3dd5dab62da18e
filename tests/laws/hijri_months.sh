#!/usr/bin/env bash
# Proves that lexicon/calendar/hijri.tsv holds the rows that its tool prints: hijri_months.sh MAKE_HIJRI_MONTHS
set -euo pipefail
sheet=$(dirname "${BASH_SOURCE[0]}")/../../lexicon/calendar/hijri.tsv
# Comments name the version of ICU.
diff <(grep -v '^#' "$sheet") <("$1" | grep -v '^#') || { echo "hijri_months: the sheet has other rows"; exit 1; }
echo "hijri_months: $(grep -c '^1' "$sheet") years as ICU has them"
