#!/usr/bin/env python3
"""graph-tool on the graph that bench_centrality wrote: peers.py TIES [--sources N]

One row a job, as bench_centrality prints them. Betweenness is run from N sources drawn at random, and extrapolated.
"""
import random
import resource
import sys
import time


def cpu():
    use = resource.getrusage(resource.RUSAGE_SELF)
    return use.ru_utime + use.ru_stime


def main():
    try:
        import graph_tool.all as gt
    except ImportError:
        print("graph-tool is not installed (python3-graph-tool): skipped")
        return
    with open(sys.argv[1], encoding="ascii") as file:
        nodes = int(file.readline())
        ties = [tuple(map(int, line.split())) for line in file]
    wanted = int(sys.argv[sys.argv.index("--sources") + 1]) if "--sources" in sys.argv else 64
    graph = gt.Graph(directed=False)
    graph.add_vertex(nodes)
    graph.add_edge_list(ties)
    tied = [v for v, degree in enumerate(graph.get_total_degrees(graph.get_vertices())) if degree > 0]
    sources = random.Random(1).sample(tied, min(wanted, len(tied)))
    whole = len(sources) == len(tied)

    def row(job, call, factor=1.0, method="graph-tool " + gt.__version__.split()[0]):
        begin, spent = time.monotonic(), cpu()
        scores = call()
        spent, wall = (cpu() - spent) * factor, (time.monotonic() - begin) * factor
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        greatest, total = ("", "") if scores is None else (f"{scores.max():.10g}", f"{scores.sum():.16g}")
        print(f"| {job} | {method} | {spent:.3f} | {wall:.3f} | {memory:.0f} | | {greatest} | {total} |", flush=True)

    row("components", lambda: gt.label_components(graph)[1])
    row("blocks", lambda: gt.label_biconnected_components(graph)[1].a)
    row("coreness", lambda: gt.kcore_decomposition(graph).a)
    row("pagerank", lambda: gt.pagerank(graph, epsilon=1e-10).a)
    if whole:
        row("harmonic", lambda: gt.closeness(graph, harmonic=True, norm=False).a)
        row("betweenness", lambda: gt.betweenness(graph, norm=False)[0].a)
    else:
        row("betweenness", lambda: (gt.betweenness(graph, pivots=sources, norm=False), None)[1],
            len(tied) / len(sources), "graph-tool " + gt.__version__.split()[0] + " ~")


if __name__ == "__main__":
    main()
