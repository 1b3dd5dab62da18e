#include "khabar/language/english/capitals.h"

#include <string_view>

#include <unicode/uchar.h>

#include "khabar/core/utf8.h"

namespace khabar::english {

namespace {

struct Letters {
    bool first_capital = false;
    std::uint32_t capitals = 0;
    std::uint32_t small = 0;  ///< 1 of a word that begins with a small one
};

Letters letters_of(std::string_view word) {
    Letters out;
    if (word.front() >= 'a' && word.front() <= 'z') {
        out.small = 1;  // most words: nobody asks how many there are
        return out;
    }
    for (std::size_t at = 0; at < word.size();) {
        const auto byte = static_cast<unsigned char>(word[at]);
        bool capital = byte >= 'A' && byte <= 'Z';
        bool small = byte >= 'a' && byte <= 'z';
        std::uint32_t length = 1;
        if (byte >= 0x80) {
            const CodePoint c = decode_at(word, at);
            length = c.length;
            capital = u_isupper(static_cast<UChar32>(c.value)) != 0;
            small = u_islower(static_cast<UChar32>(c.value)) != 0;
        }
        out.first_capital = out.first_capital || (at == 0 && capital);
        out.capitals += capital ? 1 : 0;
        out.small += small ? 1 : 0;
        at += length;
    }
    return out;
}

/// A capital behind it begins something: a quote, a colon, a dash, a bracket.
bool begins_anew(std::string_view sign) {
    return sign != "," && sign != "'" && sign != "/" && sign != "&" && sign != "." && sign != "%";
}

}  // namespace

void judge_capitals(const Document& document, const Tokens& tokens, const Sentence& sentence,
                    std::vector<Capital>& out) {
    constexpr std::size_t long_word = 4;  // why: titles leave short words small
    constexpr std::uint32_t few = 5;      // why: five long words are no name
    out.clear();
    std::uint32_t with = 0;
    std::uint32_t without = 0;
    std::uint32_t small_letters = 0;
    bool begins = true;
    for (std::uint32_t token = sentence.tokens.begin; token < sentence.tokens.end; ++token) {
        const Token& what = tokens.tokens[token];
        const std::string_view word = document.text(what.span);
        if (what.kind != TokenKind::word) {
            out.push_back(Capital::small);
            begins = begins || (what.kind == TokenKind::punctuation && begins_anew(word));
            continue;
        }
        const Letters letters = letters_of(word);
        Capital capital = Capital::small;
        if (letters.first_capital) {
            const bool acronym = letters.small == 0 && letters.capitals > 1;
            const bool pronoun = word == "I";
            capital = acronym             ? Capital::acronym
                      : begins || pronoun ? Capital::idle
                                          : Capital::inside;
        }
        if (word.size() >= long_word && !begins) {
            with += letters.first_capital ? 1 : 0;
            without += letters.first_capital ? 0 : 1;
        }
        small_letters += letters.small;
        out.push_back(capital);
        begins = false;
    }
    const bool heading = sentence.block == BlockKind::title || sentence.block == BlockKind::heading;
    const bool title = (heading || with >= few) && with > 2 * without && with + without > 1;
    if (!title && small_letters > 0) {
        return;
    }
    for (Capital& capital : out) {
        if (capital == Capital::inside || (capital == Capital::acronym && small_letters == 0)) {
            capital = Capital::idle;
        }
    }
}

}  // namespace khabar::english
