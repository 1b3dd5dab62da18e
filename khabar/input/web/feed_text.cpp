#include "khabar/input/web/feed_text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <memory>
#include <new>
#include <optional>
#include <utility>
#include <vector>

#include <unicode/ucnv.h>
#include <zlib.h>

#include "khabar/core/utf8.h"
#include "khabar/input/kind.h"

namespace khabar::input {

namespace {

using std::string_view_literals::operator""sv;

constexpr std::size_t declaration_bytes = 256;  // why: a declaration is one short line
constexpr std::size_t max_reference = 10;       // why: "&#x10FFFF;" is the longest there is

struct Free {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
    void operator()(z_stream* stream) const { inflateEnd(stream); }
};

Expected<std::string> unzipped(std::string_view bytes) {
    const Error broken{ErrorCode::bad_archive, {}, "the gzip of the feed is broken"};
    z_stream stream{};
    constexpr int gzip_alone = 16 + MAX_WBITS;
    if (inflateInit2(&stream, gzip_alone) != Z_OK) {
        throw std::bad_alloc();
    }
    const std::unique_ptr<z_stream, Free> owner(&stream);
    // zlib does not write to what it reads
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // NOLINT
    stream.avail_in = static_cast<uInt>(bytes.size());
    std::string out;
    std::array<char, 65536> buffer{};
    for (;;) {
        stream.next_out = reinterpret_cast<Bytef*>(buffer.data());  // NOLINT: bytes are bytes
        stream.avail_out = static_cast<uInt>(buffer.size());
        const int state = inflate(&stream, Z_NO_FLUSH);
        if (state == Z_MEM_ERROR) {
            throw std::bad_alloc();
        }
        if (state != Z_OK && state != Z_STREAM_END) {
            return broken;
        }
        out.append(buffer.data(), buffer.size() - stream.avail_out);
        if (out.size() > max_feed_bytes) {
            return Error{ErrorCode::too_large, {}, "the feed is over 50 MiB when it is unpacked"};
        }
        if (state == Z_STREAM_END) {  // another member may follow; what is none is let be
            if (stream.avail_in < 2 || stream.next_in[0] != 0x1F || stream.next_in[1] != 0x8B) {
                return out;
            }
            inflateReset(&stream);
        }
    }
}

// The charset that <?xml encoding="..."?> names, or empty.
std::string declared(std::string_view bytes) {
    const std::string_view head = without_space(bytes).substr(0, declaration_bytes);
    if (!head.starts_with("<?xml")) {
        return {};
    }
    const std::string_view line = head.substr(0, head.find('>'));
    const std::size_t at = line.find("encoding");
    const std::size_t open = at == std::string_view::npos ? at : line.find_first_of("\"'", at);
    if (open == std::string_view::npos) {
        return {};
    }
    const std::size_t close = line.find(line[open], open + 1);
    return close == std::string_view::npos ? std::string()
                                           : std::string(line.substr(open + 1, close - open - 1));
}

// Nothing for a charset that ICU does not list.
std::optional<std::string> converted(std::string_view bytes, const std::string& charset) {
    UErrorCode status = U_ZERO_ERROR;
    // Aliases come from ICU's own list, so no name from outside reaches a file.
    if (charset.empty() || ucnv_countAliases(charset.c_str(), &status) == 0 || U_FAILURE(status)) {
        return std::nullopt;
    }
    constexpr std::size_t most = 3;  // why: no byte of any charset becomes more than 3 of UTF-8
    if (bytes.size() > std::numeric_limits<std::int32_t>::max() / (most + 1)) {
        return std::nullopt;
    }
    std::string out(bytes.size() * most + most, '\0');
    status = U_ZERO_ERROR;
    const std::int32_t size =
        ucnv_convert("UTF-8", charset.c_str(), out.data(), static_cast<std::int32_t>(out.size()),
                     bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
    if (U_FAILURE(status)) {
        return std::nullopt;
    }
    out.resize(static_cast<std::size_t>(size));
    return out;
}

std::string in_utf8(std::string_view bytes, std::string_view charset) {
    static constexpr std::array<std::pair<std::string_view, const char*>, 4> beginnings = {
        {{"\xFF\xFE"sv, "UTF-16LE"},
         {"\xFE\xFF"sv, "UTF-16BE"},
         {"<\0"sv, "UTF-16LE"},
         {"\0<"sv, "UTF-16BE"}}};
    for (const auto& [beginning, name] : beginnings) {
        if (bytes.starts_with(beginning)) {
            return converted(bytes, name).value_or(std::string());
        }
    }
    if (is_utf8(bytes)) {
        return std::string(bytes);
    }
    for (const std::string& name : {std::string(charset), declared(bytes)}) {
        const std::string small = lower(name);
        if (small == "utf-8" || small == "utf8") {
            continue;
        }
        if (auto text = converted(bytes, name)) {
            return *std::move(text);
        }
    }
    return mend_utf8(bytes);
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// The length of the reference that `text` begins with, one that needs no declaration; else 0.
std::size_t reference_at(std::string_view text) {
    for (const std::string_view known : {"&amp;"sv, "&lt;"sv, "&gt;"sv, "&quot;"sv, "&apos;"sv}) {
        if (text.starts_with(known)) {
            return known.size();
        }
    }
    const std::size_t end = text.substr(0, max_reference).find(';');
    if (!text.starts_with("&#") || end == std::string_view::npos) {
        return 0;
    }
    std::string_view digits = text.substr(2, end - 2);
    const bool is_hex = digits.starts_with('x');
    digits.remove_prefix(is_hex ? 1 : 0);
    const std::string_view allowed = is_hex ? "0123456789abcdefABCDEF"sv : "0123456789"sv;
    if (digits.empty() || digits.find_first_not_of(allowed) != std::string_view::npos) {
        return 0;
    }
    const unsigned long value = std::stoul(std::string(digits), nullptr, is_hex ? 16 : 10);
    const bool is_character =
        value == '\t' || value == '\n' || value == '\r' || (value >= 0x20 && value < 0xD800) ||
        (value >= 0xE000 && value < 0xFFFE) || (value >= 0x10000 && value <= 0x10FFFF);
    return is_character ? end + 1 : 0;
}

// Behind the ">" of the DOCTYPE that `text` begins with: its own declarations stand in "[...]", and
// quoted texts may hold either sign.
std::size_t doctype_end(std::string_view text) {
    char quote = 0;
    bool inside = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (quote != 0) {
            quote = c == quote ? '\0' : quote;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '[' || c == ']') {
            inside = c == '[';
        } else if (c == '>' && !inside) {
            return at + 1;
        }
    }
    return text.size();
}

// Behind the ">" of the tag that `text` begins with, which quoted values may hold; a tag that never
// ends, or holds another "<", ends before it.
std::size_t tag_end(std::string_view text) {
    char quote = 0;
    for (std::size_t at = 1; at < text.size(); ++at) {
        const char c = text[at];
        if (quote != 0) {
            quote = c == quote ? '\0' : quote;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '>') {
            return at + 1;
        } else if (c == '<') {
            return at;
        }
    }
    return text.size();
}

/// Copies XML, and leaves out or mends what would stop a parser.
class Mending {
public:
    explicit Mending(std::string_view text) : text_(text) { out_.reserve(text.size() + 1024); }

    std::string done() {
        while (at_ < text_.size() && !(begun_ && open_.empty())) {
            step();
        }
        close_down_to(0);
        return std::move(out_);
    }

private:
    [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }

    // Behind the next `end`, or at the end of all.
    [[nodiscard]] std::size_t behind(std::string_view end, std::size_t from) const {
        const std::size_t found = text_.find(end, from);
        return found == std::string_view::npos ? text_.size() : found + end.size();
    }

    void step() {
        const std::size_t markup = std::min(text_.find('<', at_), text_.size());
        if (markup > at_) {
            return copy(markup, true);
        }
        const char next = at_ + 1 < text_.size() ? text_[at_ + 1] : ' ';
        if (rest().starts_with("<![CDATA[")) {
            copy(behind("]]>", at_), false);
        } else if (rest().starts_with("<!--")) {
            at_ = behind("-->", at_ + 4);
        } else if (next == '?') {
            at_ = behind("?>", at_);
        } else if (next == '!') {
            at_ += doctype_end(rest());
        } else if (next == '/') {
            close_tag();
        } else if (is_letter(next) && open_.size() < max_feed_depth) {
            open_tag();
        } else {
            out_ += begun_ ? "&lt;"sv : ""sv;
            ++at_;
        }
    }

    void open_tag() {
        begun_ = true;
        const std::size_t end = at_ + tag_end(rest());
        const std::string_view tag = text_.substr(at_, end - at_);
        const std::string_view name = tag.substr(1, tag.find_first_of(" \t\r\n/>", 1) - 1);
        copy(end, true);
        if (!tag.ends_with('>')) {
            out_ += '>';
        }
        if (!tag.ends_with("/>")) {
            open_.push_back(name);
        }
    }

    // Closes what was left open inside; a tag that closes nothing is left out.
    void close_tag() {
        const std::size_t end = at_ + tag_end(rest());
        const std::string_view tag = text_.substr(at_, end - at_);
        const std::string_view name = tag.substr(2, tag.find_first_of(" \t\r\n>", 2) - 2);
        at_ = end;
        const auto found = std::find(open_.rbegin(), open_.rend(), name);
        if (found != open_.rend()) {
            close_down_to(static_cast<std::size_t>(open_.rend() - found) - 1);
        }
    }

    void close_down_to(std::size_t count) {
        for (; open_.size() > count; open_.pop_back()) {
            out_.append("</").append(open_.back()).append(">");
        }
    }

    void copy(std::size_t end, bool references) {
        for (; at_ < end; ++at_) {
            const char c = text_[at_];
            if (!begun_) {
                continue;  // words before the first tag
            }
            if (c == '&' && references && reference_at(rest()) == 0) {
                out_ += "&amp;";
            } else if (static_cast<unsigned char>(c) < ' ' && c != '\t' && c != '\n' && c != '\r') {
                out_ += ' ';
            } else {
                out_ += c;
            }
        }
    }

    std::string_view text_;
    std::size_t at_ = 0;
    bool begun_ = false;  ///< the first tag is there
    std::vector<std::string_view> open_;
    std::string out_;
};

}  // namespace

Expected<std::string_view> unpacked_feed(std::string_view bytes, std::string& held) {
    if (bytes.size() > max_feed_bytes) {
        return Error{ErrorCode::too_large, {}, "the feed is over 50 MiB"};
    }
    if (!bytes.starts_with("\x1F\x8B")) {
        return bytes;
    }
    Expected<std::string> whole = unzipped(bytes);
    if (!whole) {
        return whole.error();
    }
    held = *std::move(whole);
    return std::string_view(held);
}

std::string feed_text(std::string_view bytes, std::string_view charset) {
    return Mending(in_utf8(bytes, charset)).done();
}

}  // namespace khabar::input
