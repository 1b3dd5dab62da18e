#include "khabar/export/table.h"

#include <cassert>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>

#include "khabar/export/card.h"
#include "khabar/export/event_records.h"
#include "khabar/export/identity.h"

namespace khabar {

namespace {

/// Makes records for people: an actor whom no row names is shown, in English, by what its head word
/// means and its country. A record has no such name, for it is no identity.
class ShownRecords {
public:
    explicit ShownRecords(const CodedDocument& coded)
        : coded_(coded), records_(coded), offsets_(coded.document.text()) {
        for (const Mention& mention : coded.mentions) {
            glosses_.emplace(begin_of(mention.words), gloss(mention));
        }
    }

    [[nodiscard]] record::Record of(const Event& event) const {
        record::Record record = records_.of(event);
        for (const Event::Filler& filler : event.fillers) {
            const Span words = filler.words.empty() ? filler.mention.words : filler.words;
            fill(record.actors, begin_of(words), gloss(filler.mention));
            fill(record.recipients, begin_of(words), gloss(filler.mention));
        }
        fill(record.claim.chain);
        for (record::Number& number : record.numbers) {
            if (number.chain) {
                fill(*number.chain);
            }
        }
        return record;
    }

private:
    [[nodiscard]] std::uint32_t begin_of(Span bytes) const { return offsets_.at(bytes.begin); }

    [[nodiscard]] std::string gloss(const Mention& mention) const {
        const auto* actor = std::get_if<ActorMention>(&mention.what);
        if (actor == nullptr || !actor->head || identify(*actor, coded_.tables)) {
            return {};
        }
        std::string text(coded_.tables.cell(*actor->head, "gloss"));
        const std::string_view country = country_name_en(actor->country, coded_.tables);
        if (!text.empty() && !country.empty()) {
            text.append(", ").append(country);
        }
        return text;
    }

    static void fill(std::vector<record::Entity>& entities, std::uint32_t begin,
                     const std::string& shown) {
        for (record::Entity& entity : entities) {
            if (entity.who.id.empty() && entity.words.span && entity.words.span->begin == begin) {
                entity.who.name.en = shown;
            }
        }
    }

    void fill(std::vector<record::Link>& links) const {
        for (record::Link& link : links) {
            fill(link);
            for (record::Link& beside : link.with) {
                fill(beside);
            }
        }
    }

    void fill(record::Link& link) const {
        if (!link.who.id.empty() || !link.words.span) {
            return;
        }
        const auto known = glosses_.find(link.words.span->begin);
        link.who.name.en = known == glosses_.end() ? std::string() : known->second;
    }

    const CodedDocument& coded_;
    EventRecords records_;
    CodePointOffsets offsets_;
    std::map<std::uint32_t, std::string> glosses_;  ///< by where the words begin, code points
};

}  // namespace

void append_table(std::string& out, const CodedDocument& coded, const TableOptions& options) {
    append_heading(out, document_facts(coded.document, coded.title), coded.events.size(), options);
    const ShownRecords records(coded);
    std::size_t number = 0;
    for (const Event& event : coded.events) {
        out += "\n";
        append_card(out, records.of(event), ++number, options, coded.tables);
    }
    out += "\n";
}

void append_card(std::string& out, const CodedDocument& coded, std::size_t event,
                 const TableOptions& options) {
    assert(event < coded.events.size());
    append_card(out, ShownRecords(coded).of(coded.events[event]), event + 1, options, coded.tables);
}

}  // namespace khabar
