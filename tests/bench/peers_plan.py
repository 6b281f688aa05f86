#!/usr/bin/env python3
"""networkx on the pairs that bench_plan left: peers_plan.py OPTIONS

Prints rows as bench_plan does. networkx finds maximum-weight matchings by the same method, in Python.
"""
import resource
import sys
import time


def cpu():
    use = resource.getrusage(resource.RUSAGE_SELF)
    return use.ru_utime + use.ru_stime


def main():
    try:
        import networkx as nx
    except ImportError:
        print("networkx is not installed (python3-networkx): skipped")
        return
    graph = nx.Graph()
    with open(sys.argv[1], encoding="ascii") as file:
        graph.add_nodes_from(range(int(file.readline())))
        for line in file:
            a, b, score = line.split()
            graph.add_edge(int(a), int(b), weight=int(float(score)))
    for job, most in (("pair", False), ("pair --most", True)):
        begin, spent = time.monotonic(), cpu()
        pairs = nx.max_weight_matching(graph, maxcardinality=most)
        spent, wall = cpu() - spent, time.monotonic() - begin
        total = sum(graph[a][b]["weight"] for a, b in pairs)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"| {job} | networkx {nx.__version__} | {spent:.3f} | {wall:.3f} | {memory:.0f} | "
              f"{len(pairs)} pairs, {total} |", flush=True)


if __name__ == "__main__":
    main()
