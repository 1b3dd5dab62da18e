#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>

#include "khabar/tables/table_file.h"

namespace khabar::events {

/// What a match has, and what the words around its trigger tell: whether the happening is told as
/// news, or named in passing ("since the attack", "a case of abduction"). Each has its points in
/// lexicon/events/weights_<language>.tsv, by family of types.
enum class Sign : std::uint8_t {
    // of the row and the roles that it fills
    base,       ///< every match
    weight,     ///< each point of the row's weight
    companion,  ///< each of the row's companions
    need,       ///< each of its needs
    actor,
    recipient,
    armed,     ///< an armed actor does it
    several,   ///< who does it stands in the plural, or many suffer it
    casualty,  ///< harm told without its cause
    // of the trigger
    imperfect,      ///< a verb that goes on, or recurs
    noun,           ///< a verbal noun, or another that names an event
    participle,     ///< it stands for a clause
    definite,       ///< a noun with the article: known already
    possessed,      ///< a noun with a pronoun
    many,           ///< a plural noun
    demonstrative,  ///< this, that
    quoted,         ///< right behind an opening quotation mark
    construct,      ///< a noun stands before it in the construct state
    in,             ///< behind "in"
    with,           ///< behind "with", "by"
    of,             ///< behind "of", "from"
    to,             ///< behind "to"
    for_,           ///< behind "for"
    time,           ///< behind "after", "since", "before"
    cause,          ///< behind "as a result of"
    topic,          ///< behind "about", "against", "behind", "like"
    // of its clause
    carried,     ///< by a light verb: launched an attack
    result,      ///< what a light verb leads to: led to the killing of
    announced,   ///< governed by a word of announcing
    governed,    ///< by another predicate
    content,     ///< what is said
    adjunct,     ///< after, while, in order to
    coordinate,  ///< goes on with the clause before
    relative,    ///< it says more of a noun
    earlier,     ///< behind an auxiliary: had attacked
    purpose,     ///< a verbal noun behind "for" that nothing governs
    // of what stands with it
    place,     ///< a town, a district or a building
    wide,      ///< a region or country, and no nearer place
    date,      ///< it says when
    toll,      ///< a number of the killed, injured, arrested, protesters ...
    number,    ///< another number
    bare,      ///< none of these, nor a role
    violence,  ///< an armed actor or a means of violence elsewhere in the sentence
    sourced,   ///< someone is named who says so
    title,     ///< in the headline
    // of its sentence
    page,          ///< of a text of three sentences and more: what it names is its matter
    lead,          ///< the first two of such a text
    first,         ///< no predicate but of saying stands before it
    depth,         ///< each clause that it lies within
    length,        ///< each twenty words
    means,         ///< a means of violence in its own reach
    toll_near,     ///< a number of the killed, injured ... elsewhere in the sentence
    place_near,    ///< a town, district or building
    date_near,     ///< a time
    hedged,        ///< a negation, condition, possibility or question
    first_person,  ///< someone speaks for himself: comment, not news
    recent,        ///< a time counted from the day of publication: yesterday, on Monday
    dated,         ///< a time that names its year: what is told is not of today
    court,         ///< a word of court or inquiry
    field_source,  ///< police, army, hospital or a witness say so
    count          ///< no sign: how many there are
};
std::string_view name(Sign sign);

/// How the types of PLOVER part: what counts as a sign of news differs between them.
enum class Family : std::uint8_t { assault, protest, material, verbal };
Family family_of(std::string_view type);

inline constexpr std::size_t sign_count = static_cast<std::size_t>(Sign::count);
inline constexpr std::size_t family_count = 4;

/// The points of each sign: lexicon/events/weights_<language>.tsv.
class Weights {
public:
    Weights() = default;
    /// A sign that the sheet does not name counts nothing.
    explicit Weights(const Sheet& sheet);
    [[nodiscard]] std::int32_t of(Sign sign, Family family) const {
        return points_[static_cast<std::size_t>(family)][static_cast<std::size_t>(sign)];
    }

private:
    std::array<std::array<std::int32_t, sign_count>, family_count> points_{};
};

/// A sign, and how often a match has it.
struct SignCount {
    Sign sign;
    std::int32_t times;
};

/// What a noun stands behind, and which light verbs lead to a result:
/// lexicon/<language>/settings.tsv.
class Settings {
public:
    Settings() = default;
    explicit Settings(const Sheet& sheet);
    /// count where the word sets nothing.
    [[nodiscard]] Sign of(std::string_view lemma) const;

private:
    std::unordered_map<std::string_view, Sign> signs_;
};

}  // namespace khabar::events
