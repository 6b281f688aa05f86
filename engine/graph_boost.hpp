// Makes lianjian::Graph a Boost.Graph graph, so that its algorithms run on it without a copy.
//
// The concepts modelled are VertexListGraph, IncidenceGraph, AdjacencyGraph and EdgeListGraph, undirected and
// without parallel edges; nodes are their own index. Costs are those of Graph: everything O(1) but a walk over
// all edges, which is O(n + m) and sees each tie once, from its smaller end. The graph must outlive its
// iterators. The one header of the engine that includes Boost.
#pragma once

#include <algorithm>
#include <cstddef>
#include <tuple>
#include <utility>

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/iterator_facade.hpp>
#include <boost/property_map/property_map.hpp>

#include "engine/graph.hpp"

namespace lianjian {

/// A tie as seen from one end. Equal, and equally ordered, from either end: it can be the key of a map.
struct TieView {
    NodeId source = no_node;
    NodeId target = no_node;

    [[nodiscard]] std::pair<NodeId, NodeId> ends() const { return std::minmax(source, target); }
    friend bool operator==(const TieView& a, const TieView& b) { return a.ends() == b.ends(); }
    friend bool operator!=(const TieView& a, const TieView& b) { return a.ends() != b.ends(); }
    friend bool operator<(const TieView& a, const TieView& b) { return a.ends() < b.ends(); }
};

/// The ties of one node, in the order of its neighbours.
class OutTieIterator
    : public boost::iterator_facade<OutTieIterator, TieView, boost::random_access_traversal_tag, TieView> {
public:
    OutTieIterator() = default;
    OutTieIterator(NodeId source, const NodeId* target) : source_(source), target_(target) {}

private:
    friend class boost::iterator_core_access;
    [[nodiscard]] TieView dereference() const { return {source_, *target_}; }
    [[nodiscard]] bool equal(const OutTieIterator& other) const { return target_ == other.target_; }
    void increment() { ++target_; }
    void decrement() { --target_; }
    void advance(std::ptrdiff_t by) { target_ += by; }
    [[nodiscard]] std::ptrdiff_t distance_to(const OutTieIterator& other) const { return other.target_ - target_; }

    NodeId source_ = no_node;
    const NodeId* target_ = nullptr;
};

/// All ties, each once, by smaller end and then larger.
class TieIterator : public boost::iterator_facade<TieIterator, TieView, boost::forward_traversal_tag, TieView> {
public:
    TieIterator() = default;
    TieIterator(const Graph& graph, NodeId source) : graph_(&graph), source_(source) { skip_to_larger(); }

private:
    friend class boost::iterator_core_access;
    [[nodiscard]] TieView dereference() const { return {source_, graph_->neighbors(source_)[place_]}; }
    [[nodiscard]] bool equal(const TieIterator& other) const {
        return source_ == other.source_ && place_ == other.place_;
    }
    void increment() {
        ++place_;
        skip_to_larger();
    }
    /// To the first tie, from here on, whose source is its smaller end.
    void skip_to_larger() {
        for (; source_ < graph_->size(); ++source_, place_ = 0) {
            const auto row = graph_->neighbors(source_);
            while (place_ < row.size() && row[place_] < source_) ++place_;
            if (place_ < row.size()) return;
        }
    }

    const Graph* graph_ = nullptr;
    NodeId source_ = 0;
    std::size_t place_ = 0;
};

}  // namespace lianjian

namespace boost {

template <>
struct graph_traits<lianjian::Graph> {
    struct traversal_category : virtual vertex_list_graph_tag,
                                virtual incidence_graph_tag,
                                virtual adjacency_graph_tag,
                                virtual edge_list_graph_tag {};
    using directed_category = undirected_tag;
    using edge_parallel_category = disallow_parallel_edge_tag;

    using vertex_descriptor = lianjian::NodeId;
    using edge_descriptor = lianjian::TieView;
    using vertex_iterator = counting_iterator<lianjian::NodeId>;
    using adjacency_iterator = const lianjian::NodeId*;
    using out_edge_iterator = lianjian::OutTieIterator;
    using edge_iterator = lianjian::TieIterator;
    using vertices_size_type = std::size_t;
    using edges_size_type = std::size_t;
    using degree_size_type = std::size_t;

    static vertex_descriptor null_vertex() { return lianjian::no_node; }
};

template <>
struct property_map<lianjian::Graph, vertex_index_t> {
    using type = typed_identity_property_map<lianjian::NodeId>;
    using const_type = type;
};

/// Some algorithms deduce a const graph and ask for its traits as such.
template <>
struct graph_traits<const lianjian::Graph> : graph_traits<lianjian::Graph> {};
template <>
struct property_map<const lianjian::Graph, vertex_index_t> : property_map<lianjian::Graph, vertex_index_t> {};

}  // namespace boost

namespace lianjian {

using BoostTraits = boost::graph_traits<Graph>;

inline std::size_t num_vertices(const Graph& graph) { return graph.size(); }
inline std::size_t num_edges(const Graph& graph) { return graph.tie_count(); }

inline std::pair<BoostTraits::vertex_iterator, BoostTraits::vertex_iterator> vertices(const Graph& graph) {
    return {BoostTraits::vertex_iterator(0), BoostTraits::vertex_iterator(static_cast<NodeId>(graph.size()))};
}

inline std::pair<TieIterator, TieIterator> edges(const Graph& graph) {
    return {TieIterator(graph, 0), TieIterator(graph, static_cast<NodeId>(graph.size()))};
}

inline NodeId source(const TieView& tie, const Graph&) { return tie.source; }
inline NodeId target(const TieView& tie, const Graph&) { return tie.target; }

inline std::size_t out_degree(NodeId node, const Graph& graph) { return graph.degree(node); }

inline std::pair<OutTieIterator, OutTieIterator> out_edges(NodeId node, const Graph& graph) {
    const auto row = graph.neighbors(node);
    return {OutTieIterator(node, row.data()), OutTieIterator(node, row.data() + row.size())};
}

inline std::pair<const NodeId*, const NodeId*> adjacent_vertices(NodeId node, const Graph& graph) {
    const auto row = graph.neighbors(node);
    return {row.data(), row.data() + row.size()};
}

inline boost::typed_identity_property_map<NodeId> get(boost::vertex_index_t, const Graph&) { return {}; }
inline NodeId get(boost::vertex_index_t, const Graph&, NodeId node) { return node; }

}  // namespace lianjian
