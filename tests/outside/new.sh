#!/bin/sh
# Takes the program and a folder to work in; starts a case with `dhrdoc new`, and makes its papers as a chair would.
#
#   tests/outside/new.sh DHRDOC FOLDER
set -eu
dhrdoc=$1
folder=$2

fail() {
    echo "new: $1" >&2
    exit 1
}

# expect STATUS COMMAND...: what it says on standard error lands in FOLDER/said.
expect() {
    wanted=$1
    shift
    status=0
    "$@" >"$folder/printed" 2>"$folder/said" || status=$?
    [ "$status" -eq "$wanted" ] || {
        cat "$folder/said" >&2
        fail "exit status $status instead of $wanted: $*"
    }
}

rm -rf "$folder"
mkdir -p "$folder"
case=$folder/review

expect 0 "$dhrdoc" new "$case"
[ "$(stat -c %a "$case/identities.toml")" = 600 ] || fail "the key can be read by others"
grep -qx identities.toml "$case/.gitignore" || fail "the key is not in .gitignore"

expect 0 "$dhrdoc" check "$case/case.toml" "$case/feedback.toml"
[ ! -s "$folder/said" ] || fail "check has something to say of a new case: $(cat "$folder/said")"

expect 0 "$dhrdoc" build "$case/case.toml" "$case/feedback.toml"
# What still singles the death out is said at the end of each build, and nothing else.
sed '/^note: residual risk: /,/^      hint: /d' "$folder/said" >"$folder/more"
[ ! -s "$folder/more" ] || fail "a message about a new case: $(cat "$folder/said")"
grep -q "^note: residual risk: " "$folder/said" || fail "the residual risk of a new case is not said"
for paper in overview-report executive-summary action-plan learning-brief panel-letter panel-response; do
    [ -s "$case/out/$paper.pdf" ] || fail "no $paper.pdf"
done
[ ! -e "$case/decisions.toml" ] || fail "open questions in a new case: $(cat "$case/decisions.toml")"
expect 0 "$dhrdoc" verify "$case"/out/*.pdf --case "$case/case.toml"

# The same with every profile and format.
expect 0 "$dhrdoc" build --profile panel --format pdf,html,md -o "$folder/panel" "$case/case.toml" "$case/feedback.toml"
expect 0 "$dhrdoc" build --profile working -o "$folder/working" "$case/case.toml"

# A folder with something in it stays as it is.
expect 2 "$dhrdoc" new "$case"
cat >"$folder/wanted" <<END
error: "$case" is there already, and not empty
      hint: name a folder that does not exist yet
END
cmp -s "$folder/wanted" "$folder/said" || fail "another message: $(cat "$folder/said")"
