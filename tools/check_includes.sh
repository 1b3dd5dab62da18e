#!/usr/bin/env bash
# Reads the #include "khabar/..." of the code and fails on an arrow that runs up the floors of the
# house (docs/ARCHITECTURE.md), on a folder without a floor, and on a circle of files.
#
#   tools/check_includes.sh [ROOT]        checks the checkout (or ROOT)
#   tools/check_includes.sh --self-test   proves that it can fail
set -uo pipefail

# The floor of each folder. A folder includes only folders below it, and itself.
floors='core 1
tables 2
gazetteer 2
page 2
text 2
language 3
mentions 4
syntax 5
attribution 6
events 7
record 2
story 8
coder 8
tools 9
export 9
exchange 9
store 9
input 9
queue 9
live 10
serve 10
keeping 10
evaluation 10
cli 11
bench 12
fuzz 12
tests 12'
# Neighbours on one floor that may be used all the same.
neighbours='serve keeping
live keeping
gazetteer tables
gazetteer text
page text
page tables'
# Folders that are held to less than all that lies below them.
held='input core text page
queue core'

check() {
  local root=$1
  [[ -d $root/khabar ]] || { echo "check_includes: no folder khabar/ in $root" >&2; return 2; }
  (
    cd "$root" || exit 2
    folders=()
    for folder in khabar cli tools tests bench fuzz; do [[ -d $folder ]] && folders+=("$folder"); done
    find "${folders[@]}" -type f \( -name '*.h' -o -name '*.cpp' \) | LC_ALL=C sort |
      LC_ALL=C awk -v floors="$floors" -v neighbours="$neighbours" -v held="$held" '
      function folder_of(path,   part) {
        split(path, part, "/")
        return part[1] == "khabar" ? part[2] : part[1]
      }
      function fault(text) { print text; ++faults }
      BEGIN {
        count = split(floors, line, "\n")
        for (i = 1; i <= count; ++i) { split(line[i], word, " "); floor[word[1]] = word[2] }
        count = split(neighbours, line, "\n")
        for (i = 1; i <= count; ++i) { split(line[i], word, " "); neighbour[word[1], word[2]] = 1 }
        count = split(held, line, "\n")
        for (i = 1; i <= count; ++i) {
          n = split(line[i], word, " ")
          is_held[word[1]] = 1
          for (k = 2; k <= n; ++k) may[word[1], word[k]] = 1
        }
      }
      {
        file = $0
        ++files
        from = folder_of(file)
        if (!(from in floor)) fault(file ": the folder " from " has no floor")
        number = 0
        while ((getline text < file) > 0) {
          ++number
          if (text !~ /^[ \t]*#[ \t]*include[ \t]*["<]/) continue
          path = text
          sub(/^[ \t]*#[ \t]*include[ \t]*["<]/, "", path)
          sub(/[">].*$/, "", path)
          place = file ":" number
          if (path ~ /(^|\/)\.\.\//) fault(place ": include from the root, not by ..: " path)
          if (path !~ /^(khabar|cli|tools|tests|bench|fuzz)\//) continue
          ++arrows
          edges[file] = edges[file] " " path
          to = folder_of(path)
          if (to == from || !(from in floor)) continue
          if (!(to in floor)) {
            fault(place ": the folder " to " has no floor: " path)
          } else if (is_held[from] ? !((from, to) in may) : 0) {
            fault(place ": " from " may not include " to ": " path)
          } else if (floor[to] >= floor[from] && !((from, to) in neighbour)) {
            fault(place ": runs up: " from " (floor " floor[from] ") includes " to " (floor " floor[to] "): " path)
          }
        }
        close(file)
        names[files] = file
      }
      # A walk over the includes; state 1: on the way, 2: done.
      function walk(file, trail,   list, n, i) {
        if (state[file] == 1) { fault("circle:" trail " " file); return }
        if (state[file] == 2) return
        state[file] = 1
        n = split(edges[file], list, " ")
        for (i = 1; i <= n; ++i) walk(list[i], trail " " file)
        state[file] = 2
      }
      END {
        for (f = 1; f <= files; ++f) walk(names[f], "")
        if (files == 0) fault("no source file was found")
        printf "includes: %d files, %d arrows between files of the house, %d faults\n", files, arrows, faults
        exit faults > 0
      }'
  )
}

self_test() {
  local tree failed=0 trials=0
  tree=$(mktemp -d)
  trap 'rm -rf "$tree"' RETURN
  # trial NAME WORDS FILE LINE...: a good tree with one more file must fail and say WORDS
  trial() {
    local name=$1 words=$2 output status
    shift 2
    ((++trials))
    rm -rf "${tree:?}"/*
    mkdir -p "$tree"/khabar/{core,text,tables,page,language}
    echo '#pragma once' >"$tree/khabar/core/span.h"
    echo '#include "khabar/core/span.h"' >"$tree/khabar/text/tokens.h"
    echo '#include "khabar/text/tokens.h"' >"$tree/khabar/page/page.cpp"
    while [[ $# -gt 0 ]]; do
      mkdir -p "$(dirname "$tree/$1")"
      echo "#include $2" >>"$tree/$1"
      shift 2
    done
    output=$(check "$tree")
    status=$?
    if [[ -z $words && $status -ne 0 ]] || [[ -n $words && ($status -ne 1 || $output != *"$words"*) ]]; then
      printf 'check_includes: self-test "%s": status %s, wanted "%s", got:\n%s\n' "$name" "$status" "$words" "$output"
      ((++failed))
    fi
  }
  trial 'a good tree' ''
  trial 'system headers' '' khabar/core/a.cpp '<vector>'
  trial 'tests see all' '' tests/unit/a_test.cpp '"khabar/page/page.h"'
  trial 'up' 'runs up: core (floor 1) includes text' khabar/core/span.h '"khabar/text/tokens.h"'
  trial 'neighbour' 'runs up: text (floor 2) includes tables' khabar/text/fold.cpp '"khabar/tables/table_file.h"'
  trial 'the other way' 'runs up: text (floor 2) includes page' khabar/text/fold.cpp '"khabar/page/page.h"'
  trial 'indented' 'runs up: text' khabar/text/fold.cpp '   "khabar/language/language.h"'
  trial 'the library and the program' 'runs up: export' khabar/export/csv.cpp '"cli/common.h"'
  trial 'tools and export' 'runs up: tools' tools/a.cpp '"khabar/export/csv.h"'
  trial 'held' 'input may not include tables' khabar/input/a.cpp '"khabar/tables/table_file.h"'
  trial 'unknown folder' 'the folder misc has no floor' khabar/misc/a.h '<vector>'
  trial 'unknown target' 'the folder misc has no floor' khabar/text/a.h '"khabar/misc/a.h"'
  trial 'by ..' 'not by ..' khabar/text/a.cpp '"../page/page.h"'
  trial 'circle' 'circle:' khabar/text/a.h '"khabar/text/b.h"' khabar/text/b.h '"khabar/text/a.h"'
  rm -rf "${tree:?}"/*
  if check "$tree" 2>/dev/null; then echo 'check_includes: self-test "nothing there": passed'; ((++failed)); fi
  echo "includes: self-test: $((trials + 1)) trials, $failed failed"
  [[ $failed -eq 0 ]]
}

case ${1:-} in
  --self-test) self_test ;;
  *) check "${1:-$(dirname "${BASH_SOURCE[0]}")/..}" ;;
esac
