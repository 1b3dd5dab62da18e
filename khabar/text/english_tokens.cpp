#include "khabar/text/english_tokens.h"

#include <algorithm>

#include "khabar/core/utf8.h"
#include "khabar/text/characters.h"
#include "khabar/text/english_abbreviations.h"

namespace khabar {

namespace {

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}
char lower(char c) {
    return is_capital(c) ? static_cast<char>(c + 32) : c;
}

bool is_apostrophe(char32_t c) {
    return c == U'\'' || c == 0x2019;
}
/// Between two letters also the sign of an ayn: Ba'ath.
bool is_inner_apostrophe(char32_t c) {
    return is_apostrophe(c) || c == 0x2018;
}
bool is_hyphen(char32_t c) {
    return c == U'-' || c == 0x2010 || c == 0x2011 || c == 0x2013;
}
bool ends_sentence(char32_t c) {
    return c == U'.' || c == U'!' || c == U'?' || c == 0x2026;
}
bool closes(char32_t c) {
    return c == U'"' || c == U'\'' || c == U')' || c == U']' || c == 0x201D || c == 0x00BB ||
           c == 0x2019;
}
/// A sentence does not begin with it.
bool goes_on(char32_t c) {
    return (c >= U'a' && c <= U'z') || c == U',' || c == U';' || c == U':';
}

/// The letters behind an apostrophe that are short for a word.
bool is_clitic(std::string_view letters) {
    if (letters.empty() || letters.size() > 2) {
        return false;
    }
    const char first = lower(letters[0]);
    if (letters.size() == 1) {
        return first == 's' || first == 'm' || first == 'd';
    }
    const char second = lower(letters[1]);
    return (second == 'e' && (first == 'r' || first == 'v')) || (first == 'l' && second == 'l');
}

/// The end of a number in [at, end): of "22,24,26,31", a list without blanks, that of its first;
/// else `end`. "22,240,260" and "22,24,260" are one number each, as people and as India writes it.
std::uint32_t end_in_list(std::string_view text, std::uint32_t at, std::uint32_t end) {
    constexpr std::uint32_t longest = 64;  // why: a list of twenty; each of its parts looks at all
    const std::string_view run = text.substr(at, end - at);
    if (run.size() > longest || run.find_first_not_of("0123456789,") != std::string_view::npos) {
        return end;
    }
    const std::size_t comma = run.find(',');
    const auto is_digit = [&](std::uint32_t i) { return text[i] >= '0' && text[i] <= '9'; };
    bool list = at >= 2 && text[at - 1] == ',' && is_digit(at - 2);  // the rest of one
    std::size_t groups = 1;
    bool thousands = comma <= 3;
    for (std::size_t from = comma; from < run.size(); ++groups) {
        const std::size_t next = std::min(run.find(',', from + 1), run.size());
        const std::size_t width = next - from - 1;
        thousands = thousands && (width == 3 || (width == 2 && next < run.size()));
        from = next;
    }
    list = list || (groups > 2 && !thousands);
    return list && comma < run.size() ? at + static_cast<std::uint32_t>(comma) : end;
}

class EnglishSplitter {
public:
    EnglishSplitter(std::string_view text, const Block& block, std::uint32_t paragraph, Tokens& out)
        : text_(text.substr(0, block.span.end)),
          block_(block),
          paragraph_(paragraph),
          out_(out),
          block_first_(count()),
          first_(count()) {}

    void run() {
        for (std::uint32_t at = block_.span.begin; at < size();) {
            const CodePoint c = decode_at(text_, at);
            const CharKind kind = kind_of(c.value);
            if (kind == CharKind::space || kind == CharKind::hidden) {
                at += c.length;
            } else if (kind == CharKind::line_end) {
                close_sentence();
                at += c.length;
            } else if (is_hyphen(c.value) && joins_words(at, c)) {
                at += c.length;
            } else {
                at = add_token(at, c, kind);
            }
        }
        close_sentence();
    }

private:
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(text_.size()); }
    [[nodiscard]] std::uint32_t count() const {
        return static_cast<std::uint32_t>(out_.tokens.size());
    }

    void close_sentence() {
        if (count() > first_) {
            out_.sentences.push_back({{first_, count()}, block_.kind, paragraph_});
        }
        first_ = count();
        ended_ = false;
        quoted_ = false;
    }

    /// Whether the token before, of this block, ends at `at`.
    [[nodiscard]] const Token* touching(std::uint32_t at) const {
        return count() > block_first_ && out_.tokens.back().span.end == at ? &out_.tokens.back()
                                                                           : nullptr;
    }

