#include "khabar/page/json_ld.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include <simdjson.h>

#include "khabar/page/markup.h"

namespace khabar::page {

namespace {

namespace dom = simdjson::dom;

// why: the largest graphs of real pages have some thousand values.
constexpr std::size_t max_values = 50'000;
constexpr std::size_t max_authors = 20;
constexpr std::size_t max_field_bytes = 2'000;
constexpr std::size_t max_article_bytes = 500'000;  // why: ten times the longest of real pages

// Strings of JSON-LD often went through an HTML escape before.
std::string string_of(const dom::element& element) {
    std::string_view text;
    if (element.get_string().get(text) != simdjson::SUCCESS || text.size() > max_field_bytes) {
        return {};
    }
    return decode_references(text);
}

std::string field(const dom::object& object, std::string_view key) {
    dom::element value;
    return object[key].get(value) == simdjson::SUCCESS ? string_of(value) : std::string{};
}

// The words of a field that may hold HTML.
std::string prose(const dom::object& object, std::string_view key) {
    std::string_view text;
    if (object[key].get_string().get(text) != simdjson::SUCCESS ||
        text.size() > max_article_bytes) {
        return {};
    }
    return text_of_markup(text);
}

// "name" of an object, of the first of an array, or the string itself.
void add_names(const dom::element& value, std::vector<std::string>& names) {
    const auto add = [&names](std::string text) {
        if (!text.empty() && !text.starts_with("http") && names.size() < max_authors &&
            std::find(names.begin(), names.end(), text) == names.end()) {
            names.push_back(std::move(text));
        }
    };
    const auto add_one = [&add](const dom::element& one) {
        dom::object object;
        if (one.get_object().get(object) == simdjson::SUCCESS) {
            dom::element name;
            dom::array several;
            if (object["name"].get(name) != simdjson::SUCCESS) {
                return;
            }
            if (name.get_array().get(several) == simdjson::SUCCESS) {
                for (const dom::element part : several) {
                    add(string_of(part));
                }
            } else {
                add(string_of(name));
            }
        } else {
            add(string_of(one));
        }
    };
    dom::array array;
    if (value.get_array().get(array) == simdjson::SUCCESS) {
        for (const dom::element one : array) {
            add_one(one);
        }
    } else {
        add_one(value);
    }
}

enum class Type : std::uint8_t { other, page, article };

Type type_of(const dom::object& object) {
    dom::element value;
    if (object["@type"].get(value) != simdjson::SUCCESS) {
        return Type::other;
    }
    const auto read = [](const dom::element& one) {
        const std::string name = string_of(one);
        if (name.find("Article") != std::string::npos ||
            name.find("Posting") != std::string::npos || name == "Report" || name == "Review" ||
            name == "NewsItem") {
            return Type::article;
        }
        return name == "WebPage" || name == "ItemPage" ? Type::page : Type::other;
    };
    dom::array several;
    if (value.get_array().get(several) != simdjson::SUCCESS) {
        return read(value);
    }
    Type best = Type::other;
    for (const dom::element one : several) {
        best = std::max(best, read(one));
    }
    return best;
}

JsonLd read_object(const dom::object& object, Type type) {
    JsonLd found;
    found.is_article = type == Type::article;
    if (found.is_article) {
        found.headline = field(object, "headline");
        found.article_body = prose(object, "articleBody");
        found.description = prose(object, "description");
    }
    found.published = field(object, "datePublished");
    if (found.published.empty()) {
        found.published = field(object, "dateCreated");
    }
    found.language = field(object, "inLanguage");
    found.url = field(object, "url");
    dom::element value;
    if (object["author"].get(value) == simdjson::SUCCESS ||
        object["creator"].get(value) == simdjson::SUCCESS) {
        add_names(value, found.authors);
    }
    if (object["publisher"].get(value) == simdjson::SUCCESS) {
        std::vector<std::string> names;
        add_names(value, names);
        if (!names.empty()) {
            found.publisher = std::move(names.front());
        }
    }
    return found;
}

// The JSON inside a script: CDATA marks and comments round it cut off, control characters gone.
std::string clean(std::string_view script) {
    constexpr std::string_view mark = "<![CDATA[";
    if (const std::size_t at = script.find(mark); at != std::string_view::npos) {
        script = script.substr(at + mark.size());
        script = script.substr(0, script.rfind("]]>"));
    }
    const std::size_t begin = script.find_first_of("{[");
    const std::size_t end = script.find_last_of("}]");
    if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) {
        return {};
    }
    std::string json(script.substr(begin, end - begin + 1));
    std::replace_if(
        json.begin(), json.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20u; },
        ' ');
    return json;
}

}  // namespace

std::optional<JsonLd> read_json_ld(std::string_view script) {
    const simdjson::padded_string json(clean(script));
    if (json.size() == 0) {
        return std::nullopt;
    }
    // The whole document, not on demand: a graph is looked at in no order that it is written in.
    dom::parser parser;
    dom::element root;
    if (parser.parse(json).get(root) != simdjson::SUCCESS) {
        return std::nullopt;
    }
    std::optional<JsonLd> page;
    std::vector<dom::element> open{root};
    for (std::size_t seen = 0; !open.empty() && seen < max_values; ++seen) {
        const dom::element at = open.back();
        open.pop_back();
        dom::array array;
        dom::object object;
        if (at.get_array().get(array) == simdjson::SUCCESS) {
            std::vector<dom::element> inside(array.begin(), array.end());
            open.insert(open.end(), inside.rbegin(), inside.rend());
        } else if (at.get_object().get(object) == simdjson::SUCCESS) {
            const Type type = type_of(object);
            if (type != Type::other) {
                JsonLd found = read_object(object, type);
                if (found.is_article && !(found.headline.empty() && found.published.empty())) {
                    return found;
                }
                if (!page) {
                    page = std::move(found);
                }
            }
            for (const std::string_view key : {"mainEntity", "mainEntityOfPage", "@graph"}) {
                dom::element inside;
                if (object[key].get(inside) == simdjson::SUCCESS) {
                    open.push_back(inside);
                }
            }
        }
    }
    return page;
}

}  // namespace khabar::page
