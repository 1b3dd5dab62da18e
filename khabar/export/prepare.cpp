#include "khabar/export/prepare.h"

#include <utility>

#include "khabar/export/corrected.h"
#include "khabar/export/redact.h"
#include "khabar/export/strict_plover.h"

namespace khabar::exports {

using record::KeptEvent;

std::vector<KeptEvent> chosen(const KeptEvent& kept, const ExportOptions& options) {
    std::vector<KeptEvent> events;
    if (!options.corrected) {
        if (!kept.record.id.empty()) {
            events.push_back(kept);
        }
    } else {
        if (auto better = corrected(kept)) {
            events.push_back(*std::move(better));
        }
        for (KeptEvent& other : missed(kept)) {
            events.push_back(std::move(other));
        }
    }
    if (options.strict_plover) {
        for (std::size_t i = events.size(); i > 0; --i) {
            make_strict(events[i - 1]);
            if (auto beside = arrest_beside(events[i - 1])) {
                events.insert(events.begin() + static_cast<std::ptrdiff_t>(i), *std::move(beside));
            }
        }
    }
    return events;
}

std::vector<KeptEvent> prepared(const KeptEvent& kept, const ExportOptions& options) {
    std::vector<KeptEvent> events = chosen(kept, options);
    if (options.redact_persons) {
        for (KeptEvent& event : events) {
            Secrets secrets(options.persons);
            secrets.learn(kept.record);  // whom a correction took out stands in the quote still
            secrets.learn(event.record);
            redact(event, secrets);
        }
    }
    return events;
}

}  // namespace khabar::exports
