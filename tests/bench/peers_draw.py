#!/usr/bin/env python3
"""Pictures of districts beside Graphviz's own programs: peers_draw.py PROGRAM DATA [MOST]

Draws every county of DATA as svg, at most MOST of them (200), and does the same with

  neato -n2   on our own DOT, where every mark has its place: what rendering alone takes
  sfdp        on the plain network of each county (villages, partners, ties): what finding places takes

each given all files at once, so that it starts once. Processor time of the whole process and its children.
"""
import csv
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def measured(command, **options):
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu, time.monotonic() - begin


def plain_graphs(data, folder, codes):
    """The network of each county: its villages and whoever is tied to them."""
    ties = {code: [] for code in codes}
    with open(data / "edges.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for end in (row["source"], row["target"]):
                if end[:6] in ties and len(end) == 12:
                    ties[end[:6]].append((row["source"], row["target"]))
                    break
    for code, pairs in ties.items():
        with open(folder / f"{code}.gv", "w", encoding="utf-8") as file:
            file.write("graph {\nnode [shape=point];\n")
            file.writelines(f'"{a}" -- "{b}";\n' for a, b in pairs)
            file.write("}\n")


def main():
    program, data = Path(sys.argv[1]), Path(sys.argv[2])
    most = int(sys.argv[3]) if len(sys.argv) > 3 else 200
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "dot").mkdir()
        (folder / "svg").mkdir()
        (folder / "plain").mkdir()
        every = [program, "draw", data, "--as-of", "all", "-q", "--all", "--level", "county"]
        subprocess.run([*every, "--format", "dot", "-o", folder / "dot"], stderr=subprocess.DEVNULL, check=False)
        dots = sorted((folder / "dot").glob("*.dot"))[:most]
        codes = [dot.name[:6] for dot in dots]
        chosen = [program, "draw", data, "--as-of", "all", "-q", "--district", ",".join(codes)]
        load = measured([program, "info", data, "-q"])
        ours = measured([*chosen, "-o", folder / "svg"])
        print("| pictures | cpu s | s | a second on two processors, without loading |")
        print("| --- | --- | --- | --- |")

        def row(words, cpu, wall, loading):
            rate = 2 * len(dots) / (cpu - loading)
            print(f"| {len(dots)} with {words} | {cpu:.2f} | {wall:.2f} | {rate:.1f} |", flush=True)

        row("lianjian draw", *ours, load[0])
        if shutil.which("neato") is None:
            print("neato and sfdp are not installed (graphviz): skipped")
            return
        row("neato -n2, our DOT", *measured(["neato", "-n2", "-Tsvg", "-O", *dots]), 0)
        plain_graphs(data, folder / "plain", codes)
        graphs = sorted((folder / "plain").glob("*.gv"))
        row("sfdp, the plain network", *measured(["sfdp", "-Tsvg", "-O", *graphs]), 0)
        row("neato -n2, one process a picture",
            *measured(["sh", "-c", 'for dot; do neato -n2 -Tsvg -o "$dot.svg" "$dot"; done', "sh", *dots]), 0)


if __name__ == "__main__":
    main()
