#!/usr/bin/env bash
# Installs the build into a fresh folder, builds the example against it with find_package, and runs it.
set -euo pipefail
build=${1:?build folder} source=${2:?source folder} compiler=${3:?C++ compiler} flags=${4:-}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cmake --install "$build" --prefix "$work/prefix" >/dev/null
for file in share/man/man1/lianjian.1 share/man/zh_CN/man1/lianjian-brief.1 share/lianjian/sample/shandong/villages.csv \
    share/bash-completion/completions/lianjian share/zsh/vendor-completions/_lianjian \
    share/fish/vendor_completions.d/lianjian.fish; do
    [[ -s $work/prefix/$file ]] || { echo "$file is not installed" >&2; exit 1; }
done
cmake -S "$source/tests/package_example" -B "$work/build" -G Ninja -DCMAKE_PREFIX_PATH="$work/prefix" \
    -DCMAKE_CXX_COMPILER="$compiler" -DCMAKE_CXX_FLAGS="$flags" -DCMAKE_BUILD_TYPE=Release >/dev/null
cmake --build "$work/build" >/dev/null
"$work/build/example" "$work/prefix/share/lianjian/sample/shandong-illustrated"
"$work/prefix/bin/lianjian" --version
