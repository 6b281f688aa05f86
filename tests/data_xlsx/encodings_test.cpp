// Text files in every encoding and with every delimiter give the same table.
#include <iconv.h>

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "data/csv.hpp"
#include "data/text_encoding.hpp"
#include "data_folder.hpp"

using namespace lianjian;
using namespace lianjian::test;
using namespace std::string_literals;

namespace {

using Lines = std::vector<std::string>;

std::string converted(const std::string& text, const char* to) {
    iconv_t handle = iconv_open(to, "UTF-8");
    std::string out(text.size() * 4 + 16, '\0');
    std::string source = text;
    char* in = source.data();
    char* end = out.data();
    std::size_t left = source.size(), room = out.size();
    REQUIRE(iconv(handle, &in, &left, &end, &room) == 0);
    iconv_close(handle);
    out.resize(out.size() - room);
    return out;
}

const std::string villages = "编号,名称,人口\r\nv1,𡒄上村,100+\r\nv2,\"二村，\"\"东\"\"\",5\r\n";

void check_villages(const Loading& loading, const std::string& encoding) {
    CHECK(loading.issues.empty());
    REQUIRE(loading.network.nodes.size() == 2);
    CHECK(loading.network.name(0) == "𡒄上村");
    CHECK(loading.network.name(1) == "二村，\"东\"");
    CHECK(loading.network.nodes.population[0] == Amount{100, true});
    CHECK(loading.network.files.at(0).encoding == encoding);
    CHECK(loading.network.files.at(0).delimiter == ",");
}

}  // namespace

TEST_CASE("one table in five encodings") {
    check_villages(load({{"村.csv", villages}}), "UTF-8");
    check_villages(load({{"村.csv", "\ufeff" + villages}}), "UTF-8 BOM");
    check_villages(load({{"村.csv", "\xff\xfe" + converted(villages, "UTF-16LE")}}), "UTF-16LE");
    check_villages(load({{"村.csv", "\xfe\xff" + converted(villages, "UTF-16BE")}}), "UTF-16BE");
    check_villages(load({{"村.csv", converted(villages, "GB18030")}}), "GB18030");
    check_villages(load({{"村.csv", converted("\ufeff" + villages, "GB18030")}}), "GB18030");
}

TEST_CASE("four-byte characters of GB18030 are read") {
    const std::string bytes = converted("𡒄", "GB18030");
    REQUIRE(bytes.size() == 4);
    const Decoding decoding = decode_text("x" + bytes + "y");
    REQUIRE_FALSE(decoding.fault);
    CHECK(decoding.decoded.text() == "x𡒄y");
}

TEST_CASE("a long file of GB18030 is converted whole, across every border of the buffer") {
    std::string text = "编号,名称\n";
    for (int i = 0; i < 20'000; ++i) text += "v" + std::to_string(i) + ",村𡒄é\n";
    const std::string bytes = converted(text, "GB18030");
    const Decoding decoding = decode_text(bytes);
    REQUIRE_FALSE(decoding.fault);
    CHECK(decoding.decoded.text() == text);
}

TEST_CASE("bytes of no encoding are refused with line and byte") {
    const std::string gb = converted("编号,名称\nv1,一村\nv2,", "GB18030");
    const Loading broken = load({{"村.csv", gb + "\xff\n"}});
    CHECK(broken.issues == Lines{"村.csv:3 not-utf8"});
    CHECK(broken.en[0] == "is neither valid UTF-8 (byte 0 of the file: 0xB1) nor GB18030 (byte " +
                              std::to_string(gb.size()) + ") — save it as 'CSV UTF-8'");
    CHECK(load({{"村.csv", gb + "\xb4"}}).issues.at(0) == "村.csv:3 not-utf8");  // cut inside a character
}

TEST_CASE("UTF-8 that is damaged is not taken for GB18030") {
    const std::string sound = "编号,名称\nv1,一村\nv2,二村\nv3,";
    const Loading cut = load({{"村.csv", sound + "\xe6\x9d"}});
    CHECK(cut.issues.at(0) == "村.csv:4 not-utf8");
    CHECK(cut.zh.at(0) == "是 UTF-8，但文件第 " + std::to_string(sound.size()) +
                              " 字节（0xE6）无效 — 文件可能被截断或混有其他编码，请重新导出");
    CHECK(load({{"村.csv", sound + converted("三村", "GB18030") + "\n"}}).errors > 0);  // two encodings
    CHECK(load({{"村.csv", "\ufeffid,name\nv1,\xb4\xe5\n"}}).issues.at(0) == "村.csv:2 not-utf8");
}

TEST_CASE("UTF-16 that is damaged is refused with line and byte") {
    const Loading lone = load({{"村.csv", "\xff\xfe" + converted("id,name\nv1,", "UTF-16LE") + "\x00\xd8\n\x00"s}});
    CHECK(lone.issues.at(0) == "村.csv:2 not-utf16");
    CHECK(lone.en.at(0) == "begins as UTF-16, but byte 24 of the file is not valid — save it as 'CSV UTF-8'");
    CHECK(load({{"村.csv", "\xff\xfe" + converted("id,name\nv1,x", "UTF-16LE") + "y"}}).issues.at(0) ==
          "村.csv:2 not-utf16");
    CHECK(load({{"村.csv", "\xff\xfe" + converted("id,name\nv1,"s + '\0' + "\n", "UTF-16LE")}}).issues.at(0) ==
          "村.csv:2 nul-byte");
    CHECK(load({{"村.csv", "\xff\xfe"}}).issues.at(0) == "村.csv empty-file");
    CHECK(load({{"村.csv", "\xff\xfe" + converted("<html>", "UTF-16LE")}}).issues.at(0) == "村.csv:1 not-text");
}

TEST_CASE("the delimiter is decided on the header") {
    struct Case {
        const char* text;
        const char* delimiter;
    };
    const auto [text, delimiter] = GENERATE(values<Case>({
        {"id,name\nv1,a;b;c\n", ","},
        {"id;name\nv1;a,b,c\n", ";"},
        {"id\tname\nv1\ta,b;c\n", "tab"},
        {"名册,一;二;三;四\nid;name\nv1;x\n", ";"},
        {"\"id\";\"name\"\r\nv1;x\r\n", ";"},
        {"sep=;\r\nid;name\r\nv1;x\r\n", ";"},
        {"sep=\t\nid\tname\nv1\tx\n", "tab"},
        {"\"sep=|\"\nid|name\nv1|x\n", "|"},
        {"\ufeffsep=;\nid;name\nv1;x\n", ";"},
    }));
    CAPTURE(text);
    const Loading loading = load({{"村.csv", text}});
    CHECK(loading.errors == 0);
    CHECK(loading.warnings == 0);
    CHECK(loading.network.nodes.size() == 1);
    CHECK(loading.network.files.at(0).delimiter == delimiter);
}

TEST_CASE("the separator line counts as a line") {
    CHECK(load({{"村.csv", "sep=;\nid;name\nv1;x;y\n"}}).issues == Lines{"村.csv:3 ragged-row"});
    CHECK(load({{"村.csv", "sep=;"}}).errors > 0);
    std::string_view none = "sep=;;\nx";
    CHECK_FALSE(take_separator_line(none));
    CHECK(none == "sep=;;\nx");
}

TEST_CASE("without a known header the most frequent delimiter of the first line counts") {
    CHECK(load({{"村.csv", "id;nam;x\nv1;one;1\n"}}).en.at(0).find("there are: id, nam, x") != std::string::npos);
}
