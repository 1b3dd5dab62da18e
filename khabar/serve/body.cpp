#include "khabar/serve/body.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include <rapidjson/document.h>

#include "khabar/core/utf8.h"

namespace khabar::serve {

namespace {

using Json = rapidjson::Value;

constexpr std::size_t max_items = 1000;  // why: as the commands merge and split

Error wrong(std::string_view field, std::string_view detail) {
    return {ErrorCode::bad_json, std::string(field), std::string(detail)};
}

std::string_view view(const Json& text) {
    return {text.GetString(), text.GetStringLength()};
}

bool holds_zero(const Json& text) {
    return view(text).find('\0') != std::string_view::npos;
}

std::optional<Error> wrong_text(std::string_view name, const Json& value) {
    if (!value.IsString()) {
        return wrong(name, "takes a text");
    }
    if (holds_zero(value)) {
        return wrong(name, "holds a zero character");
    }
    return std::nullopt;
}

std::optional<Error> wrong_list(std::string_view name, const Json& value) {
    if (!value.IsArray()) {
        return wrong(name, "takes a list of texts");
    }
    if (value.Size() > max_items) {
        return wrong(name, "more than 1000 items");
    }
    for (const Json& item : value.GetArray()) {
        if (auto error = wrong_text(name, item)) {
            return error;
        }
    }
    return std::nullopt;
}

}  // namespace

Expected<Body> Body::read(std::string_view text, std::span<const BodyField> fields) {
    if (!is_utf8(text)) {
        return wrong("", "no UTF-8");
    }
    rapidjson::Document json;
    // Iterative: nesting costs no stack.
    json.Parse<static_cast<unsigned>(rapidjson::kParseIterativeFlag)>(text.data(), text.size());
    if (json.HasParseError() || !json.IsObject()) {
        return wrong("", "no JSON object");
    }
    Body body;
    const Json& object = json;
    for (auto at = object.MemberBegin(); at != object.MemberEnd(); ++at) {
        const Json& value = at->value;
        const std::string name(view(at->name));
        const auto field = std::find_if(fields.begin(), fields.end(),
                                        [&name](const BodyField& one) { return one.name == name; });
        if (field == fields.end()) {
            return wrong(name.substr(0, 64), "no such field");
        }
        auto error = field->list ? wrong_list(name, value) : wrong_text(name, value);
        if (error) {
            return *std::move(error);
        }
        if (body.texts_.contains(name) || body.lists_.contains(name)) {
            return wrong(name, "given twice");
        }
        if (!field->list) {
            body.texts_.emplace(name, view(value));
            continue;
        }
        std::vector<std::string>& list = body.lists_[name];
        for (const Json& item : value.GetArray()) {
            list.emplace_back(view(item));
        }
    }
    for (const BodyField& field : fields) {
        const bool empty =
            field.list ? body.list(field.name).empty()
                       : body.text(field.name).find_first_not_of(" \t\r\n") == std::string::npos;
        if (field.required && empty) {
            return wrong(field.name, "must be given");
        }
    }
    return body;
}

const std::string& Body::text(std::string_view name) const {
    static const std::string none;
    const auto found = texts_.find(name);
    return found == texts_.end() ? none : found->second;
}

const std::vector<std::string>& Body::list(std::string_view name) const {
    static const std::vector<std::string> none;
    const auto found = lists_.find(name);
    return found == lists_.end() ? none : found->second;
}

std::string Body::take(std::string_view name) {
    const auto found = texts_.find(name);
    return found == texts_.end() ? std::string() : std::move(found->second);
}

}  // namespace khabar::serve
