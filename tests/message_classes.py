#!/usr/bin/env python3
"""message_classes.py ROOT: every class of data/issue_classes.hpp has a test that provokes it.

A class counts as provoked when what it says, in one of the languages and with anything in place of its arguments, stands
in the expected output of a command test or in the source of a unit test, whose CHECKs compare it. Prints the classes that
are not, and fails when there is one.
"""
import pathlib
import re
import sys

LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"')


def unescaped(literal):
    return re.sub(r'\\(.)', r'\1', literal)


def classes(header):
    """Name, code and the two sentences of every row of the table."""
    rows = re.findall(r'IssueClass (\w+)\{\s*"([^"]+)",\s*Severity::\w+,\s*\{(.*?)\},\s*\{', header, re.S)
    assert len(rows) == header.count("inline constexpr IssueClass"), "a row of the table was not understood"
    return [(name, code, [unescaped(text) for text in LITERAL.findall(said)]) for name, code, said in rows]


def expectations(tests):
    """Everything a test compares with, one string a file; literals of a unit test that follow each other are one."""
    for path in (tests / "cli").rglob("std*"):
        if path.is_file():
            yield path.read_text(errors="replace")
    for path in tests.rglob("*_test.cpp"):
        yield unescaped(re.sub(r'"\s*\n\s*"', "", path.read_text()))


def pattern(sentence):
    return re.compile("[^\n]*?".join(re.escape(part) for part in re.split(r"\{\d\}", sentence)))


def main(root):
    texts = list(expectations(root / "tests"))
    rows = classes((root / "data/issue_classes.hpp").read_text())
    missing = [(name, code, sentences[-1]) for name, code, sentences in rows
               if not any(pattern(sentence).search(text) for sentence in sentences for text in texts)]
    for name, code, sentence in missing:
        print(f"no test provokes {name} [{code}]: {sentence}")
    print(f"{len(rows) - len(missing)} of {len(rows)} classes are provoked by a test")
    return 1 if missing else 0


sys.exit(main(pathlib.Path(sys.argv[1])))
