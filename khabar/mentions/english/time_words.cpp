#include "khabar/mentions/english/time_words.h"

#include <algorithm>

namespace khabar::times {

namespace {

using amounts::WordHit;

constexpr std::pair<std::string_view, TimeWord> role_names[] = {
    {"about", TimeWord::about},
    {"after", TimeWord::after},
    {"age", TimeWord::age},
    {"ago", TimeWord::ago},
    {"ahead", TimeWord::ahead},
    {"all", TimeWord::all},
    {"and", TimeWord::and_word},
    {"article", TimeWord::article},
    {"at", TimeWord::at},
    {"before", TimeWord::before},
    {"between", TimeWord::between},
    {"by", TimeWord::by},
    {"day", TimeWord::day},
    {"decade", TimeWord::decade},
    {"decade_tail", TimeWord::decade_tail},
    {"earlier", TimeWord::earlier},
    {"early", TimeWord::early},
    {"end", TimeWord::end},
    {"era", TimeWord::era},
    {"every", TimeWord::every},
    {"few", TimeWord::few},
    {"filler", TimeWord::filler},
    {"following", TimeWord::following},
    {"from", TimeWord::from},
    {"from_now", TimeWord::from_now},
    {"halfday", TimeWord::halfday},
    {"hijri_era", TimeWord::hijri_era},
    {"holiday", TimeWord::holiday},
    {"hour_named", TimeWord::hour_named},
    {"in", TimeWord::in},
    {"label", TimeWord::label},
    {"last", TimeWord::last},
    {"late", TimeWord::late},
    {"later", TimeWord::later},
    {"mid", TimeWord::mid},
    {"name_tail", TimeWord::name_tail},
    {"next", TimeWord::next},
    {"none", TimeWord::none},
    {"now", TimeWord::now},
    {"oclock", TimeWord::oclock},
    {"of", TimeWord::of},
    {"of_age", TimeWord::of_age},
    {"often", TimeWord::often},
    {"on", TimeWord::on},
    {"one", TimeWord::one},
    {"onward", TimeWord::onward},
    {"or", TimeWord::or_word},
    {"part", TimeWord::part},
    {"past", TimeWord::past},
    {"planned", TimeWord::planned},
    {"preceding", TimeWord::preceding},
    {"recent", TimeWord::recent},
    {"rest", TimeWord::rest},
    {"same", TimeWord::same},
    {"since", TimeWord::since},
    {"start", TimeWord::start},
    {"starting", TimeWord::starting},
    {"that", TimeWord::that},
    {"this", TimeWord::current},
    {"to", TimeWord::to},
    {"unit", TimeWord::unit},
    {"weekend", TimeWord::weekend},
    {"within", TimeWord::within},
    {"zone", TimeWord::zone},
};

static_assert(std::is_sorted(std::begin(role_names), std::end(role_names),
                             [](const auto& a, const auto& b) { return a.first < b.first; }));

}  // namespace

EnglishTimeWords::EnglishTimeWords(const ReadText& text, const TableFile& tables)
    : text_(text),
      tables_(tables),
      words_(text, tables),
      firsts_(words_, tables),
      numbers_(words_, firsts_, tables),
      reckoner_(text.document.origin().published, tables),
      deictics_(tables.index(language_sheet(LanguageId::english, "deictics"))),
      months_(tables.index(language_sheet(LanguageId::english, "months"))),
      weekdays_(tables.index(language_sheet(LanguageId::english, "weekdays"))),
      feasts_(tables.index(language_sheet(LanguageId::english, "feasts"))),
      seasons_(tables.index(language_sheet(LanguageId::english, "seasons"))),
      units_(tables.index(language_sheet(LanguageId::english, "units"))),
      counted_(tables.index(language_sheet(LanguageId::english, "counted"))),
      deictic_sheet_(tables.sheet(language_sheet(LanguageId::english, "deictics"))),
      items_(text.size()) {
    if (deictic_sheet_ != nullptr) {
        deictic_id_ = SheetId{static_cast<std::uint16_t>(deictic_sheet_ - tables.sheets().data())};
        deictic_items_.resize(deictic_sheet_->rows());
    }
}

void EnglishTimeWords::read_items(TokenRange sentence) {
    first_ = sentence.begin;
    limit_ = sentence.end;
    const std::pair<const Index&, std::uint64_t> sheets[] = {{deictics_, deictic_word},
                                                             {months_, month_word},
                                                             {weekdays_, weekday_word},
                                                             {feasts_, feast_word},
                                                             {seasons_, season_word}};
    for (std::uint32_t at = first_; at < limit_; ++at) {
        items_[at] = EnglishItem{};
        if (!may(at, any_time_word) || text_.kind(at) == TokenKind::number) {
            continue;
        }
        std::optional<WordHit> best;
        for (const auto& [index, sheet] : sheets) {
            const auto hit = may(at, sheet) ? words_.match(index, at, limit_) : std::nullopt;
            if (hit && (!best || hit->end > best->end)) {
                best = hit;
            }
        }
        if (best) {
            items_[at] = known(*best);
        }
    }
}

EnglishItem EnglishTimeWords::known(const WordHit& hit) {
    if (deictic_sheet_ == nullptr || hit.row.sheet != deictic_id_) {
        return item_of(hit);
    }
    // The small words come in every sentence.
    EnglishItem& item = deictic_items_[hit.row.row];
    if (item.role == TimeWord::nothing) {
        item = item_of(hit);
    }
    item.end = hit.end;
    return item;
}

EnglishItem EnglishTimeWords::item_of(const WordHit& hit) const {
    const Sheet& sheet = tables_.sheet(hit.row.sheet);
    const std::uint32_t row = hit.row.row;
    EnglishItem item;
    item.end = hit.end;
    item.row = hit.row;
    const std::string_view name = name_in_folder(sheet.name());
    if (name == "months") {
        item.role = TimeWord::month;
        item.value = whole_of(sheet.cell(row, "month"));
        item.alone = sheet.cell(row, "alone") == "y";
        item.calendar =
            sheet.cell(row, "calendar") == "hijri" ? Calendar::hijri : Calendar::gregorian;
        return item;
    }
    if (name == "weekdays") {
        item.role = TimeWord::weekday;
        item.bare = sheet.cell(row, "bare") == "y";
        item.value = whole_of(sheet.cell(row, "day"));
        return item;
    }
    if (name == "feasts" || name == "seasons") {
        item.role = name == "feasts" ? TimeWord::feast : TimeWord::season;
        return item;
    }
    item.role = role_of(role_names, sheet.cell(row, "role"));
    const std::string_view value = sheet.cell(row, "value");
    switch (item.role) {
        case TimeWord::unit:
            item.quarter = value == "quarter";
            item.unit = item.quarter ? Unit::month : unit_of(value);
            item.many = sheet.cell(row, "number") == "many";
            item.part = value == "night" ? DayPart::night : DayPart::none;
            break;
        case TimeWord::part:
            item.part = part_of(value);
            break;
        case TimeWord::zone:
            item.universal = value == "utc";
            break;
        case TimeWord::halfday:
            item.value = value == "pm" ? 12 : 0;
            break;
        default:
            item.value = whole_of(value);
            break;
    }
    return item;
}

TimeWord EnglishTimeWords::role_before(std::uint32_t at) const {
    constexpr std::uint32_t longest = 4;  // why: "at the end of", in words
    for (std::uint32_t back = 1; back <= longest && at >= first_ + back; ++back) {
        if (item(at - back).end == at) {
            return role(at - back);
        }
    }
    return TimeWord::nothing;
}

bool EnglishTimeWords::capital(std::uint32_t at) const {
    const char first = at < limit_ ? text_.words(at).front() : ' ';
    return first >= 'A' && first <= 'Z';
}

bool EnglishTimeWords::hyphen(std::uint32_t at) const {
    if (at <= first_ || at >= limit_) {
        return false;
    }
    const std::uint32_t end = text_.tokens.tokens[at - 1].span.end;
    const std::uint32_t begin = text_.tokens.tokens[at].span.begin;
    const std::string_view between = text_.document.text().substr(end, begin - end);
    return between == "-" || between == "\xE2\x80\x91" || between == "\xE2\x80\x93";
}

bool EnglishTimeWords::dash(std::uint32_t at) const {
    return sign(at, "-") || sign(at, "\xE2\x80\x93") || sign(at, "\xE2\x80\x94") ||
           sign(at, "--") || sign(at, "~");
}

Shift EnglishTimeWords::shift_at(std::uint32_t at) const {
    switch (role(at)) {
        case TimeWord::last:
            return Shift::last;
        case TimeWord::current:
            return Shift::current;
        case TimeWord::next:
            return Shift::next;
        default:
            return Shift::none;
    }
}

bool EnglishTimeWords::context(std::uint32_t at) const {
    switch (role_before(at)) {
        case TimeWord::in:
        case TimeWord::on:
        case TimeWord::of:
        case TimeWord::since:
        case TimeWord::by:
        case TimeWord::to:
        case TimeWord::from:
        case TimeWord::before:
        case TimeWord::after:
        case TimeWord::between:
        case TimeWord::early:
        case TimeWord::mid:
        case TimeWord::late:
        case TimeWord::start:
        case TimeWord::end:
        case TimeWord::last:
        case TimeWord::next:
        case TimeWord::current:
        case TimeWord::rest:
        case TimeWord::within:
            return true;
        default:
            return false;
    }
}

bool EnglishTimeWords::counts_something(std::uint32_t at) const {
    if (at >= limit_ || text_.kind(at) == TokenKind::punctuation) {
        return false;
    }
    return (may(at, unit_word) && words_.match(units_, at, limit_).has_value()) ||
           (may(at, counted_noun) && words_.match(counted_, at, limit_).has_value());
}

}  // namespace khabar::times
