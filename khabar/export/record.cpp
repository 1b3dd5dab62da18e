#include "khabar/export/record.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <optional>
#include <utility>
#include <vector>

#include "khabar/core/hash.h"
#include "khabar/core/offsets.h"
#include "khabar/export/enum_names.h"
#include "khabar/export/identity.h"
#include "khabar/export/json_line.h"
#include "khabar/export/place_json.h"
#include "khabar/text/fold.h"

namespace khabar {

namespace {

using exports::JsonLine;
using exports::name;
using exports::read_number;

constexpr std::size_t id_digits = 20;  // why: 80 bits, one clash in 10^6 among 10^9 ids

double hundredths(std::int32_t value) {
    return static_cast<double>(std::clamp(value, 0, 100)) / 100;
}

Span shown(const Event::Filler& filler) {
    return filler.words.empty() ? filler.mention.words : filler.words;
}

/// Writes the records of one document: offsets and id are made once.
class RecordWriter {
public:
    explicit RecordWriter(const CodedDocument& coded)
        : coded_(coded),
          offsets_(coded.document.text()),
          document_id_(document_id(coded.document)) {}

    void write(JsonLine& json, const Event& event) {
        json_ = &json;
        json.open_object();
        json.field("id", event_id(document_id_, event.type, offsets_.span(event.trigger)));
        write_document();
        write_type(event);
        write_entities(event, EventRole::actor, "actor");
        write_entities(event, EventRole::recipient, "recipient");
        write_date(event);
        write_places(event);
        write_numbers(event);
        json.key("claim");
        write_claim(event.frame);
        write_evidence(event);
        write_rule(event);
        json.field("confidence", confidence(event));
        json.key("coder");
        json.open_object();
        json.field("version", KHABAR_VERSION);
        json.field("lexicon", to_hex(coded_.tables.lexicon_hash()));
        json.close_object();
        json.close_object();
    }

private:
    [[nodiscard]] std::string_view words(Span span) const { return coded_.document.text(span); }

    /// The words and where they stand.
    void write_words(Span span) {
        json_->field("text", words(span));
        json_->key("span");
        json_->span(offsets_.span(span));
    }

    void write_words(std::string_view key, Span span) {
        json_->key(key);
        json_->open_object();
        write_words(span);
        json_->close_object();
    }

    void write_name(const Identity& identity) {
        json_->field("id", identity.id);
        json_->key("name");
        json_->open_object();
        json_->field_unless_empty("ar", identity.ar);
        json_->field_unless_empty("en", identity.en);
        json_->close_object();
    }

    template <class Texts>
    void write_list(std::string_view key, const Texts& texts) {
        if (texts.empty()) {
            return;
        }
        json_->key(key);
        json_->open_list();
        for (const auto& text : texts) {
            json_->text(text);
        }
        json_->close_list();
    }

    void write_document() {
        const Origin& origin = coded_.document.origin();
        json_->key("document");
        json_->open_object();
        json_->field("id", document_id_);
        json_->field_unless_empty("url", origin.url);
        const std::string_view title = coded_.document.title();
        json_->field_unless_empty("title", title.empty() ? coded_.title : title);
        json_->field_unless_empty("publisher", origin.publisher);
        if (origin.published) {
            json_->field("published", format_day(*origin.published));
        }
        json_->field("language", code(coded_.document.language()));
        json_->close_object();
    }

    void write_type(const Event& event) {
        json_->field("event", event.type);
        write_list("mode", event.modes);
        write_list("context", event.contexts);
        json_->field_unless_empty("quad", coded_.tables.cell(event.ontology, "quad"));
        const std::string_view score = coded_.tables.cell(event.ontology, "score");
        if (const std::optional<double> value = read_number(score)) {
            json_->field("score", *value);
        }
    }

    void write_entities(const Event& event, EventRole role, std::string_view key) {
        json_->key(key);
        json_->open_list();
        for (const Event::Filler& filler : event.fillers) {
            if (filler.role == role) {
                write_entity(filler);
            }
        }
        json_->close_list();
    }

