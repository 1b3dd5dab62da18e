#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "khabar/serve/request.h"

namespace khabar::serve {

constexpr std::size_t max_head_bytes = 16u << 10u;  // why: the longest search, max_query_bytes

/// Reads one HTTP/1 request out of bytes as they come, a head first and then its body. What two
/// servers could read differently is refused: two lengths, a length beside chunks, another coding
/// than chunked, two hosts.
class RequestReader {
public:
    RequestReader();
    ~RequestReader();
    RequestReader(RequestReader&&) noexcept;
    RequestReader& operator=(RequestReader&&) noexcept;

    enum class State : std::uint8_t {
        head,  ///< wants more of the head
        body,  ///< the head is there; wants the body: call allow_body() first
        done,
        bad  ///< status() tells what to answer
    };

    /// Reads on. `bytes`: all that came and was not taken yet, also what an earlier call left.
    /// Returns how many it took: not all where the rest is another request, or half a line.
    std::size_t take(std::string_view bytes);
    /// How long the body may be. A longer one ends as bad, 413.
    void allow_body(std::size_t most);

    [[nodiscard]] State state() const noexcept;
    [[nodiscard]] int status() const noexcept;  ///< 400, 413, 417, 431, 501, 505
    [[nodiscard]] Request& request() noexcept;
    [[nodiscard]] std::optional<std::uint64_t> body_length() const noexcept;  ///< as announced
    [[nodiscard]] bool expects_continue() const noexcept;
    [[nodiscard]] bool keeps_alive() const noexcept;
    [[nodiscard]] bool http_1_0() const noexcept;  ///< knows no chunks

private:
    class Parser;
    std::unique_ptr<Parser> parser_;
};

/// "Not Found" of 404.
std::string_view reason_of(int status);

}  // namespace khabar::serve
