#include "khabar/input/archives/warc_record.h"

#include <charconv>
#include <optional>
#include <utility>

#include "khabar/input/header_lines.h"
#include "khabar/input/kind.h"

namespace khabar::input {

namespace {

constexpr std::uint64_t max_length = std::uint64_t{1} << 50u;  // why: a longer block is a lie

Error bad(std::string detail) {
    return {ErrorCode::bad_archive, "", std::move(detail)};
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// "WARC/1.0", "WARC/1.1", and the drafts before them.
bool is_version(std::string_view line) {
    constexpr std::string_view begin = "WARC/";
    return line.starts_with(begin) && line.size() >= begin.size() + 3 &&
           is_digit(line[begin.size()]) && line[begin.size() + 1] == '.' &&
           is_digit(line[begin.size() + 2]) && line.size() <= begin.size() + 4;
}

std::optional<std::uint64_t> read_length(std::string_view value) {
    std::uint64_t length = 0;
    const char* end = value.data() + value.size();
    const auto read = std::from_chars(value.data(), end, length);
    return read.ec == std::errc() && read.ptr == end && length <= max_length ? std::optional(length)
                                                                             : std::nullopt;
}

std::string without_brackets(std::string_view uri) {
    if (uri.starts_with('<') && uri.ends_with('>')) {
        uri = uri.substr(1, uri.size() - 2);
    }
    return std::string(uri);
}

}  // namespace

Expected<WarcHead> read_warc_head(std::string_view text) {
    HeaderLines lines(text);
    if (!is_version(lines.first())) {
        return bad("no WARC record begins here");
    }
    WarcHead head;
    std::optional<std::uint64_t> length;
    while (const std::optional<HeaderLine> line = lines.next()) {
        if (line->name == "warc-type") {
            head.type = lower(line->value);
        } else if (line->name == "warc-target-uri") {
            head.uri = without_brackets(line->value);
        } else if (line->name == "content-type") {
            head.content_type = line->value;
        } else if (line->name == "content-length") {
            length = read_length(line->value);
        } else if (line->name == "warc-truncated") {
            head.cut = true;
        } else if (line->name == "warc-segment-number") {
            head.in_segments = true;
        }
    }
    if (head.type.empty()) {
        return bad("a WARC record without WARC-Type");
    }
    if (!length) {
        return bad("a WARC record without a Content-Length that can be");
    }
    head.length = *length;
    return head;
}

bool looks_like_warc(std::string_view bytes) {
    HeaderLines lines(bytes);
    if (!is_version(lines.first())) {
        return false;
    }
    while (const std::optional<HeaderLine> line = lines.next()) {
        if (line->name == "warc-type") {
            return true;
        }
    }
    return false;
}

void skip_line_breaks(ByteReader& reader) {
    for (;;) {
        const std::string_view ahead = reader.peek();
        const std::size_t count = ahead.find_first_not_of("\r\n");
        reader.skip(count == std::string_view::npos ? ahead.size() : count);
        if (count != std::string_view::npos || ahead.empty()) {
            return;
        }
    }
}

bool read_warc_text(ByteReader& reader, std::string& text) {
    while (text.size() < max_warc_head) {
        const std::string_view ahead = reader.peek();
        const std::size_t newline = ahead.find('\n');
        const bool is_line = newline != std::string_view::npos;
        if (reader.take(text, is_line ? newline + 1 : ahead.size()) == 0) {
            return false;
        }
        if (is_line && (text.ends_with("\n\n") || text.ends_with("\n\r\n"))) {
            return true;
        }
    }
    return false;
}

}  // namespace khabar::input
