#include "data/export/escape.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <string>

#include "data/cells.hpp"
#include "data/formula_guard.hpp"

namespace lianjian {
namespace {

const std::string hostile = "\"]; <b>&\\ \n\t'\u2028\x01\x7f联";

TEST_CASE("what cannot be read is shown, the rest is left alone") {
    CHECK(visible_controls(hostile) == "\"]; <b>&\\ \n\t'\u2028\\u0001\\u007f联");
    CHECK(visible_controls("\xff\uffff\u0085") == "\\xff\\uffff\\u0085");
    CHECK(visible_controls("\xe8\x81") == "\\xe8\\x81");  // a character cut off
    CHECK(visible_controls(std::string(1, '\0')) == "\\u0000");
}

TEST_CASE("escaping: XML") {
    CHECK(xml_text(hostile) == "&quot;]; &lt;b&gt;&amp;\\ &#10;&#9;&#39;\u2028\\u0001\\u007f联");
    CHECK(xml_text("]]>\r") == "]]&gt;&#13;");
}

TEST_CASE("escaping: JSON") {
    CHECK(json_text(hostile) == R"("\"]; <b>&\\ \n\u0009'\u2028\u0001\u007f联")");
    CHECK(json_text("\xff") == R"("\\xff")");
}

TEST_CASE("escaping: DOT: the label shows the text itself") {
    CHECK(dot_quoted(hostile) == "\"\\\"]; <b>&amp;\\\\ \\n\t'\u2028\\\\u0001\\\\u007f联\"");
    CHECK(dot_quoted("a\\") == R"("a\\")");
    CHECK(dot_quoted("\\N &lt;\r\n") == R"("\\N &amp;lt;\n")");
}

TEST_CASE("Pajek has no escapes") { CHECK(pajek_label(hostile) == "\"']; <b>&/   '   联\""); }

TEST_CASE("CSV is quoted where needed") {
    CHECK(csv_cell("联 建") == "联 建");
    CHECK(csv_cell("a,b") == "\"a,b\"");
    CHECK(csv_cell("a\"b") == "\"a\"\"b\"");
    CHECK(csv_cell("a\nb\r") == "\"a\nb\r\"");
}

TEST_CASE("a guarded text is no formula, and can be had back") {
    CHECK(guarded("=1+1") == "'=1+1");
    CHECK(guarded("-5") == "'-5");
    CHECK(guarded("\tx") == "'\tx");
    CHECK(guarded("'=1") == "''=1");  // or it would be taken for a guarded one
    CHECK(guarded("'quoted'") == "'quoted'");
    CHECK(guarded("a=1").empty() == false);
    CHECK(guarded("a=1") == "a=1");
    for (const std::string text : {"", "'", "''", "=", "'=", "''=", "+1", "@x", "'a", "a", "-", "'-g'"}) {
        CHECK(unguarded(guarded(text)) == text);
        const std::string cell = guarded(text);
        CHECK_FALSE((!cell.empty() && std::string("=+-@\t\r").find(cell.front()) != std::string::npos));
    }
}

TEST_CASE("decimals have no exponent and read back to the same number") {
    CHECK(decimal(50000000) == "50000000");
    CHECK(decimal(0.1) == "0.1");
    CHECK(decimal(1e-7) == "0.0000001");
    CHECK(decimal(1e23) == "99999999999999991611392");
    CHECK(decimal(-2.5) == "-2.5");
    for (const double value : {1.0 / 3, 1e300, 5e-324, 123456789.123}) CHECK(parse_number(decimal(value)) == value);
}

}  // namespace
}  // namespace lianjian
