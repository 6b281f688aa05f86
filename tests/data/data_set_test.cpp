#include "data/data_set.hpp"

#include <sys/stat.h>

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "data/folder_names.hpp"
#include "data/mapped_file.hpp"
#include "data_folder.hpp"

using namespace lianjian;
using namespace lianjian::test;

namespace {

using Lines = std::vector<std::string>;

const std::string villages = "id,name\nv1,one\n";
const std::string organizations = "id,name\no1,two\n";
const std::string edges = "source,target\nv1,o1\n";

/// Tables found, as `file:table`.
Lines found(const DataFolder& folder, const std::vector<std::string>& inputs) {
    IssueLog log;
    Lines lines;
    for (const TableFile& file : find_tables(inputs, Mapping(), log)) {
        lines.push_back(folder.shown(file.path) + ":" + std::string(file.table->key));
    }
    return lines;
}

}  // namespace

TEST_CASE("a folder gives its tables, nodes before what refers to them") {
    const DataFolder folder(
        {{"联建关系.csv", edges}, {"单位.CSV", organizations}, {"Villages.csv", villages}, {"readme.txt", "x"}});
    const Lines expected{"Villages.csv:villages", "单位.CSV:organizations", "联建关系.csv:edges"};
    CHECK(found(folder, {folder.path()}) == expected);
    CHECK(found(folder, {folder.path("联建关系.csv"), folder.path("Villages.csv"), folder.path("单位.CSV")}) ==
          expected);
    CHECK(load_from(folder).issues.empty());
}

TEST_CASE("single files, and folders beside files") {
    const DataFolder one(Files{{"villages.csv", villages}});
    const DataFolder two(Files{{"organizations.csv", organizations}, {"edges.csv", edges}});
    const std::vector<std::string> inputs{two.path("edges.csv"), one.path(), two.path("organizations.csv")};
    const LoadResult result = load_network(inputs);
    CHECK(result.issues.empty());
    CHECK(result.network.ties.size() == 1);
}

TEST_CASE("a table may be in several folders, not twice in one") {
    const DataFolder one(Files{{"villages.csv", villages}});
    const DataFolder two(Files{{"villages.csv", "id,name\nv2,two\n"}});
    const std::vector<std::string> both{one.path(), two.path()};
    CHECK(load_network(both).network.nodes.size() == 2);
    CHECK(load_network(both).issues.empty());

    const DataFolder twice(Files{{"villages.csv", villages}, {"村.csv", villages}});
    CHECK(load_from(twice).issues.at(0) == "村.csv table-twice");
    const std::vector<std::string> slash{twice.path() + "/"};
    CHECK(load_network(slash).errors == 1);
}

TEST_CASE("a file given twice is read once, and said") {
    const DataFolder folder(Files{{"villages.csv", villages}});
    std::filesystem::create_symlink(folder.path(), folder.path("again"));
    for (const char* other : {"villages.csv", "./villages.csv", "again/villages.csv"}) {
        const Loading loading = load_from(folder, {"villages.csv", other});
        CHECK(loading.issues == Lines{std::string(other) + " given-twice"});
        CHECK(loading.en.at(0) == "the same file was given twice (villages.csv); it was read once — give it once");
        CHECK(loading.network.nodes.size() == 1);
    }
    CHECK(load_from(folder, {"", "villages.csv"}).issues == Lines{"villages.csv given-twice"});
}

TEST_CASE("lock files, hidden files and folders are passed over") {
    const DataFolder folder({{"villages.csv", villages},
                             {".~lock.villages.csv#", "x"},
                             {"~$nodes.xlsx", "x"},
                             {".hidden.csv", "x"},
                             {"._villages.csv", "x"},
                             {"Thumbs.db", "x"}});
    std::filesystem::create_directory(folder.path("nodes.csv"));
    CHECK(found(folder, {folder.path()}) == Lines{"villages.csv:villages"});
    CHECK(load_from(folder).issues.empty());
}

TEST_CASE("names that are no table are said, with the nearest one") {
    const DataFolder folder(Files{{"villages.csv", villages}, {"village.csv", villages}, {"通讯录.csv", "x"}});
    CHECK(load_from(folder).issues == Lines{"village.csv unknown-table", "通讯录.csv unknown-table"});
    CHECK(load_from(folder).en[0] ==
          "'village' is not a table name; the file was not read — to have it read, rename it, for instance "
          "villages.csv, or let check --suggest-map draft a mapping.toml");
}

TEST_CASE("a pipe or a device is refused without waiting for it") {
    const DataFolder folder(Files{{"villages.csv", villages}});
    REQUIRE(::mkfifo(folder.path("nodes.csv").c_str(), 0600) == 0);
    const auto begin = std::chrono::steady_clock::now();
    CHECK(load_from(folder).issues == Lines{"nodes.csv not-a-file"});
    CHECK(load_from(folder, {"nodes.csv"}).issues == Lines{"nodes.csv not-a-file"});
    CHECK_THROWS_AS(MappedFile(folder.path("nodes.csv")), std::system_error);
    CHECK_THROWS_AS(MappedFile("/dev/null"), std::system_error);
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));  // a wait for a writer never ends
}

TEST_CASE("links count as what they lead to; a loop of links is no file") {
    const DataFolder folder(Files{{"v.txt", villages}});
    std::filesystem::create_symlink("v.txt", folder.path("villages.csv"));
    CHECK(load_from(folder).network.nodes.size() == 1);
    std::filesystem::create_symlink("nodes.csv", folder.path("nodes.csv"));
    CHECK(load_from(folder).issues == Lines{"nodes.csv not-a-file"});
}

TEST_CASE("what is not there is said") {
    const DataFolder folder;
    CHECK(load_from(folder, {"nowhere"}).issues == Lines{"nowhere unreadable"});
    CHECK(load_from(folder, {"nowhere"}).zh == Lines{"无法读取：no such file or folder — 请检查路径和权限"});
    const LoadResult nothing = load_network({});
    CHECK(nothing.refused());
}

TEST_CASE("a file is mapped as it is") {
    const DataFolder folder(Files{{"empty", ""}, {"text", std::string("a\0b\n", 4)}});
    CHECK(MappedFile(folder.path("text")).bytes() == std::string("a\0b\n", 4));
    CHECK(MappedFile(folder.path("empty")).bytes().empty());
    CHECK_THROWS_AS(MappedFile(folder.path()), std::system_error);
    CHECK(path_kind(folder.path()) == PathKind::folder);
    CHECK(path_kind(folder.path("text")) == PathKind::file);
    CHECK(path_kind(folder.path("none")) == PathKind::missing);
    CHECK(path_kind("/dev/null") == PathKind::other);
}

TEST_CASE("the names in a folder, sorted, or why they cannot be had") {
    const DataFolder folder({{"b.csv", "x\n"}, {"a.csv", "x\n"}, {".hidden", "x\n"}});
    std::error_code error = std::make_error_code(std::errc::io_error);
    CHECK(folder_names(folder.path(), error) == std::vector<std::string>{".hidden", "a.csv", "b.csv"});
    CHECK_FALSE(error);
    CHECK(folder_names(folder.path("none"), error).empty());
    CHECK(error == std::errc::no_such_file_or_directory);
    CHECK(folder_names(folder.path("a.csv"), error).empty());
    CHECK(error == std::errc::not_a_directory);
}
