#include "khabar/mentions/arabic/time_words.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "khabar/tables/names.h"

namespace khabar::times {

namespace {

using amounts::WordHit;

constexpr std::pair<std::string_view, Role> role_names[] = {
    {"about", Role::about},
    {"after", Role::after},
    {"after_next", Role::after_next},
    {"age", Role::age},
    {"ago", Role::ago},
    {"ahead", Role::ahead},
    {"at", Role::at},
    {"before_last", Role::before_last},
    {"between", Role::between},
    {"day", Role::day},
    {"decade", Role::decade},
    {"early", Role::early},
    {"every", Role::every},
    {"few", Role::few},
    {"first_of", Role::first_of},
    {"following", Role::following},
    {"from", Role::from},
    {"gregorian_era", Role::gregorian_era},
    {"half", Role::half},
    {"hijri_era", Role::hijri_era},
    {"hour_named", Role::hour_named},
    {"last", Role::last},
    {"last_century", Role::last_century},
    {"last_kind", Role::last_kind},
    {"last_of", Role::last_of},
    {"late", Role::late},
    {"list", Role::list},
    {"mid", Role::mid},
    {"minutes", Role::minutes},
    {"name_head", Role::name_head},
    {"next", Role::next},
    {"night", Role::night},
    {"none", Role::none},
    {"not_day", Role::not_day},
    {"of_age", Role::of_age},
    {"off", Role::off},
    {"onward", Role::onward},
    {"part", Role::part},
    {"preceding", Role::preceding},
    {"quarter", Role::quarter},
    {"recent", Role::recent},
    {"rest", Role::rest},
    {"same", Role::same},
    {"same_as", Role::same_as},
    {"several", Role::several},
    {"since", Role::since},
    {"this", Role::current},
    {"this_part", Role::this_part},
    {"this_word", Role::this_word},
    {"to", Role::to},
    {"toward", Role::toward},
    {"unit", Role::unit},
    {"vague", Role::vague},
    {"whole", Role::whole},
    {"zone", Role::zone},
};

static_assert(std::is_sorted(std::begin(role_names), std::end(role_names),
                             [](const auto& a, const auto& b) { return a.first < b.first; }));

}  // namespace

TimeWords::TimeWords(const ReadText& text, const TableFile& tables)
    : text_(text),
      tables_(tables),
      words_(text, tables),
      numbers_(words_, tables),
      firsts_(words_, tables),
      items_(text.size()) {}

void TimeWords::read_items(TokenRange sentence) {
    first_ = sentence.begin;
    limit_ = sentence.end;
    const Index& deictics = tables_.index(language_sheet(text_.language(), "deictics"));
    const Index& seasons = tables_.index(language_sheet(text_.language(), "seasons"));
    const std::pair<const Index&, std::uint64_t> names[] = {
        {tables_.index(language_sheet(text_.language(), "months")), month_word},
        {tables_.index(language_sheet(text_.language(), "weekdays")), weekday_word},
        {tables_.index(language_sheet(text_.language(), "feasts")), feast_word},
        {seasons, season_word}};
    for (std::uint32_t at = first_; at < limit_; ++at) {
        items_[at] = Item{};
        if (!may(at, any_time_word) || text_.kind(at) != TokenKind::word) {
            continue;
        }
        std::optional<WordHit> best;
        if (may(at, deictic_word)) {
            best = words_.match(deictics, at, limit_);
        }
        if (best && best->article && tables_.cell(best->row, "role") != std::string_view("unit")) {
            best.reset();  // "the morning" alone names no time
        }
        for (const auto& [index, sheet] : names) {
            const auto other = may(at, sheet) ? words_.match(index, at, limit_) : std::nullopt;
            if (other && (!best || other->end > best->end ||
                          (other->end == best->end && other->cut < best->cut))) {
                best = other;
            }
        }
        // "door" is no "in August": a word that the lexicon knows whole keeps its letters.
        if (best && best->preposition != 0 && text_.best(at).lemma &&
            text_.best(at).before.preposition == 0) {
            best.reset();
        }
        if (best) {
            items_[at] = item_of(*best);
        }
        if (items_[at].only_day && (at == first_ || !leads_month(at - 1))) {
            const auto season = words_.match(seasons, at, limit_);  // two names are seasons too
            items_[at] = season ? item_of(*season) : Item{};
        }
    }
}

bool TimeWords::leads_month(std::uint32_t at) const {
    const Item& before = item(at);
    return text_.kind(at) == TokenKind::number || before.role == Role::from ||
           (before.role == Role::unit && before.unit == Unit::month);
}

Item TimeWords::item_of(const WordHit& hit) const {
    const Sheet& sheet = tables_.sheet(hit.row.sheet);
    const std::uint32_t row = hit.row.row;
    Item item;
    item.article = hit.article;
    item.conjunction = hit.conjunction;
    item.preposition = hit.preposition;
    item.cut = hit.cut;
    item.end = hit.end;
    item.row = hit.row;
    if (name_in_folder(sheet.name()) == "months") {
        item.role = Role::month;
        item.value = whole_of(sheet.cell(row, "month"));
        item.alone = sheet.cell(row, "alone") == "y";
        item.only_day = sheet.cell(row, "alone") == "day";
        item.calendar =
            sheet.cell(row, "calendar") == "hijri" ? Calendar::hijri : Calendar::gregorian;
        return item;
    }
    if (name_in_folder(sheet.name()) == "weekdays") {
        item.role = sheet.cell(row, "bare") == "y" ? Role::bare_weekday : Role::weekday;
        item.value = whole_of(sheet.cell(row, "day"));
        return item;
    }
    if (name_in_folder(sheet.name()) == "feasts" || name_in_folder(sheet.name()) == "seasons") {
        item.role = name_in_folder(sheet.name()) == "feasts" ? Role::feast : Role::season;
        return item;
    }
    item.role = role_of(role_names, sheet.cell(row, "role"));
    const std::string_view value = sheet.cell(row, "value");
    if (item.role == Role::unit || item.role == Role::list) {
        item.unit = unit_of(value);
        const std::string_view number = sheet.cell(row, "number");
        item.count = number == "one"    ? Count::one
                     : number == "two"  ? Count::two
                     : number == "many" ? Count::many
                                        : Count::none;
    } else if (item.role == Role::part) {
        item.part = part_of(value);
    } else if (item.role == Role::name_head) {
        item.place = value == "place";
    } else if (item.role == Role::zone) {
        item.universal = value == "utc";
    } else {
        item.value = whole_of(value);
    }
    return item;
}

Shift TimeWords::shift_at(std::uint32_t at) const {
    if (at >= limit_ || item(at).cut > 0) {
        return Shift::none;
    }
    static constexpr std::pair<Role, Shift> shifts[] = {{Role::last, Shift::last},
                                                        {Role::before_last, Shift::before_last},
                                                        {Role::next, Shift::next},
                                                        {Role::after_next, Shift::after_next},
                                                        {Role::current, Shift::current}};
    for (const auto& [name, shift] : shifts) {
        if (role(at) == name) {
            return shift;
        }
    }
    return Shift::none;
}

bool TimeWords::is_section(Role role) {
    return role == Role::early || role == Role::mid || role == Role::late;
}

int TimeWords::steps(Shift shift) {
    switch (shift) {
        case Shift::none:
        case Shift::current:
            return 0;
        case Shift::last:
            return -1;
        case Shift::before_last:
            return -2;
        case Shift::next:
            return 1;
        case Shift::after_next:
            return 2;
    }
    return 0;
}

}  // namespace khabar::times
