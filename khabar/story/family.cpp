#include "khabar/story/family.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace khabar::story {

namespace {

struct Type {
    std::string_view name;
    Family family;
};

// The order is that of type_number, which stores keep: new ones go to the end.
constexpr std::array types{
    Type{"AGREE", Family::cooperation},     Type{"CONSULT", Family::cooperation},
    Type{"SUPPORT", Family::cooperation},   Type{"CONCEDE", Family::yielding},
    Type{"COOPERATE", Family::cooperation}, Type{"AID", Family::cooperation},
    Type{"RETREAT", Family::yielding},      Type{"REQUEST", Family::request},
    Type{"ACCUSE", Family::accuse},         Type{"REJECT", Family::reject},
    Type{"THREATEN", Family::threat},       Type{"PROTEST", Family::protest},
    Type{"SANCTION", Family::constraint},   Type{"MOBILIZE", Family::threat},
    Type{"COERCE", Family::constraint},     Type{"ASSAULT", Family::assault},
};

}  // namespace

Family family_of(std::string_view type) {
    const auto* const found = std::ranges::find(types, type, &Type::name);
    return found == types.end() ? Family::none : found->family;
}

std::uint8_t type_number(std::string_view type) {
    const auto* const found = std::ranges::find(types, type, &Type::name);
    return found == types.end()
               ? std::uint8_t{0}
               : static_cast<std::uint8_t>(std::distance(types.begin(), found) + 1);
}

}  // namespace khabar::story
