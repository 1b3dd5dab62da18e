#include "khabar/export/layers.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "khabar/core/offsets.h"
#include "khabar/export/enum_names.h"
#include "khabar/export/identity.h"
#include "khabar/export/place_json.h"
#include "khabar/export/record.h"
#include "khabar/export/word_annotation.h"
#include "khabar/record/json_line.h"

namespace khabar {

namespace {

using exports::name;
using record::JsonLine;

constexpr std::array<std::pair<std::string_view, Layer>, 8> layer_names{{
    {"words", Layer::words},
    {"times", Layer::times},
    {"quantities", Layer::quantities},
    {"places", Layer::places},
    {"actors", Layer::actors},
    {"clauses", Layer::clauses},
    {"frames", Layer::frames},
    {"candidates", Layer::candidates},
}};

/// The name of the list in each layer's line: that of the scorers.
std::string_view list_name(Layer layer) {
    switch (layer) {
        case Layer::words:
            return "words";
        case Layer::times:
        case Layer::quantities:
            return "spans";
        case Layer::places:
            return "toponyms";
        case Layer::actors:
            return "actors";
        case Layer::clauses:
            return "clauses";
        case Layer::frames:
            return "frames";
        case Layer::candidates:
            return "candidates";
    }
    return "";
}

std::string midnight(Day day) {
    return format_day(day) + "T00:00:00";
}

double of_hundred(std::int32_t value) {
    return static_cast<double>(value) / 100;
}

class LayerWriter {
public:
    LayerWriter(const Document& document, const Layers& layers, const TableFile& tables,
                JsonLine& json)
        : document_(document),
          layers_(layers),
          tables_(tables),
          offsets_(document.text()),
          json_(json) {}

    void write(Layer layer) {
        switch (layer) {
            case Layer::words:
                return write_words();
            case Layer::times:
                return write_mentions<TimeMention>();
            case Layer::quantities:
                return write_mentions<QuantityMention>();
            case Layer::places:
                return write_mentions<PlaceMention>();
            case Layer::actors:
                return write_mentions<ActorMention>();
            case Layer::clauses:
                return write_clauses();
            case Layer::frames:
                return write_frames();
            case Layer::candidates:
                return write_candidates();
        }
    }

private:
    void start_end(Span span) {
        const Span points = offsets_.span(span);
        json_.field("start", std::int64_t{points.begin});
        json_.field("end", std::int64_t{points.end});
    }

    void start_end_text(Span span) {
        start_end(span);
        json_.field("text", document_.text(span));
    }

    void write_words() {
        const ReadText& text = layers_.text;
        for (std::uint32_t i = 0; i < text.size(); ++i) {
            if (text.kind(i) != TokenKind::word && text.kind(i) != TokenKind::number) {
                continue;
            }
            const WordAnnotation word = annotate_word(text, i, tables_);
            json_.open_object();
            start_end(text.tokens.tokens[i].span);
            json_.field("proclitics", word.proclitics);
            json_.field("enclitic", word.enclitic);
            json_.field_unless_empty("lemma", lemma(text.best(i), tables_));
            json_.field("pos", upos(word.features.part));
            json_.key("features");
            write_features(ud_features(word.features));
            json_.close_object();
        }
    }

    /// "Gender=Fem|Number=Sing" as an object.
    void write_features(std::string_view features) {
        json_.open_object();
        for (const std::string_view feature : alternatives(features)) {
            const std::size_t equals = feature.find('=');
            if (equals != std::string_view::npos) {
                json_.field(feature.substr(0, equals), feature.substr(equals + 1));
            }
        }
        json_.close_object();
    }

    template <class Kind>
    static bool shown(const Kind&) {
        return true;
    }
    /// "The airport" is a place, but no toponym.
    static bool shown(const PlaceMention& place) { return !place.name.empty(); }

    template <class Kind>
    void write_mentions() {
        for (const Mention& mention : layers_.mentions) {
            if (const auto* what = std::get_if<Kind>(&mention.what);
                what != nullptr && shown(*what)) {
                json_.open_object();
                write_mention(mention, *what);
                json_.close_object();
            }
        }
    }