    void write_entity(const Event::Filler& filler) {
        json_->open_object();
        write_words(shown(filler));
        if (const auto* actor = std::get_if<ActorMention>(&filler.mention.what)) {
            write_actor(*actor, filler.country_inferred);
            json_->field("confidence", hundredths(actor->confidence));
        } else if (const auto* place = std::get_if<PlaceMention>(&filler.mention.what)) {
            write_place_as_actor(*place);
        } else {
            json_->field_unless_empty("country_inferred", filler.country_inferred);
        }
        json_->close_object();
    }

    void write_identity(const ActorMention& actor) {
        if (const auto identity = identify(actor, coded_.tables)) {
            write_name(*identity);
        }
        if (actor.office && actor.office->holder) {
            if (const auto holder = identify(*actor.office->holder, coded_.tables)) {
                json_->key("holder");
                json_->open_object();
                write_name(*holder);
                json_->close_object();
            }
        }
    }

    void write_actor(const ActorMention& actor, std::string_view inferred) {
        write_identity(actor);
        json_->field_unless_empty("country", actor.country);
        if (actor.country.empty()) {
            json_->field_unless_empty("country_inferred", inferred);
        }
        write_list("sector", actor.sectors);
    }

    /// A state that is named as one who acts.
    void write_place_as_actor(const PlaceMention& place) {
        if (place.candidates.empty()) {
            return;
        }
        const Identity identity = identify(place.candidates.front());
        write_name(identity);
        json_->field_unless_empty("country", identity.country);
    }

    void write_date(const Event& event) {
        for (const Event::Filler& filler : event.fillers) {
            const auto* time = std::get_if<TimeMention>(&filler.mention.what);
            if (filler.role == EventRole::date && time != nullptr) {
                json_->key("date");
                json_->open_object();
                write_time(*time);
                write_words(shown(filler));
                write_time_alternatives(*time);
                json_->close_object();
                return;
            }
        }
    }

    void write_time(const TimeMention& time) {
        json_->field_unless_empty("edtf", time.edtf);
        if (time.start) {
            json_->field("start", format_day(*time.start));
        }
        if (time.end) {
            json_->field("end", format_day(*time.end));
        }
        if (!time.start && !time.end) {
            json_->field_unless_empty("relative", time.relative);
        }
        json_->field_unless_empty("clock", time.clock);
        json_->field("precision", name(time.precision));
        json_->field("approx", time.approximate);
        json_->field("anchor", name(time.anchor));
        json_->field("calendar", name(time.calendar));
    }

    void write_time_alternatives(const TimeMention& time) {
        if (time.alternatives.empty()) {
            return;
        }
        json_->key("alternatives");
        json_->open_list();
        for (const auto& [start, end] : time.alternatives) {
            json_->open_object();
            json_->field("start", format_day(start));
            json_->field("end", format_day(end));
            json_->close_object();
        }
        json_->close_list();
    }

    void write_places(const Event& event) {
        json_->key("place");
        json_->open_list();
        for (const Event::Filler& filler : event.fillers) {
            switch (filler.role) {
                case EventRole::at:
                case EventRole::from:
                case EventRole::to:
                case EventRole::via:
                    write_place(filler);
                    break;
                case EventRole::actor:
                case EventRole::recipient:
                case EventRole::date:
                case EventRole::number:
                    break;
            }
        }
        json_->close_list();
    }

