#include "khabar/text/tokens.h"

#include "khabar/core/utf8.h"

#include "khabar/text/characters.h"
#include "khabar/text/english_tokens.h"

namespace khabar {

namespace {

/// An apostrophe inside a Latin word.
bool joins_letters(char32_t c) {
    return c == U'\'' || c == 0x2019;
}

bool ends_sentence(char32_t c) {
    return c == U'.' || c == U'!' || c == U'?' || c == 0x061F || c == 0x06D4 || c == 0x2026;
}

/// Closing quotes and brackets belong to the sentence that they close.
bool closes(char32_t c) {
    return c == U'"' || c == U')' || c == U']' || c == 0x201D || c == 0x00BB || c == 0x2019;
}

class Splitter {
public:
    explicit Splitter(const Document& document) : text_(document.text()) {}

    Tokens run(const Document& document) {
        out_.tokens.reserve(text_.size() / 8);
        std::uint32_t paragraph = 0;
        for (const Block& block : document.blocks()) {
            if (block.language == LanguageId::english) {
                split_english(text_, block, paragraph++, out_);
            } else {
                split_block(block, paragraph++);
            }
        }
        return std::move(out_);
    }

private:
    void split_block(const Block& block, std::uint32_t paragraph) {
        std::uint32_t first = count();
        bool ended = false;
        const auto close_sentence = [&] {
            if (count() > first) {
                out_.sentences.push_back({{first, count()}, block.kind, paragraph});
            }
            first = count();
            ended = false;
        };
        for (std::uint32_t at = block.span.begin; at < block.span.end;) {
            const CodePoint c = decode_at(text_, at);
            const CharKind kind = kind_of(c.value);
            if (kind == CharKind::space || kind == CharKind::hidden) {
                at += c.length;
                continue;
            }
            if (kind == CharKind::line_end) {
                close_sentence();
                at += c.length;
                continue;
            }
            if (ended &&
                !(kind == CharKind::punctuation && (closes(c.value) || ends_sentence(c.value)))) {
                close_sentence();
            }
            const std::uint32_t end = token_end(at, block.span.end, kind, c);
            out_.tokens.push_back({{at, end}, token_kind(kind)});
            if (kind == CharKind::punctuation && ends_sentence(c.value)) {
                ended = true;
            }
            at = end;
            if (count() - first >= max_sentence_tokens) {
                close_sentence();
            }
        }
        close_sentence();
    }

    static TokenKind token_kind(CharKind kind) {
        switch (kind) {
            case CharKind::letter:
            case CharKind::mark:
                return TokenKind::word;
            case CharKind::digit:
                return TokenKind::number;
            case CharKind::punctuation:
                return TokenKind::punctuation;
            case CharKind::space:
            case CharKind::line_end:
            case CharKind::hidden:
            case CharKind::symbol:
                break;
        }
        return TokenKind::symbol;
    }

    [[nodiscard]] std::uint32_t token_end(std::uint32_t at, std::uint32_t limit, CharKind kind,
                                          CodePoint first) const {
        std::uint32_t end = at + first.length;
        if (kind == CharKind::letter || kind == CharKind::mark) {
            return word_end(end, limit);
        }
        if (kind == CharKind::digit) {
            return number_end(text_, end, limit);
        }
        return end;
    }

    [[nodiscard]] std::uint32_t word_end(std::uint32_t end, std::uint32_t limit) const {
        std::uint32_t last_visible = end;
        while (end < limit) {
            const CodePoint c = decode_at(text_, end);
            const CharKind kind = kind_of(c.value);
            if (kind == CharKind::letter || kind == CharKind::mark) {
                end += c.length;
                last_visible = end;
            } else if (kind == CharKind::hidden) {
                end += c.length;
            } else if (joins_letters(c.value) && end + c.length < limit &&
                       kind_of(decode_at(text_, end + c.length).value) == CharKind::letter &&
                       last_visible == end && static_cast<unsigned char>(text_[end - 1]) < 0x80) {
                end += c.length;
            } else {
                break;
            }
        }
        return last_visible;
    }

    [[nodiscard]] std::uint32_t count() const {
        return static_cast<std::uint32_t>(out_.tokens.size());
    }

    std::string_view text_;
    Tokens out_;
};

}  // namespace

Tokens split_tokens(const Document& document) {
    return Splitter(document).run(document);
}

}  // namespace khabar
