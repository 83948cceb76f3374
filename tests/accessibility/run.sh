#!/bin/sh
# Takes a folder for npm's modules and HTML files, or folders of them; checks the files in a browser. 0: nothing found;
# 1: found; 77: not checked, because Chromium, node or the modules cannot be had here (ctest: SKIP_RETURN_CODE 77).
#
#   tests/accessibility/run.sh MODULES_DIR [--shots DIR] FILE-OR-FOLDER...
set -u
here=$(cd "$(dirname "$0")" && pwd)
if [ $# -lt 2 ]; then
    echo "usage: run.sh MODULES_DIR [--shots DIR] FILE-OR-FOLDER..." >&2
    exit 2
fi
modules=$1
shift

not_checked() {
    echo "WCAG 2.2 A and AA: not checked: $1"
    exit 77
}

chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome) ||
    not_checked "there is no Chromium (Debian: apt-get install chromium)"
command -v node >/dev/null || not_checked "there is no node (Debian: apt-get install nodejs npm)"
mkdir -p "$modules" || not_checked "cannot make $modules"
if ! cmp -s "$here/package.json" "$modules/installed"; then
    command -v npm >/dev/null || not_checked "there is no npm (Debian: apt-get install npm)"
    cp "$here/package.json" "$modules/package.json" || not_checked "cannot write to $modules"
    timeout 300 npm install --prefix "$modules" --no-audit --no-fund --ignore-scripts --silent \
        --fetch-retries 1 --fetch-retry-mintimeout 1000 >/dev/null 2>&1 ||
        not_checked "npm cannot install axe-core and puppeteer-core"
    cp "$here/package.json" "$modules/installed"
fi
shots=
if [ "${1-}" = --shots ]; then
    shots=$2
    shift 2
fi
find "$@" -type f -name '*.html' | LC_ALL=C sort >"$modules/files"
shift $#
while read -r file; do set -- "$@" "$file"; done <"$modules/files"
exec node "$here/check_pages.mjs" --modules "$modules" --chromium "$chromium" ${shots:+--shots "$shots"} "$@"