    std::uint32_t add_token(std::uint32_t at, CodePoint c, CharKind kind) {
        const bool sign = kind == CharKind::punctuation;
        if (ended_ &&
            !(sign && (ends_sentence(c.value) || (closes(c.value) && touching(at) != nullptr)))) {
            if (goes_on(c.value)) {
                ended_ = false;
            } else {
                close_sentence();
            }
        }
        std::uint32_t end = at + c.length;
        TokenKind token = TokenKind::symbol;
        switch (kind) {
            case CharKind::letter:
            case CharKind::mark:
                end = word_token(at, c);
                token = TokenKind::word;
                break;
            case CharKind::digit:
                end = end_in_list(text_, at, number_end(text_, end, size()));
                token = TokenKind::number;
                break;
            case CharKind::punctuation:
                token = TokenKind::punctuation;
                if (is_apostrophe(c.value) || c.value == 0x2018) {
                    const std::uint32_t clitic = clitic_end(at, c);
                    token = clitic > at ? TokenKind::word : TokenKind::punctuation;
                    quoted_ = clitic > at ? quoted_ : !quoted_;
                    end = clitic > at ? clitic : end;
                } else if (c.value == U'.' || c.value == U'-') {
                    while (end < size() && text_[end] == text_[at]) {
                        ++end;
                    }
                }
                ended_ = ended_ || (ends_sentence(c.value) && may_end(c.value, end));
                break;
            case CharKind::space:
            case CharKind::line_end:
            case CharKind::hidden:
            case CharKind::symbol:
                break;
        }
        out_.tokens.push_back({{at, end}, token});
        if (count() - first_ >= max_sentence_tokens) {
            close_sentence();
        }
        return end;
    }

    /// A hyphen between two letters or digits; a long one between letters alone.
    [[nodiscard]] bool joins_words(std::uint32_t at, CodePoint hyphen) const {
        const Token* before = touching(at);
        if (before == nullptr || at + hyphen.length >= size() ||
            (before->kind != TokenKind::word && before->kind != TokenKind::number)) {
            return false;
        }
        const CharKind next = kind_of(decode_at(text_, at + hyphen.length).value);
        return next == CharKind::letter ||
               (next == CharKind::digit &&
                (hyphen.value != 0x2013 || before->kind == TokenKind::word));
    }

    /// The end of the word that begins at `at`, what is short for another left out.
    std::uint32_t word_token(std::uint32_t at, CodePoint first) {
        std::uint32_t run = run_end(at + first.length);
        while (run < size()) {
            const CodePoint c = decode_at(text_, run);
            if (!is_inner_apostrophe(c.value)) {
                break;
            }
            const std::uint32_t tail = run + c.length;
            const std::uint32_t tail_end = letters_end(tail);
            if (tail_end == tail) {
                break;
            }
            const std::string_view letters = text_.substr(tail, tail_end - tail);
            const bool negation = lower(text_[run - 1]) == 'n' && letters.size() == 1 &&
                                  lower(letters[0]) == 't' && is_apostrophe(c.value);
            if (negation) {
                return run - at > 1 ? run - 1 : tail_end;
            }
            if (is_apostrophe(c.value) && is_clitic(letters)) {
                return run;
            }
            run = run_end(tail_end);
        }
        return run < size() && text_[run] == '.' ? point_end(at, run) : run;
    }

    /// Where the letters and marks end that go on at `end`; what shows nothing is within them.
    [[nodiscard]] std::uint32_t run_end(std::uint32_t end) const {
        while (end < size() && is_letter(text_[end])) {
            ++end;
        }
        std::uint32_t visible = end;
        while (end < size()) {
            const CodePoint c = decode_at(text_, end);
            const CharKind kind = kind_of(c.value);
            if (kind == CharKind::letter || kind == CharKind::mark) {
                end += c.length;
                visible = end;
            } else if (kind == CharKind::hidden) {
                end += c.length;
            } else {
                break;
            }
        }
        return visible;
    }

    /// The same for letters alone.
    [[nodiscard]] std::uint32_t letters_end(std::uint32_t at) const {
        while (at < size()) {
            const CodePoint c = decode_at(text_, at);
            if (kind_of(c.value) != CharKind::letter) {
                break;
            }
            at += c.length;
        }
        return at;
    }

    /// An apostrophe that begins 's, 're or stands alone behind a plural; `at` where it is a quote.
    [[nodiscard]] std::uint32_t clitic_end(std::uint32_t at, CodePoint c) const {
        if (!is_apostrophe(c.value)) {
            return at;
        }
        const std::uint32_t tail = at + c.length;
        const std::uint32_t end = letters_end(tail);
        if (is_clitic(text_.substr(tail, end - tail))) {  // also where a text parts "Syria 's"
            return end;
        }
        const Token* before = touching(at);
        if (before == nullptr ||
            (before->kind != TokenKind::word && before->kind != TokenKind::number)) {
            return at;
        }
        const char last = lower(text_[at - 1]);
        const bool plural = last == 's' || last == 'x' || last == 'z';
        const bool noun_follows = tail + 1 < size() && text_[tail] == ' ' &&
                                  (is_letter(text_[tail + 1]) || ascii_digit(text_[tail + 1]));
        return plural && !quoted_ && end == tail && noun_follows ? tail : at;
    }

