#include "khabar/input/content_type.h"

#include <algorithm>
#include <array>

#include "khabar/input/kind.h"

namespace khabar::input {

namespace {

constexpr std::size_t max_charset = 64;  // why: no registered name is longer than 45

std::string_view unquoted(std::string_view value) {
    if (!value.empty() && (value.front() == '"' || value.front() == '\'')) {
        const std::size_t end = value.find(value.front(), 1);
        return value.substr(1, end == std::string_view::npos ? end : end - 1);
    }
    return value;
}

// What servers say who do not know.
bool says_nothing(std::string_view media) {
    return media.empty() || media == "*/*" || media == "unknown/unknown" ||
           media == "application/unknown";
}

struct Media {
    std::string_view name;
    InputKind kind;
};
constexpr std::array<Media, 11> medias = {{{"text/html", InputKind::html},
                                           {"application/xhtml+xml", InputKind::html},
                                           {"text/plain", InputKind::text},
                                           {"text/markdown", InputKind::text},
                                           {"application/json", InputKind::ndjson},
                                           {"text/json", InputKind::ndjson},
                                           {"application/ndjson", InputKind::ndjson},
                                           {"application/x-ndjson", InputKind::ndjson},
                                           {"application/jsonl", InputKind::ndjson},
                                           {"application/x-jsonlines", InputKind::ndjson},
                                           {"application/json-lines", InputKind::ndjson}}};

}  // namespace

ContentType read_content_type(std::string_view header) {
    ContentType type;
    header = trimmed(header);
    const std::size_t end = header.find_first_of("; ,\t");
    type.media = lower(header.substr(0, end));
    std::string_view rest =
        end == std::string_view::npos ? std::string_view{} : header.substr(end + 1);
    while (!rest.empty() && type.charset.empty()) {
        const std::size_t next = rest.find_first_of(";,");
        const std::string_view parameter = rest.substr(0, next);
        const std::size_t equals = parameter.find('=');
        if (equals != std::string_view::npos &&
            lower(trimmed(parameter.substr(0, equals))) == "charset") {
            const std::string_view value = unquoted(trimmed(parameter.substr(equals + 1)));
            type.charset = value.size() <= max_charset ? value : std::string_view{};
        }
        rest = next == std::string_view::npos ? std::string_view{} : rest.substr(next + 1);
    }
    return type;
}

std::optional<InputKind> kind_by_media(std::string_view media) {
    if (says_nothing(media)) {
        return InputKind::automatic;
    }
    const auto found = std::find_if(medias.begin(), medias.end(),
                                    [media](const Media& known) { return known.name == media; });
    return found == medias.end() ? std::nullopt : std::optional(found->kind);
}

}  // namespace khabar::input
