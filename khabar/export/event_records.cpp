#include "khabar/export/event_records.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <variant>

#include "khabar/core/civil.h"
#include "khabar/core/hash.h"
#include "khabar/export/enum_names.h"
#include "khabar/export/identity.h"
#include "khabar/export/ids.h"
#include "khabar/record/json_line.h"

namespace khabar {

namespace {

using exports::name;

Span shown(const Event::Filler& filler) {
    return filler.words.empty() ? filler.mention.words : filler.words;
}

std::string day(const std::optional<Day>& day) {
    return day ? format_day(*day) : std::string();
}

record::Identity named(const Identity& identity) {
    return {identity.id, {std::string(identity.ar), std::string(identity.en)}};
}

/// What spoke for a place, by the names in docs/stages/mentions.md.
record::Points because(const PlaceCandidate& place) {
    record::Points points;
    for (const PlacePart& part : place.parts) {
        points.emplace_back(name(part.reason), part.points);
    }
    return points;
}

void add_time(record::Date& date, const TimeMention& time) {
    date.edtf = time.edtf;
    date.start = day(time.start);
    date.end = day(time.end);
    if (!time.start && !time.end) {
        date.relative = time.relative;
    }
    date.clock = time.clock;
    date.precision = name(time.precision);
    date.approximate = time.approximate;
    date.anchor = name(time.anchor);
    date.calendar = name(time.calendar);
    for (const auto& [start, end] : time.alternatives) {
        date.alternatives.emplace_back(format_day(start), format_day(end));
    }
}

void add_point(record::Place& place, const PlaceMention& mention) {
    if (!mention.lat || !mention.lon) {
        return;
    }
    place.lat = mention.lat;
    place.lon = mention.lon;
    if (mention.radius_km > 0) {
        place.radius_km = mention.radius_km;
    }
    place.precision = name(mention.precision);
}

void add_place(record::Place& place, const PlaceMention& mention) {
    add_point(place, mention);
    if (mention.candidates.empty()) {
        return;
    }
    const PlaceCandidate& chosen = mention.candidates.front();
    const Identity where = identify(chosen);
    place.where = named(where);
    place.country = where.country;
    place.confidence = hundredths(chosen.score);
    place.because = because(chosen);
    for (const PlaceChoice& choice : other_choices(mention)) {
        record::Place::Alternative& other = place.alternatives.emplace_back();
        other.where = named(choice.who);
        if (choice.place->lat && choice.place->lon) {
            other.lat = choice.place->lat;
            other.lon = choice.place->lon;
        }
        other.confidence = hundredths(choice.place->score);
        other.because = because(*choice.place);
    }
}

bool is_town(const PlaceMention& place) {
    switch (place.precision) {
        case PlacePrecision::point:
        case PlacePrecision::town:
        case PlacePrecision::district:
            return true;
        case PlacePrecision::region:
        case PlacePrecision::country:
        case PlacePrecision::sector:
            return false;
    }
    return false;
}

/// Whether words are a dateline's: a block of its own, or the first of a block with the agency in
/// brackets behind them.
bool heads_page(const Document& document, Span words) {
    for (const Block& block : document.blocks()) {
        if (words.begin < block.span.begin || words.end > block.span.end) {
            continue;
        }
        const std::string_view behind = document.text({words.end, block.span.end});
        return block.kind == BlockKind::dateline ||
               (words.begin == block.span.begin && behind.starts_with(" ("));
    }
    return false;
}

bool is_place(EventRole role) {
    switch (role) {
        case EventRole::at:
        case EventRole::from:
        case EventRole::to:
        case EventRole::via:
            return true;
        case EventRole::actor:
        case EventRole::recipient:
        case EventRole::date:
        case EventRole::number:
            return false;
    }
    return false;
}

}  // namespace

EventRecords::EventRecords(const CodedDocument& coded)
    : coded_(coded),
      offsets_(coded.document.text()),
      document_(document_facts(coded.document, coded.title)),
      lexicon_(to_hex(coded.tables.lexicon_hash())) {}

record::Record EventRecords::of(const Event& event) const {
    record::Record record;
    record.id = event_id(document_.id, event.type, offsets_.span(event.trigger));
    record.document = document_;
    record.event = event.type;
    record.modes = event.modes;
    record.contexts = event.contexts;
    record.quad = coded_.tables.cell(event.ontology, "quad");
    record.score = record::read_number(coded_.tables.cell(event.ontology, "score"));
    record.actors = entities(event, EventRole::actor);
    record.recipients = entities(event, EventRole::recipient);
    record.date = date(event);
    record.places = places(event);
    record.numbers = numbers(event);
    record.claim = claim(event.frame);
    record.evidence = evidence(event);
    record.rule = rule(event);
    record.confidence = confidence(event);
    record.coder_version = KHABAR_VERSION;
    record.lexicon = lexicon_;
    return record;
}

std::vector<record::Place> EventRecords::towns(std::size_t most) const {
    std::vector<record::Place> towns;
    for (const Mention& mention : coded_.mentions) {
        const auto* place = std::get_if<PlaceMention>(&mention.what);
        if (place == nullptr || place->candidates.empty() || !place->lat || !is_town(*place) ||
            heads_page(coded_.document, mention.words)) {
            continue;
        }
        record::Place town;
        add_place(town, *place);
        const bool known = std::any_of(
            towns.begin(), towns.end(),
            [&town](const record::Place& one) { return one.where.id == town.where.id; });
        if (!known && towns.size() < most) {
            towns.push_back(std::move(town));
        }
    }
    return towns;
}

record::Words EventRecords::words(Span span) const {
    return {std::string(coded_.document.text(span)), offsets_.span(span)};
}

void EventRecords::identify_actor(const ActorMention& actor, record::Identity& who,
                                  std::optional<record::Identity>& holder) const {
    if (const auto identity = identify(actor, coded_.tables)) {
        who = named(*identity);
    }
    if (actor.office && actor.office->holder) {
        if (const auto identity = identify(*actor.office->holder, coded_.tables)) {
            holder = named(*identity);
        }
    }
}

record::Entity EventRecords::entity(const Event::Filler& filler) const {
    record::Entity entity;
    entity.words = words(shown(filler));
    if (const auto* actor = std::get_if<ActorMention>(&filler.mention.what)) {
        identify_actor(*actor, entity.who, entity.holder);
        entity.country = actor->country;
        if (actor->country.empty()) {
            entity.country_inferred = filler.country_inferred;
        }
        entity.sectors = actor->sectors;
        entity.confidence = hundredths(actor->confidence);
    } else if (const auto* place = std::get_if<PlaceMention>(&filler.mention.what)) {
        // A state that is named as one who acts.
        if (!place->candidates.empty()) {
            const Identity identity = identify(place->candidates.front());
            entity.who = named(identity);
            entity.country = identity.country;
        }
    } else {
        entity.country_inferred = filler.country_inferred;
    }
    return entity;
}

std::vector<record::Entity> EventRecords::entities(const Event& event, EventRole role) const {
    std::vector<record::Entity> found;
    for (const Event::Filler& filler : event.fillers) {
        if (filler.role == role) {
            found.push_back(entity(filler));
        }
    }
    return found;
}

std::optional<record::Date> EventRecords::date(const Event& event) const {
    for (const Event::Filler& filler : event.fillers) {
        const auto* time = std::get_if<TimeMention>(&filler.mention.what);
        if (filler.role == EventRole::date && time != nullptr) {
            record::Date date;
            add_time(date, *time);
            date.words = words(shown(filler));
            return date;
        }
    }
    return std::nullopt;
}

std::vector<record::Place> EventRecords::places(const Event& event) const {
    std::vector<record::Place> found;
    for (const Event::Filler& filler : event.fillers) {
        if (!is_place(filler.role)) {
            continue;
        }
        record::Place& place = found.emplace_back();
        place.role = name(filler.role);
        place.words = words(shown(filler));
        if (const auto* mention = std::get_if<PlaceMention>(&filler.mention.what)) {
            add_place(place, *mention);
        }
    }
    return found;
}

std::vector<record::Number> EventRecords::numbers(const Event& event) const {
    std::vector<record::Number> found;
    for (const Event::Filler& filler : event.fillers) {
        const auto* quantity = std::get_if<QuantityMention>(&filler.mention.what);
        if (filler.role != EventRole::number || quantity == nullptr) {
            continue;
        }
        record::Number& number = found.emplace_back();
        number.kind = quantity->kind.empty() ? "other" : quantity->kind;
        number.value = quantity->value;
        number.min = quantity->min;
        number.max = quantity->max;
        number.approx = name(quantity->approx);
        number.unit = quantity->unit;
        number.bearing = quantity->bearing;
        number.words = words(shown(filler));
        if (filler.claim) {
            number.chain = chain(*filler.claim);
        }
    }
    return found;
}

record::Claim EventRecords::claim(const Frame& frame) const {
    record::Claim claim;
    claim.status = khabar::name(frame.status);
    claim.chain = chain(frame.chain);
    if (!frame.cue.empty()) {
        claim.cue = words(frame.cue);
    }
    return claim;
}

std::vector<record::Link> EventRecords::chain(std::span<const Link> links) const {
    std::vector<record::Link> chain;
    if (!document_.publisher.empty()) {
        record::Link& publisher = chain.emplace_back();
        publisher.kind = khabar::name(SourceKind::outlet);
        publisher.words.text = document_.publisher;
    }
    for (const Link& link : links) {
        record::Link& whole = chain.emplace_back(source(link));
        // Those who stand beside a link have none beside themselves.
        for (const Link& other : link.with) {
            whole.with.push_back(source(other));
        }
    }
    return chain;
}

record::Link EventRecords::source(const Link& link) const {
    record::Link source;
    source.kind = khabar::name(link.kind);
    source.words = words(link.who);
    if (const ActorMention* actor = actor_of(link)) {
        identify_actor(*actor, source.who, source.holder);
        source.sectors = actor->sectors;
        source.country = actor->country;
    }
    if (!link.cue.empty()) {
        source.cue = words(link.cue);
    }
    source.act = khabar::name(link.act);
    return source;
}

const ActorMention* EventRecords::actor_of(const Link& link) const {
    if (!link.mention) {
        return nullptr;
    }
    const auto index = static_cast<std::size_t>(*link.mention);
    return index < coded_.mentions.size() ? std::get_if<ActorMention>(&coded_.mentions[index].what)
                                          : nullptr;
}

record::Evidence EventRecords::evidence(const Event& event) const {
    record::Evidence evidence;
    evidence.sentence = offsets_.span(event.sentence);
    evidence.trigger = words(event.trigger);
    evidence.quote = coded_.document.text(event.sentence);
    for (const Event& other : event.also) {
        evidence.also.push_back({words(other.trigger), claim(other.frame)});
    }
    return evidence;
}

record::Rule EventRecords::rule(const Event& event) const {
    record::Rule rule;
    rule.row = rule_place(event.pattern, coded_.tables);
    rule.total = total_score(event);
    // A part may come twice; an object may not hold a name twice. In order of first sight.
    for (const Event::ScorePart& part : event.score) {
        std::size_t i = 0;
        while (i < rule.parts.size() && rule.parts[i].first != part.name) {
            ++i;
        }
        if (i == rule.parts.size()) {
            rule.parts.emplace_back(part.name, 0);
        }
        rule.parts[i].second += part.value;
    }
    return rule;
}

record::DocumentFacts document_facts(const Document& document, std::string_view title) {
    const Origin& origin = document.origin();
    const std::string_view own = document.title();
    return {document_id(document),
            origin.url,
            std::string(own.empty() ? title : own),
            origin.publisher,
            day(origin.published),
            std::string(code(document.language()))};
}

}  // namespace khabar