    void write_place(const Event::Filler& filler) {
        json_->open_object();
        json_->field("role", name(filler.role));
        write_words(shown(filler));
        if (const auto* place = std::get_if<PlaceMention>(&filler.mention.what)) {
            if (!place->candidates.empty()) {
                write_name(identify(place->candidates.front()));
            }
            if (place->lat && place->lon) {
                json_->field("lat", *place->lat);
                json_->field("lon", *place->lon);
                if (place->radius_km > 0) {
                    json_->field("radius_km", place->radius_km);
                }
                json_->field("precision", name(place->precision));
            }
            if (!place->candidates.empty()) {
                json_->field("confidence", hundredths(place->candidates.front().score));
                exports::write_because(*json_, place->candidates.front());
            }
            write_place_alternatives(*place);
        }
        json_->close_object();
    }

    void write_place_alternatives(const PlaceMention& place) {
        const std::vector<PlaceChoice> choices = other_choices(place);
        if (choices.empty()) {
            return;
        }
        json_->key("alternatives");
        json_->open_list();
        for (const PlaceChoice& choice : choices) {
            json_->open_object();
            write_name(choice.who);
            if (choice.place->lat && choice.place->lon) {
                json_->field("lat", *choice.place->lat);
                json_->field("lon", *choice.place->lon);
            }
            json_->field("confidence", hundredths(choice.place->score));
            exports::write_because(*json_, *choice.place);
            json_->close_object();
        }
        json_->close_list();
    }

    void write_numbers(const Event& event) {
        json_->key("number");
        json_->open_list();
        for (const Event::Filler& filler : event.fillers) {
            const auto* quantity = std::get_if<QuantityMention>(&filler.mention.what);
            if (filler.role != EventRole::number || quantity == nullptr) {
                continue;
            }
            json_->open_object();
            json_->field("kind", quantity->kind.empty() ? "other" : quantity->kind);
            json_->field_or_null("value", quantity->value);
            json_->field_or_null("min", quantity->min);
            json_->field_or_null("max", quantity->max);
            json_->field("approx", name(quantity->approx));
            json_->field_unless_empty("unit", quantity->unit);
            json_->field_unless_empty("bearing", quantity->bearing);
            write_words(shown(filler));
            if (filler.claim) {
                json_->key("claim");
                json_->open_object();
                write_chain(*filler.claim);
                json_->close_object();
            }
            json_->close_object();
        }
        json_->close_list();
    }

    void write_claim(const Frame& frame) {
        json_->open_object();
        json_->field("status", name(frame.status));
        write_chain(frame.chain);
        if (!frame.cue.empty()) {
            write_words("cue", frame.cue);
        }
        json_->close_object();
    }

    void write_chain(std::span<const Link> chain) {
        json_->key("chain");
        json_->open_list();
        const std::string& publisher = coded_.document.origin().publisher;
        if (!publisher.empty()) {
            json_->open_object();
            json_->field("kind", name(SourceKind::outlet));
            json_->field("text", publisher);
            json_->close_object();
        }
        for (const Link& link : chain) {
            write_link(link);
        }
        json_->close_list();
    }

    void write_link(const Link& link) {
        open_link(link);
        if (!link.with.empty()) {
            json_->key("with");
            json_->open_list();
            // Those who stand beside a link have none beside themselves.
            for (const Link& other : link.with) {
                open_link(other);
                json_->close_object();
            }
            json_->close_list();
        }
        json_->close_object();
    }

    void open_link(const Link& link) {
        json_->open_object();
        json_->field("kind", name(link.kind));
        write_words(link.who);
        if (const ActorMention* actor = actor_of(link)) {
            write_identity(*actor);
            write_list("sector", actor->sectors);
            json_->field_unless_empty("country", actor->country);
        }
        if (!link.cue.empty()) {
            write_words("cue", link.cue);
        }
        json_->field("act", name(link.act));
    }

    [[nodiscard]] const ActorMention* actor_of(const Link& link) const {
        if (!link.mention) {
            return nullptr;
        }
        const auto index = static_cast<std::size_t>(*link.mention);
        return index < coded_.mentions.size()
                   ? std::get_if<ActorMention>(&coded_.mentions[index].what)
                   : nullptr;
    }

