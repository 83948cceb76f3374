#!/bin/sh
# Takes the programs dhrdoc and torture, and a folder; fills the folder with PDF and HTML of all documents of all samples
# under every profile and in every style, and with what torture makes.
#
#   tests/accessibility/papers.sh DHRDOC TORTURE FOLDER
set -eu
if [ $# -ne 3 ]; then
    echo "usage: papers.sh DHRDOC TORTURE FOLDER" >&2
    exit 2
fi
dhrdoc=$1
torture=$2
out=$3
root=$(cd "$(dirname "$0")/../.." && pwd)
# Every file of the samples that papers are made from, whatever its kind; the cases of a portfolio stand in its papers.
papers=$(grep -rlE --include='*.toml' --exclude-dir=out '^format *= *"' "$root/samples" |
    xargs grep -LE '^format *= *"(identities|decisions)/' | grep -v '/cases/' | LC_ALL=C sort)
rm -rf "$out"
status=0
# build OPTION...: papers of everything. Names of files have no spaces here.
build() {
    # shellcheck disable=SC2086
    "$dhrdoc" build --quiet "$@" $papers || status=$?
}
for profile in published panel working; do
    build --profile $profile --format pdf,html --output "$out/$profile"
done
for file in "$root"/styles/*.toml; do
    style=$(basename "$file" .toml)
    [ "$style" = base ] || build --profile panel --style "$style" --output "$out/style-$style"
done
"$torture" "$out/torture" || status=$?
exit $status
