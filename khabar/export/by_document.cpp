#include "khabar/export/by_document.h"

#include <utility>

#include "khabar/export/prepare.h"
#include "khabar/export/redact.h"
#include "khabar/export/secrets.h"

namespace khabar::exports {

using record::KeptEvent;

const std::string& document_of(const KeptEvent& kept) {
    return kept.record.document.id.empty() && !kept.reviews.empty() ? kept.reviews.front().document
                                                                    : kept.record.document.id;
}

std::vector<KeptEvent> ByDocument::add(const KeptEvent& kept) {
    std::vector<KeptEvent> before;
    if (!events_.empty() && document_of(events_.front()) != document_of(kept)) {
        before = take();
    }
    events_.push_back(kept);
    return before;
}

std::vector<KeptEvent> ByDocument::take() {
    return std::exchange(events_, {});
}

std::optional<ShownDocument> shown_document(const std::vector<KeptEvent>& events,
                                            const ExportOptions& options) {
    if (events.empty() || !options.text) {
        return std::nullopt;
    }
    std::optional<std::string> text = options.text(document_of(events.front()));
    if (!text) {
        return std::nullopt;
    }
    ShownDocument shown;
    shown.facts.id = document_of(events.front());
    shown.text = *std::move(text);
    Secrets secrets(options.persons);
    for (const KeptEvent& kept : events) {
        secrets.learn(kept.record);
        for (KeptEvent& event : chosen(kept, options)) {
            secrets.learn(event.record);
            shown.events.push_back(std::move(event));
        }
        if (!kept.record.document.id.empty()) {
            shown.facts = kept.record.document;
        }
    }
    if (options.redact_persons) {
        shown.text = redacted_text(shown.text, shown.events, secrets);
        KeptEvent facts;
        facts.record.document = shown.facts;
        redact(facts, secrets);
        shown.facts = facts.record.document;
        for (KeptEvent& event : shown.events) {
            redact(event, secrets);
        }
    }
    return shown;
}

}  // namespace khabar::exports
