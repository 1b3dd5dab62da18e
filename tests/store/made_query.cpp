#include <string>
#include <vector>

#include "khabar/core/hash.h"
#include "khabar/store/query.h"
#include "tests/store/made.h"
#include "tests/store/oracle.h"

namespace khabar::tests {
namespace {

using store::Query;

std::string some_event(Dice& dice) {
    return to_hex(
        hash128("doc-" + std::to_string(dice.below(120)) + "/" + std::to_string(dice.below(3))));
}

std::string some_word(Dice& dice) {
    const MadeName& name = dice.of(made_names().words);
    return dice.one_in(2) ? name.ar : name.en;
}

void add_place(Dice& dice, Query& query) {
    const MadeName& name = dice.of(made_names().places);
    const auto reach = static_cast<double>(dice.below(400)) / 100;
    const auto turned = [](double lon) { return lon > 180 ? lon - 360 : lon; };
    if (dice.one_in(2)) {
        query.box = store::Box{turned(name.lon - reach), name.lat - reach, turned(name.lon + reach),
                               name.lat + reach};
    } else {
        query.near = store::Circle{name.lat + reach / 8, name.lon, reach * 111};
    }
    if (dice.one_in(12)) {
        query.near = store::Circle{89.5, 10, 1500};  // the pole lies in it
    }
}

void add_days(Dice& dice, Query& query) {
    const Day day(std::chrono::days(17890 + static_cast<int>(dice.below(350))));
    if (!dice.one_in(3)) {
        query.since = day;
    }
    if (!dice.one_in(3)) {
        query.until = day + std::chrono::days(1 + dice.below(60));
    }
}

void add_number(Dice& dice, Query& query) {
    static const std::vector<std::string> kinds{"killed", "injured", "protesters", "flights"};
    store::NumberRange range;
    range.kind = dice.of(kinds);
    const auto bound = static_cast<double>(dice.below(60));
    if (!dice.one_in(3)) {
        range.min = bound;
    }
    if (!range.min || dice.one_in(2)) {
        range.max = bound + static_cast<double>(dice.below(9));
    }
    query.numbers.push_back(range);
}

void add_labels(Dice& dice, Query& query) {
    switch (dice.below(9)) {
        case 0:
            query.types = {"ASSAULT", "PROTEST"};
            break;
        case 1:
            query.types = {"COERCE"};
            query.statuses = {"denied", "negated"};
            break;
        case 2:
            query.parties = {"test.army", "test.guard"};
            break;
        case 3:
            query.sources = {dice.of(made_names().outlets).ar};
            break;
        case 4:
            query.countries = {"SDN"};
            break;
        case 5:
            query.languages = {"ar"};
            break;
        case 6:
            query.documents = {"doc-3", "doc-17", "doc-18", "doc-none"};
            break;
        case 7:
            query.sectors = {"MIL", "REB"};
            query.modes = {"aerial"};
            break;
        default:
            query.recipients = {"test.union"};
    }
}

}  // namespace

store::Query made_query(Dice& dice) {
    Query query;
    const std::size_t conditions = dice.below(5);
    for (std::size_t i = 0; i < conditions; ++i) {
        switch (dice.below(8)) {
            case 0:
                query.words += (query.words.empty() ? "" : " ") + some_word(dice);
                break;
            case 1:
                query.words += (query.words.empty() ? "-" : " -") + some_word(dice);
                break;
            case 2:
                add_place(dice, query);
                break;
            case 3:
                add_days(dice, query);
                break;
            case 4:
                add_number(dice, query);
                break;
            case 5:
                query.confidence = static_cast<double>(dice.below(101)) / 100;
                break;
            case 6:
                dice.one_in(2) ? query.tellings = 2
                               : query.sources_min = 1 + static_cast<unsigned>(dice.below(3));
                if (dice.one_in(3)) {
                    query.stories = {some_event(dice), some_event(dice)};
                }
                break;
            default:
                add_labels(dice, query);
        }
    }
    query.sort = static_cast<store::Sort>(dice.below(3));
    query.ascending = dice.one_in(2);
    return query;
}

std::string to_text(const Query& query) {
    std::string text;
    for (const auto& [name, value] : fields_of(query)) {
        text += name + "=" + value + " ";
    }
    return text;
}

}  // namespace khabar::tests
