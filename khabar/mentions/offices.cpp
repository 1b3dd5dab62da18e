#include "khabar/mentions/offices.h"

#include <string>

#include "khabar/core/date_span.h"

namespace khabar::mentions {

namespace {

/// Whether a term may cover the day: a date of a month or year stands for all of its days.
bool covers(std::string_view from, std::string_view to, Day day) {
    const std::optional<DateSpan> begin = parse_date_span(from);
    const std::optional<DateSpan> end = parse_date_span(to);
    return begin && begin->first <= day && (!end || day <= end->last);
}

}  // namespace

Offices::Offices(const TableFile& tables)
    : tables_(tables),
      titles_(tables.index("actors/titles")),
      terms_(tables.index("actors/terms")),
      ids_(tables.index("actors/actors")) {}

std::optional<TitleMatch> Offices::title(std::span<const std::string_view> folded) const {
    std::optional<TitleMatch> best;
    std::string key;
    for (std::size_t at = 0; at < folded.size(); ++at) {
        key += at == 0 ? "" : " ";
        key += folded[at];
        const Index::Found found = titles_.find(key);
        if (!found.known) {
            break;
        }
        if (!found.postings.empty()) {
            best = TitleMatch{found.postings.front().id(), at + 1};
        }
    }
    return best;
}

std::optional<RowId> Offices::holder(RowId title, std::string_view country,
                                     std::optional<Day> day) const {
    if (!day) {
        return std::nullopt;
    }
    std::string office(country);
    office += '.';
    office += tables_.cell(title, "key");
    std::string_view found;
    for (const Posting& term : terms_.find(office).postings) {
        if (!covers(tables_.cell(term.id(), "from"), tables_.cell(term.id(), "to"), *day)) {
            continue;
        }
        const std::string_view holder = tables_.cell(term.id(), "holder");
        if (!found.empty() && found != holder) {
            return std::nullopt;
        }
        found = holder;
    }
    const std::span<const Posting> rows = ids_.find(found).postings;
    return rows.empty() ? std::nullopt : std::optional<RowId>(rows.front().id());
}

bool Offices::held(RowId title, std::string_view country, RowId holder,
                   std::optional<Day> day) const {
    std::string office(country);
    office += '.';
    office += tables_.cell(title, "key");
    const std::string_view id = tables_.cell(holder, "id");
    for (const Posting& term : terms_.find(office).postings) {
        if (tables_.cell(term.id(), "holder") == id &&
            (!day ||
             covers(tables_.cell(term.id(), "from"), tables_.cell(term.id(), "to"), *day))) {
            return true;
        }
    }
    return false;
}

}  // namespace khabar::mentions
