#!/usr/bin/env bash
# Installs the build into a fresh folder, builds the example against it with find_package, and runs it.
set -euo pipefail
build=${1:?build folder} source=${2:?source folder} compiler=${3:?C++ compiler} flags=${4:-}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cmake --install "$build" --prefix "$work/prefix" >/dev/null
cmake -S "$source/tests/package_example" -B "$work/build" -G Ninja -DCMAKE_PREFIX_PATH="$work/prefix" \
    -DCMAKE_CXX_COMPILER="$compiler" -DCMAKE_CXX_FLAGS="$flags" -DCMAKE_BUILD_TYPE=Release >/dev/null
cmake --build "$work/build" >/dev/null
"$work/build/example" "$source/data/sample/shandong-illustrated"
"$work/prefix/bin/lianjian" --version
