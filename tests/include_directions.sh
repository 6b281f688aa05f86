#!/usr/bin/env bash
# The folders depend on each other in one direction only:
#
#   cli -> data -> engine        cli -> viz -> engine
#
# and a few headers may stand in one place only. Prints every breach; fails when there is one.
set -euo pipefail
cd "${1:?the folder of the project}"

declare -A may_include=(
    [engine]="engine"
    [data]="data engine"
    [viz]="viz engine"
    [cli]="cli data viz engine"
)
breaches=0

breach() {
    echo "$*"
    breaches=$((breaches + 1))
}

for folder in engine data viz cli; do
    while IFS=: read -r file line text; do
        target=${text#*\"}
        target=${target%%/*}
        [[ " ${may_include[$folder]} " == *" $target "* ]] || breach "$file:$line: $folder must not include $target: $text"
    done < <(grep -rnE '^#include "' --include='*.?pp' "$folder")
done

# only HEADER_PATTERN REASON FILES...: a header that only these files may include.
only() {
    local pattern=$1 reason=$2
    shift 2
    while IFS=: read -r file line text; do
        [[ " $* " == *" $file "* ]] || breach "$file:$line: $reason: $text"
    done < <(grep -rnE "^#include <($pattern)>" --include='*.?pp' engine data viz cli)
}

only 'graphviz/.*|gvc.h|cgraph.h' 'only viz/graphviz.cpp talks to Graphviz' viz/graphviz.cpp
only 'kainjow/.*' 'templates are rendered in one place' viz/html/fill_template.hpp
only 'boost/.*' 'only engine/graph_boost.hpp includes Boost' engine/graph_boost.hpp
only 'CLI/.*' 'only cli/request.hpp and cli/misuse.hpp know the option parser' cli/request.hpp cli/misuse.hpp

# The engine computes: no files, no clock, no terminal.
while IFS=: read -r file line text; do
    breach "$file:$line: the engine touches no file, clock or terminal: $text"
done < <(grep -rnE '#include <(fstream|iostream|filesystem|cstdio|stdio.h|unistd.h|fcntl.h|ctime)>|(system|steady)_clock' \
    --include='*.?pp' engine)

[[ $breaches -eq 0 ]] || { echo "$breaches breach(es)"; exit 1; }
echo "include directions hold"
