#include "khabar/core/utf8.h"

#include <cstdint>
#include <cstring>

namespace khabar {

namespace {

bool continues(std::string_view text, std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0u) == 0x80u;
}

char32_t low6(std::string_view text, std::size_t at) {
    return static_cast<unsigned char>(text[at]) & 0x3Fu;
}

/// Whether eight bytes of ASCII stand at a byte, as they mostly do in names of fields and in
/// English.
bool eight_ascii(std::string_view text, std::size_t at) {
    std::uint64_t eight = 0;
    if (text.size() - at < sizeof eight) {
        return false;
    }
    std::memcpy(&eight, text.data() + at, sizeof eight);
    return (eight & 0x8080808080808080u) == 0;
}

}  // namespace

CodePoint decode_any(std::string_view text, std::size_t at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80u) {
        return {lead, 1};
    }
    if (lead >= 0xC2u && lead <= 0xDFu && continues(text, at + 1)) {
        return {((lead & 0x1Fu) << 6u) | low6(text, at + 1), 2};
    }
    if (lead >= 0xE0u && lead <= 0xEFu && continues(text, at + 1) && continues(text, at + 2)) {
        const char32_t value =
            ((lead & 0x0Fu) << 12u) | (low6(text, at + 1) << 6u) | low6(text, at + 2);
        if (value >= 0x800u && (value < 0xD800u || value > 0xDFFFu)) {
            return {value, 3};
        }
    }
    if (lead >= 0xF0u && lead <= 0xF4u && continues(text, at + 1) && continues(text, at + 2) &&
        continues(text, at + 3)) {
        const char32_t value = ((lead & 0x07u) << 18u) | (low6(text, at + 1) << 12u) |
                               (low6(text, at + 2) << 6u) | low6(text, at + 3);
        if (value >= 0x10000u && value <= 0x10FFFFu) {
            return {value, 4};
        }
    }
    return {replacement_character, 1};
}

bool is_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (eight_ascii(text, at)) {
            at += sizeof(std::uint64_t);
            continue;
        }
        if (static_cast<unsigned char>(text[at]) < 0x80u) {
            ++at;
            continue;
        }
        const CodePoint next = decode_at(text, at);
        if (next.length == 1) {
            return false;
        }
        at += next.length;
    }
    return true;
}

std::string mend_utf8(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    bool in_bad_run = false;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint next = decode_at(text, at);
        const bool bad = next.length == 1 && next.value == replacement_character;
        if (!bad) {
            out.append(text.substr(at, next.length));
        } else if (!in_bad_run) {
            append_utf8(out, replacement_character);
        }
        in_bad_run = bad;
        at += next.length;
    }
    return out;
}

void append_utf8(std::string& out, char32_t value) {
    const auto byte = [](char32_t bits) { return static_cast<char>(bits); };
    const auto low = [&](unsigned shift) { return byte(0x80u | ((value >> shift) & 0x3Fu)); };
    if (value < 0x80u) {
        out.push_back(byte(value));
    } else if (value < 0x800u) {
        const char bytes[] = {byte(0xC0u | (value >> 6u)), low(0)};
        out.append(bytes, sizeof bytes);
    } else if (value < 0x10000u) {
        const char bytes[] = {byte(0xE0u | (value >> 12u)), low(6), low(0)};
        out.append(bytes, sizeof bytes);
    } else {
        const char bytes[] = {byte(0xF0u | (value >> 18u)), low(12), low(6), low(0)};
        out.append(bytes, sizeof bytes);
    }
}

}  // namespace khabar
