#pragma once

#include <cstdint>
#include <vector>

#include "khabar/language/language.h"
#include "khabar/syntax/clause_rows.h"

namespace khabar::syntax {

/// What a word is to the chunker: function words by what they do, others by their part of speech.
enum class EnglishWord : std::uint8_t {
    noun,
    name,
    number,
    adjective,
    adverb,
    verb,  ///< a main verb, or one that may be
    be,
    have,
    do_,
    modal,       ///< will, may, must ...
    to,          ///< before an infinitive or a noun
    negation,    ///< not, never
    determiner,  ///< the, no, all
    possessive,  ///< his, their
    pronoun,     ///< he, them, himself, someone
    clitic,      ///< the 's of a possessor
    particle,    ///< a preposition
    that,        ///< whatever it is
    relative,    ///< who, which, where
    coordinator,
    subordinator,  ///< when, because, if
    either,        ///< after, before, since, as: subordinator or preposition
    comma,
    colon,
    dash,
    quote,
    bracket,
    stop,
    other
};

/// Which forms of a verb a word may be, as bits.
namespace form {
constexpr std::uint8_t base = 1;
constexpr std::uint8_t third = 2;
constexpr std::uint8_t past = 4;
constexpr std::uint8_t participle = 8;
constexpr std::uint8_t ing = 16;
}  // namespace form

struct EnglishToken {
    EnglishWord word = EnglishWord::other;
    std::uint8_t forms = 0;         ///< of a verb; 0 for a word that is none
    const Reading* verb = nullptr;  ///< the reading as a verb, where it has one
    std::uint32_t phrase_end = 0;   ///< of a fixed phrase ("because of"): the token behind it
    std::string_view particle;      ///< of a preposition, as en/function_words writes it
    bool begins = false;            ///< no phrase before it goes on with it
    /// Of the main verb of a question: its auxiliary, which stands before the subject.
    EnglishWord auxiliary = EnglishWord::other;
};

/// One for each token of the sentence.
std::vector<EnglishToken> english_words(const ReadText& text, const ClauseRows& rows,
                                        TokenRange sentence);

/// A word that can stand in a noun phrase before or as its head.
bool is_nominal_word(EnglishWord word);

/// Whether a token is written with a hyphen to the one before it ("Russian-backed").
bool is_hyphenated(const ReadText& text, std::uint32_t token);

}  // namespace khabar::syntax
