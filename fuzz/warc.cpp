// Any bytes as a file that holds pages: WARC, packed or not, zip, tar, NDJSON. However they lie of
// their lengths, reading ends, gives no more inputs than bytes, and no page is larger than allowed.
//
// The first byte says what the file is taken for; line feeds of the corpus stand as they are.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "khabar/core/utf8.h"
#include "khabar/input/bounds.h"
#include "khabar/input/open_bytes.h"
#include "khabar/input/raw_bytes.h"
#include "require.h"

using namespace khabar;  // NOLINT(google-build-using-namespace): a program of its own
using khabar::fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) {
        return 0;
    }
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes are bytes
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    const bool is_warc = data[0] == 'w';
    const std::unique_ptr<Source> source = input::open_bytes(
        std::make_unique<input::RawBytes>(input::RawBytes::Bytes{std::string(bytes)}),
        is_warc ? InputKind::warc : InputKind::automatic, data[0] == 't' ? "a.tar" : "a");
    // what is packed twice, as a member of an archive or a page, unpacks a thousandfold at most
    const std::size_t most = 2 + size * 1100;
    std::size_t count = 0;
    while (const std::optional<Input> input = source->next()) {
        require(++count <= most, "reading ends");
        if (!input->page) {
            require(!input->page.error().detail.empty(), "a failure says why");
            continue;
        }
        require(input->page->bytes.size() <= max_input_bytes, "a page is no larger than allowed");
        require(input->page->kind != InputKind::warc && input->page->kind != InputKind::automatic,
                "a page is of a kind that can be read");
        require(is_utf8(input->page->origin.url), "an address is well-formed");
    }
    require(!source->next(), "the end is the end");
    return 0;
}
