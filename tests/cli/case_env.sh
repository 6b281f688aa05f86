# Sourced by run_case.sh and accept_case.sh: runs the program on a case in a folder of its own.

# run_in_copy CASE_DIR PROGRAM: leaves the working folder's path in `work`, and in `out` a folder with the files
# `stdout`, `stderr` and `exit`.
run_in_copy() {
    local case_dir program data
    case_dir=$(realpath "$1")
    program=$(realpath "$2")
    data=$(realpath "$(dirname "${BASH_SOURCE[0]}")/../../data/sample")

    scratch=$(mktemp -d "${TMPDIR:-/tmp}/lianjian-case.XXXXXX")
    trap 'chmod -R u+w "$scratch"; rm -rf "$scratch"' EXIT
    work=$scratch/work
    out=$scratch/out
    mkdir "$out"
    cp -r "$case_dir" "$work"
    rm -rf "$work"/{cmd,stdout,stderr,exit,check,files}
    mkdir -p "$work/data"
    ln -s "$data" "$work/data/sample"  # as the README and the help pages name it

    # Lines of `cmd` that begin with # tell a reader why the expectation is what it is.
    local words
    words=$(grep -v '^#' "$case_dir/cmd")
    local code=0
    (
        cd "$work" || exit 99
        unset "${!LIANJIAN_@}" LANG LANGUAGE LC_MESSAGES
        export LC_ALL=C.UTF-8 TZ=Asia/Shanghai DATA=data/sample
        eval "set -- $words"
        exec "$program" "$@"
    ) >"$out/stdout" 2>"$out/stderr" </dev/null || code=$?
    echo "$code" >"$out/exit"
}
