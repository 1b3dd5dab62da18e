#pragma once

#include <cstdint>

#include "khabar/mentions/actor_scene.h"
#include "khabar/mentions/actor_sectors.h"
#include "khabar/mentions/person_names.h"

namespace khabar::actors {

/// Reads what follows a head or a name: adjectives, the construct state, names, "in the name of".
class TailReader {
public:
    TailReader(const Scene& scene, const SectorRules& sectors, const PersonNames& persons)
        : in_(scene), sectors_(sectors), persons_(persons) {}

    /// Begins a phrase with the role noun at `at`.
    void take_head(const Reading& head, std::uint32_t at, Phrase& phrase) const;
    /// Gives a phrase the row of actors/actors that a name in it stands for.
    void take_actor(RowId row, TokenRange name, Phrase& phrase) const;
    void read(Phrase& phrase) const;
    /// The name of the one whose title the phrase is.
    void take_name_behind(Phrase& phrase) const;
    /// "The ministers of X and Y": further states behind the first.
    void take_joined_countries(Phrase& phrase) const;
    /// "The farmer X": a walk of life that the known one of that name has not.
    [[nodiscard]] bool is_private(const Phrase& phrase, RowId person) const;

private:
    void take_entity(RowId row, TokenRange name, Phrase& phrase) const;
    void take_quoted_name(Phrase& phrase) const;
    void read_one(Phrase& phrase, std::uint32_t next) const;
    void take_person_name(Phrase& phrase, std::uint32_t at) const;
    void take_following_name(Phrase& phrase, const mentions::NameMatch& name) const;
    void take_place_of_generic(Phrase& phrase, const mentions::NameMatch& name) const;
    [[nodiscard]] bool appositive(const Phrase& phrase, const mentions::NameMatch& name) const;
    [[nodiscard]] bool describes_body(const Phrase& phrase, const Reading& people,
                                      const Reading& best) const;
    void take_nisba(Phrase& phrase, const Reading& people, std::uint32_t next) const;
    [[nodiscard]] bool in_accusative(const Reading& people, std::uint32_t at) const;
    void take_in_the_name_of(Phrase& phrase, const Reading& best, std::uint32_t next) const;
    void take_genitive(Phrase& phrase, std::uint32_t next) const;
    [[nodiscard]] bool keeps_its_n(std::uint32_t at) const;
    [[nodiscard]] bool opens_clause(std::uint32_t adjective) const;
    void close_quote(Phrase& phrase) const;

    const Scene& in_;
    const SectorRules& sectors_;
    const PersonNames& persons_;
};

}  // namespace khabar::actors
