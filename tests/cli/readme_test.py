#!/usr/bin/env python3
"""readme_test.py PROGRAM ROOT PAGE...: every `$ lianjian …` of the pages prints what stands below it, and each command has one.

A line `…` stands for any number of lines left out. Streams are shown as a terminal shows them, both together.
"""
import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path


def blocks(page):
    """(line number, command, lines expected) of each fenced block that begins with a prompt."""
    lines = page.read_text(encoding="utf-8").split("\n")
    begin = None
    for number, line in enumerate(lines):
        if not line.startswith("```"):
            continue
        if begin is None:
            begin = number
            continue
        if lines[begin + 1].startswith("$ lianjian "):
            yield begin + 2, lines[begin + 1][len("$ lianjian "):], lines[begin + 2:number]
        begin = None


def matches(expected, actual):
    pattern = "".join(r"(?:.*\n)*?" if line == "…" else re.escape(line) + r"\n" for line in expected)
    return re.fullmatch(pattern, actual) is not None


def main():
    program, root, pages = sys.argv[1], Path(sys.argv[2]), [Path(name) for name in sys.argv[3:]]
    surroundings = {**os.environ, "LIANJIAN_LANG": "en", "LC_ALL": "C.UTF-8", "TZ": "Asia/Shanghai"}
    failed, shown = 0, set()
    with tempfile.TemporaryDirectory() as folder:
        os.makedirs(f"{folder}/data")
        os.symlink(root / "data" / "sample", f"{folder}/data/sample")
        for page in pages:
            for number, command, expected in blocks(page):
                shown.add(command.split()[0])
                run = subprocess.run([program, *shlex.split(command)], cwd=folder, env=surroundings, text=True,
                                     stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
                actual = run.stdout.rstrip("\n") + "\n"
                if run.returncode != 0 or not matches(expected, actual):
                    failed += 1
                    print(f"{page}:{number}: lianjian {command}: exit {run.returncode}, and it prints\n{actual}")
    listed = subprocess.run([program, "--help"], env=surroundings, text=True, stdout=subprocess.PIPE, check=True).stdout
    commands = set(re.findall(r"^  ([a-z]+)  ", listed[listed.index("Commands:"):], re.MULTILINE))
    for missing in sorted(commands - shown):
        failed += 1
        print(f"{pages[-1]}: no real output of lianjian {missing}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
