#include "khabar/store/postgres_lines.h"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <tuple>

#include <fmt/format.h>

#include "khabar/store/postgres_text.h"

namespace khabar::store::postgres {

namespace {

constexpr char no_character = '?';

/// What a sign needs in a line of COPY: 0, it stands for itself; a letter to stand behind a
/// backslash in its place; or no_character, for the zero byte, which PostgreSQL keeps in no text.
/// It becomes U+FFFD, so that one such text does not keep all others of its call out, and spans
/// stay right.
constexpr std::array<char, 256> escapes = [] {
    std::array<char, 256> table{};
    table[0] = no_character;
    table['\\'] = '\\';
    table['\b'] = 'b';
    table['\t'] = 't';
    table['\n'] = 'n';
    table['\v'] = 'v';
    table['\f'] = 'f';
    table['\r'] = 'r';
    return table;
}();

char escape_of(char c) {
    return escapes[static_cast<unsigned char>(c)];
}

constexpr std::string_view digits = "0123456789abcdef";

void append_hex(std::string& out, std::string_view bytes) {
    std::size_t at = out.size();
    out.resize(at + 2 * bytes.size());
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        out[at++] = digits[byte >> 4];
        out[at++] = digits[byte & 15u];
    }
}

void append_number_hex(std::string& out, std::uint64_t value, bool big_endian) {
    std::array<char, 8> bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        bytes[big_endian ? bytes.size() - 1 - i : i] = static_cast<char>(value >> (8 * i) & 255u);
    }
    append_hex(out, {bytes.data(), bytes.size()});
}

}  // namespace

Lines& Lines::text(std::string_view value) {
    next_field();
    append_escaped(value);
    return *this;
}

Lines& Lines::bytes(std::string_view value) {
    next_field();
    text_ += "\\\\x";
    append_hex(text_, value);
    return *this;
}

Lines& Lines::key(Hash128 value) {
    next_field();
    append_number_hex(text_, value.high, true);
    append_number_hex(text_, value.low, true);
    return *this;
}

// EWKB: little-endian, a point with a reference system, 4326; then x and y.
Lines& Lines::point(std::optional<Point> value) {
    if (!value) {
        return null();
    }
    next_field();
    text_ += "0101000020E6100000";
    append_number_hex(text_, std::bit_cast<std::uint64_t>(value->lon / 1e6), false);
    append_number_hex(text_, std::bit_cast<std::uint64_t>(value->lat / 1e6), false);
    return *this;
}

Lines& Lines::null() {
    next_field();
    text_ += "\\N";
    return *this;
}

Lines& Lines::array(std::span<const std::string> items) {
    next_field();
    text_ += '{';
    bool first = true;
    for (const std::string& item : items) {
        if (!first) {
            text_ += ',';
        }
        first = false;
        if (needs_quotes(item)) {
            append_escaped(in_quotes(item));
        } else {
            text_ += item;
        }
    }
    text_ += '}';
    return *this;
}

Lines& Lines::array(std::span<const double> items) {
    next_field();
    text_ += '{';
    bool first = true;
    for (const double item : items) {
        text_ += first ? "" : ",";
        text_ += fmt::format("{}", item);
        first = false;
    }
    text_ += '}';
    return *this;
}

void Lines::end_line() {
    constexpr std::size_t enough =
        64 * 1024;  // why: a call for each line costs as much as the line
    in_line_ = false;
    if (text_.size() >= enough) {
        send();
    }
    if (!text_.empty()) {
        text_ += '\n';
    }
}

void Lines::complete() {
    if (!text_.empty()) {
        text_.pop_back();  // the line feed: libpqxx adds one to what it sends
        send();
    }
    stream_.complete();
}

void Lines::next_field() {
    if (in_line_) {
        text_ += '\t';
    }
    in_line_ = true;
}

void Lines::append_escaped(std::string_view value) {
    const char* at = value.data();
    const char* const end = at + value.size();
    while (at != end) {
        const char* plain = at;
        while (at != end && escape_of(*at) == 0) {
            ++at;
        }
        text_.append(plain, at);
        if (at != end && escape_of(*at) == no_character) {
            text_ += "\xEF\xBF\xBD";
            ++at;
        } else if (at != end) {
            text_ += '\\';
            text_ += escape_of(*at++);
        }
    }
}

}  // namespace khabar::store::postgres

namespace {

/// Lines that need no more escaping.
struct Ready {
    const std::string* lines;
};

}  // namespace

// libpqxx 6 has no call that sends a line as it is; this is where it would escape one.
template <>
std::string pqxx::internal::TypedCopyEscaper::operator()(const Ready* ready) const {
    return *ready->lines;
}

namespace khabar::store::postgres {

void Lines::send() {
    stream_ << std::make_tuple(Ready{&text_});
    text_.clear();
}

}  // namespace khabar::store::postgres
