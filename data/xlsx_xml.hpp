// The XML parts of a workbook as events, read while they are unpacked.
//
// expat does the parsing. What is required beyond sound XML: no DOCTYPE (so no entities, no other files, no
// blow-up), elements at most 100 deep, no single tag or comment over 1 MiB, and a bounded heap for the parser
// itself, which keeps every name it has met. Names come without their prefix, for writers differ in it.
#pragma once

#include <cstdint>
#include <exception>
#include <memory>
#include <string>
#include <string_view>

#include "data/zip_archive.hpp"

struct XML_ParserStruct;

namespace lianjian {

/// The attributes of one element, alive during the event.
class XmlAttributes {
public:
    explicit XmlAttributes(const char** pairs) : pairs_(pairs) {}
    /// The value of the attribute of this name without prefix; empty when there is none.
    [[nodiscard]] std::string_view operator[](std::string_view name) const;

private:
    const char** pairs_;  // name, value, … , null
};

/// Receives the events of one part. May throw.
class XmlHandler {
public:
    XmlHandler() = default;
    virtual ~XmlHandler() = default;
    XmlHandler(const XmlHandler&) = delete;
    XmlHandler& operator=(const XmlHandler&) = delete;

    virtual void start(std::string_view name, const XmlAttributes& attributes) = 0;
    virtual void end(std::string_view /*name*/) {}
    virtual void text(std::string_view /*piece*/) {}
    /// Whether it has what it wanted: the rest of the part is not looked at then.
    [[nodiscard]] virtual bool satisfied() const { return false; }
};

class XmlReader {
public:
    /// The handler must outlive the reader. `part` is for messages. With `begin`, an element that begins at that
    /// byte is read as if the part began there.
    XmlReader(ZipEntry entry, std::string part, XmlHandler& handler, std::uint64_t begin = 0);

    /// Reads one piece of 64 KiB; false when the part has come to its end. Throws Refusal, and what the
    /// handler throws.
    bool read_piece();

private:
    struct Closer {
        void operator()(XML_ParserStruct* parser) const;
    };
    struct Events;  // expat's callbacks

    void refuse_fault();

    ZipEntry entry_;
    std::string part_;
    XmlHandler& handler_;
    std::unique_ptr<XML_ParserStruct, Closer> parser_;
    std::exception_ptr thrown_;
    std::int64_t fed_ = 0;
    int depth_ = 0;
    bool done_ = false;
};

/// All events of a part, or from a byte on.
void read_xml(const ZipArchive& archive, const std::string& part, XmlHandler& handler, std::uint64_t begin = 0);

}  // namespace lianjian
