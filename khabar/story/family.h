#pragma once

#include <cstdint>
#include <string_view>

namespace khabar::story {

/// Groups of PLOVER types that may tell one happening (docs/stages/story.md). A happening has one
/// family; the types within it are nearer or less near (types_apart).
enum class Family : std::uint8_t {
    none,         ///< no type of PLOVER: joined by nothing but a person
    cooperation,  ///< AGREE CONSULT SUPPORT COOPERATE AID: talks end in agreements and pledges
    yielding,     ///< CONCEDE RETREAT: a truce announced, a truce begun
    request,
    accuse,
    reject,
    threat,  ///< THREATEN MOBILIZE: ships are sent and are the threat
    protest,
    constraint,  ///< SANCTION COERCE: held, convicted, banned
    assault
};

Family family_of(std::string_view type);

/// 1 and more for the types of PLOVER, 0 for all else.
std::uint8_t type_number(std::string_view type);

}  // namespace khabar::story
