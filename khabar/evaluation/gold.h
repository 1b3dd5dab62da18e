#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "khabar/core/expected.h"
#include "khabar/evaluation/telling.h"

namespace khabar::evaluation {

/// A whole article with all its events.
struct Article {
    Text text;
    std::vector<Telling> events;
    std::vector<Telling> maybe;  ///< seen by one of two people: neither asked for nor held against
};

/// A sentence, and how many people found that it tells an event of one type that happened.
struct Judged {
    Text text;
    std::string type;
    std::string label;  ///< "yes", "easy no", "difficult no": all agreed; else they did not
    double accept = 0;
    double reject = 0;
};

/// A sentence that tells an event of one type, with the words for who, whom and what.
struct Marked {
    Text text;
    std::string type;
    Phrase actor;
    Phrase recipient;
    Phrase trigger;
};

/// What people found in some texts; which of the three it is, the fields of its objects tell.
struct Gold {
    std::string name;  ///< of the file, or folder
    std::variant<std::vector<Article>, std::vector<Judged>, std::vector<Marked>> documents;
};

/// All bytes of a file. Errors: io.
Expected<std::string> content_of(const std::filesystem::path& file);

/// Reads gold: a JSON list, one JSON object or NDJSON (../shared/gold/events), a `.case` article
/// (tests/golden/README.md), or a folder of these.
/// Errors: io; bad_json, for whatever is wrong in it, with its place; an id that comes twice.
Expected<Gold> read_gold(const std::filesystem::path& place);
Expected<Gold> read_gold(std::string_view content, const std::string& file);

/// The documents of any gold, in their order.
std::vector<const Text*> texts_of(const Gold& gold);

}  // namespace khabar::evaluation
