#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace khabar::compile {

/// A name that a row has beside those that it is written with.
struct ImpliedName {
    std::string name;
    std::uint64_t flags;  ///< of tables/names.h
};

/// What English news makes of a person's name: "Nouri al-Maliki" is "Nouri Maliki" too, and, where
/// the text or a title tells who, "al-Maliki" and "Maliki".
///
/// name          one alternative of `en` in actors/actors
/// family_first  "Xi Jinping": the first word is the family's too
std::vector<ImpliedName> names_of_person(std::string_view name, bool family_first);

/// "House of Representatives (Libya)": the name without what is told in brackets.
std::string_view without_brackets(std::string_view name);

}  // namespace khabar::compile
