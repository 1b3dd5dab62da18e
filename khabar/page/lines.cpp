#include "khabar/page/lines.h"

#include <algorithm>
#include <array>
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

// Of a character that is neither ASCII nor a plain Arabic letter.
Part part_of_other(char32_t c) {
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

constexpr std::array<Part, 0x80> ascii_parts = [] {
    std::array<Part, 0x80> parts{};
    for (std::size_t c = 0; c < parts.size(); ++c) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        parts[c] = letter                 ? Part::letter
                   : c >= '0' && c <= '9' ? Part::digit
                   : c == '\''            ? Part::joiner
                                          : Part::none;
    }
    return parts;
}();

inline Part part_of(char32_t c) {
    if (c < ascii_parts.size()) {
        return ascii_parts[c];
    }
    return c >= 0x0621 && c <= 0x064A ? Part::letter : part_of_other(c);
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

std::size_t count_parts(std::string_view text) {
    std::size_t parts = 1;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        const bool ascii_word = (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
                                (byte >= 'a' && byte <= 'z');
        if (byte < 0x80U) {
            parts += ascii_word ? 0U : 1U;
        } else if (byte == 0xD8U && at + 1 < text.size()) {
            // Arabic comma, semicolon, question mark
            const auto next = static_cast<unsigned char>(text[at + 1]);
            parts += next < 0xA0U ? 1U : 0U;
        } else {
            parts += byte == 0xC2U || byte >= 0xE2U ? 1U : 0U;
        }
    }
    return parts;
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
        if (const auto byte = static_cast<unsigned char>(c); byte > '\r' && byte != 0xE2) {
            ++at;
            continue;
        }
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

void FoldedLine::add(std::string_view word, bool number) {
    const std::size_t begin = text_.size();
    fold_into(text_, word, LanguageId::arabic);
    text_.erase(std::remove_if(text_.begin() + static_cast<std::ptrdiff_t>(begin), text_.end(),
                               [](char c) { return c == '\'' || c == '\0'; }),
                text_.end());
    if (text_.size() > begin) {
        words_.push_back({static_cast<std::uint32_t>(begin),
                          static_cast<std::uint32_t>(text_.size()), number, false});
        text_.push_back(' ');
    }
}

void FoldedLine::read(std::string_view line, std::size_t limit) {
    text_.clear();
    words_.clear();
    bool in_word = false;
    std::size_t begin = 0;
    bool letters = false;
    for (std::size_t at = 0; at < line.size();) {
        const CodePoint next = decode_at(line, at);
        const Part part = part_of(next.value);
        const bool starts = part == Part::letter || part == Part::digit;
        if (starts && !in_word) {
            if (words_.size() >= limit) {
                return;
            }
            begin = at;
            in_word = true;
            letters = false;
        } else if (in_word && part == Part::none) {
            add(line.substr(begin, at - begin), !letters);
            in_word = false;
        }
        if (!in_word && !words_.empty() && (next.value == U':' || next.value == 0xFF1A)) {
            words_.back().colon_after = true;
        }
        letters = letters || part == Part::letter;
        at += next.length;
    }
    if (in_word) {
        add(line.substr(begin), !letters);
    }
}

bool FoldedLine::has_numbers() const noexcept {
    return std::any_of(words_.begin(), words_.end(), [](const Word& word) { return word.number; });
}

FoldedLine FoldedLine::without_numbers() const {
    FoldedLine line;
    for (const Word& word : words_) {
        if (!word.number) {
            const auto begin = static_cast<std::uint32_t>(line.text_.size());
            const std::uint32_t length = word.end - word.begin;
            line.text_.append(text_, word.begin, length + 1);
            line.words_.push_back({begin, begin + length, false, word.colon_after});
        }
    }
    return line;
}

std::vector<LineWord> fold_words(std::string_view line, std::size_t limit) {
    FoldedLine folded;
    folded.read(line, limit);
    std::vector<LineWord> words;
    words.reserve(folded.words().size());
    for (std::size_t at = 0; at < folded.words().size(); ++at) {
        const FoldedLine::Word& word = folded.words()[at];
        words.push_back({std::string(folded.key(at, 1)), word.number, word.colon_after});
    }
    return words;
}

std::string text_key(std::string_view line, std::size_t limit) {
    std::string key;
    for (const LineWord& word : fold_words(line, limit)) {
        key += word.folded;
        key.push_back(' ');
    }
    return key;
}

namespace {

struct Letters {
    std::size_t arabic = 0;
    std::size_t latin = 0;
    std::size_t others = 0;

    [[nodiscard]] std::size_t all() const { return arabic + latin + others; }
};

/// One of the words that no English prose does without.
bool is_commonest_english(std::string_view word) {
    constexpr std::size_t longest = 4;
    static constexpr std::array<std::string_view, 7> english{"the", "of",   "and", "to",
                                                             "for", "with", "that"};
    if (word.size() > longest) {
        return false;
    }
    std::array<char, longest> small{};
    std::transform(word.begin(), word.end(), small.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return std::find(english.begin(), english.end(), std::string_view(small.data(), word.size())) !=
           english.end();
}

/// A text of some length with hardly any of them: French, Spanish, Turkish ...
bool lacks_english(std::string_view text) {
    constexpr std::size_t enough_words = 40;  // why: a headline and a line may do without
    constexpr std::size_t one_in = 25;        // why: they are one word in six of English news
    std::size_t words = 0;
    std::size_t known = 0;
    std::size_t begin = 0;
    bool in_word = false;
    for (std::size_t at = 0; at <= text.size();) {
        const CodePoint next = at < text.size() ? decode_at(text, at) : CodePoint{U' ', 1};
        const Part part = part_of(next.value);
        if (!in_word && (part == Part::letter || part == Part::digit)) {
            begin = at;
            in_word = true;
        } else if (in_word && part == Part::none) {
            ++words;
            known += is_commonest_english(text.substr(begin, at - begin)) ? 1u : 0u;
            in_word = false;
        }
        at += next.length;
    }
    return words >= enough_words && known * one_in < words;
}

Letters count_letters(std::string_view text) {
    Letters count;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint next = decode_at(text, at);
        at += next.length;
        const char32_t c = next.value;
        if ((c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= 0xC0 && c <= 0x24F)) {
            ++count.latin;
        } else if ((c >= 0x0621 && c <= 0x06FF) || (c >= 0xFB50 && c <= 0xFEFC)) {
            ++count.arabic;
        } else if (c >= 0x250 && part_of(c) == Part::letter) {
            ++count.others;
        }
    }
    return count;
}

}  // namespace

std::optional<LanguageId> language_by_letters(std::string_view text) {
    const Letters count = count_letters(text.substr(0, language_sample_bytes));
    if (count.all() == 0 || (count.arabic + count.latin) * 5 < count.all()) {
        return std::nullopt;
    }
    if (count.arabic * 2 >= count.latin) {
        return LanguageId::arabic;
    }
    return lacks_english(text.substr(0, language_sample_bytes))
               ? std::nullopt
               : std::optional(LanguageId::english);
}

LanguageId block_language(std::string_view block, LanguageId language) {
    constexpr std::size_t min_letters = 40;  // why: "United Nations Educational and Cultural"
    const Letters count = count_letters(block.substr(0, language_sample_bytes));
    const auto nearly_all = [&](std::size_t letters) {
        return letters >= min_letters && letters * 10 >= count.all() * 9;
    };
    if (nearly_all(count.latin)) {
        return LanguageId::english;
    }
    return nearly_all(count.arabic) ? LanguageId::arabic : language;
}

}  // namespace khabar::page
