#pragma once

#include <string_view>
#include <vector>

namespace khabar::page {

/// A schema.org type that a JSON-LD script names.
struct TypeName {
    std::string_view name;  ///< points into the script, without "https://schema.org/"
    bool outer = false;     ///< of an object that stands alone, or in the @graph of the page
};

/// All values of "@type" in a script, in its order; what is no JSON is passed over. why: the kind
/// of a page is told by objects that read_json_ld (json_ld.h) does not read, and their names can be
/// had in one pass without a parser.
std::vector<TypeName> type_names(std::string_view script);

}  // namespace khabar::page
