#include "workbook_builder.hpp"

#include <zip.h>

#include <stdexcept>

#include "engine/issue.hpp"

namespace lianjian::test {
namespace {

const std::string head = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)"
                         "\n";
const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const std::string main_names = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

std::string relation(const std::string& id, const std::string& kind, const std::string& target) {
    return "<Relationship Id=\"" + id + "\" Type=\"" + office + "/" + kind + "\" Target=\"" + target + "\"/>";
}

std::string relations(const std::string& list) {
    return head + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + list +
           "</Relationships>";
}

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '<') {
            out += "&lt;";
        } else if (c == '&') {
            out += "&amp;";
        } else {
            out.push_back(c);
        }
    }
    return out;
}

}  // namespace

std::string zip_of(const std::map<std::string, std::string>& entries, bool deflate) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(target);
    zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
    for (const auto& [name, text] : entries) {
        zip_source_t* source = zip_source_buffer(archive, text.data(), text.size(), 0);
        const zip_int64_t index = zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
        if (index < 0) {
            zip_source_free(source);
            zip_discard(archive);
            zip_source_free(target);
            throw std::runtime_error("cannot add " + name);
        }
        zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), deflate ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 1);
    }
    if (zip_close(archive) != 0) throw std::runtime_error(zip_strerror(archive));
    zip_source_open(target);
    zip_source_seek(target, 0, SEEK_END);
    std::string bytes(static_cast<std::size_t>(zip_source_tell(target)), '\0');
    zip_source_seek(target, 0, SEEK_SET);
    zip_source_read(target, bytes.data(), bytes.size());
    zip_source_close(target);
    zip_source_free(target);
    return bytes;
}

std::map<std::string, std::string> WorkbookText::parts() const {
    std::map<std::string, std::string> parts;
    std::string list, links;
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        const std::string number = std::to_string(i + 1);
        const std::string state = sheets[i].state.empty() ? "" : " state=\"" + sheets[i].state + "\"";
        list.append("<sheet name=\"").append(escaped(sheets[i].name)).append("\" sheetId=\"").append(number);
        list.append("\"").append(state).append(" r:id=\"rId").append(number).append("\"/>");
        links += relation("rId" + number, "worksheet", "worksheets/sheet" + number + ".xml");
        parts["xl/worksheets/sheet" + number + ".xml"] = head + "<worksheet xmlns=\"" + main_names + "\"><sheetData>" +
                                                         sheets[i].rows + "</sheetData>" + sheets[i].after +
                                                         "</worksheet>";
    }
    if (!shared.empty()) {
        links += relation("rIdT", "sharedStrings", "sharedStrings.xml");
        parts["xl/sharedStrings.xml"] = head + "<sst xmlns=\"" + main_names + "\">" + shared + "</sst>";
    }
    if (!styles.empty()) {
        links += relation("rIdS", "styles", "/xl/styles.xml");
        parts["xl/styles.xml"] = head + "<styleSheet xmlns=\"" + main_names + "\">" + styles + "</styleSheet>";
    }
    parts["_rels/.rels"] = relations(relation("rId1", "officeDocument", "xl/workbook.xml"));
    parts["xl/_rels/workbook.xml.rels"] = relations(links);
    parts["xl/workbook.xml"] = head + "<workbook xmlns=\"" + main_names + "\" xmlns:r=\"" + office + "\"><workbookPr " +
                               properties + "/><sheets>" + list + "</sheets></workbook>";
    parts["[Content_Types].xml"] = head + "<Types/>";
    return parts;
}

std::string cell(std::string_view address, std::string_view attributes, std::string_view inside) {
    return "<c r=\"" + std::string(address) + "\" " + std::string(attributes) + ">" + std::string(inside) + "</c>";
}

std::string number(std::string_view address, std::string_view value, int style) {
    return cell(address, style == 0 ? "" : "s=\"" + std::to_string(style) + "\"", "<v>" + std::string(value) + "</v>");
}

std::string row(unsigned number, std::string_view cells) {
    return "<row r=\"" + std::to_string(number) + "\">" + std::string(cells) + "</row>";
}

std::string rows_of(const Table& table, unsigned first) {
    std::string out;
    for (unsigned i = 0; i < table.size(); ++i) {
        std::string cells;
        for (unsigned j = 0; j < table[i].size(); ++j) {
            if (table[i][j].empty()) continue;
            cells += cell(column_letters(j + 1) + std::to_string(first + i), "t=\"inlineStr\"",
                          "<is><t xml:space=\"preserve\">" + escaped(table[i][j]) + "</t></is>");
        }
        if (!cells.empty()) out += row(first + i, cells);
    }
    return out;
}

std::string merged(const std::vector<std::string>& ranges) {
    std::string out = "<mergeCells>";
    for (const std::string& range : ranges) out += "<mergeCell ref=\"" + range + "\"/>";
    return out + "</mergeCells>";
}

std::string village_book(std::string rows, std::string after) {
    return WorkbookText{{{"村", std::move(rows), std::move(after)}}}.bytes();
}

}  // namespace lianjian::test
