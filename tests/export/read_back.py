"""read_back.py READER LIANJIAN DATA: exports a data set and reads it with another program.

READER is expat (well-formed XML, JSON and zip, by Python's own library), networkx, igraph or openpyxl. Leaves with
77 where the reader is not installed. What must come back is what the JSON export says.
"""
import collections
import importlib
import json
import os
import subprocess
import sys
import tempfile
import zipfile
from xml.etree import ElementTree

reader, program, data = sys.argv[1:]
if reader != "expat":
    try:
        library = importlib.import_module(reader)
    except ImportError:
        print(f"skipped: {reader} is not installed")
        sys.exit(77)

folder = tempfile.TemporaryDirectory()


def export(name, zone="UTC"):
    path = os.path.join(folder.name, name)
    subprocess.run([program, "export", data, "-o", path, "-q"], check=True, env={"TZ": zone, "LC_ALL": "C.UTF-8"})
    return path


def check(found, wanted, what):
    if found != wanted:
        sys.exit(f"{reader}: {what}: {str(found)[:300]}, expected {str(wanted)[:300]}")


with open(export("n.json"), encoding="utf-8") as file:
    expected = json.load(file)
names = {node["id"]: node.get("name", "") for node in expected["nodes"]}
ends = collections.Counter(frozenset((link["source"], link["target"])) for link in expected["links"])
kinds = collections.Counter(link["kind"] for link in expected["links"])


def read_with_expat():
    graph = ElementTree.parse(export("n.graphml")).getroot()
    space = "{http://graphml.graphdrawing.org/xmlns}"
    check(len(list(graph.iter(space + "node"))), len(names), "nodes of the GraphML")
    check(len(list(graph.iter(space + "edge"))), sum(ends.values()), "edges of the GraphML")
    graph = ElementTree.parse(export("n.gexf")).getroot()
    space = "{http://gexf.net/1.3}"
    check({n.get("id"): n.get("label") for n in graph.iter(space + "node")}, names, "nodes of the GEXF")
    check(collections.Counter(e.get("kind") for e in graph.iter(space + "edge")), kinds, "kinds of the GEXF")

    with zipfile.ZipFile(export("n.xlsx")) as book:
        check(book.testzip(), None, "the zip")
        for part in book.namelist():
            ElementTree.fromstring(book.read(part))
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    for mark in ('state="frozen"', "<autoFilter ", "<cols>"):
        check(mark in sheet, True, mark)
    with open(export("n.xlsx"), "rb") as one, open(export("m.xlsx", "Asia/Shanghai"), "rb") as two:
        check(one.read() == two.read(), True, "the same workbook in another time zone")


def read_with_networkx():
    graph = library.read_graphml(export("n.graphml"))
    check({v: d.get("name", "") for v, d in graph.nodes(data=True)}, names, "nodes of the GraphML")
    check(collections.Counter(frozenset(e[:2]) for e in graph.edges()), ends, "edges of the GraphML")
    check(collections.Counter(d["kind"] for *_, d in graph.edges(data=True)), kinds, "kinds of the GraphML")

    path = export("n.gexf")
    try:
        graph = library.read_gexf(path, version="1.3")
    except library.NetworkXError:  # older ones know the form by an earlier name only
        with open(path, encoding="utf-8") as file:
            text = file.read().replace("http://gexf.net/1.3", "http://www.gexf.net/1.2draft")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        graph = library.read_gexf(path)
    check({v: d["label"] for v, d in graph.nodes(data=True)}, names, "nodes of the GEXF")
    check(graph.number_of_edges(), sum(ends.values()), "edges of the GEXF")

    graph = library.MultiGraph(library.read_pajek(export("n.net")))
    check(graph.number_of_nodes(), len(names), "vertices of the Pajek file")
    check(graph.number_of_edges(), sum(ends.values()), "edges of the Pajek file")

    try:
        graph = library.node_link_graph(expected, edges="links")
    except TypeError:  # older ones know no other name
        graph = library.node_link_graph(expected)
    check(collections.Counter(frozenset(e[:2]) for e in graph.edges()), ends, "edges of the JSON")


def read_with_igraph():
    graph = library.Graph.Read_GraphML(export("n.graphml"))
    check(dict(zip(graph.vs["id"], graph.vs["name"])), names, "nodes of the GraphML")
    found = collections.Counter(frozenset(graph.vs[v]["id"] for v in edge.tuple) for edge in graph.es)
    check(found, ends, "edges of the GraphML")
    check(collections.Counter(graph.es["kind"]), kinds, "kinds of the GraphML")
    graph = library.Graph.Read_Pajek(export("n.net"))
    check((graph.vcount(), graph.ecount()), (len(names), sum(ends.values())), "size of the Pajek file")


def read_with_openpyxl():
    book = library.load_workbook(export("n.xlsx"))
    for sheet in book:
        check(sheet.freeze_panes, "A2", f"frozen header of {sheet.title}")
        for row in sheet.iter_rows(max_col=1):
            check(row[0].data_type, "s", f"type of {sheet.title}!{row[0].coordinate}")
    rows = [row for name in ("nodes", "villages", "communities") for row in book[name].iter_rows(min_row=2, values_only=True)]
    for row in rows:
        check(row[1] or "", names[row[0]], f"name of {row[0]}")


globals()[f"read_with_{reader}"]()
