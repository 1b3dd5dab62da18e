#include "khabar/export/record.h"

#include <algorithm>
#include <cassert>

#include "khabar/export/event_records.h"
#include "khabar/record/record.h"

namespace khabar {

std::int32_t total_score(const Event& event) {
    std::int32_t total = 0;
    for (const Event::ScorePart& part : event.score) {
        total += part.value;
    }
    return total;
}

double hundredths(std::int32_t value) {
    return static_cast<double>(std::clamp(value, 0, 100)) / 100;
}

double confidence(const Event& event) {
    return hundredths(event.confidence);
}

void append_records(std::string& out, const CodedDocument& coded) {
    if (coded.events.empty()) {
        return;
    }
    const EventRecords records(coded);
    for (const Event& event : coded.events) {
        out += record::write_record(records.of(event));
        out += '\n';
    }
}

std::string event_record(const CodedDocument& coded, std::size_t event) {
    assert(event < coded.events.size());
    return record::write_record(EventRecords(coded).of(coded.events[event]));
}

std::string rule_place(RowId row, const TableFile& tables) {
    constexpr std::string_view folder = "lexicon/";
    std::string place = tables.sheet(row.sheet).place(row.row);
    return place.starts_with(folder) ? place.substr(folder.size()) : place;
}

}  // namespace khabar
