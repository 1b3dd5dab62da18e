#pragma once

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/mentions/lookups.h"
#include "khabar/mentions/mention.h"

namespace khabar::actors {

/// What a phrase has told so far.
struct Phrase {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    const Reading* first = nullptr;  ///< of the first token: which particles were cut
    const Reading* head = nullptr;
    ActorMention actor;
    bool has_name = false;
    bool closed = false;     ///< definite: nothing may follow in the construct state
    bool described = false;  ///< by an adjective: nothing may follow in the construct state
    bool titled = false;     ///< its last noun is a person's title: "the government of president"

    /// Whether the phrase so far counts as definite, for the agreement of adjectives.
    [[nodiscard]] bool definite() const { return closed || has_name; }
};

/// What all readers of actors share: the text, its names, and the places found in it.
class Scene {
public:
    Scene(const mentions::Lookups& lookups, std::span<const Mention> places);

    const ReadText& text;
    const TableFile& tables;
    const mentions::Words& words;
    const mentions::Names& names;
    const mentions::PlaceHeads& heads;
    const mentions::FixedPhrases& fixed;
    std::uint32_t end = 0;  ///< of the sentence that is read

    /// The actor's row that a name stands for. Nothing where it is none, or where it is weak and no
    /// strong name of that row stands in the text. Of several rows the one whose dates hold the day
    /// of publication.
    [[nodiscard]] const Posting* actor_of(const mentions::NameMatch& match) const;
    /// The country's row that a name stands for; `weak` names are asked for or not.
    [[nodiscard]] const Posting* country_of(const mentions::NameMatch& match, bool weak) const;
    /// The state that the place of that name was taken for, or whose capital; nothing where the
    /// name is weak, or the place is another.
    [[nodiscard]] const Posting* chosen_country(const mentions::NameMatch& match) const;
    /// The place's or country's row.
    [[nodiscard]] const Posting* place_of(const mentions::NameMatch& match) const;
    [[nodiscard]] bool is_person(RowId row) const;
    /// A row that names a kind of body, which many countries have: "the court of appeal".
    [[nodiscard]] bool is_generic(RowId row) const;
    /// A word of motion stands before a particle, in its clause.
    [[nodiscard]] bool behind_motion(std::uint32_t particle) const;
    [[nodiscard]] bool is_motion(std::uint32_t token) const;
    /// Whether the place that begins at a token is taken for something smaller than a state.
    [[nodiscard]] bool chosen_is_town(std::uint32_t token) const;
    /// Whether a name may stand for something here: a weak one of an actor needs a strong one.
    [[nodiscard]] bool counts(const mentions::NameMatch& match) const;
    /// The country of a place that begins at a token; empty for none.
    [[nodiscard]] std::string_view country_at(std::uint32_t token) const;

    /// Whether a token is a later word of a place that is known: it begins nobody's name.
    [[nodiscard]] bool inside_place(std::uint32_t token) const;

    /// Whether a token is a word of a place's own name: one of several words, or one behind its
    /// place word that no row knows.
    [[nodiscard]] bool in_place_name(std::uint32_t token) const;
    /// Whether a place with a name begins at a token, and its name behind it.
    [[nodiscard]] bool begins_named_place(std::uint32_t token) const;
    /// The token behind a place that begins at `token`; the end of the text where none does.
    [[nodiscard]] std::uint32_t end_of_place(std::uint32_t token) const;
    /// Whether a token stands behind a particle of place, its own or a word: "in"; with `ways`
    /// "towards" too; "from" and "to" behind a word of motion.
    [[nodiscard]] bool behind_place_particle(std::uint32_t token, bool ways) const;
    /// Whether a state's name stands for the country and not for its government: behind "in", a
    /// place word or a point of the compass; a capital's behind any particle of place.
    [[nodiscard]] bool only_place(const mentions::NameMatch& match, bool capital) const;

    /// A body or a crowd rather than one human being.
    [[nodiscard]] bool is_body(const Reading& head) const;
    /// Whether a head and the name behind it are one: "the movement X" is X; "the fighters of X"
    /// are not.
    [[nodiscard]] bool names_whole(const Reading& head, std::string_view kind) const;
    /// Whether an adjective can describe the noun at a token, by number and gender.
    [[nodiscard]] bool agrees(std::uint32_t noun, const Features& adjective) const;
    /// A role word that only describes the noun before it: "the airport, the civil one".
    [[nodiscard]] bool describes(std::uint32_t at, const Reading& head) const;

private:
    /// Whether the words round a person's name say that it is another's: a further part of a name
    /// behind it, another first name before a family's.
    [[nodiscard]] bool another_bears(const mentions::NameMatch& match, RowId person) const;
    [[nodiscard]] bool behind_person(std::uint32_t token) const;
    [[nodiscard]] bool asked_for_by_verb(std::uint32_t token) const;
    [[nodiscard]] bool holds_today(RowId row) const;
    /// Asked first, since most words are of no place.
    [[nodiscard]] bool covered(std::uint32_t token) const {
        return token < covered_.size() && covered_[token];
    }

    std::span<const Mention> places_;
    std::vector<bool> covered_;  ///< by token: a word of some place
    const Index& particles_;
    const Index& motion_words_;
    std::set<RowId> strong_;
    std::string today_;  ///< the day of publication, ISO 8601; empty: not known
};

bool is_noun(const Features& features);

}  // namespace khabar::actors
