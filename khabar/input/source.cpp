#include "khabar/input/source.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

#include "khabar/input/byte_reader.h"
#include "khabar/input/json_line.h"

namespace khabar {

namespace {

namespace fs = std::filesystem;
using input::ByteReader;
using input::JsonReader;

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return out;
}

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

std::optional<InputKind> kind_by_name(const fs::path& path) {
    const std::string extension = lower(path.extension().string());
    for (const Extension& known : extensions) {
        if (known.name == extension) {
            return known.kind;
        }
    }
    return std::nullopt;
}

std::string_view without_space(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) {
        bytes.remove_prefix(3);
    }
    const std::size_t begin = bytes.find_first_not_of(" \t\r\n");
    return begin == std::string_view::npos ? std::string_view{} : bytes.substr(begin);
}

InputKind kind_by_content(std::string_view head) {
    // UTF-16 leaves a NUL beside each Latin letter; without them its tags look like any other's.
    std::string bytes = lower(without_space(head));
    std::erase(bytes, '\0');
    const std::string_view view = bytes;
    if (view.starts_with('{') || view.starts_with("[{") || view.starts_with("[\n")) {
        return InputKind::ndjson;
    }
    constexpr std::array<std::string_view, 7> tags = {"<!doctype html", "<html", "<head",   "<body",
                                                      "<meta",          "<div",  "<article"};
    const bool html = std::any_of(tags.begin(), tags.end(), [view](std::string_view tag) {
        return view.find(tag) != std::string_view::npos;
    });
    return html ? InputKind::html : InputKind::text;
}

Input failure(std::string id, ErrorCode code, std::string where, std::string detail) {
    return {std::move(id), Error{code, std::move(where), std::move(detail)}};
}

/// One file, or standard input.
class FileSource final : public Source {
public:
    FileSource(const std::string& path, InputKind kind, bool name_is_id)
        : path_(path), name_is_id_(name_is_id), reader_(path), kind_(kind) {}

    [[nodiscard]] bool is_open() const noexcept { return reader_.is_open(); }

    std::optional<Input> next() override {
        if (done_) {
            return std::nullopt;
        }
        if (!started_) {
            start();
        }
        switch (kind_) {
            case InputKind::ndjson:
                return whole_json_ ? next_element() : next_line();
            case InputKind::automatic:
            case InputKind::html:
            case InputKind::text:
                break;
        }
        return only_page();
    }

private:
    void start() {
        started_ = true;
        const std::string_view head = reader_.peek();
        if (kind_ == InputKind::automatic) {
            kind_ = kind_by_name(path_).value_or(InputKind::automatic);
        }
        if (kind_ == InputKind::automatic) {
            kind_ = kind_by_content(head);
        }
        if (kind_ == InputKind::ndjson) {
            const std::string_view bytes = without_space(head);
            const std::string_view first = bytes.substr(0, bytes.find('\n'));
            whole_json_ = first.starts_with('[') || first == "{" || first == "{\r";
        }
    }

    [[nodiscard]] std::string id() const {
        return path_ == "-" ? std::string{} : fs::path(path_).stem().string();
    }

    [[nodiscard]] Input broken_file() {
        done_ = true;
        return failure(id(), ErrorCode::io, path_, "the file cannot be read");
    }

    std::optional<Input> only_page() {
        done_ = true;
        Page page;
        switch (reader_.read_all(page.bytes, max_input_bytes)) {
            case ByteReader::End::failed:
                return broken_file();
            case ByteReader::End::too_long:
                return failure(id(), ErrorCode::too_large, path_, "the file is over 64 MiB");
            case ByteReader::End::done:
            case ByteReader::End::line:
                break;
        }
        page.kind = kind_;
        page.where = path_;
        if (name_is_id_) {
            page.origin.id = id();
        }
        return Input{id(), std::move(page)};
    }

    std::optional<Input> next_line() {
        for (;;) {
            const ByteReader::End end = reader_.read_line(line_, max_input_bytes);
            ++number_;
            const std::string where = path_ + ":" + std::to_string(number_);
            switch (end) {
                case ByteReader::End::done:
                    done_ = true;
                    return std::nullopt;
                case ByteReader::End::failed:
                    return broken_file();
                case ByteReader::End::too_long:
                    return failure(input::salvage_id(line_), ErrorCode::too_large, where,
                                   "the line is over 64 MiB");
                case ByteReader::End::line:
                    break;
            }
            const std::string_view line = without_space(line_);
            if (!line.empty()) {
                return json_.read(line, where);
            }
        }
    }

