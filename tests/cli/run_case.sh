#!/usr/bin/env bash
# run_case.sh CASE_DIR PROGRAM: runs one command test and compares everything with what the case expects.
#
# A case is a folder:
#   cmd      the arguments, one shell line; $DATA is the folder of sample data; lines beginning with # are remarks
#   stdout   expected, byte for byte; absent means empty
#   stderr   likewise
#   exit     expected exit code; absent means 0
#   files/   files that must stand in the working folder afterwards, byte for byte
#   check    a shell script that looks at the working folder afterwards; it fails by its exit code
# Everything else in the folder is input. The program runs in a fresh copy, in C.UTF-8 and Chinese time.
set -u
source "$(dirname "$0")/case_env.sh"
case_dir=$1
run_in_copy "$case_dir" "$2"

failed=0
complain() {
    echo "$case_dir: $*"
    failed=1
}
compare() {  # expected file or nothing, actual file, its name
    local expected=$1
    [ -e "$expected" ] || expected=/dev/null
    diff -u --label "$3 expected" --label "$3" "$expected" "$2" || complain "$3 differs"
}

for stream in stdout stderr; do compare "$case_dir/$stream" "$out/$stream" "$stream"; done
expected_exit=0
[ -e "$case_dir/exit" ] && expected_exit=$(<"$case_dir/exit")
[ "$(<"$out/exit")" = "$expected_exit" ] || complain "exit code $(<"$out/exit"), expected $expected_exit"

if [ -d "$case_dir/files" ]; then
    while IFS= read -r -d '' file; do
        compare "$case_dir/files/$file" "$work/$file" "$file"
    done < <(cd "$case_dir/files" && find . -type f -print0)
fi
if [ -e "$case_dir/check" ]; then
    script=$(realpath "$case_dir/check")
    (cd "$work" && bash -eu "$script") || complain "check failed"
fi
[ -z "$(find "$work" -name '.lianjian-*')" ] || complain "a temporary file is left behind"
exit "$failed"
