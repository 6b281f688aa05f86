// A whole data set: several named files are loaded, exported as a folder of CSV, loaded and exported again. What is
// exported of a sound data set has no fault, and the second export is the first one byte for byte. The drafts of what
// is not known can be used as they are.
#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

#include "data/encoding.hpp"
#include "data/export/formats.hpp"
#include "data/load_network.hpp"
#include "data/roster_words.hpp"
#include "data/suggest_mapping.hpp"
#include "data/suggest_partners.hpp"
#include "engine/issue.hpp"
#include "require.hpp"

using namespace lianjian;
using namespace lianjian::fuzz;

namespace {

namespace fs = std::filesystem;

/// A private folder, removed when the program ends; its files are replaced for each input.
class Folder {
public:
    Folder() {
        std::string pattern = (fs::temp_directory_path() / "lianjian-fuzz-XXXXXX").string();
        require(::mkdtemp(pattern.data()) != nullptr, "there is a temporary folder");
        path_ = pattern;
    }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    template <class Files>
    void fill(const Files& files) {
        for (const fs::path& old : names_) fs::remove(old);
        names_.clear();
        for (const auto& [name, bytes] : files) {
            const fs::path path = fs::path(path_) / name;
            std::ofstream file(path, std::ios::binary);
            file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
            names_.push_back(path);
        }
    }
    [[nodiscard]] LoadResult load(const LoadOptions& options = {}) const { return load_network(inputs(), options); }
    [[nodiscard]] std::vector<std::string> inputs() const { return {path_}; }

private:
    std::string path_;
    std::vector<fs::path> names_;
};

bool is_plain_name(const std::string& name) {
    return !name.empty() && name.size() <= 64 && name.find('/') == std::string::npos && name != "." && name != ".." &&
           name.find('\0') == std::string::npos;
}

void check_issues(const LoadResult& result) {
    std::size_t errors = 0, warnings = 0;
    for (const Issue& issue : result.issues) {
        errors += issue.issue_class->severity == Severity::error;
        warnings += issue.issue_class->severity == Severity::warning;
        for (const Lang lang : {Lang::zh, Lang::en}) {
            const std::string said = what(issue, lang) + remedy(issue, lang) + place(issue);
            require(!first_invalid_utf8(said), "a message is UTF-8");
            require(said.find('\x1b') == std::string::npos, "a message has no escape sequence");
        }
    }
    require(errors == result.errors && warnings == result.warnings, "issues are counted");
}

/// The numbers that other columns point with, and the lengths of columns.
void check_network(const Network& network) {
    const Nodes& nodes = network.nodes;
    const Ties& ties = network.ties;
    require(nodes.name.size() == nodes.size() && nodes.region.size() == nodes.size(), "columns of nodes are as long");
    require(nodes.origin.size() == nodes.size() && nodes.ids.size() == nodes.size(), "every node has an id");
    for (NodeId v = 0; v < nodes.size(); ++v) {
        require(network.find(network.id(v)) == v, "an id finds its node");
        require(nodes.region[v] == no_region || nodes.region[v] < network.regions.size(), "a node's region is there");
        require(!network.key(nodes.kind[v]).empty(), "a node's kind has a name");
        require(nodes.origin[v].file < network.files.size() && nodes.origin[v].line > 0, "a node has an origin");
    }
    for (TieId e = 0; e < ties.size(); ++e) {
        require(ties.source[e] < nodes.size() && ties.target[e] < nodes.size(), "a tie's ends are there");
        require(ties.source[e] != ties.target[e], "a tie has two ends");
        require(!network.key(ties.kind[e]).empty(), "a tie's kind has a name");
    }
    for (RegionId r = 0; r < network.regions.size(); ++r) {
        RegionId above = r;
        for (std::size_t steps = 0; above != no_region; above = network.regions.parent(above)) {
            require(++steps <= network.regions.size(), "no region contains itself");
        }
    }
}

bool has_mapping_fault(const LoadResult& result) {
    return std::ranges::any_of(result.issues, [](const Issue& issue) { return issue.issue_class->code == "mapping"; });
}

void check_drafts(const Folder& folder, const LoadResult& result) {
    if (has_mapping_fault(result)) return;
    LoadOptions with_draft;
    with_draft.draft = suggest_mapping(result, folder.inputs(), {}, Lang::zh);
    require(!first_invalid_utf8(with_draft.draft), "a draft is UTF-8");
    const LoadResult drafted = folder.load(with_draft);
    if (has_mapping_fault(drafted)) std::fprintf(stderr, "%s\n", with_draft.draft.c_str());
    require(!has_mapping_fault(drafted), "a draft can be used as it is");
    std::set<std::string> ids;
    for (const SuggestedPartner& partner : suggest_partners(drafted)) {
        require(drafted.network.find(partner.id) == no_node && ids.insert(partner.id).second, "an id is a new one");
    }
}

void report(const LoadResult& result) {
    for (const Issue& issue : result.issues) {
        if (issue.issue_class->severity != Severity::error) continue;
        std::fprintf(stderr, "%s: %s\n", place(issue).c_str(), what(issue, Lang::en).c_str());
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static Folder folder;
    auto files = named_parts(as_text(data, size), 12);
    std::erase_if(files, [](const auto& file) { return !is_plain_name(file.first); });
    folder.fill(files);
    const LoadResult first = folder.load();
    check_issues(first);
    check_network(first.network);
    check_drafts(folder, first);
    if (first.refused()) return 0;

    const Network& network = first.network;
    // A project may have an id and nothing else; one whose id reads as a note is a note, and is said to be.
    for (const std::string& id : network.projects.id) {
        if (is_remark(id, false) || is_total_word(id)) return 0;
    }
    const auto exported = csv_folder(network, selection_of(network, std::nullopt));
    folder.fill(std::vector<std::pair<std::string, std::string>>{});
    std::vector<std::pair<std::string, std::string>> again;
    for (const NamedFile& file : exported) again.emplace_back(file.name, file.bytes);
    folder.fill(again);
    const LoadResult second = folder.load();
    if (second.refused()) report(second);
    require(!second.refused(), "what is exported is sound");
    const auto twice = csv_folder(second.network, selection_of(second.network, std::nullopt));
    bool equal = twice.size() == exported.size();
    for (std::size_t i = 0; equal && i < twice.size(); ++i) {
        equal = twice[i].name == exported[i].name && twice[i].bytes == exported[i].bytes;
        if (!equal) {
            std::fprintf(stderr, "first %s:\n%s\nsecond %s:\n%s\n", exported[i].name.c_str(), exported[i].bytes.c_str(),
                         twice[i].name.c_str(), twice[i].bytes.c_str());
        }
    }
    require(equal, "exported again it is the same");
    require(second.network.nodes.size() == network.nodes.size(), "no node is lost");
    require(second.network.needs.size() == network.needs.size(), "no need is lost");
    require(second.network.projects.size() == network.projects.size(), "no project is lost");
    return 0;
}
