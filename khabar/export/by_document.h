#pragma once

#include <optional>
#include <string>
#include <vector>

#include "khabar/export/writer.h"
#include "khabar/record/kept_event.h"

namespace khabar::exports {

/// Puts the events of one document together. They come one after another.
class ByDocument {
public:
    /// The events of the document before, when this event begins another; else none.
    std::vector<record::KeptEvent> add(const record::KeptEvent& kept);
    /// Those of the last document.
    std::vector<record::KeptEvent> take();

private:
    std::vector<record::KeptEvent> events_;
};

/// The document that an event, or a review without one, is of.
const std::string& document_of(const record::KeptEvent& kept);

/// A document as it may be shown: its text, and the events that the options choose.
struct ShownDocument {
    record::DocumentFacts facts;
    std::string text;
    std::vector<record::KeptEvent> events;
};

/// Names of persons are out of text and events where the options ask for that. Nothing where the
/// text is not to be had.
std::optional<ShownDocument> shown_document(const std::vector<record::KeptEvent>& events,
                                            const ExportOptions& options);

}  // namespace khabar::exports