    static bool ascii_digit(char c) { return c >= '0' && c <= '9'; }

    /// The word [begin, end) stands before a point: behind it, where the point is its own.
    std::uint32_t point_end(std::uint32_t begin, std::uint32_t end) {
        const std::string_view word = text_.substr(begin, end - begin);
        if (word.size() == 1) {
            return initials_end(begin, end);
        }
        switch (abbreviation(word)) {
            case Abbreviation::none:
                return end;
            case Abbreviation::opens:
                break;
            case Abbreviation::may_close:
                ended_ = opens_sentence(next_word(end + 1));
                break;
            case Abbreviation::before_number:
                if (!digit_follows(end + 1)) {
                    return end;
                }
                break;
            case Abbreviation::behind_comma:
                if (count() == first_ || text_[out_.tokens.back().span.begin] != ',') {
                    return end;
                }
                ended_ = opens_sentence(next_word(end + 1));
                break;
        }
        return end + 1;
    }

    /// U.S., a.m., or the J. of a name.
    std::uint32_t initials_end(std::uint32_t begin, std::uint32_t end) {
        const auto single = [&](std::uint32_t at) {
            return at < size() && is_letter(text_[at]) &&
                   (at + 1 >= size() || !is_letter(text_[at + 1]));
        };
        if (!is_letter(text_[begin])) {
            return end;
        }
        const std::uint32_t one = end;
        while (end < size() && text_[end] == '.' && single(end + 1)) {
            end += 2;
        }
        const std::string_view next = next_word(end + 1);
        if (end == one) {
            const bool name = is_capital(text_[begin]) && text_[begin] != 'I' && !next.empty() &&
                              is_capital(next[0]) && !opens_sentence(next);
            return name ? end + 1 : end;
        }
        if (end >= size() || text_[end] != '.') {
            return end;
        }
        const bool hour = end - begin == 3 && lower(text_[end - 1]) == 'm';
        const bool name = !next.empty() && is_capital(next[0]);
        ended_ = name && (hour ? !follows_hour(next) : opens_sentence(next));
        return end + 1;
    }

    /// The letters of the next word of the line, signs before it passed over.
    [[nodiscard]] std::string_view next_word(std::uint32_t at) const {
        const std::uint32_t limit = at + max_gap < size() ? at + max_gap : size();
        while (at < limit && (text_[at] == ' ' || text_[at] == '"')) {
            ++at;
        }
        std::uint32_t end = at;
        while (end < size() && end - at < max_word && is_letter(text_[end])) {
            ++end;
        }
        return at < end ? text_.substr(at, end - at) : std::string_view();
    }
    [[nodiscard]] bool digit_follows(std::uint32_t at) const {
        return (at < size() && ascii_digit(text_[at])) ||
               (at + 1 < size() && text_[at] == ' ' && ascii_digit(text_[at + 1]));
    }

    /// Whether a sentence may end at the sign that ends at `end`.
    [[nodiscard]] bool may_end(char32_t sign, std::uint32_t end) const {
        if (sign != U'.') {
            return true;
        }
        if (end < size() && (is_letter(text_[end]) || ascii_digit(text_[end]))) {
            return is_capital(text_[end]) && text_[end - 1] == '.' && end >= 2 &&
                   text_[end - 2] >= 'a' && text_[end - 2] <= 'z';  // a blank was forgotten
        }
        const bool list_number =
            count() == first_ + 1 && out_.tokens.back().kind == TokenKind::number;
        return !list_number;
    }

    static constexpr std::uint32_t max_gap = 4;    // why: a quote and some blanks
    static constexpr std::uint32_t max_word = 12;  // why: longer than what is asked for

    std::string_view text_;  ///< to the block's end
    const Block& block_;
    std::uint32_t paragraph_;
    Tokens& out_;
    std::uint32_t block_first_;
    std::uint32_t first_;  ///< of the sentence
    bool ended_ = false;   ///< its end has been seen; what closes it may follow
    bool quoted_ = false;  ///< a single quote is open
};

}  // namespace

void split_english(std::string_view text, const Block& block, std::uint32_t paragraph,
                   Tokens& out) {
    EnglishSplitter(text, block, paragraph, out).run();
}

}  // namespace khabar
