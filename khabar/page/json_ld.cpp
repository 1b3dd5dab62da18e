#include "khabar/page/json_ld.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include <simdjson.h>

#include "khabar/page/json_mend.h"
#include "khabar/page/markup.h"

namespace khabar::page {

namespace {

namespace dom = simdjson::dom;

// why: the largest graphs of real pages have some thousand values.
constexpr std::size_t max_values = 50'000;
constexpr std::size_t max_authors = 20;
constexpr std::size_t max_field_bytes = 2'000;
constexpr std::size_t max_article_bytes = 500'000;  // why: ten times the longest of real pages
constexpr std::size_t max_script_bytes = 2'000'000;

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

// "name" of an object, of each of an array, or the string itself.
struct Names {
    std::vector<std::string> persons;
    std::vector<std::string> others;

    void add(const dom::element& value) {
        dom::array array;
        if (value.get_array().get(array) != simdjson::SUCCESS) {
            add_one(value);
            return;
        }
        for (const dom::element one : array) {
            add_one(one);
        }
    }

private:
    void add_one(const dom::element& one) {
        dom::object object;
        if (one.get_object().get(object) != simdjson::SUCCESS) {
            add_name(string_of(one), persons);
            return;
        }
        dom::element name;
        if (object["name"].get(name) != simdjson::SUCCESS) {
            return;
        }
        std::vector<std::string>& names =
            field(object, "@type").find("Organization") == std::string::npos ? persons : others;
        dom::array several;
        if (name.get_array().get(several) != simdjson::SUCCESS) {
            add_name(string_of(name), names);
            return;
        }
        for (const dom::element part : several) {
            add_name(string_of(part), names);
        }
    }

    static void add_name(std::string text, std::vector<std::string>& names) {
        if (!text.empty() && !text.starts_with("http") && names.size() < max_authors &&
            std::find(names.begin(), names.end(), text) == names.end()) {
            names.push_back(std::move(text));
        }
    }
};

enum class Type : std::uint8_t { other, page, article };

Type type_of(const dom::object& object) {
    dom::element value;
    if (object["@type"].get(value) != simdjson::SUCCESS) {
        return Type::other;
    }
    const auto read = [](const dom::element& one) {
        const std::string name = string_of(one);
        if (name.find("Article") != std::string::npos ||
            name.find("Posting") != std::string::npos || name.ends_with("Report") ||
            name.ends_with("Review") || name == "NewsItem") {
            return Type::article;
        }
        return name.ends_with("WebPage") || name == "ItemPage" ? Type::page : Type::other;
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

std::string address_of(const dom::object& object) {
    std::string url = field(object, "url");
    dom::element value;
    if (url.empty() && object["mainEntityOfPage"].get(value) == simdjson::SUCCESS) {
        dom::object page;
        url = value.get_object().get(page) == simdjson::SUCCESS ? field(page, "@id")
                                                                : string_of(value);
    }
    return url;
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
    found.modified = field(object, "dateModified");
    found.language = field(object, "inLanguage");
    found.url = address_of(object);
    dom::element value;
    if (object["author"].get(value) == simdjson::SUCCESS ||
        object["creator"].get(value) == simdjson::SUCCESS) {
        Names names;
        names.add(value);
        found.authors = std::move(names.persons);
        found.offices = std::move(names.others);
    }
    if (object["publisher"].get(value) == simdjson::SUCCESS) {
        Names names;
        names.add(value);
        const std::vector<std::string>& any = names.others.empty() ? names.persons : names.others;
        found.publisher = any.empty() ? std::string{} : any.front();
    }
    return found;
}

// Takes over what the article leaves open and its page tells.
void complete(JsonLd& article, JsonLd&& page) {
    for (std::string JsonLd::*const member :
         {&JsonLd::published, &JsonLd::modified, &JsonLd::publisher, &JsonLd::url,
          &JsonLd::language}) {
        if ((article.*member).empty()) {
            article.*member = std::move(page.*member);
        }
    }
}

// The JSON inside a script: CDATA marks and what stands round the brackets cut off.
std::string_view inner_json(std::string_view script) {
    constexpr std::string_view mark = "<![CDATA[";
    if (const std::size_t at = script.find(mark); at != std::string_view::npos) {
        script = script.substr(at + mark.size());
        script = script.substr(0, script.rfind("]]>"));
    }
    const std::size_t begin = script.find_first_of("{[");
    const std::size_t end = script.find_last_of("}]");
    return begin == std::string_view::npos || end == std::string_view::npos || end < begin
               ? std::string_view{}
               : script.substr(begin, end - begin + 1);
}

// Menus, ratings and lists of links tell nothing of an article, and are not parsed.
bool may_tell(std::string_view json) {
    static constexpr std::array<std::string_view, 5> keys = {
        "\"headline\"", "\"datePublished\"", "\"articleBody\"", "\"author\"", "\"publisher\""};
    return std::any_of(keys.begin(), keys.end(), [json](std::string_view key) {
        return json.find(key) != std::string_view::npos;
    });
}

// The whole document, not on demand: a graph is looked at in no order that it is written in.
std::optional<JsonLd> search(const dom::element& root) {
    std::optional<JsonLd> article;
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
            if (type == Type::article && !article) {
                JsonLd found = read_object(object, type);
                if (!found.headline.empty() || !found.published.empty()) {
                    article = std::move(found);
                }
            } else if (type == Type::page && !page) {
                page = read_object(object, type);
            }
            for (const std::string_view key : {"mainEntity", "mainEntityOfPage", "@graph"}) {
                dom::element inside;
                if (object[key].get(inside) == simdjson::SUCCESS) {
                    open.push_back(inside);
                }
            }
        }
    }
    if (article && page) {
        complete(*article, std::move(*page));
    }
    return article ? article : page;
}

}  // namespace

std::optional<JsonLd> read_json_ld(std::string_view script) {
    const std::string_view inner = inner_json(script);
    if (inner.empty() || inner.size() > max_script_bytes || !may_tell(inner)) {
        return std::nullopt;
    }
    dom::parser parser;
    dom::element root;
    if (parser.parse(inner.data(), inner.size()).get(root) == simdjson::SUCCESS) {
        return search(root);
    }
    const std::string mended = mend_json(inner);
    if (parser.parse(mended).get(root) == simdjson::SUCCESS) {
        return search(root);
    }
    return std::nullopt;
}

}  // namespace khabar::page
