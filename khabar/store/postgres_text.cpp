#include "khabar/store/postgres_text.h"

#include <array>
#include <charconv>
#include <cstddef>
#include <iterator>
#include <system_error>

#include <fmt/format.h>

namespace khabar::store::postgres {

namespace {

constexpr unsigned no_digit = 16;

/// What a hexadecimal digit counts, as the server writes it: in lower case.
unsigned digit(char letter) {
    if (letter >= '0' && letter <= '9') {
        return static_cast<unsigned>(letter - '0');
    }
    return letter >= 'a' && letter <= 'f' ? static_cast<unsigned>(letter - 'a') + 10 : no_digit;
}

/// Signs that an item of an array holds only between quotes.
constexpr std::array<bool, 256> special = [] {
    std::array<bool, 256> table{};
    for (const char c : {'{', '}', ',', '"', '\\', ' ', '\t', '\n', '\r', '\v', '\f'}) {
        table[static_cast<unsigned char>(c)] = true;
    }
    return table;
}();

template <class T, class Append>
std::string array_of(std::span<const T> items, Append append) {
    std::string out = "{";
    for (const T& item : items) {
        if (out.size() > 1) {
            out += ',';
        }
        append(out, item);
    }
    out += '}';
    return out;
}

}  // namespace

Expected<std::string> from_bytea(std::string_view text) {
    std::string out;
    if (text.substr(0, 2) != "\\x" || text.size() % 2 != 0) {
        return Error{ErrorCode::store, "", "a column of bytes that is none"};
    }
    out.reserve(text.size() / 2);
    for (std::size_t i = 2; i < text.size(); i += 2) {
        const unsigned high = digit(text[i]);
        const unsigned low = digit(text[i + 1]);
        if (high == no_digit || low == no_digit) {
            return Error{ErrorCode::store, "", "a column of bytes that is none"};
        }
        out += static_cast<char>(high << 4u | low);
    }
    return out;
}

std::string to_array(std::span<const std::string> items) {
    return array_of(items, [](std::string& out, const std::string& item) {
        out += needs_quotes(item) ? in_quotes(item) : item;
    });
}

std::string to_array(std::span<const std::int64_t> items) {
    return array_of(items, [](std::string& out, std::int64_t item) {
        fmt::format_to(std::back_inserter(out), "{}", item);
    });
}

bool needs_quotes(std::string_view item) {
    // Any spelling of "null" without quotes is no text.
    if (item.empty() || (item.size() == 4 && (item[0] == 'n' || item[0] == 'N'))) {
        return true;
    }
    for (const char c : item) {
        if (special[static_cast<unsigned char>(c)]) {
            return true;
        }
    }
    return false;
}

std::string in_quotes(std::string_view item) {
    std::string out = "\"";
    for (const char c : item) {
        out += c == '"' || c == '\\' ? "\\" : "";
        out += c;
    }
    return out + '"';
}

std::int64_t integer(std::string_view text) {
    std::int64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::vector<std::int64_t> integers(std::string_view array) {
    std::vector<std::int64_t> out;
    const char* at = array.data();
    const char* const end = at + array.size();
    while (at != end) {
        std::int64_t value = 0;
        const auto read = std::from_chars(at, end, value);
        if (read.ec == std::errc()) {
            out.push_back(value);
            at = read.ptr;
        } else {
            ++at;  // a brace or a comma
        }
    }
    return out;
}

Digest& Digest::add(std::string_view field) {
    hashes_ += to_hex(hash128(field));
    return *this;
}

Hash128 Digest::value() const {
    return hash128(hashes_);
}

}  // namespace khabar::store::postgres
