// Any bytes as they come over a connection: whatever the pieces, the same requests are read out of
// them, and no more is kept than is allowed. When a fault is seen may differ: a head whose end has
// not come is not looked at.
//
// The first byte is the size of the pieces; line feeds of the corpus stand as they are, so its
// seeds have both.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "khabar/serve/request_reader.h"
#include "require.h"

using khabar::fuzz::require;
using khabar::serve::RequestReader;
using State = RequestReader::State;

namespace {

constexpr std::size_t most = 100;

/// What is read out of the bytes that come `step` at a time, as one text.
std::string read(std::string_view bytes, std::size_t step) {
    std::string told;
    std::string waiting;
    RequestReader reader;
    std::size_t at = 0;
    while (at < bytes.size() || !waiting.empty()) {
        const std::size_t some = at < bytes.size() ? step : 0;
        waiting += bytes.substr(at, some);
        at = at + some < bytes.size() ? at + some : bytes.size();
        std::size_t before = 0;
        do {
            before = waiting.size();
            const std::size_t taken = reader.take(waiting);
            require(taken <= waiting.size(), "it takes what is there");
            waiting.erase(0, taken);
            if (reader.state() == State::body) {
                reader.allow_body(most);
            }
            if (reader.state() == State::bad) {
                require(reader.status() >= 400 && reader.status() < 600, "a fault has its status");
                return told;
            }
            if (reader.state() == State::done) {
                const auto& request = reader.request();
                require(request.body.size() <= most, "a body is no longer than allowed");
                require(request.path.starts_with('/'), "a path begins with /");
                told += request.path + '?' + request.query + '|' + request.host + '|' +
                        request.authorization + '|' + request.body + '\n';
                reader = RequestReader();
            }
        } while (waiting.size() != before && !waiting.empty());
        if (some == 0) {
            break;  // it wants more, and there is no more
        }
    }
    return told;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2) {
        return 0;
    }
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes are bytes
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    require(read(bytes, bytes.size()) == read(bytes, 1 + data[0]), "pieces make no difference");
    return 0;
}
