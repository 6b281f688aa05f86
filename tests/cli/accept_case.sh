#!/usr/bin/env bash
# accept_case.sh PROGRAM CASE_DIR...: writes what the program does now as what the cases expect. Read every line of
# the difference before you commit it: a test is only as good as the eyes that checked its numbers.
set -u
source "$(dirname "$0")/case_env.sh"
program=$1
shift
for case_dir in "$@"; do
    (
        run_in_copy "$case_dir" "$program"
        for stream in stdout stderr; do
            rm -f "$case_dir/$stream"
            [ -s "$out/$stream" ] && cp "$out/$stream" "$case_dir/$stream"
        done
        rm -f "$case_dir/exit"
        [ "$(<"$out/exit")" = 0 ] || cp "$out/exit" "$case_dir/exit"
        if [ -d "$case_dir/files" ]; then
            while IFS= read -r -d '' file; do
                cp "$work/$file" "$case_dir/files/$file"
            done < <(cd "$case_dir/files" && find . -type f -print0)
        fi
    )
done
