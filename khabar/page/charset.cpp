#include "khabar/page/charset.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <memory>
#include <utility>

#include <simdjson.h>
#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>

#include "khabar/core/utf8.h"
#include "khabar/page/charset_labels.h"
#include "khabar/page/charset_prescan.h"
#include "khabar/page/mojibake.h"

namespace khabar::page {

namespace {

using std::string_view_literals::operator""sv;

// why: uchardet is certain long before; its time grows with the bytes.
constexpr std::size_t guess_bytes = std::size_t{256} << 10u;
// why: a page's head alone is longer.
constexpr std::size_t shape_bytes = 4096;
// why: one look at the head tells a binary from a text.
constexpr std::size_t control_sample_bytes = std::size_t{64} << 10u;
// A declared UTF-8 with fewer bad runs than 1 in this many bytes is UTF-8 that somebody cut.
constexpr std::size_t bytes_for_a_bad_run = 200;

constexpr std::string_view binary_heads[] = {
    "%PDF-"sv,
    "PK\x03\x04"sv,
    "\x89PNG"sv,
    "GIF8"sv,
    "\xFF\xD8\xFF"sv,
    "\x1F\x8B\x08"sv,
    "BZh9"sv,
    "7z\xBC\xAF\x27\x1C"sv,
    "\x7F"
    "ELF"sv,
    "OggS\0"sv,
    "SQLite format 3\0"sv,
    "\xFD"
    "7zXZ\0"sv,
    "\x28\xB5\x2F\xFD"sv,
    "RIFF"sv,
    "ID3\x03"sv,
    "ID3\x04"sv,
    "\xD0\xCF\x11\xE0"sv,
    "wOFF"sv,
    "wOF2"sv,
    "\0\0\0\x18"
    "ftyp"sv,
    "\0\0\0\x20"
    "ftyp"sv,
    "\xCA\xFE\xBA\xBE"sv,
};

unsigned char byte(std::string_view bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at]);
}

constexpr std::array<bool, 256> controls = [] {
    std::array<bool, 256> out{};
    for (std::size_t c = 0; c < 0x20; ++c) {
        out[c] = (c < '\t' || c > '\r') && c != 0x1B;
    }
    return out;
}();

// Whether one of the next eight bytes is under 0x20.
bool has_low_byte(const char* bytes) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, bytes, sizeof eight);
    return ((eight - 0x2020202020202020U) & ~eight & 0x8080808080808080U) != 0;
}

bool has_many_controls(std::string_view bytes) {
    const std::size_t sample = std::min(bytes.size(), control_sample_bytes);
    std::size_t count = 0;
    for (std::size_t at = 0; at < sample;) {
        if (at + 8 <= sample && !has_low_byte(bytes.data() + at)) {
            at += 8;
            continue;
        }
        for (const std::size_t end = std::min(at + 8, sample); at < end; ++at) {
            count += controls[byte(bytes, at)] ? 1u : 0u;
        }
    }
    return count * 100 > sample;
}

bool is_binary(std::string_view bytes) {
    return has_many_controls(bytes) ||
           std::any_of(std::begin(binary_heads), std::end(binary_heads),
                       [bytes](std::string_view head) { return bytes.starts_with(head); });
}

struct Mark {
    std::string_view bytes;
    const char* charset;
};
// The longer marks first: that of UTF-32LE begins with that of UTF-16LE.
constexpr Mark marks[] = {
    {"\xEF\xBB\xBF"sv, "UTF-8"}, {"\xFF\xFE\0\0"sv, "UTF-32LE"}, {"\0\0\xFE\xFF"sv, "UTF-32BE"},
    {"\xFF\xFE"sv, "UTF-16LE"},  {"\xFE\xFF"sv, "UTF-16BE"},
};

// UTF-16 without a mark: nearly all units are ASCII or Arabic in one of the two byte orders. Its
// spaces and tags leave NULs.
const char* utf16_by_shape(std::string_view bytes) {
    const std::size_t units = std::min(bytes.size(), shape_bytes) / 2;
    if (units < 8 || bytes.substr(0, shape_bytes).find('\0') == std::string_view::npos) {
        return nullptr;
    }
    std::size_t little = 0;
    std::size_t big = 0;
    const auto is_likely = [](unsigned high, unsigned low) {
        return (high == 0 && (low >= 0x20 || low == '\n' || low == '\r' || low == '\t')) ||
               high == 0x06 || (high == 0x20 && low >= 0x0C && low <= 0x3A);
    };
    for (std::size_t unit = 0; unit < units; ++unit) {
        const unsigned first = byte(bytes, 2 * unit);
        const unsigned second = byte(bytes, 2 * unit + 1);
        little += is_likely(second, first) ? 1u : 0u;
        big += is_likely(first, second) ? 1u : 0u;
    }
    if (little * 20 >= units * 19 && little > big) {
        return "UTF-16LE";
    }
    return big * 20 >= units * 19 && big > little ? "UTF-16BE" : nullptr;
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](char c) { return lower(c); });
    return out;
}

