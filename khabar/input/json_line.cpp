#include "khabar/input/json_line.h"

#include <utility>

#include <simdjson.h>

#include "khabar/core/civil.h"
#include "khabar/core/utf8.h"
#include "khabar/input/written_day.h"

namespace khabar::input {

namespace {

namespace od = simdjson::ondemand;

constexpr std::size_t salvage_bytes = 4096;
constexpr std::size_t max_salvaged_id = 256;  // why: a longer "id" of a broken line is no id

Input bad(std::string id, const std::string& where, std::string detail) {
    return {std::move(id), Error{ErrorCode::bad_json, where, std::move(detail)}};
}

// A number's digits or a string's characters; nothing for null and other values.
std::optional<std::string> text_of(od::value value, simdjson::error_code& fault) {
    od::json_type type{};
    fault = value.type().get(type);
    if (fault != simdjson::SUCCESS) {
        return std::nullopt;
    }
    if (type == od::json_type::string) {
        std::string_view text;
        fault = value.get_string().get(text);
        return fault == simdjson::SUCCESS ? std::optional(std::string(text)) : std::nullopt;
    }
    if (type == od::json_type::number) {
        std::string_view token = value.raw_json_token();
        while (!token.empty() && static_cast<unsigned char>(token.back()) <= ' ') {
            token.remove_suffix(1);
        }
        return std::string(token);
    }
    return std::nullopt;
}

unsigned hex4(std::string_view text) {
    unsigned value = 0;
    for (const char c : text) {
        const unsigned digit = c >= '0' && c <= '9'   ? static_cast<unsigned>(c - '0')
                               : c >= 'a' && c <= 'f' ? static_cast<unsigned>(c - 'a') + 10u
                               : c >= 'A' && c <= 'F' ? static_cast<unsigned>(c - 'A') + 10u
                                                      : 0x10000u;
        value = value * 16u + digit;
    }
    return value;
}

// Half of a surrogate pair, written as an escape, is no character: it becomes U+FFFD.
std::string mend_surrogates(std::string_view json) {
    std::string out(json);
    for (std::size_t at = 0; at + 5 < out.size(); ++at) {
        if (out[at] != '\\') {
            continue;
        }
        if (out[at + 1] != 'u') {
            ++at;
            continue;
        }
        const std::string_view view = out;
        const unsigned first = hex4(view.substr(at + 2, 4));
        if (first < 0xD800u || first > 0xDFFFu) {
            continue;
        }
        const bool pair = first < 0xDC00u && view.substr(at + 6, 2) == "\\u" &&
                          at + 12 <= view.size() && hex4(view.substr(at + 8, 4)) >= 0xDC00u &&
                          hex4(view.substr(at + 8, 4)) <= 0xDFFFu;
        if (!pair) {
            out.replace(at + 2, 4, "FFFD");
        } else {
            at += 11;
        }
    }
    return out;
}

}  // namespace

std::string salvage_id(std::string_view line) {
    line = line.substr(0, salvage_bytes);
    const std::size_t key = line.find("\"id\"");
    const std::size_t colon = key == std::string_view::npos ? key : line.find(':', key);
    if (colon == std::string_view::npos) {
        return {};
    }
    const std::size_t begin = line.find_first_not_of(" \t", colon + 1);
    if (begin == std::string_view::npos) {
        return {};
    }
    const bool quoted = line[begin] == '"';
    const std::string_view value = line.substr(begin + (quoted ? 1 : 0), max_salvaged_id);
    const std::size_t end = value.find_first_of(quoted ? "\"\\" : ",} \t");
    return end == std::string_view::npos || (quoted && value[end] == '\\')
               ? std::string{}
               : std::string(value.substr(0, end));
}

namespace {

// Which field the document lies in. A line with both has its text read: the one who wrote it did
// the page's work already.
enum class Body : std::uint8_t { none, html, text };

/// What the fields of a line say, before it is known which of them count.
struct Fields {
    Page page;
    Body body = Body::none;
    std::string language;
    std::string published;
    std::string date;
    std::string reference;
    std::string listed;

    /// Where the value of a field goes; nullptr: nobody asks for it.
    std::string* place(std::string_view key) {
        return key == "id"                          ? &page.origin.id
               : key == "lang" || key == "language" ? &language
               : key == "title"                     ? &page.title
               : key == "url"                       ? &page.origin.url
               : key == "publisher"                 ? &page.origin.publisher
               : key == "published"                 ? &published
               : key == "date"                      ? &date
               : key == "reference"                 ? &reference
               : key == "listed"                    ? &listed
                                                    : nullptr;
    }

