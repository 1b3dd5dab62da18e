#include "khabar/input/kind.h"

#include <algorithm>
#include <array>
#include <filesystem>

namespace khabar::input {

namespace {

namespace fs = std::filesystem;

struct Extension {
    std::string_view name;
    InputKind kind;
};
constexpr std::array<Extension, 9> extensions = {{{".html", InputKind::html},
                                                  {".htm", InputKind::html},
                                                  {".xhtml", InputKind::html},
                                                  {".txt", InputKind::text},
                                                  {".md", InputKind::text},
                                                  {".markdown", InputKind::text},
                                                  {".json", InputKind::ndjson},
                                                  {".ndjson", InputKind::ndjson},
                                                  {".jsonl", InputKind::ndjson}}};

}  // namespace

std::optional<InputKind> kind_by_name(const std::string& path) {
    const std::string extension = lower(fs::path(path).extension().string());
    for (const Extension& known : extensions) {
        if (known.name == extension) {
            return known.kind;
        }
    }
    return std::nullopt;
}

InputKind kind_by_content(std::string_view head) {
    // UTF-16 leaves a NUL beside each Latin letter; without them its tags look like any other's.
    std::string bytes = lower(without_space(head));
    std::erase(bytes, '\0');
    const std::string_view view = bytes;
    if (view.starts_with('{') || view.starts_with("[{") || view.starts_with("[\n")) {
        return InputKind::ndjson;
    }
    static constexpr std::array<std::string_view, 7> tags = {
        "<!doctype html", "<html", "<head", "<body", "<meta", "<div", "<article"};
    const bool html = std::any_of(tags.begin(), tags.end(), [view](std::string_view tag) {
        return view.find(tag) != std::string_view::npos;
    });
    return html ? InputKind::html : InputKind::text;
}

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return out;
}

std::string_view without_space(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) {
        bytes.remove_prefix(3);
    }
    const std::size_t begin = bytes.find_first_not_of(" \t\r\n");
    return begin == std::string_view::npos ? std::string_view{} : bytes.substr(begin);
}

}  // namespace khabar::input
