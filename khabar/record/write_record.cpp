#include <span>

#include "khabar/record/document_json.h"
#include "khabar/record/json_line.h"
#include "khabar/record/record.h"

namespace khabar::record {

namespace {

/// Writes the fields of RECORD.md in its order; what a field's absence says is never written.
class RecordWriter {
public:
    void write(const Record& record) {
        json_.open_object();
        json_.field("id", record.id);
        write_document(record.document);
        json_.field("event", record.event);
        write_list("mode", record.modes);
        write_list("context", record.contexts);
        json_.field_unless_empty("quad", record.quad);
        write_figure("score", record.score);
        write_entities("actor", record.actors);
        write_entities("recipient", record.recipients);
        if (record.date) {
            write_date(*record.date);
        }
        write_places(record.places);
        write_numbers(record.numbers);
        json_.key("claim");
        write_claim(record.claim);
        write_evidence(record.evidence);
        write_rule(record.rule);
        json_.field("confidence", record.confidence);
        json_.key("coder");
        json_.open_object();
        json_.field("version", record.coder_version);
        json_.field_unless_empty("lexicon", record.lexicon);
        json_.close_object();
        json_.close_object();
    }

    [[nodiscard]] std::string line() const { return std::string(json_.line()); }

private:
    void write_figure(std::string_view key, std::optional<double> figure) {
        if (figure) {
            json_.field(key, *figure);
        }
    }

    void write_list(std::string_view key, const std::vector<std::string>& texts) {
        if (texts.empty()) {
            return;
        }
        json_.key(key);
        json_.open_list();
        for (const std::string& text : texts) {
            json_.text(text);
        }
        json_.close_list();
    }

    void write_words(const Words& words) {
        json_.field("text", words.text);
        if (words.span) {
            json_.key("span");
            json_.span(*words.span);
        }
    }

    void write_words(std::string_view key, const Words& words) {
        json_.key(key);
        json_.open_object();
        write_words(words);
        json_.close_object();
    }

    void write_identity(const Identity& who) {
        if (who.id.empty() && who.name.ar.empty() && who.name.en.empty()) {
            return;
        }
        json_.field_unless_empty("id", who.id);
        json_.key("name");
        json_.open_object();
        json_.field_unless_empty("ar", who.name.ar);
        json_.field_unless_empty("en", who.name.en);
        json_.close_object();
    }

    void write_holder(const std::optional<Identity>& holder) {
        if (!holder) {
            return;
        }
        json_.key("holder");
        json_.open_object();
        write_identity(*holder);
        json_.close_object();
    }

    void write_points(std::string_view key, const Points& points) {
        json_.key(key);
        json_.open_object();
        for (const auto& [name, value] : points) {
            json_.field(name, value);
        }
        json_.close_object();
    }

    void write_document(const DocumentFacts& document) {
        json_.key("document");
        json_.open_object();
        write_facts(json_, document);
        json_.close_object();
    }

    void write_entities(std::string_view key, const std::vector<Entity>& entities) {
        json_.key(key);
        json_.open_list();
        for (const Entity& entity : entities) {
            json_.open_object();
            write_words(entity.words);
            write_identity(entity.who);
            write_holder(entity.holder);
            json_.field_unless_empty("country", entity.country);
            json_.field_unless_empty("country_inferred", entity.country_inferred);
            write_list("sector", entity.sectors);
            write_figure("confidence", entity.confidence);
            json_.close_object();
        }
        json_.close_list();
    }

    void write_date(const Date& date) {
        json_.key("date");
        json_.open_object();
        json_.field_unless_empty("edtf", date.edtf);
        json_.field_unless_empty("start", date.start);
        json_.field_unless_empty("end", date.end);
        json_.field_unless_empty("relative", date.relative);
        json_.field_unless_empty("clock", date.clock);
        json_.field("precision", date.precision);
        json_.field("approx", date.approximate);
        json_.field("anchor", date.anchor);
        json_.field("calendar", date.calendar);
        write_words(date.words);
        if (!date.alternatives.empty()) {
            json_.key("alternatives");
            json_.open_list();
            for (const auto& [start, end] : date.alternatives) {
                json_.open_object();
                json_.field("start", start);
                json_.field("end", end);
                json_.close_object();
            }
            json_.close_list();
        }
        json_.close_object();
    }

