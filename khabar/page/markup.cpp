#include "khabar/page/markup.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>

#include "khabar/core/utf8.h"

namespace khabar::page {

namespace {

// why: "&CounterClockwiseContourIntegral;" is not met in news; "&thetasym;" has 10.
constexpr std::size_t max_reference_bytes = 12;

// U+00A0 to U+00FF in order.
constexpr std::array<std::string_view, 96> latin_names = {
    "nbsp",   "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar", "sect",   "uml",
    "copy",   "ordf",   "laquo",  "not",    "shy",    "reg",    "macr",   "deg",    "plusmn",
    "sup2",   "sup3",   "acute",  "micro",  "para",   "middot", "cedil",  "sup1",   "ordm",
    "raquo",  "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc",  "Atilde",
    "Auml",   "Aring",  "AElig",  "Ccedil", "Egrave", "Eacute", "Ecirc",  "Euml",   "Igrave",
    "Iacute", "Icirc",  "Iuml",   "ETH",    "Ntilde", "Ograve", "Oacute", "Ocirc",  "Otilde",
    "Ouml",   "times",  "Oslash", "Ugrave", "Uacute", "Ucirc",  "Uuml",   "Yacute", "THORN",
    "szlig",  "agrave", "aacute", "acirc",  "atilde", "auml",   "aring",  "aelig",  "ccedil",
    "egrave", "eacute", "ecirc",  "euml",   "igrave", "iacute", "icirc",  "iuml",   "eth",
    "ntilde", "ograve", "oacute", "ocirc",  "otilde", "ouml",   "divide", "oslash", "ugrave",
    "uacute", "ucirc",  "uuml",   "yacute", "thorn",  "yuml"};

struct Named {
    std::string_view name;
    char32_t value;
};
constexpr std::array<Named, 22> other_names = {
    {{"amp", '&'},       {"quot", '"'},     {"apos", '\''},     {"lt", '<'},
     {"gt", '>'},        {"ndash", 0x2013}, {"mdash", 0x2014},  {"lsquo", 0x2018},
     {"rsquo", 0x2019},  {"sbquo", 0x201A}, {"ldquo", 0x201C},  {"rdquo", 0x201D},
     {"bdquo", 0x201E},  {"bull", 0x2022},  {"hellip", 0x2026}, {"lsaquo", 0x2039},
     {"rsaquo", 0x203A}, {"euro", 0x20AC},  {"trade", 0x2122},  {"oelig", 0x0153},
     {"zwnj", 0x200C},   {"ensp", 0x2002}}};

std::optional<char32_t> value_of(std::string_view name) {
    if (name.starts_with("#")) {
        const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
        name.remove_prefix(hex ? 2 : 1);
        std::uint32_t value = 0;
        const auto read =
            std::from_chars(name.data(), name.data() + name.size(), value, hex ? 16 : 10);
        const bool sound = read.ec == std::errc{} && read.ptr == name.data() + name.size() &&
                           value > 31 && value < 0x110000 && (value < 0xD800 || value > 0xDFFF);
        return sound ? std::optional<char32_t>(value) : std::nullopt;
    }
    const auto* const other =
        std::find_if(other_names.begin(), other_names.end(),
                     [name](const Named& named) { return named.name == name; });
    if (other != other_names.end()) {
        return other->value;
    }
    const auto* const latin = std::find(latin_names.begin(), latin_names.end(), name);
    if (latin != latin_names.end()) {
        return static_cast<char32_t>(0xA0 + (latin - latin_names.begin()));
    }
    return std::nullopt;
}

bool ends_a_line(std::string_view tag) {
    static constexpr std::array<std::string_view, 14> names = {
        "p",  "br", "div", "li", "ul",         "ol",      "h1",
        "h2", "h3", "h4",  "tr", "blockquote", "section", "figcaption"};
    std::string name;
    for (const char c : tag) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!letter && (c < '0' || c > '9')) {
            break;
        }
        name.push_back(static_cast<char>(letter ? c | 0x20 : c));
    }
    return std::find(names.begin(), names.end(), name) != names.end();
}

// A tag or a comment that begins at `at`: what is behind it; `at` itself where there is none.
std::size_t end_of_tag(std::string_view html, std::size_t at) {
    if (html.substr(at).starts_with("<!--")) {
        const std::size_t end = html.find("-->", at);
        return end == std::string_view::npos ? html.size() : end + 3;
    }
    std::size_t name = at + 1;
    if (name < html.size() && html[name] == '/') {
        ++name;
    }
    if (name >= html.size() || ((html[name] | 0x20) < 'a' || (html[name] | 0x20) > 'z')) {
        return at;
    }
    const std::size_t end = html.find_first_of("<>", name);
    return end == std::string_view::npos || html[end] == '<' ? at : end + 1;
}

std::string without_tags(std::string_view html) {
    std::string out;
    out.reserve(html.size());
    for (std::size_t at = 0; at < html.size();) {
        const std::size_t end = html[at] == '<' ? end_of_tag(html, at) : at;
        if (end == at) {
            out.push_back(html[at++]);
            continue;
        }
        const std::string_view tag = html.substr(at + 1, end - at - 1);
        if (ends_a_line(tag.substr(tag.starts_with("/") ? 1 : 0))) {
            out.push_back('\n');
        }
        at = end;
    }
    return out;
}

// One space or one end of line for a run of white space; no-break spaces are spaces.
std::string collapse_lines(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    char pending = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        const bool no_break = c == '\xC2' && at + 1 < text.size() && text[at + 1] == '\xA0';
        if (c == '\n' || c == '\r') {
            pending = '\n';
        } else if (no_break || c == ' ' || c == '\t' || c == '\f') {
            pending = pending == '\n' ? '\n' : ' ';
            at += no_break ? 1U : 0U;
        } else {
            if (pending != 0 && !out.empty()) {
                out.push_back(pending);
            }
            pending = 0;
            out.push_back(c);
        }
    }
    return out;
}

}  // namespace

std::string decode_references(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t next = std::min(text.find('&', at), text.size());
        out += text.substr(at, next - at);
        at = next;
        if (at == text.size()) {
            break;
        }
        const std::string_view rest = text.substr(at + 1, max_reference_bytes);
        const std::size_t end = rest.find(';');
        const auto value =
            end == std::string_view::npos ? std::nullopt : value_of(rest.substr(0, end));
        if (value) {
            append_utf8(out, *value);
            at += end + 2;
        } else {
            out.push_back(text[at++]);
        }
    }
    return out;
}

std::string text_of_markup(std::string_view html) {
    if (html.find_first_of("<&") == std::string_view::npos) {
        return collapse_lines(html);
    }
    // The tags may be escaped themselves, and the references inside them once more.
    return collapse_lines(decode_references(without_tags(decode_references(without_tags(html)))));
}

}  // namespace khabar::page
