#!/bin/sh
# Takes the programs dhrdoc and torture, and a folder; fills the folder with PDF and HTML of all documents of all samples
# under every profile, in the styles of their own and in those that change the page most, and with what torture makes.
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
rm -rf "$out"
status=0
for profile in published panel working; do
    "$dhrdoc" build --quiet --profile $profile --format pdf,html --output "$out/$profile" \
        "$root"/samples/*/case.toml "$root"/samples/*/feedback.toml || status=$?
done
# Any document can be had in any style; a large one and a letter stand for all but where the style is meant for all.
for file in "$root"/styles/*.toml; do
    style=$(basename "$file" .toml)
    case $style in
    base) continue ;;
    large-print) set -- "$root"/samples/*/case.toml "$root"/samples/*/feedback.toml ;;
    *) set -- "$root/samples/alder-court/case.toml" "$root/samples/alder-court/feedback.toml" ;;
    esac
    "$dhrdoc" build --quiet --style "$style" --output "$out/style-$style" "$@" || status=$?
done
"$torture" "$out/torture" || status=$?
exit $status
