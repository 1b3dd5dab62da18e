#include "khabar/input/kind.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include "khabar/core/hash.h"
#include "khabar/core/utf8.h"
#include "khabar/input/json_array.h"

namespace khabar::input {

namespace {

namespace fs = std::filesystem;
using std::string_view_literals::operator""sv;

struct Extension {
    std::string_view name;
    InputKind kind;
};
constexpr std::size_t hash_digits = 8;  // why: as many names of one folder meet by no chance

constexpr std::array<Extension, 11> extensions = {{{".html", InputKind::html},
                                                   {".htm", InputKind::html},
                                                   {".xhtml", InputKind::html},
                                                   {".txt", InputKind::text},
                                                   {".md", InputKind::text},
                                                   {".markdown", InputKind::text},
                                                   {".json", InputKind::ndjson},
                                                   {".ndjson", InputKind::ndjson},
                                                   {".jsonl", InputKind::ndjson},
                                                   {".warc", InputKind::warc},
                                                   {".urls", InputKind::urls}}};

/// The name without ".gz" or ".zst".
fs::path unpacked_name(const std::string& path) {
    const fs::path name = fs::path(path).filename();
    return is_packed_name(path) ? name.stem() : name;
}

}  // namespace

std::optional<InputKind> kind_by_name(const std::string& path) {
    const std::string extension = lower(unpacked_name(path).extension().string());
    for (const Extension& known : extensions) {
        if (known.name == extension) {
            return known.kind;
        }
    }
    return std::nullopt;
}

bool is_packed_name(const std::string& path) {
    const std::string extension = lower(fs::path(path).extension().string());
    return extension == ".gz" || extension == ".zst";
}

InputKind kind_by_content(std::string_view head) {
    if (head.starts_with("WARC/")) {
        return InputKind::warc;
    }
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

bool looks_like_text(std::string_view head) {
    constexpr std::size_t longest = 4;  // bytes of a character; the last may be cut
    const auto is_control = [](char c) {
        return static_cast<unsigned char>(c) < ' ' &&
               std::string_view("\t\n\f\r").find(c) == std::string_view::npos;
    };
    const auto is_first_byte = [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0u) == 0xC0u;
    };
    if (head.empty() || kind_by_content(head) == InputKind::html) {
        return !head.empty();
    }
    bool whole = is_utf8(head);
    for (std::size_t cut = 1; !whole && cut < longest && cut < head.size(); ++cut) {
        const std::size_t end = head.size() - cut;
        whole = is_first_byte(head[end]) && is_utf8(head.substr(0, end));
    }
    return whole && std::none_of(head.begin(), head.end(), is_control);
}

bool is_archive_name(const std::string& path) {
    static constexpr std::array<std::string_view, 8> endings = {
        ".zip", ".tar", ".tar.gz", ".tgz", ".tar.zst", ".tzst", ".tar.xz", ".txz"};
    const std::string name = lower(fs::path(path).filename().string());
    return std::any_of(endings.begin(), endings.end(), [&name](std::string_view ending) {
        return name.size() > ending.size() && name.ends_with(ending);
    });
}

bool begins_xz(std::string_view head) {
    return head.starts_with("\xFD\x37zXZ\0"sv);
}

bool is_archive(std::string_view head, std::string_view unpacked) {
    constexpr std::size_t tar_magic = 257;  // where POSIX has the field `magic` in a tar header
    return head.starts_with("PK\x03\x04") || head.starts_with("PK\x05\x06") || begins_xz(head) ||
           (unpacked.size() > tar_magic && unpacked.substr(tar_magic).starts_with("ustar"));
}

std::optional<InputKind> kind_of_file(const std::string& path, InputKind asked,
                                      std::string_view head, std::string_view unpacked) {
    const bool automatic = asked == InputKind::automatic;
    if (is_archive(head, unpacked) || (automatic && is_archive_name(path))) {
        return std::nullopt;
    }
    if (!automatic) {
        return asked;
    }
    const std::optional<InputKind> by_name = kind_by_name(path);
    return by_name ? by_name : kind_by_content(unpacked);
}

bool is_input_name(const std::string& path) {
    const auto kind = kind_by_name(path);
    return (kind && kind != InputKind::urls) || is_archive_name(path);
}

bool is_whole_json(std::string_view head) {
    const std::string_view bytes = without_space(head);
    const std::string_view first = bytes.substr(0, bytes.find('\n'));
    if (!first.starts_with('[')) {
        return first == "{" || first == "{\r";
    }
    const std::string_view element = without_space(first.substr(1));
    if (!element.empty() &&
        std::string_view("{[]\"").find(element.front()) == std::string_view::npos) {
        return false;  // "[warning] ...": words of the program that wrote the lines
    }
    const bool goes_on = !without_space(bytes.substr(first.size())).empty();
    return !goes_on || closed_size(first) == 0;
}

std::string name_stem(const std::string& path) {
    return unpacked_name(path).stem().string();
}

std::string page_id(const IdPath& of) {
    const fs::path path = fs::path(of.below).relative_path().lexically_normal();
    std::string id =
        of.extension ? path.string() : (path.parent_path() / name_stem(of.below)).string();
    return is_utf8(id) ? id : mend_utf8(id) + "-" + to_hex(hash128(id)).substr(0, hash_digits);
}

std::string_view folder_of(std::string_view path) {
    while (path.ends_with('/')) {
        path.remove_suffix(1);
    }
    return path.substr(0, path.rfind('/') + 1);
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

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos) {
        return {};
    }
    return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

}  // namespace khabar::input
