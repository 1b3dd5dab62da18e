#include "khabar/export/field_spans.h"

#include <utility>

#include "khabar/export/facts.h"

namespace khabar::exports {

namespace {

using record::Entity;
using record::Link;
using record::Record;
using record::Words;

/// "lby.army", else "LBY/MIL", else "MIL".
std::string value_of(const Entity& entity) {
    if (!entity.who.id.empty()) {
        return entity.who.id;
    }
    std::string codes = country_of(entity);
    for (const std::string& sector : entity.sectors) {
        join(codes, sector, "/");
    }
    return codes;
}

std::string value_of(const Link& link) {
    std::string value = link.who.id.empty() ? link.kind : link.who.id;
    join(value, link.act, ", ");
    return value;
}

class Collector {
public:
    std::vector<FieldSpan> collect(const Record& record) {
        std::string type = record.event;
        for (const std::string& mode : record.modes) {
            join(type, mode, "/");
        }
        add("trigger", std::move(type), record.evidence.trigger);
        for (const Entity& entity : record.actors) {
            add("actor", value_of(entity), entity.words);
        }
        for (const Entity& entity : record.recipients) {
            add("recipient", value_of(entity), entity.words);
        }
        for (const record::Place& place : record.places) {
            add(place.role, place.where.id.empty() ? place.precision : place.where.id, place.words);
        }
        if (record.date) {
            add("date", record.date->edtf.empty() ? record.date->relative : record.date->edtf,
                record.date->words);
        }
        for (const record::Number& number : record.numbers) {
            add("number", number.kind + "=" + amount(number), number.words);
        }
        for (const Link& link : record.claim.chain) {
            add("source", value_of(link), link.words);
            for (const Link& other : link.with) {
                add("source", value_of(other), other.words);
            }
        }
        if (record.claim.cue) {
            add("cue", record.claim.status, *record.claim.cue);
        }
        return std::move(spans_);
    }

private:
    void add(std::string_view field, std::string value, const Words& words) {
        if (words.span && !words.span->empty()) {
            spans_.push_back({field, std::move(value), words.text, *words.span});
        }
    }

    std::vector<FieldSpan> spans_;
};

}  // namespace

std::vector<FieldSpan> field_spans(const Record& record) {
    return Collector().collect(record);
}

}  // namespace khabar::exports
