#!/usr/bin/env bash
# Holds every C++ file against .clang-format, by the one version that the house uses, and proves that
# the sources are ASCII (Arabic letters stand in lexicon/ and in data beside the tests).
#
#   tools/check_format.sh [--fix]
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 2

tool=clang-format-14
command -v "$tool" >/dev/null || { echo "check_format: $tool is missing: ./setup.sh test" >&2; exit 1; }

folders=()
for folder in khabar cli tools tests bench fuzz; do [[ -d $folder ]] && folders+=("$folder"); done
mapfile -t files < <(find "${folders[@]}" -type f \( -name '*.h' -o -name '*.cpp' \) | LC_ALL=C sort)
[[ ${#files[@]} -gt 0 ]] || { echo "check_format: no source file was found" >&2; exit 1; }

if [[ ${1:-} == --fix ]]; then
  "$tool" -i --style=file "${files[@]}"
  exit
fi

faults=0
for file in "${files[@]}"; do
  if ! "$tool" --style=file "$file" | cmp -s - "$file"; then
    echo "$file: not as .clang-format has it (tools/check_format.sh --fix)"
    ((++faults))
  fi
done
if LC_ALL=C grep -nP '[^\x00-\x7F]' "${files[@]}"; then
  echo "these lines hold letters that are not ASCII"
  ((++faults))
fi
echo "format: ${#files[@]} files, $faults faults"
[[ $faults -eq 0 ]]
