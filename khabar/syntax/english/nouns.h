#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "khabar/syntax/english/event_nouns.h"
#include "khabar/syntax/english/units.h"

namespace khabar::syntax {

/// Cuts noun phrases: determiners, adjectives, nouns, names, up to the last noun.
class EnglishNouns {
public:
    EnglishNouns(const ReadText& text, std::span<const Mention> mentions, const ClauseRows& rows,
                 TokenRange sentence, std::span<const EnglishToken> tokens);

    /// The noun phrase that begins at a token; nothing where none does.
    [[nodiscard]] std::optional<EnglishUnit> at(std::uint32_t token) const;
    /// A gerund or another verb's form read as the head of a noun phrase ("fighting in").
    [[nodiscard]] EnglishUnit of_verb(std::uint32_t token) const;
    /// Whether a thing named begins at a token, whatever words it is written in.
    [[nodiscard]] bool names(std::uint32_t token) const;
    [[nodiscard]] bool is_noun_next(std::uint32_t at) const;
    [[nodiscard]] bool time_begins(std::uint32_t at) const;
    /// Whether a word can be a noun, however it is read best.
    [[nodiscard]] bool is_noun(std::uint32_t at) const { return noun_reading(at) != nullptr; }

private:
    struct Open;
    /// What begins at a token: asked for many times of each.
    struct Begins {
        std::uint32_t mention;   ///< the first of mentions_ that begins there or behind
        std::uint32_t time_end;  ///< where the time that begins there ends; the token: none does
    };

    [[nodiscard]] const EnglishToken& word(std::uint32_t at) const {
        return tokens_[at - sentence_.begin];
    }
    [[nodiscard]] std::size_t first_mention(std::uint32_t at) const {
        return begins_[at - sentence_.begin].mention;
    }
    [[nodiscard]] std::uint32_t time_end(std::uint32_t at) const {
        return begins_[at - sentence_.begin].time_end;
    }
    void find_begins();
    [[nodiscard]] bool take(Open& open) const;
    [[nodiscard]] bool is_way_off(std::uint32_t token) const;
    [[nodiscard]] bool take_mention(Open& open) const;
    [[nodiscard]] bool take_verb(Open& open) const;
    [[nodiscard]] bool take_noun(Open& open) const;
    [[nodiscard]] bool is_year_of(std::uint32_t token, std::uint32_t end) const;
    [[nodiscard]] bool is_before_somebody(std::uint32_t token, std::uint32_t end) const;
    [[nodiscard]] bool stands_alone(const Open& open) const;
    [[nodiscard]] bool cannot_agree(const Open& open) const;
    [[nodiscard]] const Reading* noun_reading(std::uint32_t at) const;
    [[nodiscard]] std::uint32_t end_of_counted(const Mention& amount) const;
    [[nodiscard]] std::uint32_t head_of(const Mention& mention) const;
    void name_parts(EnglishUnit& unit) const;

    const ReadText& text_;
    std::size_t base_;                   ///< the page's mentions before the sentence
    std::span<const Mention> mentions_;  ///< those of the sentence
    TokenRange sentence_;
    std::span<const EnglishToken> tokens_;
    EnglishEventNouns events_;
    std::vector<Begins> begins_;  ///< by token of the sentence, and of its end
};

}  // namespace khabar::syntax
