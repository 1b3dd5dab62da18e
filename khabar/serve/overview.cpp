#include "khabar/serve/overview.h"

#include "khabar/store/terms.h"

namespace khabar::serve {

using store::Brief;

Overview::Overview(const store::Scan& scan, const Names& names) : more_(scan.more) {
    texts_.emplace_back();
    by_text_.emplace(std::string(), no_text);
    reserve(scan);
    for (const Brief& brief : scan.briefs) {
        add(brief);
    }
    for (const Event& event : events_) {
        for (const TextId party : event.parties) {
            find_above(party, names);
        }
    }
    by_text_ = {};
}

void Overview::reserve(const store::Scan& scan) {
    std::size_t lists = 0;
    std::size_t places = 0;
    std::size_t sources = 0;
    for (const Brief& brief : scan.briefs) {
        lists += brief.modes.size() + brief.countries.size() + brief.actors.size() +
                 brief.recipients.size();
        places += brief.places.size();
        sources += brief.sources.size();
    }
    events_.reserve(scan.briefs.size());
    lists_.reserve(lists);
    places_.reserve(places);
    sources_.reserve(sources);
}

TextId Overview::number(std::string_view text) {
    const auto [found, is_new] =
        by_text_.try_emplace(std::string(text), TextId{static_cast<std::uint32_t>(texts_.size())});
    if (is_new) {
        texts_.emplace_back(text);
    }
    return found->second;
}

std::span<const TextId> Overview::numbers(const std::vector<std::string>& texts) {
    const std::size_t begin = lists_.size();
    for (const std::string& text : texts) {
        lists_.push_back(number(text));
    }
    return {lists_.data() + begin, texts.size()};
}

Overview::Place Overview::place(const Brief::Place& place) {
    return {number(place.role),
            number(place.id),
            number(place.name.ar),
            number(place.name.en),
            number(place.precision),
            place.lat,
            place.lon,
            place.radius_m};
}

Overview::Source Overview::source(const Brief::Source& source) {
    const TextId words = number(source.words);
    auto term = terms_.find(words);
    if (term == terms_.end()) {
        term = terms_.emplace(words, number(store::source_term(source.words))).first;
    }
    return {number(source.kind), number(source.id), number(source.holder), words,
            term->second,        source.link};
}

void Overview::add(const Brief& brief) {
    Event event;
    event.id = brief.id;
    event.type = number(brief.type);
    event.status = number(brief.status);
    event.language = number(brief.language);
    event.first_day = brief.first_day;
    event.tellings = brief.tellings;
    event.modes = numbers(brief.modes);
    event.countries = numbers(brief.countries);
    const std::span<const TextId> actors = numbers(brief.actors);
    event.parties = {actors.data(), actors.size() + numbers(brief.recipients).size()};
    const std::size_t places = places_.size();
    for (const Brief::Place& one : brief.places) {
        places_.push_back(place(one));
    }
    event.places = {places_.data() + places, brief.places.size()};
    const std::size_t sources = sources_.size();
    for (const Brief::Source& one : brief.sources) {
        sources_.push_back(source(one));
    }
    event.sources = {sources_.data() + sources, brief.sources.size()};
    events_.push_back(std::move(event));
}

void Overview::find_above(TextId party, const Names& names) {
    const auto [found, is_new] = above_.try_emplace(party);
    if (!is_new) {
        return;
    }
    for (const std::string& id : names.with_those_above(text(party))) {
        found->second.push_back(number(id));
    }
}

std::span<const TextId> Overview::with_those_above(TextId party) const {
    const auto found = above_.find(party);
    return found == above_.end() ? std::span<const TextId>() : found->second;
}

}  // namespace khabar::serve
