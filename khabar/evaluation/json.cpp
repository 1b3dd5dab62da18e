#include "khabar/evaluation/json.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <rapidjson/error/en.h>

namespace khabar::evaluation {

namespace {

constexpr unsigned parse_flags =
    rapidjson::kParseFullPrecisionFlag | rapidjson::kParseValidateEncodingFlag;

std::string at_line(const std::string& file, std::string_view content, std::size_t offset) {
    const auto before = content.substr(0, std::min(offset, content.size()));
    return fmt::format("{}:{}", file, 1 + std::count(before.begin(), before.end(), '\n'));
}

Error no_object(std::string where) {
    return {ErrorCode::bad_json, std::move(where), "expected a JSON object"};
}

Error fault_of(const rapidjson::Document& json, std::string where) {
    return {ErrorCode::bad_json, std::move(where),
            rapidjson::GetParseError_En(json.GetParseError())};
}

/// One document, or a list of them.
std::optional<Error> each_of_whole(std::string_view content, const std::string& file,
                                   const TakeObject& take) {
    rapidjson::Document json;
    json.Parse<parse_flags>(content.data(), content.size());
    if (json.HasParseError()) {
        return fault_of(json, at_line(file, content, json.GetErrorOffset()));
    }
    if (json.IsObject()) {
        return take(json, file);
    }
    if (!json.IsArray()) {
        return no_object(file);
    }
    std::size_t number = 0;
    for (const Json& element : json.GetArray()) {
        const std::string where = fmt::format("{}: document {}", file, ++number);
        if (!element.IsObject()) {
            return no_object(where);
        }
        if (auto error = take(element, where)) {
            return error;
        }
    }
    return std::nullopt;
}

std::optional<Error> each_of_lines(std::string_view content, const std::string& file,
                                   const TakeObject& take) {
    std::size_t number = 0;
    for (std::size_t at = 0; at < content.size();) {
        const std::size_t end = std::min(content.find('\n', at), content.size());
        const std::string_view line = content.substr(at, end - at);
        at = end + 1;
        const std::string where = fmt::format("{}:{}", file, ++number);
        if (line.find_first_not_of(" \t\r") == std::string_view::npos) {
            continue;
        }
        rapidjson::Document json;
        json.Parse<parse_flags>(line.data(), line.size());
        if (json.HasParseError()) {
            return fault_of(json, where);
        }
        if (!json.IsObject()) {
            return no_object(where);
        }
        if (auto error = take(json, where)) {
            return error;
        }
    }
    return std::nullopt;
}

/// Whether there is a document a line: the first line is an object by itself.
bool is_lines(std::string_view content) {
    const std::size_t first = content.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) {
        return true;
    }
    if (content[first] != '{') {
        return false;
    }
    const std::size_t line_end = content.find('\n', first);
    const std::string_view line = content.substr(first, line_end - first);
    // An object that is laid out over lines does not end on its first.
    rapidjson::Document json;
    json.Parse<parse_flags>(line.data(), line.size());
    return !json.HasParseError() || line_end == std::string_view::npos;
}

}  // namespace

std::optional<Error> each_object(std::string_view content, const std::string& file,
                                 const TakeObject& take) {
    return is_lines(content) ? each_of_lines(content, file, take)
                             : each_of_whole(content, file, take);
}

const Json* field(const Json& object, const char* name) {
    if (!object.IsObject()) {
        return nullptr;
    }
    const auto found = object.FindMember(name);
    return found == object.MemberEnd() || found->value.IsNull() ? nullptr : &found->value;
}

std::string text_of(const Json& object, const char* name) {
    const Json* value = field(object, name);
    return value != nullptr && value->IsString()
               ? std::string(value->GetString(), value->GetStringLength())
               : std::string();
}

std::optional<double> number_of(const Json& object, const char* name) {
    const Json* value = field(object, name);
    return value != nullptr && value->IsNumber() ? std::optional(value->GetDouble()) : std::nullopt;
}

std::optional<Span> span_of(const Json& object, const char* name) {
    const Json* value = field(object, name);
    if (value == nullptr || !value->IsArray() || value->Size() != 2 || !(*value)[0].IsUint() ||
        !(*value)[1].IsUint()) {
        return std::nullopt;
    }
    return Span{(*value)[0].GetUint(), (*value)[1].GetUint()};
}

std::vector<const Json*> list_of(const Json& object, const char* name) {
    std::vector<const Json*> out;
    const Json* value = field(object, name);
    if (value != nullptr && value->IsArray()) {
        for (const Json& element : value->GetArray()) {
            out.push_back(&element);
        }
    }
    return out;
}

}  // namespace khabar::evaluation
