#include "khabar/serve/sent_document.h"

#include <array>
#include <optional>
#include <utility>
#include <vector>

#include <rapidjson/document.h>

#include "khabar/page/read_text.h"
#include "khabar/serve/body.h"
#include "khabar/serve/child.h"
#include "khabar/serve/read_article.h"

namespace khabar::serve {

namespace {

constexpr std::array<BodyField, 7> fields{{{"text", false, true},
                                           {"kind"},
                                           {"title"},
                                           {"url"},
                                           {"publisher"},
                                           {"published"},
                                           {"language"}}};

Error wrong(std::string_view field, std::string_view detail) {
    return {ErrorCode::bad_json, std::string(field), std::string(detail)};
}

Error broken(std::string_view detail) {
    return {ErrorCode::io, "page", std::string(detail)};
}

/// What the sender knows of the document.
struct Known {
    Origin origin;
    std::optional<LanguageId> language;
    bool page = false;
};

Expected<Known> known_of(const Body& body) {
    Known known;
    const std::string& kind = body.text("kind");
    if (!kind.empty() && kind != "text" && kind != "page") {
        return wrong("kind", "takes text or page");
    }
    known.page = kind == "page";
    const std::string& language = body.text("language");
    if (language == code(LanguageId::arabic)) {
        known.language = LanguageId::arabic;
    } else if (language == code(LanguageId::english)) {
        known.language = LanguageId::english;
    } else if (!language.empty()) {
        return wrong("language", "takes ar or en");
    }
    if (const std::string& published = body.text("published"); !published.empty()) {
        known.origin.published = parse_day(published);
        known.origin.published_text = published;
        if (!known.origin.published) {
            return wrong("published", "no such day; write it as 2020-05-26");
        }
    }
    known.origin.url = body.text("url");
    known.origin.publisher = body.text("publisher");
    return known;
}

/// The error that `khabar read` wrote in the article's place.
Error told_error(std::string_view line) {
    rapidjson::Document json;
    json.Parse<static_cast<unsigned>(rapidjson::kParseIterativeFlag)>(line.data(), line.size());
    if (json.HasParseError() || !json.IsObject() || !json.HasMember("error") ||
        !json["error"].IsObject()) {
        return broken("the reader of pages broke");
    }
    const auto& error = json["error"];
    const auto text = [&error](const char* name) {
        return error.HasMember(name) && error[name].IsString()
                   ? std::string(error[name].GetString())
                   : std::string();
    };
    for (const ErrorCode code :
         {ErrorCode::empty, ErrorCode::too_large, ErrorCode::no_article, ErrorCode::not_text}) {
        if (name(code) == text("code")) {
            return {code, "text", text("detail")};
        }
    }
    return broken(text("detail"));
}

Expected<Document> read_page_apart(std::string_view source, const Service& service) {
    std::vector<std::string> arguments{"read", "--from", "html", "--to", "ndjson", "-q", "-"};
    if (!service.settings.tables.empty()) {
        arguments.insert(arguments.end(), {"--tables", service.settings.tables.string()});
    }
    // The sender's program has decoded it, whatever charset it names.
    constexpr std::string_view is_utf8_mark = "\xEF\xBB\xBF";
    ChildLimits limits;
    limits.ended = &service.stopping;
    const auto answer = run_child(service.settings.program, arguments,
                                  std::string(is_utf8_mark).append(source), limits);
    if (!answer) {
        return broken(answer.error().detail);
    }
    const std::string_view line = std::string_view(answer->out).substr(0, answer->out.find('\n'));
    return answer->status == 0 ? read_article(line) : Expected<Document>(told_error(line));
}

/// What the sender knows goes before what the page says.
Document with(Document document, const Known& known) {
    Origin origin = document.origin();
    if (!known.origin.url.empty()) {
        origin.url = known.origin.url;
    }
    if (!known.origin.publisher.empty()) {
        origin.publisher = known.origin.publisher;
    }
    if (known.origin.published) {
        origin.published = known.origin.published;
        origin.published_text = known.origin.published_text;
    }
    return {std::move(origin), known.language.value_or(document.language()),
            std::string(document.text()),
            std::vector<Block>(document.blocks().begin(), document.blocks().end())};
}

}  // namespace

Expected<SentDocument> sent_document(std::string_view json, Service& service) {
    auto body = Body::read(json, fields);
    if (!body) {
        return body.error();
    }
    auto known = known_of(*body);
    if (!known) {
        return known.error();
    }
    std::string text = body->take("text");
    auto document = known->page ? read_page_apart(text, service)
                                : read_text(std::move(text), known->origin, known->language,
                                            service.coder->tables());
    if (!document) {
        return document.error();
    }
    return SentDocument{known->page ? with(*std::move(document), *known) : *std::move(document),
                        body->text("title")};
}

}  // namespace khabar::serve
