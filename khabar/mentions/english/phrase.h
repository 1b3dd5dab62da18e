#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "khabar/mentions/actor_scene.h"
#include "khabar/mentions/actor_sectors.h"
#include "khabar/mentions/actor_tail.h"
#include "khabar/mentions/english/actor_words.h"
#include "khabar/mentions/english/persons.h"

namespace khabar::actors {

/// The parts of a noun phrase in a row, as many as a phrase may have.
class PartList {
public:
    /// From a part on, until no noun phrase goes on.
    PartList(const EnglishWords& words, const PhrasePart& first, std::uint32_t sentence_end);

    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] const PhrasePart& operator[](std::size_t i) const { return parts_[i]; }
    /// The token behind the last.
    [[nodiscard]] std::uint32_t end() const {
        return size_ == 0 ? begin_ : parts_[size_ - 1].tokens.end;
    }

private:
    static constexpr std::size_t most = 12;  // why: noun phrases with their names are shorter
    std::array<PhrasePart, most> parts_;
    std::size_t size_ = 0;
    std::uint32_t begin_;
};

/// What was read from a token on.
struct ReadPhrase {
    std::optional<Phrase> phrase;  ///< nothing: nobody is named here
    std::uint32_t next = 0;        ///< where to read on
};

/// Reads an English noun phrase that names or describes somebody: "Syrian army spokesman X", "a
/// spokesman for the Houthi movement", "Egypt's interior minister", "residents of Douma".
class EnglishPhrases {
public:
    EnglishPhrases(const Scene& scene, const SectorRules& sectors, const TailReader& tail,
                   const EnglishWords& words, const EnglishPersons& persons)
        : in_(scene), sectors_(sectors), tail_(tail), words_(words), persons_(persons) {}

    [[nodiscard]] ReadPhrase read(std::uint32_t at) const { return read(at, 0); }

private:
    [[nodiscard]] ReadPhrase read(std::uint32_t at, std::uint32_t depth) const;
    [[nodiscard]] std::optional<std::size_t> find_head(const PartList& parts) const;
    [[nodiscard]] bool is_charged(const Phrase& phrase) const;
    [[nodiscard]] bool may_be_verb(std::uint32_t at) const;
    [[nodiscard]] bool stands_for_people(const PartList& parts, std::size_t head) const;
    [[nodiscard]] std::size_t find_begin(const PartList& parts, std::size_t head) const;
    [[nodiscard]] bool only_modifies(const PartList& parts, std::size_t head) const;
    [[nodiscard]] Phrase described(const PartList& parts, std::size_t begin,
                                   std::size_t head) const;
    void take_modifier(Phrase& phrase, const PhrasePart& part) const;
    void take_side(Phrase& phrase, std::uint32_t at) const;
    void take_name_before(Phrase& phrase, const PhrasePart& part) const;
    [[nodiscard]] bool are_fighters_of(const Phrase& phrase, RowId row) const;
    [[nodiscard]] bool whole_before(const Phrase& phrase, RowId row) const;

    [[nodiscard]] ReadPhrase without_head(const PartList& parts, std::size_t count,
                                          std::uint32_t depth) const;
    [[nodiscard]] std::optional<Phrase> named(const PartList& parts, std::size_t count) const;
    [[nodiscard]] std::optional<Phrase> people(const PartList& parts, std::size_t count) const;
    void take_host(Phrase& phrase, bool ethnic) const;
    [[nodiscard]] std::optional<Phrase> shares_head(const PhrasePart& part) const;
    [[nodiscard]] std::optional<Phrase> of_person(std::uint32_t at) const;
    [[nodiscard]] bool only_place(const mentions::NameMatch& match, bool capital) const;
    [[nodiscard]] bool same_country(const mentions::NameMatch& match, std::uint32_t place) const;
    [[nodiscard]] const Posting* state_of(const mentions::NameMatch& match) const;

    void read_tail(Phrase& phrase, std::uint32_t depth) const;
    void take_complement_of_title(Phrase& phrase) const;
    void take_long_name(Phrase& phrase) const;
    void take_name_behind(Phrase& phrase) const;
    [[nodiscard]] bool take_bond(Phrase& phrase, std::uint32_t depth) const;
    [[nodiscard]] std::uint32_t behind_loyal(std::uint32_t at) const;
    [[nodiscard]] bool take_possessed(Phrase& phrase, std::uint32_t depth) const;
    [[nodiscard]] std::optional<Phrase> body_of_country(std::uint32_t at,
                                                        std::string_view country) const;
    [[nodiscard]] std::optional<Phrase> body_behind(const PhrasePart& country) const;
    [[nodiscard]] bool comes_from_abroad(const Phrase& phrase) const;
    void take_place_of_body(Phrase& phrase) const;
    [[nodiscard]] std::uint32_t skip_determiners(std::uint32_t at) const;

    const Scene& in_;
    const SectorRules& sectors_;
    const TailReader& tail_;
    const EnglishWords& words_;
    const EnglishPersons& persons_;
};

}  // namespace khabar::actors