    void write_mention(const Mention& mention, const TimeMention& time) {
        start_end_text(mention.words);
        const bool one_day =
            time.start && time.end && *time.end - *time.start == std::chrono::days{1};
        const bool clock_alone = !time.clock.empty() && !time.says_when();
        json_.field("type", time.duration ? "duration"
                            : clock_alone ? "time"
                            : one_day     ? "date"
                                          : "daterange");
        json_.key("values");
        json_.open_list();
        if (const std::string& timex = clock_alone ? time.clock : time.edtf;
            clock_alone || (time.duration && timex.starts_with('P'))) {
            json_.open_object();
            json_.field("timex", timex);
            json_.close_object();
        } else if (time.start || time.end) {
            write_interval(time.start, time.end, time.precision);
            for (const auto& [start, end] : time.alternatives) {
                write_interval(start, end, time.precision);
            }
        }
        json_.close_list();
        json_.field("precision", time.duration ? "duration" : name(time.precision));
        json_.field("approx", time.approximate);
        json_.field("calendar", name(time.calendar));
        json_.field("anchor", name(time.anchor));
        if (!time.duration) {
            json_.field_unless_empty("edtf", time.edtf);
        }
        json_.field_unless_empty("relative", time.relative);
        json_.field_unless_empty("clock", time.clock);
    }

    void write_interval(std::optional<Day> start, std::optional<Day> end, TimePrecision precision) {
        json_.open_object();
        json_.key("iv");
        json_.open_list();
        for (const auto& day : {start, end}) {
            if (day) {
                json_.text(midnight(*day));
            } else {
                json_.null();
            }
        }
        json_.close_list();
        json_.field("precision", name(precision));
        json_.close_object();
    }

    void write_mention(const Mention& mention, const QuantityMention& quantity) {
        start_end_text(quantity.amount.empty() ? mention.words
                                               : layers_.text.span(quantity.amount));
        json_.field("type", type_of(quantity));
        json_.key("values");
        json_.open_list();
        json_.open_object();
        if (quantity.rank.empty()) {
            write_amount(quantity);
        } else {
            write_rank(quantity.rank);
        }
        json_.close_object();
        json_.close_list();
        json_.field("approx", name(quantity.approx));
        json_.field("kind", quantity.kind.empty() ? "other" : quantity.kind);
        if (!quantity.noun.empty()) {
            json_.field("noun", document_.text(words_of_noun(quantity)));
        }
    }

    void write_amount(const QuantityMention& quantity) {
        if (quantity.value) {
            json_.field("value", *quantity.value);
            json_.field("num", *quantity.value);
        }
        json_.field_or_null("min", quantity.min);
        json_.field_or_null("max", quantity.max);
        json_.field_unless_empty("unit", quantity.unit);
        json_.field_unless_empty("bearing", quantity.bearing);
    }

    /// "3" is a number too, "end-1" is not.
    void write_rank(std::string_view rank) {
        json_.field("value", rank);
        std::int64_t number = 0;
        const auto [end, error] = std::from_chars(rank.data(), rank.data() + rank.size(), number);
        if (error == std::errc() && end == rank.data() + rank.size()) {
            json_.field("num", number);
        }
    }

    /// A unit stands with its particles ("in the hundred"), a noun without.
    [[nodiscard]] Span words_of_noun(const QuantityMention& quantity) const {
        const Tokens& tokens = layers_.text.tokens;
        return quantity.unit.empty() ? layers_.text.span(quantity.noun)
                                     : Span{tokens.tokens[quantity.noun.begin].span.begin,
                                            tokens.tokens[quantity.noun.end - 1].span.end};
    }

    static std::string_view type_of(const QuantityMention& quantity) {
        if (!quantity.rank.empty()) {
            return "ordinal";
        }
        if (quantity.kind == "money") {
            return "currency";
        }
        if (quantity.kind == "percent") {
            return "percentage";
        }
        if (quantity.kind == "distance" || quantity.kind == "area" || !quantity.unit.empty()) {
            return "dimension";
        }
        return "number";
    }

