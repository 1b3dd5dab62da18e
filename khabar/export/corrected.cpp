#include "khabar/export/corrected.h"

#include <map>
#include <utility>

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "khabar/record/plover.h"
#include "khabar/record/review_json.h"

namespace khabar::exports {

namespace {

using record::KeptEvent;
using record::Review;

constexpr auto iterative = static_cast<unsigned>(rapidjson::kParseIterativeFlag);

rapidjson::Value& member(rapidjson::Document& record, rapidjson::Value& owner,
                         std::string_view name) {
    const auto length = static_cast<rapidjson::SizeType>(name.size());
    const rapidjson::Value key(name.data(), length, record.GetAllocator());
    if (owner.HasMember(key)) {
        return owner[key];
    }
    owner.AddMember(rapidjson::Value(name.data(), length, record.GetAllocator()),
                    rapidjson::Value(), record.GetAllocator());
    return (owner.MemberEnd() - 1)->value;
}

bool is_list(std::string_view field) {
    return field == "actor" || field == "recipient" || field == "place" || field == "number";
}

/// Puts the value where the record has its field; a null takes the field away.
void put(rapidjson::Document& record, std::string_view field, rapidjson::Value& value) {
    if (field == "status") {
        rapidjson::Value& claim = member(record, record, "claim");
        if (claim.IsObject()) {
            member(record, claim, "status") = value;  // moves
        }
        return;
    }
    if (value.IsNull() && is_list(field)) {
        value.SetArray();
    }
    const bool nothing = value.IsNull() || (!is_list(field) && value.IsArray() && value.Empty());
    member(record, record, field) = value;  // moves
    if (nothing) {
        record.EraseMember(std::string(field).c_str());
    }
    if (field == "event") {
        const rapidjson::Value& type = record["event"];
        const std::string_view quad =
            type.IsString() ? record::quad_of({type.GetString(), type.GetStringLength()}) : "";
        member(record, record, "quad")
            .SetString(quad.data(), static_cast<rapidjson::SizeType>(quad.size()),
                       record.GetAllocator());
    }
    if (field == "event" || field == "mode") {
        record.EraseMember("score");
    }
}

/// The line with one field replaced; nothing where no record comes of it.
std::optional<std::pair<std::string, record::Record>> replaced(const std::string& line,
                                                               std::string_view field,
                                                               const std::string& value) {
    if (record::json_depth(value) > record::max_review_depth) {
        return std::nullopt;
    }
    rapidjson::Document record;
    record.Parse<iterative>(line.data(), line.size());
    rapidjson::Document with(&record.GetAllocator());
    with.Parse<iterative>(value.data(), value.size());
    if (record.HasParseError() || !record.IsObject() || with.HasParseError()) {
        return std::nullopt;
    }
    if (field == "event" && !with.IsString()) {
        return std::nullopt;
    }
    put(record, field, with);
    rapidjson::StringBuffer buffer;
    rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
    record.Accept(writer);
    Expected<record::Record> read =
        record::read_record({buffer.GetString(), buffer.GetSize()}, "correction");
    if (!read) {
        return std::nullopt;
    }
    std::string written = record::write_record(*read);
    return std::pair(std::move(written), *std::move(read));
}

}  // namespace

std::string_view verdict_of(std::span<const Review> reviews) {
    std::string_view last;
    for (const Review& review : reviews) {
        if (review.kind == Review::Kind::verdict) {
            last = review.value;
        }
    }
    return last;
}

std::optional<KeptEvent> corrected(const KeptEvent& kept) {
    if (kept.record.id.empty() || verdict_of(kept.reviews) == "wrong") {
        return std::nullopt;
    }
    std::map<std::string_view, const Review*> last;
    for (const Review& review : kept.reviews) {
        if (review.kind == Review::Kind::correction) {
            last[review.field] = &review;
        }
    }
    KeptEvent out = kept;
    for (const auto& correction : last) {
        if (auto better = replaced(out.line, correction.first, correction.second->value)) {
            out.line = std::move(better->first);
            out.record = std::move(better->second);
        }
    }
    return out;
}

std::vector<KeptEvent> missed(const KeptEvent& kept) {
    std::vector<KeptEvent> out;
    if (kept.record.id.empty() && verdict_of(kept.reviews) == "wrong") {
        return out;
    }
    for (const Review& review : kept.reviews) {
        if (review.kind != Review::Kind::missed) {
            continue;
        }
        Expected<record::Record> read = record::read_record(review.value, "missed");
        if (!read) {
            continue;
        }
        KeptEvent event;
        event.record = *std::move(read);
        if (event.record.id.empty()) {
            event.record.id = review.event;
        }
        event.line = record::write_record(event.record);
        event.story = event.record.id;
        event.reviews = {review};
        out.push_back(std::move(event));
    }
    return out;
}

}  // namespace khabar::exports
