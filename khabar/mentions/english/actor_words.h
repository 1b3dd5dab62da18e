#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "khabar/mentions/actor_scene.h"

namespace khabar::actors {

/// One part of an English noun phrase: a word, or a name of several.
struct PhrasePart {
    enum class Kind : std::uint8_t {
        adjective,
        people,  ///< an adjective of a country, or its people
        head,    ///< a role noun
        name,    ///< of the lexicon
        noun,
        proper  ///< a capital that no row knows
    };
    Kind kind = Kind::noun;
    TokenRange tokens;
    const Reading* reading = nullptr;           ///< of a role noun or people
    const mentions::NameMatch* name = nullptr;  ///< of a name
    std::optional<RowId> country;               ///< of a people: the row of actors/countries
    bool plural = false;
    bool linked = false;  ///< "Saudi-led", "pro-Iranian": it describes and does not name whose
};

/// What single words are for an English phrase. All sheets are looked up once.
class EnglishWords {
public:
    explicit EnglishWords(const Scene& scene);

    /// The name of the lexicon that begins at a token; nullptr for none, and where the capitals of
    /// an acronym are missing ("Gia" is no GIA), or the text has ended.
    [[nodiscard]] const mentions::NameMatch* name(std::uint32_t token) const {
        return token >= misread_.size() || misread_[token] ? nullptr : in_.names.at(token);
    }
    /// Reads the parts of one sentence, whose end the scene has; what follows asks for its tokens
    /// only, and for many of them again and again.
    void read_sentence(TokenRange tokens);
    /// The part that begins at a token; nothing where no noun phrase goes on there.
    /// Precondition: no token before the sentence's first.
    [[nodiscard]] std::optional<PhrasePart> part(std::uint32_t token) const;
    /// "The African Union (AU) commission": where the words of a name go on behind its letters in
    /// brackets; the token itself where there are none, or no role noun behind them.
    [[nodiscard]] std::uint32_t behind_short_name(std::uint32_t token) const;

    /// "the", "a", "his", "some".
    [[nodiscard]] bool determiner(std::uint32_t token) const;
    [[nodiscard]] bool is_the(std::uint32_t token) const;
    [[nodiscard]] bool number(std::uint32_t token) const;
    /// 's, or the apostrophe of a plural.
    [[nodiscard]] bool possessive(std::uint32_t token) const;
    [[nodiscard]] bool is(std::uint32_t token, std::string_view folded) const {
        return token < in_.end && in_.text.folded(token) == folded;
    }
    [[nodiscard]] bool capital(std::uint32_t token) const;
    /// A day of the week or a month.
    [[nodiscard]] bool of_calendar(std::uint32_t token) const;
    /// A word that goes on in the one behind it: "Saudi-led".
    [[nodiscard]] bool hyphen_behind(std::uint32_t token) const;
    /// "bin", "al", "von": inside a person's name.
    [[nodiscard]] bool name_particle(std::uint32_t token) const;
    /// A noun that says what is done: "airstrikes", "the arrest".
    [[nodiscard]] bool event_noun(std::uint32_t token) const;
    /// A word of saying as a verb.
    [[nodiscard]] bool says(std::uint32_t token) const;
    /// "Palestinian armed groups": a participle that tells what kind the role noun behind it is.
    [[nodiscard]] bool describes_next(std::uint32_t token) const;

private:
    [[nodiscard]] std::optional<PhrasePart> read_part(std::uint32_t token) const;
    [[nodiscard]] bool bears_flag(std::uint32_t token) const;
    [[nodiscard]] bool are_sides(std::uint32_t token) const;
    [[nodiscard]] bool tells_behind(std::uint32_t token) const;
    [[nodiscard]] bool is_gerund(std::uint32_t token) const;
    [[nodiscard]] bool is_deed_of_state(std::uint32_t token) const;
    [[nodiscard]] bool bare_service(std::uint32_t token) const;
    [[nodiscard]] bool is_spelled(std::uint32_t token) const;
    [[nodiscard]] bool is_acronym_of(RowId row, std::string_view folded) const;
    [[nodiscard]] std::optional<PhrasePart> name_part(std::uint32_t token) const;
    [[nodiscard]] std::optional<PhrasePart> people_part(std::uint32_t token) const;
    [[nodiscard]] bool counted_lands(std::uint32_t token) const;
    [[nodiscard]] std::optional<PhrasePart> head_part(std::uint32_t token) const;

    const Scene& in_;
    const Index& peoples_;
    const Index& weekdays_;
    const Index& months_;
    const Index& triggers_;
    const Index& speech_;
    const Index& modifiers_;
    std::vector<bool> misread_;  ///< by token: an acronym's letters in another word
    std::uint32_t first_ = 0;    ///< of the sentence
    std::vector<std::optional<PhrasePart>> parts_;  ///< by token of the sentence
};

}  // namespace khabar::actors
