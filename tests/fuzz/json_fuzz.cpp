// JSON: answers and networks with any texts are read back by another reader.
#include <nlohmann/json.hpp>

#include "cli/table_output.hpp"
#include "data/export/escape.hpp"
#include "data/export/formats.hpp"
#include "hostile_network.hpp"
#include "require.hpp"
#include "support/readers.hpp"

using namespace lianjian;
using namespace lianjian::fuzz;
using nlohmann::json;

namespace {

void check_text(const std::string& text) {
    const std::string written = json_text(text);
    require(test::is_utf8(written), "JSON is UTF-8");
    require(written.find("\xe2\x80\xa8") == std::string::npos, "JSON is JavaScript too");
    require(json::parse(written).get<std::string>() == test::with_wrong_bytes_shown(text), "a text is read back");
}

void check_network(const std::vector<std::string>& texts) {
    const Network network = test::named_network(texts);
    const json read = json::parse(node_link_json(network, selection_of(network, std::nullopt)));
    require(read["nodes"].size() == texts.size() && read["links"].size() == texts.size(), "a network is all there");
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const std::string wanted = test::with_wrong_bytes_shown(texts[i]);
        require(read["nodes"][i].value("name", "") == wanted, "a name is read back");
        require(read["nodes"][i].value("note", "") == wanted, "an attribute is read back");
        require(read["links"][i].value("field", "") == wanted, "a field is read back");
    }
}

void check_answers(const std::vector<std::string>& texts) {
    OutputTable table{"names", texts[0], {{"name", {"名称", "name"}}, {"count", {"数", "count"}}}};
    for (const std::string& text : texts) table.rows.push_back({Cell(text), count_cell(text.size())});
    for (const std::string& written :
         {formatted(table, TableFormat::json, Lang::en), formatted(std::vector{table}, TableFormat::json, Lang::zh),
          json_answer("names", {{"fact", Cell(texts[0])}}, {table})}) {
        require(test::is_utf8(written), "an answer is UTF-8");
        const json read = json::parse(written);
        const json& rows = read.contains("rows") ? read["rows"] : read["names"];
        require(rows.size() == texts.size(), "an answer has its rows");
        for (std::size_t i = 0; i < texts.size(); ++i) {
            require(rows[i]["count"] == texts[i].size(), "a number is read back");
            require(rows[i]["name"] == texts[i] || !test::is_utf8(texts[i]), "a name is read back");
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::vector<std::string> names = texts(as_text(data, size), 8);
    for (const std::string& name : names) check_text(name);
    check_network(names);
    check_answers(names);
    return 0;
}