    void write_places(const std::vector<Place>& places) {
        json_.key("place");
        json_.open_list();
        for (const Place& place : places) {
            json_.open_object();
            json_.field("role", place.role);
            write_words(place.words);
            write_identity(place.where);
            json_.field_unless_empty("country", place.country);
            write_figure("lat", place.lat);
            write_figure("lon", place.lon);
            write_figure("radius_km", place.radius_km);
            json_.field_unless_empty("precision", place.precision);
            write_figure("confidence", place.confidence);
            if (place.because) {
                write_points("because", *place.because);
            }
            write_alternatives(place.alternatives);
            json_.close_object();
        }
        json_.close_list();
    }

    void write_alternatives(const std::vector<Place::Alternative>& alternatives) {
        if (alternatives.empty()) {
            return;
        }
        json_.key("alternatives");
        json_.open_list();
        for (const Place::Alternative& other : alternatives) {
            json_.open_object();
            write_identity(other.where);
            write_figure("lat", other.lat);
            write_figure("lon", other.lon);
            json_.field("confidence", other.confidence);
            write_points("because", other.because);
            json_.close_object();
        }
        json_.close_list();
    }

    void write_numbers(const std::vector<Number>& numbers) {
        json_.key("number");
        json_.open_list();
        for (const Number& number : numbers) {
            json_.open_object();
            json_.field("kind", number.kind);
            json_.field_or_null("value", number.value);
            json_.field_or_null("min", number.min);
            json_.field_or_null("max", number.max);
            json_.field("approx", number.approx);
            json_.field_unless_empty("unit", number.unit);
            json_.field_unless_empty("bearing", number.bearing);
            write_words(number.words);
            if (number.chain) {
                json_.key("claim");
                json_.open_object();
                write_chain(*number.chain);
                json_.close_object();
            }
            json_.close_object();
        }
        json_.close_list();
    }

    void write_claim(const Claim& claim) {
        json_.open_object();
        json_.field("status", claim.status);
        write_chain(claim.chain);
        if (claim.cue) {
            write_words("cue", *claim.cue);
        }
        json_.close_object();
    }

    void write_chain(std::span<const Link> chain) {
        json_.key("chain");
        json_.open_list();
        for (const Link& link : chain) {
            open_link(link);
            if (!link.with.empty()) {
                json_.key("with");
                json_.open_list();
                // Those who stand beside a link have none beside themselves.
                for (const Link& other : link.with) {
                    open_link(other);
                    json_.close_object();
                }
                json_.close_list();
            }
            json_.close_object();
        }
        json_.close_list();
    }

    void open_link(const Link& link) {
        json_.open_object();
        json_.field("kind", link.kind);
        write_words(link.words);
        write_identity(link.who);
        write_holder(link.holder);
        write_list("sector", link.sectors);
        json_.field_unless_empty("country", link.country);
        if (link.cue) {
            write_words("cue", *link.cue);
        }
        json_.field_unless_empty("act", link.act);
    }

    void write_evidence(const Evidence& evidence) {
        json_.key("evidence");
        json_.open_object();
        if (evidence.sentence) {
            json_.key("sentence");
            json_.span(*evidence.sentence);
        }
        write_words("trigger", evidence.trigger);
        json_.field("quote", evidence.quote);
        if (!evidence.also.empty()) {
            json_.key("also");
            json_.open_list();
            for (const Evidence::Also& other : evidence.also) {
                json_.open_object();
                write_words(other.words);
                json_.key("claim");
                write_claim(other.claim);
                json_.close_object();
            }
            json_.close_list();
        }
        json_.close_object();
    }

    void write_rule(const Rule& rule) {
        json_.key("rule");
        json_.open_object();
        json_.field("row", rule.row);
        json_.key("score");
        json_.open_object();
        json_.field("total", rule.total);
        write_points("parts", rule.parts);
        json_.close_object();
        json_.close_object();
    }

    JsonLine json_;
};

}  // namespace

std::string write_record(const Record& record) {
    RecordWriter writer;
    writer.write(record);
    return writer.line();
}

}  // namespace khabar::record
