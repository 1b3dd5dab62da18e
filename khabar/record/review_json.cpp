#include "khabar/record/review_json.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "khabar/core/civil.h"
#include "khabar/core/utf8.h"
#include "khabar/record/plover.h"

namespace khabar::record {

namespace {

using Json = rapidjson::Value;
using namespace std::string_view_literals;

Error fault(std::string_view where, std::string detail) {
    return {ErrorCode::bad_json, std::string(where), std::move(detail)};
}

/// What a value of a field must be.
enum class Shape : std::uint8_t { text, texts, objects, object };

struct Field {
    std::string_view name;
    Shape shape;
};

constexpr std::array<Field, 9> fields{{
    {"event", Shape::text},
    {"mode", Shape::texts},
    {"context", Shape::texts},
    {"status", Shape::text},
    {"actor", Shape::objects},
    {"recipient", Shape::objects},
    {"date", Shape::object},
    {"place", Shape::objects},
    {"number", Shape::objects},
}};

constexpr std::array statuses{"reported"sv, "denied"sv,       "negated"sv,
                              "planned"sv,  "hypothetical"sv, "historical"sv};
constexpr std::array verdicts{"right"sv, "wrong"sv, "unsure"sv};
constexpr std::array members{"event"sv, "document"sv, "kind"sv, "field"sv, "value"sv,
                             "was"sv,   "by"sv,       "when"sv, "note"sv};

template <class List>
bool holds(const List& list, std::string_view value) {
    return std::find(list.begin(), list.end(), value) != list.end();
}

std::string_view view(const Json& value) {
    return {value.GetString(), value.GetStringLength()};
}

std::string text_of(const Json& object, const char* name) {
    const auto found = object.FindMember(name);
    return found != object.MemberEnd() && found->value.IsString() ? std::string(view(found->value))
                                                                  : std::string();
}

/// The value on one line again.
std::string as_line(const Json& value) {
    rapidjson::StringBuffer buffer;
    rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
    value.Accept(writer);
    return {buffer.GetString(), buffer.GetSize()};
}

bool has_shape(const Json& value, Shape shape) {
    const auto every = [&value](auto holds_for_one) {
        return value.IsArray() && std::all_of(value.Begin(), value.End(), holds_for_one);
    };
    switch (shape) {
        case Shape::text:
            return value.IsString();
        case Shape::texts:
            return value.IsNull() || every([](const Json& one) { return one.IsString(); });
        case Shape::objects:
            return value.IsNull() || every([](const Json& one) { return one.IsObject(); });
        case Shape::object:
            return value.IsNull() || value.IsObject();
    }
    return false;
}

/// What is wrong with the value of a correction.
std::optional<std::string> wrong_value(std::string_view field, const Json& value) {
    const auto* found = std::find_if(fields.begin(), fields.end(),
                                     [field](const Field& one) { return one.name == field; });
    if (found == fields.end()) {
        return "no such field: \"" + std::string(field) + "\"";
    }
    if (!has_shape(value, found->shape)) {
        return "the value has not the shape of " + std::string(field) + " in a record";
    }
    if (field == "event" && quad_of(view(value)).empty()) {
        return "no such type: \"" + std::string(view(value)) + "\"";
    }
    if (field == "status" && !holds(statuses, view(value))) {
        return "no such status: \"" + std::string(view(value)) + "\"";
    }
    return std::nullopt;
}

std::optional<Review::Kind> kind_of(std::string_view text) {
    for (const auto kind :
         {Review::Kind::verdict, Review::Kind::correction, Review::Kind::missed}) {
        if (name(kind) == text) {
            return kind;
        }
    }
    return std::nullopt;
}

std::optional<std::string> read_value(const Json& json, Review& review) {
    const auto found = json.FindMember("value");
    if (found == json.MemberEnd()) {
        return "no value";
    }
    const Json& value = found->value;
    switch (review.kind) {
        case Review::Kind::verdict:
            if (!value.IsString() || !holds(verdicts, view(value))) {
                return "a verdict is \"right\", \"wrong\" or \"unsure\"";
            }
            review.value = view(value);
            return std::nullopt;
        case Review::Kind::correction:
            review.value = as_line(value);
            return wrong_value(review.field, value);
        case Review::Kind::missed:
            if (!value.IsObject()) {
                return "the value of a missed event is its record";
            }
            review.value = as_line(value);
            return std::nullopt;
    }
    return std::nullopt;
}

/// What keeps the line from being a review, seen from outside.
std::optional<std::string> wrong_members(const Json& json) {
    for (auto one = json.MemberBegin(); one != json.MemberEnd(); ++one) {
        if (!holds(members, view(one->name))) {
            return "no such field: \"" + std::string(view(one->name)) + "\"";
        }
        const std::string_view name = view(one->name);
        if (name != "value" && name != "was" && !one->value.IsString()) {
            return "\"" + std::string(name) + "\" is no text";
        }
    }
    return std::nullopt;
}

}  // namespace

std::size_t json_depth(std::string_view json) {
    std::size_t depth = 0;
    std::size_t deepest = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (quoted) {
            i += c == '\\' ? 1 : 0;
            quoted = c != '"';
        } else if (c == '"') {
            quoted = true;
        } else if (c == '{' || c == '[') {
            deepest = std::max(deepest, ++depth);
        } else if ((c == '}' || c == ']') && depth > 0) {
            --depth;
        }
    }
    return deepest;
}

