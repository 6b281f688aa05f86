// Files that are broken or meant to do harm: refused in a moment, in bounded memory, with a reason. Those of workbooks
// are in tests/data_xlsx/hostile_test.cpp; pipes and links in data_set_test.cpp.
#include <sys/resource.h>

#include <filesystem>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "data/issue_log.hpp"
#include "data_folder.hpp"

using namespace lianjian;
using namespace lianjian::test;

namespace {

using Lines = std::vector<std::string>;

long peak_megabytes() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

double processor_seconds() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& t) {
        return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// What loading one table says; in so many seconds of processor time and with so much memory at most.
Loading bounded(const std::string& villages, double seconds, long megabytes) {
    const DataFolder folder({{"villages.csv", villages}});
    const long memory = peak_megabytes();
    const double begin = processor_seconds();
    Loading loading = load_from(folder);
    CHECK(processor_seconds() - begin < patience * seconds);
    // A sanitizer keeps notes of its own for every byte.
    CHECK(peak_megabytes() - memory < (patience > 1 ? 2 * megabytes : megabytes));
    return loading;
}

std::string repeated(const std::string& text, std::size_t times) {
    std::string out;
    out.reserve(text.size() * times);
    for (std::size_t i = 0; i < times; ++i) out += text;
    return out;
}

std::string utf16(std::string_view ascii) {
    std::string out = "\xff\xfe";
    for (const char c : ascii) out.append(1, c).append(1, '\0');
    return out;
}

}  // namespace

TEST_CASE("a text cut off at any byte gives the rows before the cut, or none") {
    for (const std::string& whole : {std::string("id,name,note\r\nv1,\"徐\"\"村\",a\r\nv2,盐滩,\"b\r\nc\"\r\n"),
                                     std::string("id,name,note\nv1,\xd0\xec\xb4\xe5,a\nv2,\xd1\xce\xcc\xb2,\"b\nc\"\n"),
                                     utf16("id,name,note\nv1,\"o\"\"ne\",a\nv2,two,\"b\nc\"\n")}) {
        const Loading full = load({{"villages.csv", whole}});
        REQUIRE(full.issues.empty());
        for (std::size_t length = 0; length < whole.size(); ++length) {
            const Loading cut = load({{"villages.csv", whole.substr(0, length)}});
            CAPTURE(whole, length);
            CHECK((cut.errors > 0 || cut.network.nodes.size() <= 2));
            // The last row may be shorter by what was cut off; the one before is whole.
            if (cut.network.nodes.size() == 2) CHECK(cut.network.name(0) == full.network.name(0));
        }
    }
}

TEST_CASE("an open quote before a million rows is told at once") {
    const std::string rows = repeated("370211001001,some village\n", 1'000'000);
    CHECK(bounded("id,name\n\"v0,one\n" + rows, 3, 100).issues == Lines{"villages.csv:2:1 open-quote"});
    CHECK(bounded("id,name\nv0,one\n" + rows.substr(0, 2600) + "v1,\"two\n" + rows, 3, 100).issues.back() ==
          "villages.csv:103:2 open-quote");
}

TEST_CASE("a million rows, each with an error, are counted; the list of them is bounded") {
    const Loading loading = bounded("id,name\n" + repeated("x\n", 1'000'000), 10, 500);
    CHECK(loading.errors == 1'000'000);
    CHECK(loading.issues.size() == IssueLog::most_listed + 1);
    CHECK(loading.issues.back() == " more-issues");
    CHECK(loading.en.back() ==
          "there are more than 200000 findings; the rest are counted, not listed — mend those listed first");
    CHECK(loading.warnings == 1);
}

TEST_CASE("a finding keeps no more of a cell than it can show") {
    const std::string cell = repeated("村\"", 100'000);
    const DataFolder folder({{"villages.csv", "id,name\n" + repeated("v," + cell + "\n", 200)}});
    const LoadResult result = load_network(std::vector<std::string>{folder.path()});
    CHECK(result.warnings >= 200);
    for (const Issue& issue : result.issues) {
        for (const std::string& argument : issue.arguments) CHECK(argument.size() <= IssueLog::longest_argument);
    }
    CHECK(what(result.issues.front(), Lang::en).find("…") != std::string::npos);
}

TEST_CASE("cells of 1 MiB are read, larger ones refused with their place") {
    const std::string cell(std::size_t{1} << 20U, 'x');
    CHECK(load({{"villages.csv", "id,name\nv," + cell + "\n"}}).issues.empty());
    CHECK(load({{"villages.csv", "id,name\nv," + cell + "x\n"}}).issues == Lines{"villages.csv:2:2 huge-field"});
    // A single line without end, of a size no one has memory for twice.
    CHECK(bounded("id,name\nv," + repeated(cell, 16), 3, 200).issues == Lines{"villages.csv:2:2 huge-field"});
}

TEST_CASE("a row of 4096 columns is read, a wider one refused") {
    std::string header = "id,name";
    for (int i = 2; i < 4096; ++i) header += ",c" + std::to_string(i);
    const std::string row = "v,V" + repeated(",1", 4094);
    const Loading loading = load({{"villages.csv", header + "\n" + row + "\n"}});
    CHECK(loading.issues.empty());
    CHECK(loading.network.nodes.attributes.size() == 4094);
    CHECK(load({{"villages.csv", header + ",x\n" + row + ",1\n"}}).issues.at(0) ==
          "villages.csv:1:4097 too-many-columns");
}

TEST_CASE("devices and loops of links under the name of a table") {
    const DataFolder folder(Files{{"nodes.csv", "id,name,kind\nv,V,村\n"}});
    std::filesystem::create_symlink("/dev/zero", folder.path("villages.csv"));
    std::filesystem::create_symlink("b.csv", folder.path("a.csv"));
    std::filesystem::create_symlink("a.csv", folder.path("b.csv"));
    std::filesystem::create_symlink("loop", folder.path("loop"));
    std::filesystem::create_symlink(".", folder.path("edges.csv"));  // a folder, which is no table
    CHECK(load_from(folder).issues == Lines{"a.csv not-a-file", "b.csv not-a-file", "villages.csv not-a-file"});
    CHECK(load_from(folder, {"loop"}).issues.at(0) == "loop unreadable");
    CHECK(load_from(folder, {"villages.csv"}).issues.at(0) == "villages.csv not-a-file");
}

TEST_CASE("thousands of columns that no schema knows take linear time") {
    std::string header = "id,name";
    for (int i = 2; i < 4096; ++i) header += ",c" + std::to_string(i);
    std::string rows;
    for (int i = 0; i < 200; ++i) rows += "v" + std::to_string(i) + ",V" + repeated(",1", 4094) + "\n";
    CHECK(bounded(header + "\n" + rows, 2, 200).network.nodes.attributes.size() == 4094);
}

TEST_CASE("a beginning of tiny rows makes no room for as many in the whole file") {
    const std::string tiny = "id,name\n" + repeated("v,\n", 100'000);
    const Loading loading = bounded(tiny + "v2," + repeated(std::string(1'000'000, 'x') + "\nv3,", 30) + "\n", 5, 300);
    CHECK(loading.network.nodes.size() >= 2);
}
