#include "data/xlsx_workbook.hpp"

#include <algorithm>
#include <charconv>
#include <map>

#include "data/encoding.hpp"
#include "data/issue_classes.hpp"
#include "data/refusal.hpp"
#include "data/xlsx_xml.hpp"

namespace lianjian {
namespace {

std::uint32_t number_of(std::string_view text) {
    std::uint32_t number = UINT32_MAX;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

// More than any workbook has; a part may not fill the memory with less.
constexpr std::size_t most_sheets = 1000;
constexpr std::size_t most_styles = 65'536;
constexpr std::size_t most_texts = 20'000'000;
constexpr std::size_t longest_text = std::size_t{1} << 20U;

void refuse_more_than(std::size_t most, std::size_t size) {
    if (size > most) throw Refusal(issues::too_many_parts, {std::to_string(most)});
}

/// A part named relative to the folder of another, without `.` and `..`.
std::string resolved(std::string_view folder, std::string_view target) {
    std::string whole =
        target.starts_with('/') ? std::string(target.substr(1)) : std::string(folder) + std::string(target);
    std::vector<std::string> steps;
    for (std::size_t begin = 0; begin <= whole.size();) {
        const std::size_t end = std::min(whole.find('/', begin), whole.size());
        const std::string step = whole.substr(begin, end - begin);
        if (step == "..") {
            if (!steps.empty()) steps.pop_back();
        } else if (!step.empty() && step != ".") {
            steps.push_back(step);
        }
        begin = end + 1;
    }
    std::string out;
    for (const std::string& step : steps) out += (out.empty() ? "" : "/") + step;
    return out;
}

std::string folder_of(const std::string& part) {
    const std::size_t slash = part.rfind('/');
    return slash == std::string::npos ? std::string() : part.substr(0, slash + 1);
}

struct Relation {
    std::string id, kind, part;  // kind: the last word of its type, `worksheet`
};

/// The relations of a part, from the `.rels` part that belongs to it.
class Relations final : public XmlHandler {
public:
    Relations(const ZipArchive& archive, const std::string& part) : folder_(folder_of(part)) {
        read_xml(archive, folder_ + "_rels/" + part.substr(folder_.size()) + ".rels", *this);
    }
    void start(std::string_view name, const XmlAttributes& attributes) override {
        if (name != "Relationship" || attributes["TargetMode"] == "External") return;
        const std::string_view type = attributes["Type"];
        list_.push_back({std::string(attributes["Id"]), std::string(type.substr(type.rfind('/') + 1)),
                         resolved(folder_, attributes["Target"])});
        refuse_more_than(most_styles, list_.size());
    }
    [[nodiscard]] const Relation* of_kind(std::string_view kind) const {
        for (const Relation& relation : list_) {
            if (relation.kind == kind) return &relation;
        }
        return nullptr;
    }
    [[nodiscard]] const Relation* of_id(std::string_view id) const {
        for (const Relation& relation : list_) {
            if (relation.id == id) return &relation;
        }
        return nullptr;
    }

private:
    std::string folder_;
    std::vector<Relation> list_;
};

class SheetList final : public XmlHandler {
public:
    struct Entry {
        std::string name, relation;
        bool hidden;
    };
    void start(std::string_view name, const XmlAttributes& attributes) override {
        if (name == "workbookPr") {
            const std::string_view mark = attributes["date1904"];
            from_1904 = mark == "1" || mark == "true";
        } else if (name == "sheet") {
            const std::string_view state = attributes["state"];
            list.push_back({without_escapes(attributes["name"]), std::string(attributes["id"]),
                            state == "hidden" || state == "veryHidden"});
            refuse_more_than(most_sheets, list.size());
        }
    }
    std::vector<Entry> list;
    bool from_1904 = false;
};

/// `<si>` items: plain text, or runs of rich text; readings (`<rPh>`) are left out.
class SharedTexts final : public XmlHandler {
public:
    explicit SharedTexts(TextColumn& texts) : texts_(texts) {}
    void start(std::string_view name, const XmlAttributes& /*attributes*/) override {
        if (name == "si") item_.clear();
        if (name == "rPh") reading_ = true;
        if (name == "t") taken_ = !reading_;
    }
    void end(std::string_view name) override {
        if (name == "t") taken_ = false;
        if (name == "rPh") reading_ = false;
        if (name != "si") return;
        texts_.push_back(item_.find("_x") == std::string::npos ? item_ : without_escapes(item_));
        refuse_more_than(most_texts, texts_.size());
    }
    void text(std::string_view piece) override {
        if (taken_) item_ += piece;
        if (item_.size() > longest_text) throw Refusal(issues::huge_field);
    }

private:
    TextColumn& texts_;
    std::string item_;
    bool taken_ = false, reading_ = false;
};

/// Number formats by cell style: `<cellXfs>` refers to built-in formats and to those of `<numFmts>`.
class Styles final : public XmlHandler {
public:
    explicit Styles(std::vector<NumberFormat>& formats) : formats_(formats) {}
    void start(std::string_view name, const XmlAttributes& attributes) override {
        if (name == "cellXfs") in_cells_ = true;
        if (name == "numFmt") {
            own_[number_of(attributes["numFmtId"])] = format_of_code(attributes["formatCode"]);
            refuse_more_than(most_styles, own_.size());
        }
        if (name == "xf" && in_cells_) {
            const std::uint32_t number = number_of(attributes["numFmtId"]);
            const auto own = own_.find(number);
            formats_.push_back(own != own_.end() ? own->second : built_in_format(number));
            refuse_more_than(most_styles, formats_.size() + own_.size());
        }
    }
    void end(std::string_view name) override {
        if (name == "cellXfs") in_cells_ = false;
    }

private:
    std::vector<NumberFormat>& formats_;
    std::map<std::uint32_t, NumberFormat> own_;
    bool in_cells_ = false;
};

/// Refuses what has the ending of a workbook and is none, saying what it seems to be.
std::string_view checked(std::string_view bytes) {
    if (bytes.empty()) throw Refusal(issues::empty_file);
    if (bytes.starts_with("\xd0\xcf\x11\xe0")) {
        // The container of Excel 97, and of encrypted workbooks, which name their stream in UTF-16.
        using namespace std::string_view_literals;
        const bool encrypted = bytes.find("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0"sv) != std::string_view::npos;
        throw Refusal(encrypted ? issues::encrypted : issues::old_workbook);
    }
    if (bytes.starts_with("PK")) return bytes;
    const std::string_view format = looks_like(bytes);
    throw Refusal(issues::no_workbook, {std::string(format.empty() ? "text" : format)});
}

void append_utf8(std::string& out, unsigned code) {
    const auto byte = [&](unsigned value) { out.push_back(static_cast<char>(value)); };
    if (code < 0x80) {
        byte(code);
    } else if (code < 0x800) {
        byte(0xc0U | (code >> 6U));
        byte(0x80U | (code & 0x3fU));
    } else {
        byte(0xe0U | (code >> 12U));
        byte(0x80U | ((code >> 6U) & 0x3fU));
        byte(0x80U | (code & 0x3fU));
    }
}

}  // namespace

std::string without_escapes(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned code = 0;
        const std::string_view escape = text.substr(i, 7);
        const bool form = escape.size() == 7 && escape.starts_with("_x") && escape.back() == '_';
        const char* digits = escape.data() + 2;
        const bool known = form && std::from_chars(digits, digits + 4, code, 16).ptr == digits + 4 && code != 0 &&
                           (code < 0xd800 || code > 0xdfff);
        if (known) {
            append_utf8(out, code);
            i += 6;
        } else {
            out.push_back(text[i]);
        }
    }
    return out;
}

Workbook::Workbook(const std::string& path, UnpackLimits limits)
    : file_(path), archive_(checked(file_.bytes()), limits) {
    read_sheets();
}

void Workbook::read_sheets() {
    const Relations root(archive_, "");
    const Relation* book = root.of_kind("officeDocument");
    if (book == nullptr) throw Refusal(issues::workbook, {"no workbook part"});
    SheetList sheets;
    read_xml(archive_, book->part, sheets);
    const Relations relations(archive_, book->part);
    for (const SheetList::Entry& entry : sheets.list) {
        const Relation* relation = relations.of_id(entry.relation);
        if (relation == nullptr) throw Refusal(issues::workbook, {"sheet " + entry.name + " has no part"});
        if (relation->kind == "worksheet") sheets_.push_back({entry.name, entry.hidden, relation->part});
    }
    if (const Relation* texts = relations.of_kind("sharedStrings")) texts_part_ = texts->part;
    if (const Relation* styles = relations.of_kind("styles")) styles_part_ = styles->part;
    days_from_1904_ = sheets.from_1904;
}

void Workbook::load_shared() {
    if (shared_loaded_) return;
    if (!styles_part_.empty()) {
        Styles styles(formats_);
        read_xml(archive_, styles_part_, styles);
    }
    if (!texts_part_.empty()) {
        SharedTexts texts(texts_);
        read_xml(archive_, texts_part_, texts);
    }
    shared_loaded_ = true;
}

}  // namespace lianjian
