#include "khabar/export/facts.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "khabar/core/civil.h"
#include "khabar/record/json_line.h"

namespace khabar::exports {

namespace {

using record::Entity;
using record::Link;
using record::Place;
using record::Record;
using record::shortest;

bool is_publisher(const Link& link) {
    return link.kind == "outlet" && !link.words.span && link.act.empty();
}

}  // namespace

void join(std::string& list, std::string_view value, std::string_view between) {
    if (value.empty()) {
        return;
    }
    if (!list.empty()) {
        list += between;
    }
    list += value;
}

std::string joined(const std::vector<std::string>& values, std::string_view between) {
    std::string list;
    for (const std::string& value : values) {
        join(list, value, between);
    }
    return list;
}

std::string_view shown_name(const record::Identity& who, NameLanguage names,
                            std::string_view document_language) {
    const bool arabic = names == NameLanguage::arabic ||
                        (names == NameLanguage::of_text && document_language == "ar");
    const std::string& first = arabic ? who.name.ar : who.name.en;
    const std::string& second = arabic ? who.name.en : who.name.ar;
    return first.empty() ? second : first;
}

std::string shown(const Entity& entity, const Record& record, NameLanguage names) {
    const std::string_view name = shown_name(entity.who, names, record.document.language);
    return name.empty() ? entity.words.text : std::string(name);
}

std::string shown(const Place& place, const Record& record, NameLanguage names) {
    const std::string_view name = shown_name(place.where, names, record.document.language);
    return name.empty() ? place.words.text : std::string(name);
}

const std::string& country_of(const Entity& entity) {
    return entity.country.empty() ? entity.country_inferred : entity.country;
}

const Place* main_place(const Record& record) {
    const Place* pointed = nullptr;
    for (const Place& place : record.places) {
        if (!place.lat || !place.lon) {
            continue;
        }
        if (place.role == "at") {
            return &place;
        }
        pointed = pointed == nullptr ? &place : pointed;
    }
    return pointed != nullptr ? pointed : record.places.empty() ? nullptr : &record.places.front();
}

const record::Number* number_of(const Record& record, std::string_view kind) {
    const record::Number* first = nullptr;
    for (const record::Number& number : record.numbers) {
        if (number.kind != kind) {
            continue;
        }
        if (!number.chain) {
            return &number;
        }
        first = first == nullptr ? &number : first;
    }
    return first;
}

std::string amount(const record::Number& number) {
    if (number.value && number.min == number.value && number.max == number.value) {
        return shortest(*number.value);
    }
    std::string text = number.min ? shortest(*number.min) : "";
    text += "..";
    text += number.max ? shortest(*number.max) : "";
    return text;
}

bool happened(const Record& record) {
    return record.claim.status == "reported" || record.claim.status == "historical";
}

std::string said_by(const std::vector<Link>& chain) {
    std::string text;
    for (const Link& link : chain) {
        if (is_publisher(link)) {
            continue;
        }
        std::string words = link.words.text;
        for (const Link& other : link.with) {
            join(words, other.words.text, " & ");
        }
        join(text, words, " > ");
    }
    return text;
}

std::string original_source(const std::vector<Link>& chain) {
    return chain.empty() || is_publisher(chain.back()) ? std::string() : said_by({chain.back()});
}

std::optional<std::int32_t> days_of(const record::Date& date) {
    const auto start = parse_day(date.start);
    const auto end = parse_day(date.end);
    if (!start || !end || *end <= *start) {
        return std::nullopt;
    }
    return static_cast<std::int32_t>((*end - *start).count());
}

std::string last_day(const record::Date& date) {
    const auto end = parse_day(date.end);
    return end ? format_day(*end - std::chrono::days(1)) : std::string();
}

Side side_of(const Entity& entity) {
    static constexpr std::array<std::string_view, 4> state{"MIL", "COP", "SPY", "GOV"};
    static constexpr std::array<std::string_view, 1> rebels{"REB"};
    static constexpr std::array<std::string_view, 7> civilians{"CVL", "JRN", "REF", "EDU",
                                                               "MED", "AGR", "LAB"};
    if (entity.sectors.empty()) {
        return Side::unknown;
    }
    const auto in = [&entity](const auto& list) {
        return std::find(list.begin(), list.end(), entity.sectors.front()) != list.end();
    };
    return in(state)       ? Side::state
           : in(rebels)    ? Side::rebels
           : in(civilians) ? Side::civilians
                           : Side::unknown;
}

Side side_of(const std::vector<Entity>& entities) {
    if (entities.empty()) {
        return Side::unknown;
    }
    const Side first = side_of(entities.front());
    const bool same = std::all_of(entities.begin(), entities.end(), [first](const Entity& entity) {
        return side_of(entity) == first;
    });
    return same ? first : Side::unknown;
}

}  // namespace khabar::exports
