#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/core/document.h"
#include "khabar/core/expected.h"
#include "khabar/language/features.h"
#include "khabar/tables/table_file.h"
#include "khabar/text/tokens.h"

namespace khabar {

/// Particles written as one with the word that follows, in their order.
struct Proclitics {
    char conjunction = 0;  ///< 'w' and, 'f' then, or 0
    char preposition = 0;  ///< 'b' in/by, 'l' to/for, 'k' as, or 0
    bool future = false;   ///< sa- before an imperfect
    bool article = false;  ///< al-
    auto operator<=>(const Proclitics&) const = default;
};

/// A pronoun written as one with the word before it.
struct Enclitic {
    Span span{};  ///< empty: none
    std::uint8_t person = 0;
    Gender gender = Gender::none;
    Number number = Number::none;
};

/// What makes up a reading's worth, so that a person can see it; parts of one token compare.
struct ReadingScore {
    std::int16_t known = 0;       ///< from the lexicon, a name, or a guess by shape
    std::int16_t frequency = 0;   ///< how often the row's word stands in the news
    std::int16_t attached = 0;    ///< particles and pronoun
    std::int16_t form = 0;        ///< how rare the inflected form is
    std::int16_t spelling = 0;    ///< hamzas and marks on the page against the row's
    std::int16_t neighbours = 0;  ///< what the sentence adds, against the best reading
    std::int16_t voice = 0;       ///< what speaks against the other voice of the best

    [[nodiscard]] std::int32_t sum() const {
        return known + frequency + attached + form + spelling + neighbours + voice;
    }
};

/// One way to read one token: [conjunction][preposition][article] stem [pronoun].
struct Reading {
    std::uint32_t token = 0;
    /// 0 for the best of a token; for others what the sentence would lose: parts.sum() less the
    /// best's.
    std::int32_t score = 0;
    ReadingScore parts;
    Proclitics before;
    Span stem;                ///< without what is attached, the article cut too
    std::uint32_t begin = 0;  ///< the byte where the word begins, particles cut, the article kept
    Enclitic pronoun;
    std::optional<RowId> lemma;  ///< the lexicon's row; nothing for an unknown word
    Features features;
};

/// The readings of a text, best first for each token; every token has one or more.
class Readings {
public:
    [[nodiscard]] const Reading& best(std::uint32_t token) const { return all_[first_[token]]; }
    [[nodiscard]] std::span<const Reading> of(std::uint32_t token) const {
        return std::span(all_).subspan(first_[token], first_[token + 1] - first_[token]);
    }
    void reserve(std::size_t tokens) {
        all_.reserve(tokens * 4);  // why: the mean of news text
        first_.reserve(tokens + 1);
    }
    [[nodiscard]] std::size_t size() const noexcept { return first_.size() - 1; }
    /// For who ranks them anew: the best must come first.
    [[nodiscard]] std::span<Reading> of(std::uint32_t token) {
        return std::span(all_).subspan(first_[token], first_[token + 1] - first_[token]);
    }
    /// Adds a reading of the next token; the best comes first.
    Reading& add() { return all_.emplace_back(); }
    /// No more readings of that token. Precondition: it has one or more.
    void end_token();

private:
    std::vector<Reading> all_;
    std::vector<std::uint32_t> first_{0};
};

/// What all later stages are given. The Document outlives it.
struct ReadText {
    const Document& document;
    Tokens tokens;
    Readings readings;
    std::string folded_pool;
    std::vector<Span> folded_spans;     ///< into folded_pool, one a token
    std::vector<std::uint64_t> hashes;  ///< hash64 of the folded words, one a token

    /// What it is read as: a page in two languages is read once in each.
    [[nodiscard]] LanguageId language() const { return document.language(); }
    [[nodiscard]] std::string_view folded(std::uint32_t token) const {
        const Span span = folded_spans[token];
        return {folded_pool.data() + span.begin, span.end - span.begin};
    }
    /// The folded word, to look it up.
    [[nodiscard]] HashedKey key(std::uint32_t token) const {
        return {folded(token), hashes[token]};
    }
    /// What folded_pool has from `begin` on is the folded word of the next token.
    void end_folded(std::uint32_t begin);
    [[nodiscard]] std::string_view words(std::uint32_t token) const {
        return document.text(tokens.tokens[token].span);
    }
    [[nodiscard]] const Reading& best(std::uint32_t token) const { return readings.best(token); }
    [[nodiscard]] TokenKind kind(std::uint32_t token) const { return tokens.tokens[token].kind; }
    [[nodiscard]] std::uint32_t size() const {
        return static_cast<std::uint32_t>(tokens.tokens.size());
    }
    /// The bytes from the first to the last token, attached particles of the first left out and the
    /// article kept (RECORD.md).
    [[nodiscard]] Span span(TokenRange range) const;
    /// The same, where `first` and not the best reading tells what is attached.
    [[nodiscard]] Span span(TokenRange range, const Reading& first) const;
    /// The same of one who acts or is acted on: an English noun without "the", "this" or "its"
    /// before it, as its records have it.
    [[nodiscard]] Span noun_span(TokenRange range) const;
};

class Language {
public:
    virtual ~Language() = default;
    [[nodiscard]] virtual LanguageId id() const noexcept = 0;
    /// Tokens, folded forms and readings of a Document. Every token gets one reading or more: an
    /// unknown word is read by its shape.
    [[nodiscard]] virtual ReadText read(const Document& document) const = 0;
    /// The same with the unlikely readings too, sixteen a word at most: for people to see.
    [[nodiscard]] virtual ReadText read_all(const Document& document) const = 0;
};

/// Errors: bad_table, when a sheet that the language needs is not there.
Expected<std::unique_ptr<const Language>> open_language(LanguageId id,
                                                        std::shared_ptr<const TableFile> tables);

}  // namespace khabar
