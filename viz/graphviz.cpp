#include "viz/graphviz.hpp"

#include <graphviz/cgraph.h>
#include <graphviz/gvc.h>

#include <cstdlib>
#include <memory>
#include <string_view>

#include "viz/dot_writer.hpp"
#include "viz/svg_post.hpp"

namespace lianjian {
namespace {

constexpr double png_pixels = 2400;

/// What Graphviz says while a picture is made. Its error hook takes a plain function, hence the one static;
/// the library allows one picture at a time anyway.
class Messages {
public:
    Messages() {
        text().clear();
        agreseterrors();
        previous_ = agseterrf([](char* part) {
            text() += part;
            return 0;
        });
    }
    ~Messages() { agseterrf(previous_); }
    Messages(const Messages&) = delete;
    Messages& operator=(const Messages&) = delete;

    [[nodiscard]] static bool has_error() { return agerrors() >= AGERR; }
    [[nodiscard]] static std::string& text() {
        static std::string collected;
        return collected;
    }

private:
    agusererrf previous_ = nullptr;
};

struct CloseGraph {
    void operator()(Agraph_t* graph) const { agclose(graph); }
};
struct FreeRendered {
    void operator()(char* data) const { gvFreeRenderData(data); }
};

/// One context for the life of the process: the plug-in that measures text keeps the name of the last font it saw and
/// reads it when the next picture comes, though the fonts go with their context (seen in 2.42).
GVC_t* shared_context() {
    static GVC_t* const context = gvContext();
    return context;
}

/// A layout belongs to a graph and a context and goes before both.
class Layout {
public:
    Layout(GVC_t* context, Agraph_t* graph) : context_(context), graph_(graph) {
        if (gvLayout(context_, graph_, "nop2") != 0) throw RenderError("Graphviz layout failed: " + Messages::text());
    }
    ~Layout() { gvFreeLayout(context_, graph_); }
    Layout(const Layout&) = delete;
    Layout& operator=(const Layout&) = delete;

private:
    GVC_t* context_;
    Agraph_t* graph_;
};

/// No file is loaded for a picture, and a PDF bears no time of its making, nor of the zone.
void fix_environment() {
    setenv("SERVER_NAME", "lianjian", 1);
    unsetenv("GV_FILE_PATH");
    setenv("SOURCE_DATE_EPOCH", "0", 1);
    setenv("TZ", "UTC0", 1);
}

/// Graphviz before 2.44 does not know SOURCE_DATE_EPOCH: the digits of the time become those of the epoch, in place,
/// because a PDF counts its bytes.
void fix_creation_date(std::string& pdf) {
    constexpr std::string_view before = "/CreationDate (D:", epoch = "19700101000000";
    const std::size_t found = pdf.rfind(before);
    if (found == std::string::npos) return;
    const std::size_t digits = found + before.size();
    if (pdf.find_first_not_of("0123456789", digits) >= digits + epoch.size()) {
        pdf.replace(digits, epoch.size(), epoch);
    }
}

const char* device(Format format) {
    switch (format) {
        case Format::png:
            return "png:cairo:cairo";
        case Format::pdf:
            return "pdf:cairo:cairo";
        default:
            return "svg:svg:core";
    }
}

std::string run_graphviz(const Diagram& diagram, Format format) {
    GVC_t* const context = shared_context();
    if (context == nullptr) throw RenderError("Graphviz did not start: " + Messages::text());
    const std::unique_ptr<Agraph_t, CloseGraph> graph(agmemread(diagram.dot.c_str()));
    if (!graph) throw RenderError("Graphviz could not read the diagram: " + Messages::text());
    if (format == Format::png) {
        std::string key = "dpi";
        std::string dpi = short_number(png_pixels * 72 / diagram.width);
        std::string fallback;
        agsafeset(graph.get(), key.data(), dpi.data(), fallback.data());
    }
    const Layout layout(context, graph.get());
    char* data = nullptr;
    unsigned int length = 0;
    const int failed = gvRenderData(context, graph.get(), device(format), &data, &length);
    const std::unique_ptr<char, FreeRendered> owner(data);
    if (failed != 0 || data == nullptr) throw RenderError("Graphviz could not render: " + Messages::text());
    return {data, length};
}

}  // namespace

std::string render(const Diagram& diagram, Format format, std::string* warnings) {
    if (format == Format::dot) return diagram.dot;
    fix_environment();
    const Messages messages;
    std::string bytes = run_graphviz(diagram, format);
    if (Messages::has_error()) throw RenderError("Graphviz reported: " + Messages::text());
    if (warnings != nullptr) *warnings += Messages::text();
    if (format == Format::svg) return svg_document(bytes, diagram);
    if (format == Format::svg_fragment) return svg_fragment(bytes, diagram);
    if (format == Format::pdf) fix_creation_date(bytes);
    return bytes;
}

}  // namespace lianjian
