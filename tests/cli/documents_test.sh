#!/usr/bin/env bash
# documents_test.sh PROGRAM: manual pages and completions say all that the program takes, and nothing else.
set -euo pipefail
program=$1
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
fail() {
    echo "documents_test: $*" >&2
    exit 1
}

# The words a command's help lists as options.
options_of() {
    "$program" "$@" --help --lang en | grep -oE '^ +(-[a-z], *)?--[a-z0-9-]+|^ +-[a-z],--[a-z0-9-]+' |
        grep -oE -- '--[a-z0-9-]+' | sort -u
}

# Commands of one word, and those of a family.
commands=()
while read -r word; do
    if "$program" "$word" --help --lang en | grep -q '^Commands:'; then
        while read -r second; do commands+=("$word $second"); done < <(
            "$program" "$word" --help --lang en | sed -n '/^Commands:/,$p' | grep -oE '^  [a-z]+' | tr -d ' ')
    else
        commands+=("$word")
    fi
done < <("$program" --help --lang en | sed -n '/^Commands:/,$p' | grep -oE '^  [a-z]+' | tr -d ' ')
[[ ${#commands[@]} -ge 15 ]] || fail "only ${#commands[@]} commands found in the help"

for lang in en zh; do
    "$program" man --quiet --lang $lang -o "$scratch/$lang"
    [[ $(ls "$scratch/$lang" | wc -l) -eq $((${#commands[@]} + 1)) ]] || fail "$lang: pages and commands differ in number"
done
"$program" completion bash -o "$scratch/bash"
"$program" completion zsh -o "$scratch/zsh"
"$program" completion fish -o "$scratch/fish"

for command in "${commands[@]}"; do
    page="$scratch/en/lianjian-${command// /-}.1"
    [[ -s $page ]] || fail "no page of '$command'"
    # shellcheck disable=SC2086  # a command may be two words
    options_of $command >"$scratch/said"
    [[ -s $scratch/said ]] || fail "no options of '$command'"
    sed 's/\\-/-/g' "$page" | grep -A1 '^\.TP' | grep -oE -- 'fB--[a-z0-9-]+' | sed 's/^fB//' | sort -u >"$scratch/page"
    diff "$scratch/said" "$scratch/page" >&2 || fail "the page of '$command' differs from its help"
    grep -F "    '$command') COMPREPLY=" "$scratch/bash" | tail -n 1 | grep -oE -- '--[a-z0-9-]+' | grep -v '^--$' |
        sort -u >"$scratch/completed"
    diff "$scratch/said" "$scratch/completed" >&2 || fail "the completion of '$command' differs from its help"
    while read -r option; do
        grep -qF -- "${option}[" "$scratch/zsh" || fail "zsh knows no $option"
        grep -qF -- " -l ${option#--} " "$scratch/fish" || fail "fish knows no $option"
    done <"$scratch/said"
done

# bash completes as its user types.
bash -n "$scratch/bash"
cat >"$scratch/type.sh" <<'TYPE'
source "$1"
shift
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
_lianjian
echo "${COMPREPLY[*]}"
TYPE
typed() {
    local wanted=$1
    shift
    local given
    given=$(cd "$scratch" && bash "$scratch/type.sh" "$scratch/bash" lianjian "$@")
    [[ $given == "$wanted" ]] || fail "lianjian $*: completed '$given', not '$wanted'"
}
typed coverage cov
typed --level coverage DATA --lev
typed "township" coverage DATA --level to
typed "light" draw DATA --style li
typed "bash zsh fish" completion ""
typed "cover" plan cov

if command -v zsh >/dev/null; then zsh -n "$scratch/zsh"; else echo "zsh is not installed: its script was not parsed"; fi
if command -v fish >/dev/null; then
    fish --no-execute "$scratch/fish"
else
    echo "fish is not installed: its script was not parsed"
fi
if command -v groff >/dev/null; then
    for page in "$scratch"/en/*.1; do
        said=$(groff -man -ww -Tutf8 -K utf8 "$page" 2>&1 >/dev/null)
        [[ -z $said ]] || fail "$page: $said"
    done
else
    echo "groff is not installed: the pages were not set"
fi
echo "documents: ${#commands[@]} commands"