    /// The name of a place without the words of its kind and its direction.
    [[nodiscard]] Span toponym(const Mention& mention, const PlaceMention& place) const {
        Span span = layers_.text.span(place.name);
        if (place.name.begin == mention.tokens.begin) {
            span.begin = mention.words.begin;
        }
        return span;
    }

    void write_mention(const Mention& mention, const PlaceMention& place) {
        start_end_text(toponym(mention, place));
        if (place.candidates.empty()) {
            json_.field_or_null("lat", std::nullopt);
            json_.field_or_null("lon", std::nullopt);
            json_.key("geonameid");
            json_.null();
            json_.field("confidence", 0.0);
        } else {
            write_chosen(place, place.candidates.front());
        }
        if (place.radius_km > 0) {
            json_.field("radius_km", place.radius_km);
        }
        json_.field("precision", name(place.precision));
        json_.key("alternatives");
        json_.open_list();
        for (const PlaceChoice& choice : other_choices(place)) {
            json_.open_object();
            json_.field("id", choice.who.id);
            json_.field_or_null("lat", choice.place->lat);
            json_.field_or_null("lon", choice.place->lon);
            json_.field("confidence", of_hundred(choice.place->score));
            exports::write_because(json_, *choice.place);
            json_.close_object();
        }
        json_.close_list();
    }

    /// The point is the named place's own; `area` is where a distance or bearing from it leads.
    void write_chosen(const PlaceMention& place, const PlaceCandidate& chosen) {
        json_.field_or_null("lat", chosen.lat);
        json_.field_or_null("lon", chosen.lon);
        json_.key("geonameid");
        // our own rows tell the GeoNames id of the layer that confirms them
        const std::string_view source =
            chosen.row && !chosen.capital ? tables_.cell(*chosen.row, "confirmed") : chosen.id;
        if (const auto number = exports::geonames_id(source)) {
            json_.integer(*number);
        } else {
            json_.null();
        }
        const Identity who = identify(chosen);
        json_.field("id", who.id);
        json_.key("name");
        json_.open_object();
        json_.field_unless_empty("ar", who.ar);
        json_.field_unless_empty("en", who.en);
        json_.close_object();
        json_.field_unless_empty("country", who.country);
        json_.field("confidence", of_hundred(chosen.score));
        exports::write_because(json_, chosen);
        if (place.lat != chosen.lat || place.lon != chosen.lon) {
            json_.key("area");
            json_.open_object();
            json_.field_or_null("lat", place.lat);
            json_.field_or_null("lon", place.lon);
            json_.close_object();
        }
    }

    void write_mention(const Mention& mention, const ActorMention& actor) {
        start_end_text(mention.words);
        json_.field_unless_empty("country", actor.country);
        json_.key("sector");
        json_.open_list();
        for (const std::string& sector : actor.sectors) {
            json_.text(sector);
        }
        json_.close_list();
        if (const auto identity = identify(actor, tables_)) {
            json_.field("entity", identity->id);
        }
        if (actor.office && actor.office->holder) {
            if (const auto holder = identify(*actor.office->holder, tables_)) {
                json_.field("holder", holder->id);
            }
        }
        if (actor.head) {
            json_.field_unless_empty("head", lemma(*actor.head, tables_));
        }
        json_.field("armed", actor.armed);
        json_.field("plural", actor.plural);
        json_.field("person", actor.person);
        json_.field("confidence", of_hundred(actor.confidence));
    }

