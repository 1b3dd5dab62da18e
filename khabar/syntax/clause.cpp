#include "khabar/syntax/clause.h"

#include "khabar/syntax/arabic/clauses.h"
#include "khabar/syntax/english/clauses.h"

namespace khabar {

std::string_view name(ClauseRole role) {
    switch (role) {
        case ClauseRole::subject:
            return "subject";
        case ClauseRole::agent:
            return "agent";
        case ClauseRole::object:
            return "object";
        case ClauseRole::genitive:
            return "genitive";
        case ClauseRole::oblique:
            return "oblique";
    }
    return "";
}

std::string_view name(ClauseLink link) {
    switch (link) {
        case ClauseLink::none:
            return "none";
        case ClauseLink::content:
            return "content";
        case ClauseLink::relative:
            return "relative";
        case ClauseLink::governed:
            return "governed";
        case ClauseLink::carried:
            return "carried";
        case ClauseLink::coordinate:
            return "coordinate";
        case ClauseLink::adjunct:
            return "adjunct";
    }
    return "";
}

std::vector<Clause> split_clauses(const ReadText& text, std::span<const Mention> mentions,
                                  const TableFile& tables) {
    switch (text.language()) {
        case LanguageId::arabic:
            return syntax::arabic_clauses(text, mentions, tables);
        case LanguageId::english:
            return syntax::english_clauses(text, mentions, tables);
    }
    return {};
}

}  // namespace khabar
