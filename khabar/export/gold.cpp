#include "khabar/export/gold.h"

#include <algorithm>

#include "khabar/export/by_document.h"
#include "khabar/export/corrected.h"
#include "khabar/export/formats.h"
#include "khabar/export/point_text.h"
#include "khabar/record/json_line.h"

namespace khabar::exports {

namespace {

using record::JsonLine;
using record::KeptEvent;
using record::Record;
using record::Review;
using record::Words;

bool is_reviewed(const KeptEvent& kept) {
    return std::any_of(kept.reviews.begin(), kept.reviews.end(),
                       [](const Review& review) { return review.kind != Review::Kind::missed; });
}

/// Articles as `khabar eval` reads them (evaluation/gold.h), one a line: documents in which people
/// looked at every event. What they found unsure is neither asked for nor held against a coder.
class GoldWriter : public EventWriter {
public:
    /// count: null where nobody asks.
    GoldWriter(const ExportOptions& options, GoldCount* count) : options_(options), count_(count) {
        options_.corrected = true;
    }

    void begin(std::string& /*out*/) override {}
    void add(std::string& out, const KeptEvent& kept) override { take(out, documents_.add(kept)); }
    void end(std::string& out) override { take(out, documents_.take()); }

private:
    void take(std::string& out, const std::vector<KeptEvent>& events) const {
        if (events.empty()) {
            return;
        }
        const auto fate = write(out, events);
        if (count_ != nullptr) {
            ++(count_->*fate);
        }
    }

    /// Where the document is to be counted.
    std::uint64_t GoldCount::*write(std::string& out, const std::vector<KeptEvent>& events) const {
        const bool whole = std::all_of(events.begin(), events.end(), [](const KeptEvent& kept) {
            return kept.record.id.empty() || is_reviewed(kept);
        });
        if (!whole) {
            return &GoldCount::unreviewed;
        }
        const auto document = shown_document(events, options_);
        if (!document) {
            return &GoldCount::textless;
        }
        const PointText text(document->text);
        const bool placed = std::all_of(document->events.begin(), document->events.end(),
                                        [&text](const KeptEvent& kept) {
                                            const auto& trigger = kept.record.evidence.trigger.span;
                                            return trigger && text.words(*trigger);
                                        });
        if (!placed) {
            return &GoldCount::unplaced;  // gold without a trigger's place cannot be compared
        }
        write_article(out, *document, text);
        return &GoldCount::written;
    }

    static void write_article(std::string& out, const ShownDocument& document,
                              const PointText& text) {
        JsonLine json;
        json.open_object();
        json.field("id", document.facts.id);
        json.field("lang", document.facts.language.empty() ? "ar" : document.facts.language);
        json.field_unless_empty("published", document.facts.published);
        json.field_unless_empty("title", document.facts.title);
        json.field("text", document.text);
        write_events(json, "events", document, text, false);
        write_events(json, "maybe", document, text, true);
        json.close_object();
        out += json.line();
        out += '\n';
    }

    static void write_events(JsonLine& json, std::string_view key, const ShownDocument& document,
                             const PointText& text, bool unsure) {
        json.key(key);
        json.open_list();
        for (const KeptEvent& kept : document.events) {
            if ((verdict_of(kept.reviews) == "unsure") == unsure) {
                write_event(json, kept.record, text);
            }
        }
        json.close_list();
    }

    static void write_event(JsonLine& json, const Record& record, const PointText& text) {
        json.open_object();
        json.field("event", record.event);
        if (record.modes.size() == 1) {
            json.field("mode", record.modes.front());
        } else if (!record.modes.empty()) {
            write_texts(json, "mode", record.modes);
        }
        json.field("status", record.claim.status);
        json.key("trigger");
        json.open_object();
        write_words(json, record.evidence.trigger, text);
        json.close_object();
        write_entities(json, "actor", record.actors, text);
        write_entities(json, "recipient", record.recipients, text);
        write_places(json, record, text);
        write_numbers(json, record, text);
        write_date(json, record, text);
        write_chain(json, record, text);
        json.close_object();
    }

    static void write_texts(JsonLine& json, std::string_view key,
                            const std::vector<std::string>& texts) {
        json.key(key);
        json.open_list();
        for (const std::string& one : texts) {
            json.text(one);
        }
        json.close_list();
    }

    /// As the text has them: names of persons may be gone from it.
    static void write_words(JsonLine& json, const Words& words, const PointText& text) {
        const auto there = words.span ? text.words(*words.span) : std::nullopt;
        json.field("text", there.value_or(words.text));
        if (words.span) {
            json.key("span");
            json.span(*words.span);
        }
    }

    static void write_entities(JsonLine& json, std::string_view key,
                               const std::vector<record::Entity>& entities, const PointText& text) {
        json.key(key);
        json.open_list();
        for (const record::Entity& entity : entities) {
            json.open_object();
            write_words(json, entity.words, text);
            json.field_unless_empty("country", entity.country);
            json.field_unless_empty("country_inferred", entity.country_inferred);
            if (!entity.sectors.empty()) {
                write_texts(json, "sector", entity.sectors);
            }
            json.close_object();
        }
        json.close_list();
    }

    static void write_places(JsonLine& json, const Record& record, const PointText& text) {
        json.key("place");
        json.open_list();
        for (const record::Place& place : record.places) {
            json.open_object();
            json.field("role", place.role);
            write_words(json, place.words, text);
            json.close_object();
        }
        json.close_list();
    }

    static void write_numbers(JsonLine& json, const Record& record, const PointText& text) {
        json.key("number");
        json.open_list();
        for (const record::Number& number : record.numbers) {
            json.open_object();
            json.field("kind", number.kind);
            json.field_or_null("value", number.value);
            json.field_or_null("min", number.min);
            json.field_or_null("max", number.max);
            write_words(json, number.words, text);
            json.close_object();
        }
        json.close_list();
    }

    static void write_date(JsonLine& json, const Record& record, const PointText& text) {
        if (!record.date) {
            return;
        }
        json.key("date");
        json.open_object();
        json.field_unless_empty("start", record.date->start);
        json.field_unless_empty("end", record.date->end);
        write_words(json, record.date->words, text);
        json.close_object();
    }

    static void write_chain(JsonLine& json, const Record& record, const PointText& text) {
        json.key("chain");
        json.open_list();
        for (const record::Link& link : record.claim.chain) {
            if (link.words.span) {  // the publisher has none
                json.open_object();
                json.field("kind", link.kind);
                write_words(json, link.words, text);
                json.close_object();
            }
        }
        json.close_list();
    }

    ExportOptions options_;
    GoldCount* count_;
    ByDocument documents_;
};

}  // namespace

std::unique_ptr<EventWriter> make_gold(const ExportOptions& options) {
    return std::make_unique<GoldWriter>(options, nullptr);
}

std::unique_ptr<EventWriter> make_gold(const ExportOptions& options, GoldCount& count) {
    return std::make_unique<GoldWriter>(options, &count);
}

}  // namespace khabar::exports
