#!/usr/bin/env bash
# run.sh NAME MINUTES [libFuzzer option...]: fuzzes for so many minutes of processor time, with the preset `fuzz`.
#
# NAME is cells, csv, csv_written, dot, encoding, folder, html, json, svg or xlsx. New inputs are gathered in
# build/fuzz/corpus/NAME, finds in build/fuzz/finds/NAME. A find is run again by `build/fuzz/tests/fuzz/fuzz_NAME FILE`;
# once it is mended it goes into tests/fuzz/corpus/NAME under a name that says what it shows, and ctest replays it in
# every build.
#
# Taking over what a long run found, at its smallest:
#   build/fuzz/tests/fuzz/fuzz_NAME -merge=1 tests/fuzz/corpus/NAME build/fuzz/corpus/NAME
set -euo pipefail
name=${1:?usage: run.sh NAME MINUTES} minutes=${2:?usage: run.sh NAME MINUTES}
shift 2
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
build=$root/build/fuzz

mkdir -p "$build/corpus/$name" "$build/finds/$name"
(
    flock 9  # several may be started at once
    cmake -S "$root" --preset fuzz >/dev/null
    cmake --build "$build" --target "fuzz_$name"
) 9>"$build/lock"

scratch=$(mktemp -d "${TMPDIR:-/tmp}/lianjian-fuzz.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
dictionary=()
[ -f "$here/$name.dict" ] && dictionary=(-dict="$here/$name.dict")
TMPDIR=$scratch nice -n 19 "$build/tests/fuzz/fuzz_$name" -timeout=600 -rss_limit_mb=2048 -print_final_stats=1 \
    -artifact_prefix="$build/finds/$name/" "${dictionary[@]}" "$@" "$build/corpus/$name" "$here/corpus/$name" &
fuzzer=$!

# Processor time, since a busy machine gives less of it than the clock says. Interrupted, libFuzzer prints its
# statistics and ends with 72.
ticks=$(getconf CLK_TCK)
while [ -r "/proc/$fuzzer/stat" ]; do
    read -r -a fields < <(sed 's/.*) //' "/proc/$fuzzer/stat") || break
    [ $(((fields[11] + fields[12]) / ticks)) -lt $((minutes * 60)) ] || { kill -INT "$fuzzer"; break; }
    sleep 2
done
status=0
wait "$fuzzer" || status=$?
[ "$status" -eq 72 ] && status=0
exit "$status"