    /// The page with all that they say of it; of the days the one that is meant for it.
    Page take() {
        page.language = language == "ar"   ? std::optional(LanguageId::arabic)
                        : language == "en" ? std::optional(LanguageId::english)
                                           : std::nullopt;
        page.origin.published_text = std::move(!published.empty() ? published
                                               : !date.empty()    ? date
                                                                  : reference);
        page.origin.published = written_day(page.origin.published_text);
        page.listed = parse_day(listed);
        page.kind = body == Body::html ? InputKind::html : InputKind::ndjson;
        return std::move(page);
    }
};

Body body_of(std::string_view key) {
    return key == "text" ? Body::text : key == "html" ? Body::html : Body::none;
}

// Null and the empty string say nothing, and take nothing back.
simdjson::error_code read_field(od::field field, Fields& fields) {
    std::string_view key;
    simdjson::error_code fault = field.unescaped_key().get(key);
    if (fault != simdjson::SUCCESS) {
        return fault;
    }
    const Body part = body_of(key);
    std::string* target = part == Body::none ? fields.place(key) : &fields.page.bytes;
    if (target == nullptr || (part != Body::none && part < fields.body)) {
        return simdjson::SUCCESS;
    }
    od::json_type type{};
    fault = field.value().type().get(type);
    if (fault != simdjson::SUCCESS) {
        return fault;
    }
    if (part != Body::none && type != od::json_type::string) {
        return simdjson::SUCCESS;  // a number is an id, but no text
    }
    std::optional<std::string> value = text_of(field.value(), fault);
    if (fault != simdjson::SUCCESS) {
        return fault;
    }
    if (part != Body::none) {
        fields.body = part;
    }
    if (value && (part != Body::none || !value->empty())) {
        *target = *std::move(value);
    }
    return simdjson::SUCCESS;
}

}  // namespace

struct JsonReader::Parser {
    od::parser parser;
    std::string buffer;  ///< the line, with the padding that simdjson may look at

    // Reads the fields; the error says what is wrong with the JSON.
    simdjson::error_code read(std::string_view json, Fields& fields) {
        buffer.assign(json);
        buffer.reserve(json.size() + simdjson::SIMDJSON_PADDING);
        od::document document;
        auto fault = parser.iterate(buffer.data(), buffer.size(), buffer.capacity()).get(document);
        od::object object;
        if (fault == simdjson::SUCCESS) {
            fault = document.get_object().get(object);
        }
        if (fault != simdjson::SUCCESS) {
            return fault;
        }
        for (auto next : object) {
            od::field field;
            fault = std::move(next).get(field);
            if (fault == simdjson::SUCCESS) {
                fault = read_field(field, fields);
            }
            if (fault != simdjson::SUCCESS) {
                return fault;
            }
        }
        const char* rest = nullptr;  // what stands behind the object
        return document.current_location().get(rest) == simdjson::OUT_OF_BOUNDS
                   ? simdjson::SUCCESS
                   : simdjson::TAPE_ERROR;
    }
};

JsonReader::JsonReader() : parser_(std::make_unique<Parser>()) {}
JsonReader::~JsonReader() = default;

Input JsonReader::read(std::string_view line, const std::string& where) {
    std::string mended;
    if (!is_utf8(line)) {
        mended = mend_utf8(line);
        line = mended;
    }
    Fields fields;
    simdjson::error_code fault = parser_->read(line, fields);
    if (fault == simdjson::STRING_ERROR) {
        const std::string paired = mend_surrogates(line);
        fields = Fields{};
        fault = parser_->read(paired, fields);
    }
    std::string id = fields.page.origin.id;
    if (fault != simdjson::SUCCESS) {
        if (id.empty()) {
            id = salvage_id(line);
        }
        return bad(std::move(id), where, "the line is no JSON object, or is cut");
    }
    if (fields.body == Body::none) {
        return bad(std::move(id), where, "the object has neither \"text\" nor \"html\"");
    }
    Page page = fields.take();
    page.where = where;
    return {std::move(id), std::move(page)};
}

}  // namespace khabar::input
