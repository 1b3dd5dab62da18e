#include "khabar/store/parties.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "khabar/tables/names.h"
#include "khabar/text/fold.h"

namespace khabar::store {

namespace {

constexpr std::string_view actors_sheet = "actors/actors";
constexpr std::string_view countries_sheet = "actors/countries";

using Children = std::multimap<std::string_view, std::string_view>;

Children children_of(const TableFile& tables) {
    Children children;
    const Sheet* sheet = tables.sheet(actors_sheet);
    for (std::uint32_t row = 0; sheet != nullptr && row < sheet->rows(); ++row) {
        if (const std::string_view parent = sheet->cell(row, "parent"); !parent.empty()) {
            children.emplace(parent, sheet->cell(row, "id"));
        }
    }
    return children;
}

std::string key_of_name(std::string_view name, LanguageId language) {
    std::string key;
    for (std::size_t at = 0; at < name.size();) {
        const std::size_t end = std::min(name.find(' ', at), name.size());
        if (end > at) {
            key += key.empty() ? "" : " ";
            fold_into(key, name.substr(at, end - at), language);
        }
        at = end + 1;
    }
    return key;
}

/// The id as records have it: "cty.sdn" for a country.
std::string id_in(const Sheet& sheet, std::uint32_t row) {
    if (sheet.name() != countries_sheet) {
        return std::string(sheet.cell(row, "id"));
    }
    std::string id = "cty.";
    for (const char c : sheet.cell(row, "iso")) {
        id += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    }
    return id;
}

std::vector<std::string> named(std::string_view name, const TableFile& tables) {
    std::vector<std::string> ids;
    for (const LanguageId language : lexicon_languages) {
        const Index& names = tables.index(language_sheet(language, "names"));
        for (const Posting& posting : names.find(key_of_name(name, language)).postings) {
            const Sheet& sheet = tables.sheet(posting.id().sheet);
            const bool capital = (posting.flags & capital_name) != 0;
            if ((sheet.name() == actors_sheet || sheet.name() == countries_sheet) && !capital) {
                ids.push_back(id_in(sheet, posting.row));
            }
        }
    }
    return ids;
}

/// An id has a point in it and no blank: "sdn.saf", "EGY.president".
bool looks_like_id(std::string_view value) {
    return value.find('.') != std::string_view::npos && value.find(' ') == std::string_view::npos;
}

std::optional<Error> resolve(std::vector<std::string>& values, std::string_view field,
                             const Children& children, const TableFile& tables) {
    std::set<std::string> all;
    std::vector<std::string> open;
    for (std::string& value : values) {
        const bool known = !tables.index(actors_sheet).find(value).postings.empty();
        if (known || looks_like_id(value)) {
            open.push_back(std::move(value));
            continue;
        }
        std::vector<std::string> ids = named(value, tables);
        if (ids.empty()) {
            return Error{
                ErrorCode::bad_query, std::string(field),
                "nobody of that id or name is known: \"" + value + "\" (khabar lexicon find NAME)"};
        }
        open.insert(open.end(), ids.begin(), ids.end());
    }
    while (!open.empty()) {
        std::string id = std::move(open.back());
        open.pop_back();
        const auto [first, last] = children.equal_range(id);
        if (!all.insert(std::move(id)).second) {
            continue;
        }
        for (auto child = first; child != last; ++child) {
            open.emplace_back(child->second);
        }
        if (all.size() > max_values) {
            return Error{ErrorCode::bad_query, std::string(field),
                         "more than 512 actors belong to it; name a smaller one"};
        }
    }
    values.assign(all.begin(), all.end());
    return std::nullopt;
}

}  // namespace

std::optional<Error> resolve_parties(Query& query, const TableFile& tables) {
    if (query.actors.empty() && query.recipients.empty() && query.parties.empty()) {
        return std::nullopt;
    }
    const Children children = children_of(tables);
    for (const auto& [field, list] :
         {std::pair<std::string_view, std::vector<std::string>*>{"actor", &query.actors},
          {"recipient", &query.recipients},
          {"party", &query.parties}}) {
        if (auto error = resolve(*list, field, children, tables)) {
            return error;
        }
    }
    return std::nullopt;
}

}  // namespace khabar::store
