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
said=$(printf '%s\0' "${files[@]}" | xargs -0 -n 32 -P "$(nproc)" "$tool" --style=file --dry-run -Werror 2>&1) || {
  grep 'error:' <<<"$said" || echo "$said"
  echo "not as .clang-format has it: tools/check_format.sh --fix"
  ((++faults))
}
if LC_ALL=C grep -nP '[^\x00-\x7F]' "${files[@]}"; then
  echo "these lines hold letters that are not ASCII"
  ((++faults))
fi
echo "format: ${#files[@]} files, $faults faults"
[[ $faults -eq 0 ]]
