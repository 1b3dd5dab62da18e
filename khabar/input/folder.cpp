#include "khabar/input/folder.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <unordered_map>
#include <utility>

#include "khabar/input/kind.h"

namespace khabar::input {

namespace fs = std::filesystem;

namespace {

/// The entries of one folder after the other; a folder in it waits until this one is done.
class Listing {
public:
    Listing(const std::string& folder, std::size_t ids_from)
        : folder_(folder), ids_from_(ids_from), waiting_{folder} {}

    Expected<FolderList> take() {
        while (!waiting_.empty()) {
            const std::string folder = std::move(waiting_.back());
            waiting_.pop_back();
            const std::error_code fault = read(folder);
            if (fault && folder == folder_) {
                return Error{ErrorCode::io, folder, fault.message()};
            }
            if (fault) {
                add(folder,
                    Error{ErrorCode::io, folder, "the folder cannot be read: " + fault.message()});
            }
        }
        const auto by_path = [](const FolderEntry& one, const FolderEntry& other) {
            return one.path < other.path;
        };
        std::sort(list_.entries.begin(), list_.entries.end(), by_path);
        part_ids();
        return std::move(list_);
    }

private:
    std::error_code read(const std::string& folder) {
        std::error_code fault;
        auto at = fs::directory_iterator(folder, fault);
        for (; !fault && at != fs::directory_iterator(); at.increment(fault)) {
            std::error_code unknown;
            const std::string path = at->path().string();
            if (at->symlink_status(unknown).type() == fs::file_type::directory) {
                waiting_.push_back(path);
            } else if (at->is_regular_file(unknown)) {
                if (is_input_name(path)) {
                    add(path, std::nullopt);
                } else {
                    ++list_.passed_over;
                }
            }
        }
        return fault;
    }

    void add(const std::string& path, std::optional<Error> fault) {
        const std::size_t begin =
            ids_from_ != ids_below_it ? ids_from_ : path.find_first_not_of('/', folder_.size());
        list_.entries.push_back(
            {path, {begin == std::string::npos ? path : path.substr(begin)}, std::move(fault)});
    }

    /// a.html and a.txt are two pages.
    void part_ids() {
        std::unordered_map<std::string, FolderEntry*> pages;
        for (FolderEntry& entry : list_.entries) {
            const std::optional<InputKind> kind = kind_by_name(entry.path);
            if (!kind || !is_page(*kind)) {
                continue;
            }
            const auto [other, first] = pages.try_emplace(page_id(entry.id), &entry);
            if (!first) {
                other->second->id.extension = true;
                entry.id.extension = true;
            }
        }
    }

    const std::string& folder_;
    std::size_t ids_from_;
    std::vector<std::string> waiting_;
    FolderList list_;
};

}  // namespace

Expected<FolderList> list_folder(const std::string& folder, std::size_t ids_from) {
    return Listing(folder, ids_from).take();
}

IdPath archive_id(const std::string& path, std::size_t ids_from) {
    return ids_from != ids_below_it && is_archive_name(path) ? IdPath{path.substr(ids_from)}
                                                             : IdPath{};
}

InputKind kind_in_folder(const std::string& path, InputKind asked) {
    const std::optional<InputKind> by_name = kind_by_name(path);
    return by_name && !is_page(*by_name) ? *by_name : asked;
}

bool is_page(InputKind kind) {
    return kind == InputKind::html || kind == InputKind::text;
}

}  // namespace khabar::input