    // A JSON file that is no NDJSON: an array of documents, or one over many lines.
    std::optional<Input> next_element() {
        if (number_ == 0) {
            const ByteReader::End end = reader_.read_all(line_, max_input_bytes);
            if (end == ByteReader::End::failed) {
                return broken_file();
            }
            std::optional<std::vector<std::string>> found;
            if (end == ByteReader::End::line) {
                found = json_.elements(without_space(line_));
            }
            if (!found) {
                done_ = true;
                return end == ByteReader::End::too_long
                           ? failure({}, ErrorCode::too_large, path_, "the file is over 64 MiB")
                           : failure({}, ErrorCode::bad_json, path_,
                                     "the file is no JSON array of objects");
            }
            elements_ = std::move(*found);
            line_.clear();
        }
        if (number_ == elements_.size()) {
            done_ = true;
            return std::nullopt;
        }
        const std::string element = std::move(elements_[number_]);
        ++number_;
        return json_.read(element, path_ + ":" + std::to_string(number_));
    }

    std::string path_;
    bool name_is_id_;
    ByteReader reader_;
    InputKind kind_;
    bool started_ = false;
    bool done_ = false;
    bool whole_json_ = false;
    std::size_t number_ = 0;  ///< the line, or the element, that was last read
    std::string line_;
    std::vector<std::string> elements_;
    JsonReader json_;
};

/// The files of a folder, one after the other.
class FolderSource final : public Source {
public:
    FolderSource(std::vector<std::string> files, InputKind kind)
        : files_(std::move(files)), kind_(kind) {}

    std::optional<Input> next() override {
        for (;;) {
            if (file_) {
                std::optional<Input> input = file_->next();
                if (input) {
                    return input;
                }
                file_.reset();
            }
            if (at_ == files_.size()) {
                return std::nullopt;
            }
            const std::string& path = files_[at_++];
            file_ = std::make_unique<FileSource>(path, kind_for(path), true);
            if (!file_->is_open()) {
                file_.reset();
                return failure(fs::path(path).stem().string(), ErrorCode::io, path,
                               "the file cannot be opened");
            }
        }
    }

private:
    // --from html or text is for pages: the JSON files beside them stay what they are.
    [[nodiscard]] InputKind kind_for(const std::string& path) const {
        return kind_by_name(path) == InputKind::ndjson ? InputKind::ndjson : kind_;
    }

    std::vector<std::string> files_;
    InputKind kind_;
    std::size_t at_ = 0;
    std::unique_ptr<FileSource> file_;
};

Expected<std::vector<std::string>> list_folder(const std::string& folder) {
    std::vector<std::string> files;
    std::error_code fault;
    auto at = fs::recursive_directory_iterator(
        folder, fs::directory_options::skip_permission_denied, fault);
    for (; !fault && at != fs::recursive_directory_iterator(); at.increment(fault)) {
        std::error_code not_there;
        if (kind_by_name(at->path()) && at->is_regular_file(not_there)) {
            files.push_back(at->path().string());
        }
    }
    if (fault) {
        return Error{ErrorCode::io, folder, fault.message()};
    }
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

std::optional<InputKind> input_kind(std::string_view name) {
    if (name == "auto") {
        return InputKind::automatic;
    }
    if (name == "html") {
        return InputKind::html;
    }
    if (name == "text") {
        return InputKind::text;
    }
    return name == "ndjson" ? std::optional(InputKind::ndjson) : std::nullopt;
}

Expected<std::unique_ptr<Source>> open_source(const std::string& path, InputKind kind) {
    std::error_code fault;
    if (path != "-" && fs::is_directory(path, fault)) {
        auto files = list_folder(path);
        if (!files) {
            return files.error();
        }
        return std::unique_ptr<Source>(std::make_unique<FolderSource>(std::move(*files), kind));
    }
    auto file = std::make_unique<FileSource>(path, kind, false);
    if (!file->is_open()) {
        return Error{ErrorCode::io, path, "no such file, or it cannot be opened"};
    }
    return std::unique_ptr<Source>(std::move(file));
}

}  // namespace khabar
