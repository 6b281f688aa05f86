#include "data/xlsx_xml.hpp"

#include <expat.h>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <new>
#include <span>
#include <utility>
#include <vector>

#include "data/issue_classes.hpp"
#include "data/refusal.hpp"

namespace lianjian {
namespace {

constexpr int piece_size = 60 << 10;  // with what expat keeps before it, within its buffer of 64 KiB
constexpr int deepest = 100;
constexpr std::int64_t longest_tag = std::int64_t{1} << 20U;

// expat's heap, counted over all parsers: names of elements and attributes are kept for good, and a hostile
// part may bring a new one with every tag.
constexpr std::size_t largest_heap = std::size_t{64} << 20U;
constexpr std::size_t size_before = alignof(std::max_align_t);  // room for the size in front of each block
std::atomic<std::size_t> heap{0};

void* counted_malloc(std::size_t size) {
    if (size > largest_heap || heap.load(std::memory_order_relaxed) > largest_heap - size) return nullptr;
    auto* block = static_cast<char*>(std::malloc(size + size_before));
    if (block == nullptr) return nullptr;
    std::memcpy(block, &size, sizeof size);
    heap.fetch_add(size, std::memory_order_relaxed);
    return block + size_before;
}

std::size_t counted_size(void* pointer) {
    std::size_t size = 0;
    std::memcpy(&size, static_cast<char*>(pointer) - size_before, sizeof size);
    return size;
}

void counted_free(void* pointer) {
    if (pointer == nullptr) return;
    heap.fetch_sub(counted_size(pointer), std::memory_order_relaxed);
    std::free(static_cast<char*>(pointer) - size_before);
}

void* counted_realloc(void* pointer, std::size_t size) {
    if (pointer == nullptr) return counted_malloc(size);
    void* moved = counted_malloc(size);
    if (moved == nullptr) return nullptr;
    std::memcpy(moved, pointer, std::min(size, counted_size(pointer)));
    counted_free(pointer);
    return moved;
}

constexpr XML_Memory_Handling_Suite counted{counted_malloc, counted_realloc, counted_free};

std::string_view without_prefix(const char* name) {
    const char* colon = std::strchr(name, ':');
    return colon == nullptr ? name : colon + 1;
}

}  // namespace

std::string_view XmlAttributes::operator[](std::string_view name) const {
    for (const char** pair = pairs_; *pair != nullptr; pair += 2) {
        if (pair[0][0] == name.front() && pair[0] == name) return pair[1];
    }
    for (const char** pair = pairs_; *pair != nullptr; pair += 2) {
        if (without_prefix(pair[0]) == name) return pair[1];
    }
    return {};
}

/// What is thrown by a handler must not pass through expat, which is C: it waits in `thrown_`.
struct XmlReader::Events {
    template <class Action>
    static void guarded(void* data, Action action) {
        auto& reader = *static_cast<XmlReader*>(data);
        if (reader.thrown_) return;
        try {
            action(reader);
        } catch (...) {
            reader.thrown_ = std::current_exception();
            XML_StopParser(reader.parser_.get(), XML_FALSE);
        }
    }
    static void start(void* data, const char* name, const char** attributes) {
        guarded(data, [&](XmlReader& reader) {
            if (++reader.depth_ > deepest) throw Refusal(issues::workbook, {reader.part_ + ": nested too deeply"});
            reader.handler_.start(without_prefix(name), XmlAttributes(attributes));
        });
    }
    static void end(void* data, const char* name) {
        guarded(data, [&](XmlReader& reader) {
            --reader.depth_;
            reader.handler_.end(without_prefix(name));
            if (reader.handler_.satisfied()) XML_StopParser(reader.parser_.get(), XML_FALSE);
        });
    }
    static void text(void* data, const char* piece, int length) {
        guarded(data, [&](XmlReader& reader) { reader.handler_.text({piece, static_cast<std::size_t>(length)}); });
    }
    static void doctype(void* data, const char* /*name*/, const char* /*system*/, const char* /*public_id*/,
                        int /*has_subset*/) {
        guarded(data, [&](XmlReader& reader) { throw Refusal(issues::doctype, {reader.part_}); });
    }
};

void XmlReader::Closer::operator()(XML_ParserStruct* parser) const { XML_ParserFree(parser); }

XmlReader::XmlReader(ZipEntry entry, std::string part, XmlHandler& handler, std::uint64_t begin)
    : entry_(std::move(entry)), part_(std::move(part)), handler_(handler) {
    parser_.reset(XML_ParserCreate_MM(nullptr, &counted, nullptr));
    if (parser_ == nullptr) throw std::bad_alloc();
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(parser_.get(), &Events::start, &Events::end);
    XML_SetCharacterDataHandler(parser_.get(), &Events::text);
    XML_SetStartDoctypeDeclHandler(parser_.get(), &Events::doctype);
    for (std::vector<char> skipped(piece_size); begin > 0;) {
        const std::size_t wanted = std::min<std::uint64_t>(begin, skipped.size());
        const std::size_t count = entry_.read(std::span(skipped).first(wanted));
        if (count == 0) break;
        begin -= count;
    }
}

bool XmlReader::read_piece() {
    if (done_) return false;
    void* buffer = XML_GetBuffer(parser_.get(), piece_size);
    if (buffer == nullptr) throw Refusal(issues::workbook, {part_ + ": too much for the XML parser"});
    const std::size_t count = entry_.read({static_cast<char*>(buffer), piece_size});
    done_ = count == 0;
    const XML_Status status = XML_ParseBuffer(parser_.get(), static_cast<int>(count), done_ ? 1 : 0);
    if (thrown_) std::rethrow_exception(thrown_);
    if (handler_.satisfied()) {
        done_ = true;
        return false;
    }
    if (status != XML_STATUS_OK) refuse_fault();
    // A tag that has not ended is scanned again with every piece: quadratic, if it were let grow.
    fed_ += static_cast<std::int64_t>(count);
    if (!done_ && fed_ - XML_GetCurrentByteIndex(parser_.get()) > longest_tag) {
        throw Refusal(issues::workbook, {part_ + ": a tag of more than 1 MiB"});
    }
    return !done_;
}

void XmlReader::refuse_fault() {
    const XML_Error error = XML_GetErrorCode(parser_.get());
    throw Refusal(issues::workbook, {part_ + ", line " + std::to_string(XML_GetCurrentLineNumber(parser_.get())) +
                                     ": " + XML_ErrorString(error)});
}

void read_xml(const ZipArchive& archive, const std::string& part, XmlHandler& handler, std::uint64_t begin) {
    XmlReader reader(archive.open(part), part, handler, begin);
    while (reader.read_piece()) {
    }
}

}  // namespace lianjian
