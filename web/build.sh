#!/usr/bin/env bash
# Builds the web page into build/web, where `khabar serve` finds it: web/build.sh
# Does nothing when it is newer than its sources. Needs Node 18 and npm (./setup.sh web).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

page=../build/web/index.html
log=../build/web.log
mkdir -p ../build
sources() {
  find . ../khabar/serve/openapi.json ../docs/record.schema.json -path ./node_modules -prune -o -type f \
    ! -path './src/api/schema.d.ts' "$@" -print
}
if [[ -f $page && -z $(sources -newer "$page") ]]; then
  exit 0
fi
if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
  echo "web/build.sh: the page is built by Node, which is not here: ./setup.sh web" >&2
  exit 4
fi

fail() {
  tail -n 20 "$log" >&2
  echo "web/build.sh: $1 (whole log: build/web.log)" >&2
  exit 4
}
: >"$log"
if ! cmp -s package-lock.json node_modules/.package-lock.khabar; then
  echo "web: installing packages ..." >&2
  npm ci --no-audit --no-fund --ignore-scripts >>"$log" 2>&1 || fail 'npm could not install its packages'
  cp package-lock.json node_modules/.package-lock.khabar
fi
echo "web: building the page ..." >&2
npm run build >>"$log" 2>&1 || fail 'the page could not be built'
touch "$page"
