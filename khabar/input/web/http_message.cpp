#include "khabar/input/web/http_message.h"

#include <charconv>
#include <memory>
#include <utility>

#include "khabar/input/bounds.h"
#include "khabar/input/byte_reader.h"
#include "khabar/input/header_lines.h"
#include "khabar/input/kind.h"
#include "khabar/input/raw_bytes.h"
#include "khabar/input/web/content_decoding.h"

namespace khabar::input {

namespace {

/// The size that a line of chunked coding tells; nothing where the line is none.
std::optional<std::size_t> chunk_size(std::string_view line) {
    line = trimmed(line.substr(0, line.find(';')));
    std::size_t size = 0;
    const char* end = line.data() + line.size();
    const auto read = std::from_chars(line.data(), end, size, 16);
    return read.ec == std::errc() && read.ptr == end ? std::optional(size) : std::nullopt;
}

/// Takes a line without its CR LF; nothing where it has no end.
std::optional<std::string_view> take_line(std::string_view& bytes) {
    const std::size_t end = bytes.find('\n');
    if (end == std::string_view::npos) {
        return std::nullopt;
    }
    std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(end + 1);
    if (line.ends_with('\r')) {
        line.remove_suffix(1);
    }
    return line;
}

// RFC 9112, 7.1. The trailers behind the last chunk tell nothing that is asked.
Expected<std::string> join_chunks(std::string body, bool cut) {
    std::string_view left = body;
    std::string joined;
    const auto torn = [&]() -> Expected<std::string> {
        if (cut) {
            return std::move(joined);
        }
        return Error{ErrorCode::bad_archive, "", "the chunks of the answer are torn"};
    };
    bool first = true;
    for (;;) {
        if (left.empty() && !first) {
            return joined;  // the connection was closed, or the crawler left the last chunk out
        }
        const std::optional<std::string_view> line = take_line(left);
        const std::optional<std::size_t> size = line ? chunk_size(*line) : std::nullopt;
        if (!size) {
            return first ? Expected(std::move(body)) : torn();  // joined already
        }
        first = false;
        if (*size == 0) {
            return joined;
        }
        joined += left.substr(0, *size);
        if (*size > left.size()) {
            return torn();
        }
        left.remove_prefix(*size);
        const std::optional<std::string_view> end = take_line(left);
        if (!left.empty() && (!end || !end->empty())) {
            return torn();
        }
    }
}

Expected<std::string> decode(std::string body, std::string_view coding, bool cut) {
    if (!is_content_coding(coding)) {  // servers also write a charset there, or "none"
        return looks_like_text(std::string_view(body).substr(0, RawBytes::peek_bytes))
                   ? Expected(std::move(body))
                   : Error{ErrorCode::bad_archive, "",
                           "a compression that is not known: " + std::string(coding)};
    }
    ByteReader reader(
        content_decoding(std::make_unique<RawBytes>(RawBytes::Bytes{std::move(body)}), coding));
    std::string page;
    switch (reader.read_all(page, max_input_bytes)) {
        case ByteReader::End::too_long:
            return Error{ErrorCode::too_large, "", "the page is over 64 MiB"};
        case ByteReader::End::failed:
            if (!cut) {
                return *reader.fault();
            }
            break;
        case ByteReader::End::done:
        case ByteReader::End::line:
            break;
    }
    return page;
}

/// One more value of a header.
void add_value(std::string& values, std::string_view value) {
    if (!value.empty()) {
        values += values.empty() ? "" : ", ";
        values += value;
    }
}

}  // namespace

std::optional<std::size_t> http_head_size(std::string_view bytes) {
    std::size_t begin = 0;
    for (;;) {
        const std::size_t end = bytes.find('\n', begin);
        if (end == std::string_view::npos) {
            return std::nullopt;
        }
        const std::string_view line = bytes.substr(begin, end - begin);
        begin = end + 1;
        if (line.empty() || line == "\r") {
            return begin;
        }
    }
}

std::optional<HttpHead> read_http_head(std::string_view head) {
    HeaderLines lines(head);
    const std::string_view first = lines.first();
    const std::size_t blank = first.find(' ');
    if (!first.starts_with("HTTP/") || blank == std::string_view::npos) {
        return std::nullopt;
    }
    HttpHead found;
    const std::string_view status = trimmed(first.substr(blank)).substr(0, 3);
    if (std::from_chars(status.data(), status.data() + status.size(), found.status).ec !=
        std::errc()) {
        return std::nullopt;
    }
    while (const std::optional<HeaderLine> line = lines.next()) {
        if (line->name == "content-type") {
            add_value(found.content_type, line->value);
        } else if (line->name == "content-encoding") {
            add_value(found.content_encoding, lower(line->value));
        } else if (line->name == "transfer-encoding") {
            add_value(found.transfer_encoding, lower(line->value));
        }
    }
    return found;
}

Expected<std::string> http_page(const HttpHead& head, std::string body, bool cut) {
    Expected<std::string> page = std::move(body);
    if (head.transfer_encoding.find("chunked") != std::string::npos) {
        page = join_chunks(*std::move(page), cut);
    }
    // The last that is named was done last.
    std::string_view codings = head.content_encoding;
    for (int count = 0; page && !codings.empty(); ++count) {
        if (count == max_content_codings) {
            return Error{ErrorCode::bad_archive, "", "more than four compressions in one another"};
        }
        const std::size_t comma = codings.rfind(',');
        const std::size_t begin = comma == std::string_view::npos ? 0 : comma + 1;
        page = decode(*std::move(page), trimmed(codings.substr(begin)), cut);
        codings = codings.substr(0, comma == std::string_view::npos ? 0 : comma);
    }
    return page;
}

}  // namespace khabar::input
