#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/record/record.h"
#include "khabar/tables/table_file.h"

namespace khabar::serve {

/// Whether sources of a kind that the lexicon does not know are shown by their kind alone: no
/// identity is made for a person without an office, and "witnesses" of two articles are not the
/// same.
bool shown_as_kind(std::string_view kind);

/// What the lexicon calls those whose ids stand in records, and what belongs to what. Made once.
class Names {
public:
    explicit Names(const TableFile& tables);

    /// Of an actor, a place, a country ("cty.sdn") or an office ("EGY.president"); nothing for an
    /// id that this lexicon has not.
    [[nodiscard]] std::optional<record::Name> of(std::string_view id) const;

    /// The id, and all to whom it belongs by the sheet of actors, each once: who asks for one of
    /// these finds it too (store/parties.h).
    [[nodiscard]] std::vector<std::string> with_those_above(std::string_view id) const;

private:
    using ByKey = std::map<std::string, record::Name, std::less<>>;
    ByKey names_;
    ByKey titles_;  ///< of offices, by their keys
    std::map<std::string, std::string, std::less<>> above_;
};

}  // namespace khabar::serve