// A name that ICU lists, or empty: ICU would look for a file under any other name.
std::string known_charset(std::string_view label) {
    if (const std::string_view charset = charset_of_label(label); !charset.empty()) {
        return std::string(charset);
    }
    if (label.empty() || label.size() > 40) {
        return {};
    }
    UErrorCode status = U_ZERO_ERROR;
    std::string zero_ended(label);
    const std::uint16_t aliases = ucnv_countAliases(zero_ended.c_str(), &status);
    return U_SUCCESS(status) && aliases > 0 ? zero_ended : std::string{};
}

struct CloseConverter {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};

// ICU turns bytes that mean nothing into U+FFFD.
bool convert(std::string_view bytes, const std::string& charset, std::string& out) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, CloseConverter> from(ucnv_open(charset.c_str(), &status));
    const std::unique_ptr<UConverter, CloseConverter> to(ucnv_open("UTF-8", &status));
    if (U_FAILURE(status)) {
        return false;
    }
    constexpr std::size_t step = 64u << 10u;
    UChar pivot[4096];
    UChar* pivot_read = pivot;
    UChar* pivot_write = pivot;
    const char* read = bytes.data();
    const char* const read_end = read + bytes.size();
    out.clear();
    out.reserve(bytes.size() + bytes.size() / 2);
    std::string buffer(step, '\0');
    bool first = true;
    for (;;) {
        char* write = buffer.data();
        status = U_ZERO_ERROR;
        ucnv_convertEx(to.get(), from.get(), &write, buffer.data() + step, &read, read_end, pivot,
                       &pivot_read, &pivot_write, pivot + std::size(pivot), first, true, &status);
        out.append(buffer.data(), static_cast<std::size_t>(write - buffer.data()));
        first = false;
        if (status != U_BUFFER_OVERFLOW_ERROR) {
            return U_SUCCESS(status) != 0;
        }
    }
}

struct CloseDetector {
    void operator()(uchardet_t detector) const { uchardet_delete(detector); }
};

std::string guess_charset(std::string_view bytes) {
    const std::unique_ptr<std::remove_pointer_t<uchardet_t>, CloseDetector> detector(
        uchardet_new());
    const std::string_view sample = bytes.substr(0, guess_bytes);
    if (!detector || uchardet_handle_data(detector.get(), sample.data(), sample.size()) != 0) {
        return {};
    }
    uchardet_data_end(detector.get());
    return lower(uchardet_get_charset(detector.get()));
}

std::size_t bad_runs(std::string_view bytes) {
    std::size_t runs = 0;
    bool in_run = false;
    for (std::size_t at = 0; at < bytes.size();) {
        const CodePoint next = decode_at(bytes, at);
        const bool bad = next.length == 1 && next.value == replacement_character;
        runs += bad && !in_run ? 1u : 0u;
        in_run = bad;
        at += next.length;
    }
    return runs;
}

bool is_well_formed(std::string_view bytes) {
    return simdjson::validate_utf8(bytes.data(), bytes.size());
}

// The charset of bytes that are neither marked nor UTF-8.
std::string charset_by_word(std::string_view bytes, std::string_view declared) {
    std::string told = known_charset(lower(declared));
    if (told.empty()) {
        told = known_charset(declared_charset(bytes));
    }
    const bool untrue =
        lower(told) == "utf-8" && bad_runs(bytes) * bytes_for_a_bad_run > bytes.size();
    return told.empty() || untrue ? known_charset(guess_charset(bytes)) : told;
}

}  // namespace

Expected<DecodedText> decode_text(std::string_view bytes, std::string_view declared) {
    DecodedText decoded;
    for (const Mark& mark : marks) {
        if (bytes.starts_with(mark.bytes)) {
            decoded.charset = mark.charset;
            bytes.remove_prefix(mark.bytes.size());
            break;
        }
    }
    const bool marked = !decoded.charset.empty();
    const char* const shape = marked ? nullptr : utf16_by_shape(bytes);
    if (shape != nullptr) {
        decoded.charset = shape;
    } else if (!marked && is_binary(bytes)) {
        return Error{ErrorCode::not_text, "", "the bytes are no text"};
    }
    if ((decoded.charset.empty() || decoded.charset == "UTF-8") && is_well_formed(bytes)) {
        decoded.charset = "UTF-8";
        decoded.text = bytes;
    } else {
        if (decoded.charset.empty()) {
            decoded.charset = charset_by_word(bytes, declared);
        }
        if (decoded.charset.empty() || lower(decoded.charset) == "utf-8" ||
            !convert(bytes, decoded.charset, decoded.text)) {
            decoded.charset = "UTF-8";
            decoded.text = mend_utf8(bytes);
        }
    }
    if ((marked || decoded.charset != "UTF-8") && has_many_controls(decoded.text)) {
        return Error{ErrorCode::not_text, "", "the bytes are no text"};
    }
    if (decoded.text.starts_with("\xEF\xBB\xBF")) {
        decoded.text.erase(0, 3);
    }
    decoded.mended = mend_mojibake(decoded.text);
    return decoded;
}

}  // namespace khabar::page
