#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/core/offsets.h"
#include "khabar/export/record.h"
#include "khabar/record/record.h"

namespace khabar {

/// What records say of their document. `title`: the caller's, for a text that holds none.
record::DocumentFacts document_facts(const Document& document, std::string_view title);

/// Makes the records of one document's events: what the events say by spans and rows, the records
/// say in words, so that they stand by themselves. What all of them share is made once.
class EventRecords {
public:
    /// The parts of `coded` outlive it.
    explicit EventRecords(const CodedDocument& coded);

    /// The record of an event of the document.
    [[nodiscard]] record::Record of(const Event& event) const;

    /// Places with a point that are a town or smaller, each once, in the order in which the
    /// document names them; a dateline's is none ("WASHINGTON (Reuters) -"). At most `most`.
    [[nodiscard]] std::vector<record::Place> towns(std::size_t most) const;

private:
    [[nodiscard]] record::Words words(Span span) const;
    [[nodiscard]] record::Entity entity(const Event::Filler& filler) const;
    [[nodiscard]] std::vector<record::Entity> entities(const Event& event, EventRole role) const;
    [[nodiscard]] std::optional<record::Date> date(const Event& event) const;
    [[nodiscard]] std::vector<record::Place> places(const Event& event) const;
    [[nodiscard]] std::vector<record::Number> numbers(const Event& event) const;
    [[nodiscard]] record::Claim claim(const Frame& frame) const;
    [[nodiscard]] std::vector<record::Link> chain(std::span<const Link> links) const;
    [[nodiscard]] record::Link source(const Link& link) const;
    [[nodiscard]] record::Evidence evidence(const Event& event) const;
    [[nodiscard]] record::Rule rule(const Event& event) const;
    void identify_actor(const ActorMention& actor, record::Identity& who,
                        std::optional<record::Identity>& holder) const;
    [[nodiscard]] const ActorMention* actor_of(const Link& link) const;

    CodedDocument coded_;
    CodePointOffsets offsets_;
    record::DocumentFacts document_;
    std::string lexicon_;
};

}  // namespace khabar
