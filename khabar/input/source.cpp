#include "khabar/input/source.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "khabar/input/file_kind.h"
#include "khabar/input/folder.h"
#include "khabar/input/kind.h"
#include "khabar/input/raw_bytes.h"
#include "khabar/input/shards/part.h"
#include "khabar/input/web/address_list.h"
#include "khabar/input/web/url_source.h"
#include "khabar/input/web/web_address.h"

namespace khabar {

namespace {

namespace fs = std::filesystem;
using input::FolderEntry;
using input::FolderList;

/// The files of a folder, one after the other.
class FolderSource final : public Source {
public:
    FolderSource(FolderList list, InputKind kind)
        : list_(std::move(list)), kind_(kind == InputKind::urls ? InputKind::automatic : kind) {}

    std::optional<Input> next() override {
        for (;;) {
            if (file_) {
                std::optional<Input> input = file_->next();
                if (input) {
                    return input;
                }
                passed_over_ = passed_over();
                file_.reset();
            }
            if (at_ == list_.entries.size()) {
                return std::nullopt;
            }
            const FolderEntry& entry = list_.entries[at_++];
            Expected<std::unique_ptr<Source>> file = open(entry);
            if (!file) {
                return Input{input::page_id(entry.id), file.error()};
            }
            file_ = *std::move(file);
        }
    }

    [[nodiscard]] PassedOver passed_over() const override {
        return file_ ? passed_over_ + file_->passed_over() : passed_over_;
    }

private:
    Expected<std::unique_ptr<Source>> open(const FolderEntry& entry) const {
        if (entry.fault) {
            return *entry.fault;
        }
        return open_part({entry.path, 0, input::RawBytes::to_the_end,
                          input::kind_in_folder(entry.path, kind_), entry.id});
    }

    FolderList list_;
    InputKind kind_;
    PassedOver passed_over_{0, 0, list_.passed_over};  ///< but for those of file_
    std::size_t at_ = 0;
    std::unique_ptr<Source> file_;
};

bool is_folder_or_archive(const std::string& path) {
    std::error_code fault;
    return !input::is_address(path) &&
           (input::is_archive_name(path) || fs::is_directory(path, fault));
}

/// What two folders, each with its '/', both lie in or are.
std::string_view common_folder(std::string_view one, std::string_view other) {
    const auto end = std::mismatch(one.begin(), one.end(), other.begin(), other.end()).first;
    const std::string_view common = one.substr(0, static_cast<std::size_t>(end - one.begin()));
    return common.substr(0, common.rfind('/') + 1);
}

bool is_one_page(const std::string& file, InputKind kind) {
    if (kind == InputKind::automatic) {
        kind = input::kind_by_name(file).value_or(InputKind::ndjson);
    }
    return input::is_page(kind) && !input::is_archive_name(file);
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
    if (name == "warc") {
        return InputKind::warc;
    }
    if (name == "urls") {
        return InputKind::urls;
    }
    return name == "ndjson" ? std::optional(InputKind::ndjson) : std::nullopt;
}

PassedOver operator+(const PassedOver& one, const PassedOver& other) {
    return {one.statuses + other.statuses, one.media + other.media, one.files + other.files,
            one.days + other.days};
}

Expected<std::unique_ptr<Source>> open_source(const std::string& path, InputKind kind,
                                              const input::FetchRules& rules,
                                              const std::function<bool()>& stopped,
                                              std::size_t ids_from) {
    if (input::is_address(path)) {
        return std::unique_ptr<Source>(std::make_unique<input::UrlSource>(path, kind, rules));
    }
    std::error_code fault;
    if (path != "-" && fs::is_directory(path, fault)) {
        auto list = input::list_folder(path, ids_from);
        if (!list) {
            return list.error();
        }
        return std::unique_ptr<Source>(std::make_unique<FolderSource>(*std::move(list), kind));
    }
    if (input::is_list(path, kind)) {
        auto list = std::make_unique<input::RawBytes>(path);
        if (!list->is_open()) {
            return *list->fault_of_opening(path);
        }
        if (stopped) {
            list->stop_when(stopped);
        }
        return std::unique_ptr<Source>(
            std::make_unique<input::AddressListSource>(std::move(list), path, rules));
    }
    return open_part(
        {path, 0, input::RawBytes::to_the_end, kind, input::archive_id(path, ids_from)}, stopped);
}

std::size_t ids_begin(std::span<const std::string> paths) {
    std::string_view common;
    std::size_t many = 0;
    for (const std::string& path : paths) {
        if (is_folder_or_archive(path)) {
            const std::string_view folder = input::folder_of(path);
            common = many == 0 ? folder : common_folder(common, folder);
            ++many;
        }
    }
    return many < 2 ? ids_below_it : common.size();
}

std::optional<std::size_t> count_inputs(const std::string& path, InputKind kind) {
    if (input::is_address(path)) {
        return kind == InputKind::automatic || input::is_page(kind) ? std::optional<std::size_t>(1)
                                                                    : std::nullopt;
    }
    std::error_code fault;
    if (path == "-" || !fs::is_directory(path, fault)) {
        return is_one_page(path, kind) && !input::is_list(path, kind)
                   ? std::optional<std::size_t>(1)
                   : std::nullopt;
    }
    const auto list = input::list_folder(path);
    const auto is_one = [kind](const FolderEntry& entry) {
        return entry.fault || is_one_page(entry.path, input::kind_in_folder(entry.path, kind));
    };
    if (!list || !std::all_of(list->entries.begin(), list->entries.end(), is_one)) {
        return std::nullopt;
    }
    return list->entries.size();
}

}  // namespace khabar
