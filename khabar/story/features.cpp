#include "khabar/story/features.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <limits>
#include <string>

#include "khabar/core/civil.h"
#include "khabar/core/hash.h"
#include "khabar/core/utf8.h"
#include "khabar/story/family.h"
#include "khabar/story/telling.h"
#include "khabar/story/words.h"

namespace khabar::story {

namespace {

constexpr std::size_t max_parties = 6;  // why: a summit's list; who is left out stands in the words
constexpr std::size_t max_name_words = 4;
constexpr std::size_t max_places = 4;
constexpr std::size_t max_amounts = 8;
constexpr std::size_t max_modes = 3;
constexpr std::size_t max_contexts = 6;
constexpr std::size_t max_words = 40;        // why: a long sentence; 160 bytes of a telling
constexpr std::size_t max_title_words = 16;  // why: as long as headlines are
constexpr std::size_t fewest_letters = 3;    // why: shorter words are particles in both languages
constexpr std::string_view state_ids = "cty.";  // ids of countries in lexicon/actors
constexpr double micro = 1e6;

constexpr std::array<std::string_view, 7> statuses{
    "", "reported", "denied", "negated", "planned", "hypothetical", "historical"};
constexpr std::array<std::string_view, 7> precisions{"",       "point",   "town",  "district",
                                                     "region", "country", "sector"};

template <class Enum, std::size_t count>
Enum value_of(const std::array<std::string_view, count>& names, std::string_view name) {
    const auto* const found = std::ranges::find(names, name);
    return found == names.end() ? Enum{} : static_cast<Enum>(std::distance(names.begin(), found));
}

std::size_t letters(std::string_view word) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < word.size(); at += decode_at(word, at).length) {
        ++count;
    }
    return count;
}

bool is_number(std::string_view word) {
    return word.front() >= '0' && word.front() <= '9';
}

/// Marks of the content words of a text, in their order.
void append_marks(std::vector<Mark>& marks, std::string_view text, LanguageId language,
                  std::size_t most) {
    for (const std::string& word : words_of(text, language)) {
        const std::string_view bare = bare_word(word, language);
        if (!is_number(word) && letters(bare) >= fewest_letters && marks.size() < most) {
            marks.push_back(mark_of(bare));
        }
    }
}

void sort_marks(std::vector<Mark>& marks) {
    std::ranges::sort(marks);
    marks.erase(std::unique(marks.begin(), marks.end()), marks.end());
}

std::vector<Mark> name_marks(std::string_view text, LanguageId language) {
    std::vector<Mark> marks;
    append_marks(marks, text, language, max_name_words);
    sort_marks(marks);
    return marks;
}

Mark optional_mark(std::string_view text) {
    return text.empty() ? Mark{0} : mark_of(text);
}

std::vector<Party> parties_of(const std::vector<record::Entity>& entities, LanguageId language) {
    std::vector<Party> parties;
    for (const record::Entity& entity : entities) {
        if (parties.size() == max_parties) {
            break;
        }
        Party party;
        party.id = optional_mark(entity.who.id);
        party.country =
            optional_mark(entity.country.empty() ? entity.country_inferred : entity.country);
        party.sector = entity.sectors.empty() ? Mark{0} : mark_of(entity.sectors.front());
        party.state = entity.who.id.starts_with(state_ids);
        party.words = name_marks(entity.words.text, language);
        parties.push_back(std::move(party));
    }
    return parties;
}

Where where_of(const record::Place& place, LanguageId language) {
    Where where;
    where.at = place.role == "at" || place.role.empty();
    where.id = optional_mark(place.where.id);
    where.country = optional_mark(place.country);
    where.precision = value_of<Precision>(precisions, place.precision);
    where.has_point = place.lat && place.lon;
    if (where.has_point) {
        where.lat =
            static_cast<std::int32_t>(std::lround(std::clamp(*place.lat, -90.0, 90.0) * micro));
        where.lon =
            static_cast<std::int32_t>(std::lround(std::clamp(*place.lon, -180.0, 180.0) * micro));
    }
    where.radius_km = static_cast<float>(place.radius_km.value_or(0));
    where.words = name_marks(place.words.text, language);
    return where;
}

