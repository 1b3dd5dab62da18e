// Any bytes as a page: it ends in an error or in a Document whose blocks lie in their order inside
// a well-formed text, the same each time.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "khabar/core/utf8.h"
#include "khabar/page/read_page.h"
#include "khabar/page/read_text.h"
#include "require.h"

using namespace khabar;  // NOLINT(google-build-using-namespace): a program of its own
using khabar::fuzz::require;

namespace {

// What a server may name; the last byte of the input chooses.
constexpr std::array<std::string_view, 6> charsets = {"",           "utf-8",     "windows-1256",
                                                      "iso-8859-6", "shift_jis", "utf-16"};

std::shared_ptr<const TableFile> open() {
    const char* file = std::getenv("KHABAR_TABLES");
    require(file != nullptr, "KHABAR_TABLES names the compiled lexicon");
    auto tables = TableFile::open(file);
    if (!tables) {
        std::fprintf(stderr, "%s: %s\n", tables.error().where.c_str(),
                     tables.error().detail.c_str());
        std::abort();
    }
    return *std::move(tables);
}

bool on_border(std::string_view text, std::uint32_t at) {
    return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0u) != 0x80u;
}

void require_blocks_in_order(const Document& document) {
    const std::string_view text = document.text();
    require(is_utf8(text), "the text is well-formed");
    std::uint32_t last = 0;
    for (const Block& block : document.blocks()) {
        const auto [begin, end] = block.span;
        require(last <= begin && begin < end && end <= text.size(), "blocks lie in their order");
        require(on_border(text, begin) && on_border(text, end), "blocks end at character borders");
        last = end;
    }
}

bool same(const Document& one, const Document& other) {
    const Origin& mine = one.origin();
    const Origin& theirs = other.origin();
    return one.text() == other.text() && one.language() == other.language() &&
           std::equal(one.blocks().begin(), one.blocks().end(), other.blocks().begin(),
                      other.blocks().end(),
                      [](const Block& a, const Block& b) {
                          return a.kind == b.kind && a.span.begin == b.span.begin &&
                                 a.span.end == b.span.end;
                      }) &&
           mine.url == theirs.url && mine.publisher == theirs.publisher &&
           mine.authors == theirs.authors && mine.published_text == theirs.published_text;
}

const TableFile& opened() {
    static const std::shared_ptr<const TableFile> tables = open();
    return *tables;
}

}  // namespace

/// Before the first input: what opening takes is no input's time.
extern "C" int LLVMFuzzerInitialize(int* /*count*/, char*** /*arguments*/) {
    opened();
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const std::string_view charset =
        size == 0 ? charsets[0] : charsets[data[size - 1] % charsets.size()];
    const auto document = read_page(bytes, {}, opened(), charset);
    const auto again = read_page(bytes, {}, opened(), charset);
    require(static_cast<bool>(document) == static_cast<bool>(again), "the same answer twice");
    if (document) {
        require_blocks_in_order(*document);
        require(same(*document, *again), "the same answer twice");
    } else {
        require(document.error().code == again.error().code, "the same error twice");
    }
    for (const BlockNote& note : explain_page(bytes, {}, opened(), charset)) {
        require(is_utf8(note.text), "a note is well-formed");
        require(!note.reason.empty() || note.kept, "what is dropped has a reason");
    }
    const std::string text = mend_utf8(bytes);
    if (const auto plain = read_text(text, {}, std::nullopt, opened())) {
        require_blocks_in_order(*plain);
        require(plain->text() == text, "a plain text is kept as it is");
    }
    return 0;
}
