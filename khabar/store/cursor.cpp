#include "khabar/store/cursor.h"

#include <array>
#include <cstddef>
#include <string_view>

#include "khabar/core/hash.h"

namespace khabar::store {
namespace {

// A cursor is 21 bytes: a version, the query's hash, the value, the row; all big-endian. 21 bytes
// are 28 signs of base64url without a rest.
constexpr std::uint8_t cursor_version = 1;
constexpr std::size_t cursor_bytes = 1 + 8 + 4 + 8;
constexpr std::size_t cursor_signs = cursor_bytes / 3 * 4;
static_assert(cursor_bytes % 3 == 0);
constexpr std::string_view signs =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
static_assert(signs.size() == 64);

using Bytes = std::array<std::uint8_t, cursor_bytes>;

// What must be the same for a place in one query's order to mean anything in the other's. Each
// field with its length before it, so that no two lists of fields run together to one text.
std::uint64_t hash_of(const Query& query) {
    std::string text = std::to_string(static_cast<int>(query.sort)) + (query.ascending ? "a" : "d");
    const auto append = [&text](std::string_view field) {
        text += std::to_string(field.size());
        text += ':';
        text += field;
    };
    for (const auto& [name, value] : fields_of(query)) {
        append(name);
        append(value);
    }
    return hash64(text);
}

void write_number(Bytes& bytes, std::size_t at, std::size_t size, std::uint64_t number) {
    for (std::size_t i = 0; i < size; ++i) {
        bytes[at + i] = static_cast<std::uint8_t>(number >> (8 * (size - 1 - i)));
    }
}

std::uint64_t read_number(const Bytes& bytes, std::size_t at, std::size_t size) {
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < size; ++i) {
        number = number << 8 | bytes[at + i];
    }
    return number;
}

std::string to_signs(const Bytes& bytes) {
    std::string text;
    text.reserve(cursor_signs);
    for (std::size_t i = 0; i < cursor_bytes; i += 3) {
        const auto three = static_cast<std::uint32_t>(read_number(bytes, i, 3));
        for (int shift = 18; shift >= 0; shift -= 6) {
            text += signs[three >> shift & 63u];
        }
    }
    return text;
}

std::optional<Bytes> from_signs(std::string_view text) {
    if (text.size() != cursor_signs) {
        return std::nullopt;
    }
    Bytes bytes{};
    for (std::size_t i = 0; i < cursor_signs; i += 4) {
        std::uint32_t three = 0;
        for (const char sign : text.substr(i, 4)) {
            const std::size_t value = signs.find(sign);
            if (value == std::string_view::npos) {
                return std::nullopt;
            }
            three = three << 6 | static_cast<std::uint32_t>(value);
        }
        write_number(bytes, i / 4 * 3, 3, three);
    }
    return bytes;
}

}  // namespace

std::string write_cursor(const Query& query, Cursor cursor) {
    Bytes bytes{};
    bytes[0] = cursor_version;
    write_number(bytes, 1, 8, hash_of(query));
    write_number(bytes, 9, 4, static_cast<std::uint32_t>(cursor.value));
    write_number(bytes, 13, 8, static_cast<std::uint64_t>(cursor.row));
    return to_signs(bytes);
}

Expected<std::optional<Cursor>> read_cursor(const Query& query) {
    if (query.after.empty()) {
        return std::optional<Cursor>();
    }
    const std::optional<Bytes> bytes = from_signs(query.after);
    if (!bytes || (*bytes)[0] != cursor_version) {
        return Error{ErrorCode::bad_query, "after", "this is no place that a search gave"};
    }
    if (read_number(*bytes, 1, 8) != hash_of(query)) {
        return Error{ErrorCode::bad_query, "after", "this place belongs to another search"};
    }
    Cursor cursor;
    cursor.value = static_cast<std::int32_t>(read_number(*bytes, 9, 4));
    cursor.row = static_cast<std::int64_t>(read_number(*bytes, 13, 8));
    return std::optional<Cursor>(cursor);
}

}  // namespace khabar::store
