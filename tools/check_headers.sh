#!/usr/bin/env bash
# Proves that every header of the library compiles alone.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 2

mapfile -t headers < <(find khabar -name '*.h' | LC_ALL=C sort)
[[ ${#headers[@]} -gt 0 ]] || { echo "check_headers: no header was found" >&2; exit 1; }
printf '%s\n' "${headers[@]}" |
  xargs -P "${CMAKE_BUILD_PARALLEL_LEVEL:-$(nproc)}" -I {} \
    sh -c 'printf "#include \"%s\"\n" "$1" | g++ -std=c++20 -Wall -Wextra -I. -fsyntax-only -x c++ - || { echo "$1: does not compile alone"; exit 1; }' _ {}
status=$?
echo "headers: ${#headers[@]} compiled alone"
exit "$status"
