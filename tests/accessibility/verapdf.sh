#!/bin/sh
# Takes a folder for veraPDF and PDF files, or folders of them; checks each under PDF/UA-1 and PDF/A-2a. 0: every file
# passes both; 1: something fails, and is listed; 77: not checked, because Java, Maven or veraPDF cannot be had here
# (ctest: SKIP_RETURN_CODE 77).
#
#   tests/accessibility/verapdf.sh VERAPDF_DIR FILE-OR-FOLDER...
set -u
version=1.28.2
if [ $# -lt 2 ]; then
    echo "usage: verapdf.sh VERAPDF_DIR FILE-OR-FOLDER..." >&2
    exit 2
fi
folder=$1
shift

not_checked() {
    echo "PDF/UA-1 and PDF/A-2a: not checked: $1"
    exit 77
}

jar=$folder/greenfield-apps-$version.jar
command -v java >/dev/null || not_checked "there is no Java (Debian: apt-get install default-jre-headless)"
if [ ! -f "$jar" ]; then
    command -v mvn >/dev/null || not_checked "there is no Maven to get veraPDF with (Debian: apt-get install maven)"
    mkdir -p "$folder" || not_checked "cannot make $folder"
    # Under its name only when it is whole.
    timeout 300 mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy \
        "-Dartifact=org.verapdf.apps:greenfield-apps:$version" "-DoutputDirectory=$folder/new" >/dev/null 2>&1 &&
        mv "$folder/new/${jar##*/}" "$jar" || not_checked "Maven cannot get veraPDF"
fi
verapdf() {
    java -Djava.awt.headless=true -cp "$jar" org.verapdf.apps.GreenfieldCliWrapper "$@"
}

# A file is checked for what it claims to be, so a file that does not claim both has fewer lines than it should.
find "$@" -type f -name '*.pdf' -exec realpath -- {} + | LC_ALL=C sort >"$folder/files"
count=$(wc -l <"$folder/files")
if [ "$count" -eq 0 ]; then
    echo "there are no PDF files in $*" >&2
    exit 2
fi
(
    shift $#
    while read -r file; do set -- "$@" "$file"; done
    verapdf --format text -v "$@"
) <"$folder/files" >"$folder/answers" 2>&1
status=0
while read -r file; do
    for standard in 2a ua1; do
        grep -qxF "PASS $file $standard" "$folder/answers" && continue
        status=1
        echo "$file: fails $standard, or does not claim it"
    done
done <"$folder/files"
if [ $status -ne 0 ]; then
    grep -v '^PASS' "$folder/answers"
    first=$(sed -n 's/^FAIL \(.*\) [0-9a-z]*$/\1/p' "$folder/answers" | head -n 1)
    [ -z "$first" ] || verapdf --maxfailuresdisplayed 3 "$first" | grep -E '<(rule |description|context|errorMessage)'
fi
echo "$count files, $(grep -c '^PASS .* ua1$' "$folder/answers") pass PDF/UA-1, $(grep -c '^PASS .* 2a$' "$folder/answers") pass PDF/A-2a"
exit $status
