#pragma once

#include <cstdint>
#include <string_view>

#include "khabar/mentions/actor_scene.h"

namespace khabar::actors {

/// What sector a phrase has: its head's, or what an adjective, the noun that it belongs to, or a
/// name says where the head does not tell (lexicon/actors/modifiers_ar.tsv, `inherits` of
/// heads_ar.tsv).
class SectorRules {
public:
    explicit SectorRules(const Scene& scene);

    /// The head's own.
    void take_head(Phrase& phrase) const;
    /// An adjective behind the head: "former", "armed", "military".
    void describe(Phrase& phrase, std::uint32_t adjective) const;
    /// A noun in the construct state: "men of the police".
    void belong(Phrase& phrase, std::uint32_t noun) const;
    /// How a phrase hangs on the one behind it.
    enum class Bond : std::uint8_t {
        part_of,    ///< "a number of the demonstrators"
        serves_in,  ///< "an officer in the army"
        belongs_to  ///< "mercenaries belonging to the commander": they stay what they are
    };
    void belong_to(Phrase& phrase, const Phrase& whole, Bond bond) const;
    /// Whether a word tells the sector of some head.
    [[nodiscard]] bool modifies(std::string_view lemma) const {
        return !modifiers_.find(lemma).postings.empty();
    }
    /// A name behind the head: `row` of actors/actors.
    void take_name(Phrase& phrase, RowId row, bool whole) const;

private:
    [[nodiscard]] bool inherits(const Phrase& phrase) const;
    void modify(Phrase& phrase, std::uint32_t token, std::string_view use) const;
    void take(Phrase& phrase, RowId row) const;

    const Scene& in_;
    const Index& modifiers_;
    const Sheet* sheet_;
};

}  // namespace khabar::actors
