#!/usr/bin/env python3
"""one_definition.py ROOT: a type of namespace scope is defined in one file only.

Two types of one name in one namespace are two meanings of the same std::vector of them; which one the linker keeps, nobody
is told. Relies on the layout that clang-format gives: what stands at the beginning of a line is of namespace scope.
"""
import collections
import pathlib
import re
import sys

TYPE = re.compile(r"(?:struct|class|union|enum(?: class)?) (\w+)(?: final)?(?:\s*:(?!:)[^;]*)?\s*\{")


def types(path):
    """The qualified names of the types a file defines; those of an unnamed namespace are its own."""
    scope = []
    for line in path.read_text().splitlines():
        if opened := re.match(r"namespace ?([\w:]*) ?\{", line):
            scope.append(opened[1])
        elif re.match(r"\} *// namespace", line):
            scope.pop()
        elif "" not in scope and (defined := TYPE.match(line)):
            yield "::".join([*scope, defined[1]])


def main(root):
    places = collections.defaultdict(set)
    for folder in ("engine", "data", "viz", "cli"):
        for path in (root / folder).rglob("*.?pp"):
            for name in types(path):
                places[name].add(str(path.relative_to(root)))
    twice = {name: sorted(where) for name, where in places.items() if len(where) > 1}
    for name, where in sorted(twice.items()):
        print(f"{name} is defined in {' and in '.join(where)}")
    print(f"{len(places)} types, {len(twice)} of them defined twice")
    return 1 if twice or not places else 0


sys.exit(main(pathlib.Path(sys.argv[1])))