std::vector<Where> places_of(const record::Record& record, LanguageId language) {
    std::vector<Where> places;
    for (const record::Place& place : record.places) {
        if (places.size() < max_places) {
            places.push_back(where_of(place, language));
        }
    }
    return places;
}

std::vector<Where> towns_of(std::span<const record::Place> named, LanguageId language) {
    std::vector<Where> towns;
    for (const record::Place& place : named) {
        Where where = where_of(place, language);
        where.words.clear();
        if (where.has_point && towns.size() < max_towns) {
            towns.push_back(std::move(where));
        }
    }
    return towns;
}

std::vector<Amount> amounts_of(const record::Record& record) {
    constexpr float endless = std::numeric_limits<float>::infinity();
    std::vector<Amount> amounts;
    for (const record::Number& number : record.numbers) {
        const bool told = number.value || number.min || number.max;
        if (told && amounts.size() < max_amounts) {
            amounts.push_back({mark_of(number.kind),
                               number.min ? static_cast<float>(*number.min) : -endless,
                               number.max ? static_cast<float>(*number.max) : endless});
        }
    }
    return amounts;
}

/// Takes away what the parties and places are compared by.
void drop_names(std::vector<Mark>& marks, const Features& features) {
    std::vector<Mark> names;
    const auto add = [&](const std::vector<Mark>& words) {
        names.insert(names.end(), words.begin(), words.end());
    };
    std::ranges::for_each(features.actors, add, &Party::words);
    std::ranges::for_each(features.recipients, add, &Party::words);
    std::ranges::for_each(features.places, add, &Where::words);
    std::erase_if(marks, [&](Mark mark) { return std::ranges::count(names, mark) > 0; });
}

/// Whose words they are; nothing for the publisher's own.
std::vector<Mark> source_marks(const std::vector<record::Link>& chain, LanguageId language) {
    std::vector<Mark> marks;
    if (!chain.empty() && !chain.back().act.empty()) {
        const record::Link& last = chain.back();
        if (!last.who.id.empty()) {
            marks.push_back(mark_of(last.who.id));
        }
        append_marks(marks, last.words.text, language, max_name_words);
        sort_marks(marks);
    }
    return marks;
}

std::vector<Mark> content_words(const record::Record& record, LanguageId language) {
    std::vector<Mark> marks;
    append_marks(marks, record.evidence.quote, language, max_words);
    append_marks(marks, record.document.title, language, max_words + max_title_words);
    sort_marks(marks);
    return marks;
}

}  // namespace

Mark mark_of(std::string_view text) {
    const auto mark = static_cast<Mark>(hash64(text));
    return mark == 0 ? 1 : mark;
}

std::optional<std::int32_t> day_number(std::string_view day) {
    const std::optional<Day> parsed = parse_day(day);
    if (!parsed) {
        return std::nullopt;
    }
    return static_cast<std::int32_t>(parsed->time_since_epoch().count());
}

Features features_of(const record::Record& record, std::span<const record::Place> towns) {
    const LanguageId language = language_of(record.document.language);
    Features features;
    features.type = type_number(record.event);
    features.status = value_of<Status>(statuses, record.claim.status);
    features.language = static_cast<std::uint8_t>(language);
    for (const std::string& context : record.contexts) {
        if (features.contexts.size() < max_contexts) {
            features.contexts.push_back(mark_of(context));
        }
    }
    sort_marks(features.contexts);
    features.sources = source_marks(record.claim.chain, language);
    for (const std::string& mode : record.modes) {
        if (features.modes.size() < max_modes) {
            features.modes.push_back(mark_of(mode));
        }
    }
    features.actors = parties_of(record.actors, language);
    features.recipients = parties_of(record.recipients, language);
    features.places = places_of(record, language);
    features.towns = towns_of(towns, language);
    if (record.date) {
        features.start = day_number(record.date->start);
        features.end = day_number(record.date->end);
        if (!features.start || !features.end || *features.end <= *features.start) {
            features.start.reset();
            features.end.reset();
        }
    }
    features.amounts = amounts_of(record);
    features.headline =
        !record.document.title.empty() && record.evidence.quote == record.document.title;
    features.words = content_words(record, language);
    drop_names(features.words, features);
    return features;
}

}  // namespace khabar::story
