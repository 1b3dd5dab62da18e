#include "khabar/page/lines.h"

#include <algorithm>
#include <utility>

#include <unicode/uchar.h>

#include "khabar/core/utf8.h"
#include "khabar/text/fold.h"

namespace khabar::page {

namespace {

// why: the script of a text shows in its first pages.
constexpr std::size_t language_sample_bytes = std::size_t{256} << 10u;

bool is_blank(char32_t c) {
    return c <= U' ' || (c >= 0x7F && c <= 0xA0) || c == 0x1680 || (c >= 0x2000 && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202F) || (c >= 0x205F && c <= 0x206F) || c == 0x3000 ||
           c == 0xFEFF || c == 0x00AD || c == 0x061C;
}

// The character that ends before `end`. Precondition: end > 0.
std::pair<char32_t, std::size_t> before(std::string_view text, std::size_t end) {
    std::size_t at = end - 1;
    while (at > 0 && end - at < 4 && (static_cast<unsigned char>(text[at]) & 0xC0u) == 0x80u) {
        --at;
    }
    const CodePoint point = decode_at(text, at);
    return point.length == end - at ? std::pair{point.value, at}
                                    : std::pair{replacement_character, end - 1};
}

enum class Part : std::uint8_t { letter, digit, mark, joiner, none };

Part part_of(char32_t c) {
    if (c < 0x80) {
        if ((c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z')) {
            return Part::letter;
        }
        if (c >= U'0' && c <= U'9') {
            return Part::digit;
        }
        return c == U'\'' ? Part::joiner : Part::none;
    }
    if (c >= 0x0621 && c <= 0x064A) {
        return Part::letter;
    }
    if (c >= 0x064B && c <= 0x065F) {
        return Part::mark;
    }
    if (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) {  // Latin letters of Europe
        return Part::letter;
    }
    const auto point = static_cast<UChar32>(c);
    if (u_isalpha(point)) {
        return Part::letter;
    }
    if (u_isdigit(point)) {
        return Part::digit;
    }
    const auto kind = u_charType(point);
    if (kind == U_NON_SPACING_MARK || kind == U_COMBINING_SPACING_MARK || kind == U_FORMAT_CHAR) {
        return Part::mark;
    }
    return c == 0x2019 ? Part::joiner : Part::none;
}

bool ends_by_stop(char32_t c) {
    return c == U'.' || c == 0x06D4 || c == 0x3002;
}

bool ends_by_mark(char32_t c) {
    return ends_by_stop(c) || c == U'!' || c == U'?' || c == 0x061F || c == 0x2026;
}

bool closes(char32_t c) {
    return c == U')' || c == U']' || c == U'"' || c == U'\'' || c == 0x00BB || c == 0x201D ||
           c == 0x2019 || c == 0x201C || c == 0x203A || c == U'*';
}

LineShape shape_of(std::string_view text, Span span) {
    LineShape shape;
    shape.span = trim(text, span);
    bool in_word = false;
    bool has_letter = false;
    for (std::size_t at = shape.span.begin; at < shape.span.end;) {
        const CodePoint next = decode_at(text, at);
        at += next.length;
        const Part part = part_of(next.value);
        const bool part_of_word =
            part == Part::letter || part == Part::digit || (in_word && part != Part::none);
        if (part_of_word && !in_word) {
            ++shape.words;
            has_letter = false;
        }
        if (part == Part::letter && !has_letter) {
            ++shape.letters;
            has_letter = true;
        }
        in_word = part_of_word;
    }
    for (std::size_t end = shape.span.end; end > shape.span.begin;) {
        const auto [c, at] = before(text, end);
        if (closes(c) || is_blank(c)) {
            end = at;
            continue;
        }
        shape.ends_sentence = ends_by_mark(c);
        const bool dots = at > shape.span.begin && ends_by_stop(before(text, at).first);
        shape.full_stop = ends_by_stop(c) && !dots;
        break;
    }
    return shape;
}

}  // namespace

Span trim(std::string_view text, Span span) {
    std::size_t begin = span.begin;
    std::size_t end = span.end;
    while (begin < end) {
        const CodePoint next = decode_at(text, begin);
        if (!is_blank(next.value)) {
            break;
        }
        begin += next.length;
    }
    begin = std::min(begin, end);
    while (end > begin) {
        const auto [c, at] = before(text, end);
        if (!is_blank(c)) {
            break;
        }
        end = std::max(at, begin);
    }
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

std::vector<LineShape> split_lines(std::string_view text) {
    std::vector<LineShape> lines;
    std::size_t begin = 0;
    bool blank = true;
    const auto add = [&](std::size_t end) {
        const LineShape shape =
            shape_of(text, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
        if (!shape.span.empty()) {
            lines.push_back(shape);
            lines.back().blank_before = blank;
        }
        blank = shape.span.empty();
    };
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        std::size_t length = 0;
        if (c == '\n' || c == '\f') {
            length = 1;
        } else if (c == '\r') {
            length = at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1;
        } else if (c == '\xE2' &&
                   (text.substr(at, 3) == "\xE2\x80\xA8" || text.substr(at, 3) == "\xE2\x80\xA9")) {
            length = 3;
        }
        if (length == 0) {
            ++at;
            continue;
        }
        add(at);
        if (lines.size() > max_lines) {
            return lines;
        }
        at += length;
        begin = at;
    }
    add(text.size());
    return lines;
}

std::vector<LineWord> fold_words(std::string_view line, std::size_t limit) {
    std::vector<LineWord> words;
    bool in_word = false;
    std::size_t begin = 0;
    bool letters = false;
    const auto close = [&](std::size_t end) {
        if (in_word) {
            LineWord word;
            fold_into(word.folded, line.substr(begin, end - begin), LanguageId::arabic);
            std::erase_if(word.folded, [](char c) { return c == '\''; });
            std::erase(word.folded, '\0');
            word.number = !letters;
            if (!word.folded.empty()) {
                words.push_back(std::move(word));
            }
        }
        in_word = false;
    };
    for (std::size_t at = 0; at < line.size();) {
        const CodePoint next = decode_at(line, at);
        const Part part = part_of(next.value);
        const bool starts = part == Part::letter || part == Part::digit;
        if (starts && !in_word) {
            if (words.size() >= limit) {
                return words;
            }
            begin = at;
            in_word = true;
            letters = false;
        } else if (in_word && part == Part::none) {
            close(at);
        }
        if (!in_word && !words.empty() && (next.value == U':' || next.value == 0xFF1A)) {
            words.back().colon_after = true;
        }
        letters = letters || part == Part::letter;
        at += next.length;
    }
    close(line.size());
    return words;
}

std::optional<LanguageId> language_by_letters(std::string_view text) {
    text = text.substr(0, language_sample_bytes);
    std::size_t arabic = 0;
    std::size_t latin = 0;
    std::size_t others = 0;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint next = decode_at(text, at);
        at += next.length;
        const char32_t c = next.value;
        if ((c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= 0xC0 && c <= 0x24F)) {
            ++latin;
        } else if ((c >= 0x0621 && c <= 0x06FF) || (c >= 0xFB50 && c <= 0xFEFC)) {
            ++arabic;
        } else if (c >= 0x250 && part_of(c) == Part::letter) {
            ++others;
        }
    }
    const std::size_t all = arabic + latin + others;
    if (all == 0 || (arabic + latin) * 5 < all) {
        return std::nullopt;
    }
    return arabic * 2 >= latin ? LanguageId::arabic : LanguageId::english;
}

}  // namespace khabar::page