std::string_view name(Review::Kind kind) {
    switch (kind) {
        case Review::Kind::verdict:
            return "verdict";
        case Review::Kind::correction:
            return "correction";
        case Review::Kind::missed:
            return "missed";
    }
    return "verdict";
}

Expected<Review> read_review(std::string_view line, std::string_view where) {
    if (line.size() > max_review_bytes || json_depth(line) > max_review_depth) {
        return fault(where, "too large for a review");
    }
    if (!is_utf8(line)) {
        return fault(where, "no UTF-8");
    }
    rapidjson::Document json;
    json.Parse<static_cast<unsigned>(rapidjson::kParseIterativeFlag)>(line.data(), line.size());
    if (json.HasParseError() || !json.IsObject()) {
        return fault(where, "no JSON object");
    }
    if (auto wrong = wrong_members(json)) {
        return fault(where, *std::move(wrong));
    }
    Review review;
    const auto kind = kind_of(text_of(json, "kind"));
    if (!kind) {
        return fault(where, "kind is \"verdict\", \"correction\" or \"missed\"");
    }
    review.kind = *kind;
    review.event = text_of(json, "event");
    review.document = text_of(json, "document");
    review.field = text_of(json, "field");
    review.by = text_of(json, "by");
    review.when = text_of(json, "when");
    review.note = text_of(json, "note");
    if (review.event.empty()) {
        return fault(where, "no event's id");
    }
    if (review.kind != Review::Kind::correction && !review.field.empty()) {
        return fault(where, "only a correction has a field");
    }
    if (!review.when.empty() && !parse_day(review.when)) {
        return fault(where, "\"when\" is no time: " + review.when);
    }
    if (json.HasMember("was")) {
        review.was = as_line(json["was"]);
    }
    if (auto wrong = read_value(json, review)) {
        return fault(where, *std::move(wrong));
    }
    return review;
}

std::string write_review(const Review& review) {
    JsonLine json;
    write_review(json, review);
    return std::string(json.line());
}

void write_review(JsonLine& json, const Review& review) {
    json.open_object();
    json.field("event", review.event);
    json.field_unless_empty("document", review.document);
    json.field("kind", name(review.kind));
    json.field_unless_empty("field", review.field);
    json.key("value");
    if (review.kind == Review::Kind::verdict) {
        json.text(review.value);
    } else {
        json.raw(review.value);
    }
    if (!review.was.empty()) {
        json.key("was");
        json.raw(review.was);
    }
    json.field_unless_empty("by", review.by);
    json.field_unless_empty("when", review.when);
    json.field_unless_empty("note", review.note);
    json.close_object();
}

}  // namespace khabar::record
