#include "khabar/evaluation/read_telling.h"

#include <utility>

#include <fmt/format.h>

#include "khabar/core/utf8.h"

namespace khabar::evaluation {

namespace {

constexpr std::size_t max_also = 3;  // why: RECORD.md: the three best

Error fault(const std::string& where, std::string detail) {
    return {ErrorCode::bad_json, where, std::move(detail)};
}

std::vector<std::string> texts_in(const Json& object, const char* name) {
    std::vector<std::string> out;
    for (const Json* one : list_of(object, name)) {
        if (one->IsString()) {
            out.emplace_back(one->GetString(), one->GetStringLength());
        }
    }
    return out;
}

std::vector<Telling::Entity> entities(const Json& json, const char* name) {
    std::vector<Telling::Entity> out;
    for (const Json* one : list_of(json, name)) {
        std::string country = text_of(*one, "country");
        if (country.empty()) {
            country = text_of(*one, "country_inferred");
        }
        out.push_back(
            {Phrase(text_of(*one, "text")), std::move(country), texts_in(*one, "sector")});
    }
    return out;
}

/// A mode is a text in gold, a list in records.
std::vector<std::string> modes(const Json& json) {
    std::string one = text_of(json, "mode");
    return one.empty() ? texts_in(json, "mode") : std::vector<std::string>{std::move(one)};
}

/// What gold and records write alike.
void read_fields(const Json& json, Telling& out) {
    out.type = text_of(json, "event");
    out.modes = modes(json);
    out.actors = entities(json, "actor");
    out.recipients = entities(json, "recipient");
    for (const Json* place : list_of(json, "place")) {
        out.places.push_back({text_of(*place, "role"), Phrase(text_of(*place, "text"))});
    }
    for (const Json* number : list_of(json, "number")) {
        out.numbers.push_back({text_of(*number, "kind"), number_of(*number, "value"),
                               number_of(*number, "min"), Phrase(text_of(*number, "text"))});
    }
    if (const Json* date = field(json, "date"); date != nullptr && date->IsObject()) {
        const Json* vague = field(*date, "vague");
        out.date = {date->MemberCount() > 0, text_of(*date, "start"), text_of(*date, "end"),
                    vague != nullptr && vague->IsBool() && vague->GetBool()};
    }
}

std::optional<Error> read_trigger(const Json& owner, const std::string& where, Telling& out) {
    const Json* trigger = field(owner, "trigger");
    const std::optional<Span> span = trigger == nullptr ? std::nullopt : span_of(*trigger, "span");
    if (!span) {
        return fault(where, "no trigger with its span");
    }
    out.trigger = text_of(*trigger, "text");
    out.at = *span;
    return std::nullopt;
}

/// The text between two code points.
std::string_view between(std::string_view text, Span span) {
    std::uint32_t count = 0;
    std::size_t begin = text.size();
    std::size_t end = text.size();
    for (std::size_t at = 0; at < text.size(); at += decode_at(text, at).length, ++count) {
        begin = count == span.begin ? at : begin;
        if (count == span.end) {
            end = at;
            break;
        }
    }
    return begin < end ? text.substr(begin, end - begin) : std::string_view();
}

}  // namespace

Expected<Telling> gold_telling(const Json& json, const std::string& where) {
    Telling out;
    read_fields(json, out);
    if (out.type.empty()) {
        return fault(where, "no event type");
    }
    if (auto error = read_trigger(json, where, out)) {
        return *error;
    }
    if (std::string status = text_of(json, "status"); !status.empty()) {
        out.status = std::move(status);
    }
    for (const Json* link : list_of(json, "chain")) {
        out.chain.emplace_back(text_of(*link, "text"));
    }
    return out;
}

Expected<Telling> record_telling(const Json& json, const std::string& where) {
    Telling out;
    read_fields(json, out);
    if (out.type.empty()) {
        return fault(where, "no event type");
    }
    const Json* evidence = field(json, "evidence");
    if (evidence == nullptr) {
        return fault(where, "no evidence");
    }
    if (auto error = read_trigger(*evidence, where, out)) {
        return *error;
    }
    for (const Json* other : list_of(*evidence, "also")) {
        const std::optional<Span> span = span_of(*other, "span");
        if (span && out.also.size() < max_also) {
            out.also.push_back(*span);
        }
    }
    if (const Json* claim = field(json, "claim")) {
        if (std::string status = text_of(*claim, "status"); !status.empty()) {
            out.status = std::move(status);
        }
        for (const Json* link : list_of(*claim, "chain")) {
            if (field(*link, "span") != nullptr) {  // the publisher has none
                out.chain.emplace_back(text_of(*link, "text"));
            }
        }
    }
    out.confidence = number_of(json, "confidence").value_or(0);
    return out;
}

std::optional<Error> read_records(std::string_view content, const std::string& file,
                                  const std::vector<const Text*>& texts, Records& records) {
    std::map<std::string_view, const Text*> by_id;
    for (const Text* text : texts) {
        by_id.emplace(text->id, text);
    }
    return each_object(
        content, file, [&](const Json& json, const std::string& where) -> std::optional<Error> {
            if (field(json, "error") != nullptr) {
                ++records.errors;
                return std::nullopt;
            }
            const Json* document = field(json, "document");
            const std::string id = document == nullptr ? "" : text_of(*document, "id");
            if (id.empty()) {
                return fault(where, "no document.id");
            }
            Expected<Telling> record = record_telling(json, where);
            if (!record) {
                return record.error();
            }
            const auto text = by_id.find(id);
            if (text != by_id.end() && between(text->second->text, record->at) != record->trigger) {
                return fault(
                    where, fmt::format("{}: [{}, {}) of the text is \"{}\", the record says \"{}\"",
                                       id, record->at.begin, record->at.end,
                                       between(text->second->text, record->at), record->trigger));
            }
            records.of[id].push_back(*std::move(record));
            return std::nullopt;
        });
}

}  // namespace khabar::evaluation
