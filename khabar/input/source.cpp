#include "khabar/input/source.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

#include "khabar/input/file_source.h"
#include "khabar/input/kind.h"
#include "khabar/input/url_source.h"
#include "khabar/input/web_address.h"

namespace khabar {

namespace {

namespace fs = std::filesystem;
using input::FileSource;

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
                return Input{fs::path(path).stem().string(),
                             Error{ErrorCode::io, path, "the file cannot be opened"}};
            }
        }
    }

private:
    // --from html or text is for pages: the JSON files beside them stay what they are.
    [[nodiscard]] InputKind kind_for(const std::string& path) const {
        return input::kind_by_name(path) == InputKind::ndjson ? InputKind::ndjson : kind_;
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
        if (input::kind_by_name(at->path().string()) && at->is_regular_file(not_there)) {
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

Expected<std::unique_ptr<Source>> open_source(const std::string& path, InputKind kind,
                                              const input::FetchRules& rules) {
    if (input::is_address(path)) {
        return std::unique_ptr<Source>(std::make_unique<input::UrlSource>(path, kind, rules));
    }
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

std::optional<std::size_t> count_inputs(const std::string& path, InputKind kind) {
    const auto is_page = [kind](const std::string& file) {
        const auto by_name = input::kind_by_name(file);
        return (kind == InputKind::automatic ? by_name.value_or(InputKind::ndjson) : kind) !=
               InputKind::ndjson;
    };
    if (input::is_address(path)) {
        return kind == InputKind::ndjson ? std::nullopt : std::optional<std::size_t>(1);
    }
    std::error_code fault;
    if (path == "-" || !fs::is_directory(path, fault)) {
        return is_page(path) ? std::optional<std::size_t>(1) : std::nullopt;
    }
    const auto files = list_folder(path);
    if (!files || kind == InputKind::ndjson ||
        std::any_of(files->begin(), files->end(), [](const std::string& file) {
            return input::kind_by_name(file) == InputKind::ndjson;
        })) {
        return std::nullopt;
    }
    return files->size();
}

}  // namespace khabar