    void write_evidence(const Event& event) {
        json_->key("evidence");
        json_->open_object();
        json_->key("sentence");
        json_->span(offsets_.span(event.sentence));
        write_words("trigger", event.trigger);
        json_->field("quote", words(event.sentence));
        if (!event.also.empty()) {
            json_->key("also");
            json_->open_list();
            for (const Event& other : event.also) {
                json_->open_object();
                write_words(other.trigger);
                json_->key("claim");
                write_claim(other.frame);
                json_->close_object();
            }
            json_->close_list();
        }
        json_->close_object();
    }

    void write_rule(const Event& event) {
        json_->key("rule");
        json_->open_object();
        json_->field("row", rule_place(event.pattern, coded_.tables));
        json_->key("score");
        json_->open_object();
        json_->field("total", std::int64_t{total_score(event)});
        json_->key("parts");
        json_->open_object();
        // A part may come twice; an object may not hold a name twice. In order of first sight.
        std::vector<std::pair<std::string_view, std::int64_t>> parts;
        for (const Event::ScorePart& part : event.score) {
            std::size_t i = 0;
            while (i < parts.size() && parts[i].first != part.name) {
                ++i;
            }
            if (i == parts.size()) {
                parts.emplace_back(part.name, 0);
            }
            parts[i].second += part.value;
        }
        for (const auto& [part, value] : parts) {
            json_->field(part, value);
        }
        json_->close_object();
        json_->close_object();
        json_->close_object();
    }

    const CodedDocument& coded_;
    CodePointOffsets offsets_;
    std::string document_id_;
    JsonLine* json_ = nullptr;
};

}  // namespace

std::string document_id(const Document& document) {
    const Origin& origin = document.origin();
    if (!origin.id.empty()) {
        return origin.id;
    }
    std::string key = origin.publisher.empty() ? origin.url : origin.publisher;
    key += '\n';
    fold_into(key, document.text(), document.language());
    return to_hex(hash128(key)).substr(0, id_digits);
}

std::string event_id(std::string_view document_id, std::string_view type,
                     Span trigger_code_points) {
    std::string key(document_id);
    key += '\n';
    key += type;
    key += '\n';
    key += std::to_string(trigger_code_points.begin);
    key += '-';
    key += std::to_string(trigger_code_points.end);
    return to_hex(hash128(key)).substr(0, id_digits);
}

std::string event_id(const Document& document, const Event& event) {
    const CodePointOffsets offsets(document.text());
    return event_id(document_id(document), event.type, offsets.span(event.trigger));
}

std::int32_t total_score(const Event& event) {
    std::int32_t total = 0;
    for (const Event::ScorePart& part : event.score) {
        total += part.value;
    }
    return total;
}

double confidence(const Event& event) {
    return hundredths(event.confidence);
}

void append_records(std::string& out, const CodedDocument& coded) {
    if (coded.events.empty()) {
        return;
    }
    RecordWriter writer(coded);
    for (const Event& event : coded.events) {
        JsonLine json;
        writer.write(json, event);
        out += json.line();
        out += '\n';
    }
}

std::string event_record(const CodedDocument& coded, std::size_t event) {
    assert(event < coded.events.size());
    RecordWriter writer(coded);
    JsonLine json;
    writer.write(json, coded.events[event]);
    return std::string(json.line());
}

std::string error_record(std::string_view id, const Error& error) {
    JsonLine json;
    json.open_object();
    json.key("document");
    json.open_object();
    json.field("id", id);
    json.close_object();
    json.key("error");
    json.open_object();
    json.field("code", name(error.code));
    json.field("detail", error.detail);
    json.field("where", error.where);
    json.close_object();
    json.close_object();
    return std::string(json.line());
}

std::string rule_place(RowId row, const TableFile& tables) {
    constexpr std::string_view folder = "lexicon/";
    std::string place = tables.sheet(row.sheet).place(row.row);
    return place.starts_with(folder) ? place.substr(folder.size()) : place;
}

}  // namespace khabar
