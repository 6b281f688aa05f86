// Each format by hand, on the hostile network; one of its ties has ended, one is only planned.
#include <catch2/catch.hpp>
#include <string>

#include "data/export/formats.hpp"
#include "hostile_network.hpp"

namespace lianjian {
namespace {

std::string hostile(std::string (*format)(const Network&, const Selection&)) {
    const Network network = test::hostile_network();
    return format(network, selection_of(network, std::nullopt));
}

TEST_CASE("the ending decides the format") {
    CHECK(find_export_format("out/a.graphml")->write == graphml);
    CHECK(find_export_format("A.XLSX")->write == workbook);
    CHECK(find_export_format("a.csv") == nullptr);
    CHECK(find_export_format(".json") == nullptr);
    CHECK(find_export_format("json") == nullptr);
}

TEST_CASE("GraphML") {
    CHECK(hostile(graphml) ==
          R"(<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
  <key id="n0" for="node" attr.name="name" attr.type="string"/>
  <key id="n1" for="node" attr.name="kind" attr.type="string"/>
  <key id="n2" for="node" attr.name="region" attr.type="string"/>
  <key id="n3" for="node" attr.name="population" attr.type="double"/>
  <key id="n4" for="node" attr.name="population_at_least" attr.type="boolean"><default>false</default></key>
  <key id="n5" for="node" attr.name="=note" attr.type="string"/>
  <key id="t0" for="edge" attr.name="kind" attr.type="string"/>
  <key id="t1" for="edge" attr.name="status" attr.type="string"/>
  <key id="t2" for="edge" attr.name="start" attr.type="string"/>
  <key id="t3" for="edge" attr.name="end" attr.type="string"/>
  <key id="t4" for="edge" attr.name="weight" attr.type="double"/>
  <graph id="lianjian" edgedefault="undirected">
    <node id="370211001001"><data key="n0">=1+1</data><data key="n1">village</data><data key="n2">370211001001</data><data key="n3">100</data><data key="n4">true</data><data key="n5">a,&quot;b&quot;</data></node>
    <node id="x&quot;1"><data key="n0">&quot;]; &lt;b&gt;&amp;\N&#10;)"
          "\u2028"
          R"(\u0001</data><data key="n1">enterprise</data></node>
    <node id="g"><data key="n0">-g&#39;</data><data key="n1">alliance</data></node>
    <edge id="e1" source="370211001001" target="x&quot;1"><data key="t0">pairing</data><data key="t1">ended</data><data key="t2">2020-01-01</data><data key="t3">2023-07-12</data><data key="t4">2.5</data></edge>
    <edge id="e2" source="x&quot;1" target="370211001001"><data key="t0">partnership</data><data key="t1">planned</data></edge>
    <edge id="e3" source="g" target="370211001001"><data key="t0">membership</data><data key="t1">active</data></edge>
  </graph>
</graphml>
)");
}

TEST_CASE("GEXF: an edge is there to its last live day") {
    CHECK(hostile(gexf) ==
          R"(<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">
  <meta><creator>lianjian</creator></meta>
  <graph mode="dynamic" defaultedgetype="undirected" timeformat="date" timerepresentation="interval">
    <attributes class="node" mode="static">
      <attribute id="n0" title="kind" type="string"/>
      <attribute id="n1" title="region" type="string"/>
      <attribute id="n2" title="population" type="double"/>
      <attribute id="n3" title="population_at_least" type="boolean"/>
      <attribute id="n4" title="=note" type="string"/>
    </attributes>
    <attributes class="edge" mode="static">
      <attribute id="t0" title="kind" type="string"/>
      <attribute id="t1" title="status" type="string"/>
      <attribute id="t2" title="start_date" type="string"/>
      <attribute id="t3" title="end_date" type="string"/>
      <attribute id="t4" title="weight" type="double"/>
    </attributes>
    <nodes>
      <node id="370211001001" label="=1+1"><attvalues><attvalue for="n0" value="village"/><attvalue for="n1" value="370211001001"/><attvalue for="n2" value="100"/><attvalue for="n3" value="true"/><attvalue for="n4" value="a,&quot;b&quot;"/></attvalues></node>
      <node id="x&quot;1" label="&quot;]; &lt;b&gt;&amp;\N&#10;)"
          "\u2028"
          R"(\u0001"><attvalues><attvalue for="n0" value="enterprise"/></attvalues></node>
      <node id="g" label="-g&#39;"><attvalues><attvalue for="n0" value="alliance"/></attvalues></node>
    </nodes>
    <edges>
      <edge id="e1" source="370211001001" target="x&quot;1" kind="pairing" start="2020-01-01" end="2023-07-11" weight="2.5"><attvalues><attvalue for="t0" value="pairing"/><attvalue for="t1" value="ended"/><attvalue for="t2" value="2020-01-01"/><attvalue for="t3" value="2023-07-12"/><attvalue for="t4" value="2.5"/></attvalues></edge>
      <edge id="e2" source="x&quot;1" target="370211001001" kind="partnership"><attvalues><attvalue for="t0" value="partnership"/><attvalue for="t1" value="planned"/></attvalues></edge>
      <edge id="e3" source="g" target="370211001001" kind="membership"><attvalues><attvalue for="t0" value="membership"/><attvalue for="t1" value="active"/></attvalues></edge>
    </edges>
  </graph>
</gexf>
)");
}

TEST_CASE("GEXF: a tie that ends before it begins has no spell") {
    Network network = test::hostile_network();
    network.ties.end[0] = network.ties.start[0];
    const std::string text = gexf(network, selection_of(network, std::nullopt));
    CHECK(text.find(R"(kind="pairing" weight=)") != std::string::npos);
    CHECK(text.find(R"(<attvalue for="t3" value="2020-01-01"/>)") != std::string::npos);
}

TEST_CASE("GEXF: a node is there to its last day, and says what it was merged into") {
    Network network = test::hostile_network();
    network.nodes.start.set(0, *make_date({2019, 1, 1}));
    network.nodes.end.set(0, *make_date({2021, 1, 1}));
    network.nodes.merged_into.set(0, 2);
    const std::string text = gexf(network, selection_of(network, std::nullopt));
    CHECK(text.find(R"(label="=1+1" start="2019-01-01" end="2020-12-31">)") != std::string::npos);
    CHECK(text.find(R"(title="start_date" type="string"/>)") != std::string::npos);
    CHECK(text.find(R"(value="2021-01-01"/><attvalue for="n6" value="g"/>)") != std::string::npos);
    CHECK(text.find(R"(<node id="g" label="-g&#39;">)") != std::string::npos);
}

TEST_CASE("DOT: ids of our own, no attribute named by the data") {
    CHECK(hostile(dot) ==
          R"(graph lianjian {
  n1 [label="=1+1", node_id="370211001001", node_kind="village", node_region="370211001001", node_population="100"];
  n2 [label="\"]; <b>&amp;\\N\n)"
          "\u2028"
          R"(\\u0001", node_id="x\"1", node_kind="enterprise"];
  n3 [label="-g'", node_id="g", node_kind="alliance"];
  n1 -- n2 [tie_kind="pairing", tie_status="ended", tie_start="2020-01-01", tie_end="2023-07-12", tie_weight="2.5"];
  n2 -- n1 [tie_kind="partnership", tie_status="planned"];
  n3 -- n1 [tie_kind="membership", tie_status="active"];
}
)");
}

TEST_CASE("Pajek: vertices from 1") {
    CHECK(hostile(pajek) ==
          "*Vertices 3\n"
          "1 \"=1+1 370211001001\"\n"
          "2 \"']; <b>&/N    x'1\"\n"
          "3 \"-g' g\"\n"
          "*Edges\n"
          "1 2 2.5 l \"pairing\"\n"
          "2 1 1 l \"partnership\"\n"
          "3 1 1 l \"membership\"\n");
}

TEST_CASE("JSON: nodes and links") {
    CHECK(hostile(node_link_json) == R"({
"schema_version": 1,
"directed": false,
"multigraph": true,
"graph": {"generator": "lianjian", "as_of": "all", "within": null},
"nodes": [
{"id": "370211001001", "name": "=1+1", "kind": "village", "region": "370211001001", "population": 100, "population_at_least": true, "=note": "a,\"b\""},
{"id": "x\"1", "name": "\"]; <b>&\\N\n\u2028\u0001", "kind": "enterprise"},
{"id": "g", "name": "-g'", "kind": "alliance"}
],
"links": [
{"source": "370211001001", "target": "x\"1", "key": 1, "kind": "pairing", "status": "ended", "start": "2020-01-01", "end": "2023-07-12", "weight": 2.5},
{"source": "x\"1", "target": "370211001001", "key": 2, "kind": "partnership", "status": "planned"},
{"source": "g", "target": "370211001001", "key": 3, "kind": "membership", "status": "active"}
]
}
)");
}

TEST_CASE("attributes by the name of a column of ours get a number") {
    Network network = test::hostile_network();
    network.nodes.attributes.push_back({"id", {{0, "7"}}});
    network.nodes.attributes.push_back({"population_at_least", {{1, "yes"}}});
    const std::string text = node_link_json(network, selection_of(network, std::nullopt));
    CHECK(text.find(R"("id_2": "7")") != std::string::npos);
    CHECK(text.find(R"("population_at_least_2": "yes")") != std::string::npos);
}

TEST_CASE("ids that only control characters tell apart stay apart") {
    Network network;
    for (const char* id : {"a\x01", "a\\u0001", "a\\u0001~"}) {
        network.nodes.ids.intern(id);
        network.nodes.name.push_back("n");
        network.nodes.kind.push_back(NodeKind::village);
        network.nodes.region.push_back(no_region);
    }
    const std::string text = graphml(network, selection_of(network, std::nullopt));
    for (const char* id : {R"("a\u0001")", R"("a\u0001~")", R"("a\u0001~~")"}) {
        CHECK(text.find(std::string("<node id=") + id) != std::string::npos);
    }
}

TEST_CASE("an empty network is a whole file in every format") {
    const Network network;
    const Selection nothing = selection_of(network, std::nullopt);
    CHECK(pajek(network, nothing) == "*Vertices 0\n*Edges\n");
    CHECK(dot(network, nothing) == "graph lianjian {\n}\n");
    CHECK(csv_folder(network, nothing).at(0).bytes == "\xEF\xBB\xBFid,name,kind,region\r\n");
}

}  // namespace
}  // namespace lianjian
