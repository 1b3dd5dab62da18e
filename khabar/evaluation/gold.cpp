#include "khabar/evaluation/gold.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>
#include <system_error>
#include <utility>

#include "khabar/evaluation/article_case.h"
#include "khabar/evaluation/json.h"
#include "khabar/evaluation/read_telling.h"

namespace khabar::evaluation {

namespace {

namespace fs = std::filesystem;

Error fault(const std::string& where, std::string detail) {
    return {ErrorCode::bad_json, where, std::move(detail)};
}

Expected<Text> read_text_of(const Json& json, const std::string& where) {
    Text text{text_of(json, "id"), text_of(json, "lang"), text_of(json, "published"),
              text_of(json, "text")};
    if (text.id.empty()) {
        return fault(where, "a document without an id");
    }
    if (field(json, "text") == nullptr) {
        return fault(where, "a document without a text");
    }
    if (text.language.empty()) {
        text.language = "ar";
    }
    return text;
}

/// The events under `name`; the first fault of one goes to `error`.
std::vector<Telling> events_of(const Json& json, const char* name, const std::string& where,
                               std::optional<Error>& error) {
    std::vector<Telling> events;
    for (const Json* one : list_of(json, name)) {
        Expected<Telling> event =
            gold_telling(*one, where + ": " + name + " " + std::to_string(events.size() + 1));
        if (!event) {
            error = event.error();
            break;
        }
        events.push_back(*std::move(event));
    }
    return events;
}

/// Reads objects of one kind into a Gold; the first object tells which kind.
class Reader {
public:
    explicit Reader(Gold& gold) : gold_(gold) {}

    std::optional<Error> take(const Json& json, const std::string& where) {
        Expected<Text> text = read_text_of(json, where);
        if (!text) {
            return text.error();
        }
        if (!ids_.insert(text->id).second) {
            return fault(where, "the id " + text->id + " comes twice");
        }
        if (field(json, "events") != nullptr) {
            return article(json, *std::move(text), where);
        }
        if (field(json, "accept") != nullptr) {
            return judged(json, *std::move(text), where);
        }
        if (field(json, "verb_gold") != nullptr) {
            return marked(json, *std::move(text), where);
        }
        return fault(where, "neither events, nor accept and reject, nor verb_gold: no gold");
    }

private:
    /// The list of this kind of document; nothing where the file holds another kind.
    template <class Kind>
    std::vector<Kind>* list() {
        if (ids_.size() == 1) {
            gold_.documents = std::vector<Kind>();
        }
        return std::get_if<std::vector<Kind>>(&gold_.documents);
    }

    static Error mixed(const std::string& where) {
        return fault(where, "another kind of gold than the documents before it");
    }

    std::optional<Error> article(const Json& json, Text text, const std::string& where) {
        auto* all = list<Article>();
        if (all == nullptr) {
            return mixed(where);
        }
        std::optional<Error> error;
        std::vector<Telling> events = events_of(json, "events", where, error);
        std::vector<Telling> maybe = events_of(json, "maybe", where, error);
        all->push_back({std::move(text), std::move(events), std::move(maybe)});
        return error;
    }

    std::optional<Error> judged(const Json& json, Text text, const std::string& where) {
        auto* all = list<Judged>();
        if (all == nullptr) {
            return mixed(where);
        }
        const auto accept = number_of(json, "accept");
        const auto reject = number_of(json, "reject");
        const std::string type = text_of(json, "event");
        if (!accept || !reject || type.empty()) {
            return fault(where, "expected event, accept and reject");
        }
        all->push_back({std::move(text), type, text_of(json, "label"), *accept, *reject});
        return std::nullopt;
    }

    std::optional<Error> marked(const Json& json, Text text, const std::string& where) {
        auto* all = list<Marked>();
        if (all == nullptr) {
            return mixed(where);
        }
        const std::string type = text_of(json, "event");
        if (type.empty()) {
            return fault(where, "expected event");
        }
        all->push_back({std::move(text), type, Phrase(text_of(json, "source_gold")),
                        Phrase(text_of(json, "target_gold")), Phrase(text_of(json, "verb_gold"))});
        return std::nullopt;
    }

    Gold& gold_;
    std::set<std::string> ids_;
};

/// The files of a folder that may be gold, by name.
std::vector<fs::path> files_of(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        const fs::path kind = entry.path().extension();
        if (kind == ".case" || kind == ".json" || kind == ".jsonl" || kind == ".ndjson") {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

/// The name without folder and ending: "articles.dev" of "gold/articles.dev.json". A file that is
/// called gold and no more has that of its folder.
std::string name_of(const std::string& file) {
    const fs::path path = fs::path(file).lexically_normal();
    const std::string name = (path.has_filename() ? path : path.parent_path()).stem().string();
    return name == "gold" && path.has_parent_path() ? path.parent_path().filename().string() : name;
}

std::optional<Error> append(Gold& gold, Gold more, const std::string& where) {
    if (gold.documents.index() != more.documents.index()) {
        return fault(where, "another kind of gold than the files before it");
    }
    std::visit(
        [&](auto& all) {
            auto& new_ones = std::get<std::decay_t<decltype(all)>>(more.documents);
            std::move(new_ones.begin(), new_ones.end(), std::back_inserter(all));
        },
        gold.documents);
    return std::nullopt;
}

}  // namespace

Expected<std::string> content_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::string content{std::istreambuf_iterator<char>(in), {}};
    if (!in) {
        return Error{ErrorCode::io, file.string(), "cannot be read"};
    }
    return content;
}

Expected<Gold> read_gold(std::string_view content, const std::string& file) {
    Gold gold;
    gold.name = name_of(file);
    if (fs::path(file).extension() == ".case") {
        Expected<std::vector<Article>> articles = read_article_cases(content, file);
        if (!articles) {
            return articles.error();
        }
        gold.documents = *std::move(articles);
        return gold;
    }
    Reader reader(gold);
    const auto error = each_object(content, file, [&](const Json& json, const std::string& where) {
        return reader.take(json, where);
    });
    if (error) {
        return *error;
    }
    if (texts_of(gold).empty()) {
        return fault(file, "holds no document");
    }
    return gold;
}

Expected<Gold> read_gold(const fs::path& place) {
    std::error_code error;
    if (!fs::is_directory(place, error)) {
        const Expected<std::string> content = content_of(place);
        return content ? read_gold(*content, place.string()) : Expected<Gold>(content.error());
    }
    std::optional<Gold> all;
    for (const fs::path& file : files_of(place)) {
        Expected<Gold> gold = read_gold(file);
        if (!gold) {
            return gold;
        }
        if (!all) {
            all = *std::move(gold);
        } else if (auto other = append(*all, *std::move(gold), file.string())) {
            return *other;
        }
    }
    if (!all) {
        return Error{ErrorCode::io, place.string(), "holds no gold: .case, .json, .jsonl, .ndjson"};
    }
    all->name = name_of(place.string());
    return *std::move(all);
}

std::vector<const Text*> texts_of(const Gold& gold) {
    std::vector<const Text*> texts;
    std::visit(
        [&](const auto& all) {
            for (const auto& document : all) {
                texts.push_back(&document.text);
            }
        },
        gold.documents);
    return texts;
}

}  // namespace khabar::evaluation
