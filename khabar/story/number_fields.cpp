#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "khabar/record/json_line.h"
#include "khabar/story/fields.h"
#include "khabar/story/sources.h"

namespace khabar::story {

namespace {

/// What one voice gives for one kind.
struct Count {
    std::optional<double> min;
    std::optional<double> max;
    std::string value;
    Voice voice;

    /// The bound that is named: of "more than 10" ten.
    [[nodiscard]] double size() const { return max ? *max : min.value_or(0); }
};

/// "12", "10..20", "10.." for more than ten, "..10".
std::string shown(const record::Number& number) {
    const auto text = [](std::optional<double> bound) {
        return bound ? record::shortest(*bound) : std::string();
    };
    if (number.min && number.max && *number.min == *number.max) {
        return text(number.min);
    }
    if (!number.min && !number.max) {
        return text(number.value);
    }
    return text(number.min) + ".." + text(number.max);
}

using Counts = std::map<std::string, std::vector<Count>>;  ///< by kind

/// Of several numbers that one voice gives for a kind the largest: the others are its parts
/// ("eight killed, three of them policemen").
void gather(Counts& counts, const record::Record& record) {
    std::map<std::pair<std::string, std::string>, Count> largest;  // by kind and who says it
    for (const record::Number& number : record.numbers) {
        Count count{number.min, number.max, shown(number), voice_of(record)};
        if (count.value.empty()) {
            continue;
        }
        if (number.chain) {
            count.voice.said_by = said_by(*number.chain);
        }
        const std::pair key(number.kind, count.voice.said_by);
        const auto known = largest.find(key);
        if (known == largest.end() || known->second.size() < count.size()) {
            largest.insert_or_assign(key, std::move(count));
        }
    }
    for (auto& [key, count] : largest) {
        counts[key.first].push_back(std::move(count));
    }
}

/// Numbers that cannot all hold have a bound above another's below.
void judge(Field& field, const std::vector<Count>& counts) {
    std::optional<double> highest_min;
    std::optional<double> lowest_max;
    for (const Count& count : counts) {
        if (count.min) {
            highest_min = std::max(highest_min.value_or(*count.min), *count.min);
        }
        if (count.max) {
            lowest_max = std::min(lowest_max.value_or(*count.max), *count.max);
        }
        const std::optional<double> low = count.min ? count.min : count.max;
        const std::optional<double> high = count.max ? count.max : count.min;
        if (low && high) {
            field.min = std::min(field.min.value_or(*low), *low);
            field.max = std::max(field.max.value_or(*high), *high);
        }
    }
    field.differs = highest_min && lowest_max && *highest_min > *lowest_max;
}

}  // namespace

std::vector<Field> number_fields(Records records) {
    Counts counts;
    for (const record::Record* record : records) {
        gather(counts, *record);
    }
    std::vector<Field> fields;
    for (const auto& [kind, of_kind] : counts) {
        Gathered gathered(kind);
        for (const Count& count : of_kind) {
            gathered.add(count.value, count.voice);
        }
        judge(gathered.field(), of_kind);
        fields.push_back(gathered.take());
    }
    return fields;
}

}  // namespace khabar::story
