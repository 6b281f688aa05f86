#!/usr/bin/env bash
# demo_test.sh DEMO PROGRAM: the script that the package installs, run as after an installation, in a folder of its own.
set -euo pipefail
demo=$1 program=$2
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/bin"
ln -s "$program" "$scratch/bin/lianjian"
cd "$scratch"
PATH=$scratch/bin:$PATH "$demo" >said 2>&1 || { cat said >&2; exit 1; }

for name in 370211-friend-circle 370782-friend-circle 370830107-friend-circle; do
    for ending in svg png pdf; do
        [[ -s out/$name.$ending ]] || { echo "out/$name.$ending is missing" >&2; exit 1; }
    done
done
grep -q '</html>' out/370211-brief.html
# What it says to open is there.
last=$(tail -n 1 said)
for file in $(grep -o 'out/[^ ]*' <<<"$last"); do
    [[ -s $file ]] || { echo "it says to open $file, which is missing" >&2; exit 1; }
done
echo "demo: $last"