    void write_clauses() {
        const ReadText& text = layers_.text;
        for (const Clause& clause : layers_.clauses) {
            json_.open_object();
            start_end(text.span(clause.tokens));
            json_.field("sentence", std::int64_t{clause.sentence});
            json_.key("predicate");
            json_.open_object();
            start_end_text(text.span({clause.predicate, clause.predicate + 1}));
            json_.field("lemma", lemma(clause.lemma, tables_));
            json_.close_object();
            json_.field("verb", clause.verb);
            json_.field("passive", clause.passive);
            if (clause.parent) {
                json_.field("parent", static_cast<std::int64_t>(*clause.parent));
            }
            json_.field("link", name(clause.link));
            json_.key("parts");
            json_.open_list();
            for (const Clause::Part& part : clause.parts) {
                write_part(part);
            }
            json_.close_list();
            json_.close_object();
        }
    }

    void write_part(const Clause::Part& part) {
        json_.open_object();
        json_.field("role", name(part.role));
        json_.field_unless_empty("particle", part.particle);
        start_end_text(layers_.text.span(part.tokens));
        if (part.mention) {
            json_.field("mention", mention_kind(*part.mention));
        }
        json_.field("inherited", part.inherited);
        json_.close_object();
    }

    [[nodiscard]] std::string_view mention_kind(MentionIndex index) const {
        static constexpr std::array<std::string_view, 4> kinds{"actor", "place", "time",
                                                               "quantity"};
        return kinds.at(layers_.mentions[static_cast<std::size_t>(index)].what.index());
    }

    void write_frames() {
        for (std::size_t i = 0; i < layers_.frames.size(); ++i) {
            const Frame& frame = layers_.frames[i];
            json_.open_object();
            const std::uint32_t predicate = layers_.clauses[i].predicate;
            start_end_text(layers_.text.span({predicate, predicate + 1}));
            json_.field("clause", static_cast<std::int64_t>(i));
            json_.field("status", name(frame.status));
            if (!frame.cue.empty()) {
                json_.key("cue");
                json_.open_object();
                start_end_text(frame.cue);
                json_.close_object();
            }
            if (frame.row) {
                json_.field("row", rule_place(*frame.row, tables_));
            }
            json_.key("chain");
            json_.open_list();
            for (const Link& link : frame.chain) {
                write_link(link);
                for (const Link& other : link.with) {
                    write_link(other);
                }
            }
            json_.close_list();
            json_.close_object();
        }
    }

    /// Each clause that a row of events/patterns fits, with its score and what became of it.
    void write_candidates() {
        for (const Candidate& candidate : layers_.candidates) {
            json_.open_object();
            start_end_text(candidate.trigger);
            json_.field("clause", static_cast<std::int64_t>(candidate.clause));
            json_.field("event", candidate.type);
            json_.field("status", name(candidate.status));
            json_.field("row", rule_place(candidate.pattern, tables_));
            write_score("signs", candidate.signs);
            write_score("points", candidate.score);
            json_.field("total", std::int64_t{candidate.total});
            json_.field("fate", name(candidate.fate));
            json_.close_object();
        }
    }

    void write_score(std::string_view key, const std::vector<Event::ScorePart>& parts) {
        json_.key(key);
        json_.open_object();
        for (const Event::ScorePart& part : parts) {
            json_.field(part.name, std::int64_t{part.value});
        }
        json_.close_object();
    }

    void write_link(const Link& link) {
        json_.open_object();
        json_.field("kind", name(link.kind));
        start_end_text(link.who);
        json_.field("act", name(link.act));
        if (!link.cue.empty()) {
            json_.field("cue", document_.text(link.cue));
        }
        json_.close_object();
    }

    const Document& document_;
    const Layers& layers_;
    const TableFile& tables_;
    CodePointOffsets offsets_;
    JsonLine& json_;
};

}  // namespace

std::optional<Layer> layer(std::string_view name) {
    for (const auto& [each, value] : layer_names) {
        if (each == name) {
            return value;
        }
    }
    return std::nullopt;
}

std::string layer_record(Layer layer, const Document& document, const Layers& layers,
                         const TableFile& tables) {
    JsonLine json;
    json.open_object();
    json.field("id", document_id(document));
    json.key(list_name(layer));
    json.open_list();
    LayerWriter(document, layers, tables, json).write(layer);
    json.close_list();
    json.close_object();
    return std::string(json.line());
}

}  // namespace khabar
