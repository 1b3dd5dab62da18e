#include "khabar/mentions/time_cells.h"

#include <charconv>

namespace khabar::times {

Unit unit_of(std::string_view name) {
    static constexpr std::pair<std::string_view, Unit> names[] = {
        {"minute", Unit::minute}, {"hour", Unit::hour},      {"day", Unit::day},
        {"week", Unit::week},     {"month", Unit::month},    {"year", Unit::year},
        {"decade", Unit::decade}, {"century", Unit::century}};
    for (const auto& [word, unit] : names) {
        if (word == name) {
            return unit;
        }
    }
    return Unit::day;
}

DayPart part_of(std::string_view name) {
    static constexpr std::pair<std::string_view, DayPart> names[] = {
        {"dawn", DayPart::dawn},
        {"morning", DayPart::morning},
        {"noon", DayPart::noon},
        {"afternoon", DayPart::afternoon},
        {"evening", DayPart::evening},
        {"night", DayPart::night},
        {"after_midnight", DayPart::after_midnight}};
    for (const auto& [word, part] : names) {
        if (word == name) {
            return part;
        }
    }
    return DayPart::none;
}

int whole_of(std::string_view text) {
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

}  // namespace khabar::times
