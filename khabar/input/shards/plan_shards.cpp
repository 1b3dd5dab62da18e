#include "khabar/input/shards/plan_shards.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "khabar/core/sha256.h"
#include "khabar/input/file_kind.h"
#include "khabar/input/folder.h"
#include "khabar/input/shards/cuts.h"
#include "khabar/input/web/web_address.h"

namespace khabar::input {

namespace {

namespace fs = std::filesystem;

/// Parts in the order in which they come, a new shard where the last is full.
class Packer {
public:
    explicit Packer(std::uint64_t size) : size_(size) {}

    void add(PlannedPart planned) {
        const std::uint64_t bytes = planned.part.end - planned.part.begin;
        if (manifest_.shards.empty() || held_ + bytes > size_) {
            const auto number = static_cast<std::uint32_t>(manifest_.shards.size() + 1);
            manifest_.shards.push_back({number, {}});
            held_ = 0;
        }
        held_ += bytes;
        manifest_.shards.back().parts.push_back(std::move(planned));
    }

    [[nodiscard]] std::size_t count() const noexcept { return manifest_.shards.size(); }
    [[nodiscard]] Manifest take() { return std::move(manifest_); }

private:
    std::uint64_t size_;
    std::uint64_t held_ = 0;  ///< bytes of the last shard
    Manifest manifest_;
};

class Planner {
public:
    Planner(InputKind kind, std::uint64_t size, std::size_t ids_from,
            const std::function<void(std::uint64_t)>& read)
        : kind_(kind), size_(size), ids_from_(ids_from), read_(read), packer_(size) {}

    std::optional<Error> add(const std::string& path) {
        if (path == "-" || is_address(path)) {
            return Error{ErrorCode::forbidden, path, "only files and folders can be planned"};
        }
        std::error_code fault;
        if (!fs::is_directory(path, fault)) {
            if (is_list(path, kind_)) {
                return Error{ErrorCode::forbidden, path,
                             "a list of addresses: only files and folders can be planned"};
            }
            return add_file(path, kind_, archive_id(path, ids_from_));
        }
        const auto list = list_folder(path, ids_from_);
        if (!list) {
            return list.error();
        }
        passed_over_.files += list->passed_over;
        for (const FolderEntry& entry : list->entries) {
            if (auto error = entry.fault ? entry.fault
                                         : add_file(entry.path, kind_in_folder(entry.path, kind_),
                                                    entry.id)) {
                return error;
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] Manifest take() {
        Manifest manifest = packer_.take();
        manifest.passed_over = passed_over_;
        return manifest;
    }

private:
    std::optional<Error> add_file(const std::string& path, InputKind asked, const IdPath& id) {
        if (path.find('\n') != std::string::npos) {
            return Error{ErrorCode::forbidden, path, "the name holds a line feed"};
        }
        const InputKind kind = settled_kind(path, asked);
        std::vector<std::string> sums;
        Sha256 sum;
        bool begun = false;
        const auto cuts = find_cuts(path, kind, size_, [&](std::string_view bytes, bool begins) {
            if (begins && begun) {
                sums.push_back(sum.take());
            }
            begun = true;
            sum.add(bytes);
            read_(bytes.size());
        });
        if (!cuts) {
            return cuts.error();
        }
        sums.push_back(sum.take());
        // An empty file is one part: it has its error record.
        for (std::size_t i = 0; i + 1 < cuts->size(); ++i) {
            packer_.add(
                {{path, (*cuts)[i], (*cuts)[i + 1], kind, id}, sums.at(i), i + 2 == cuts->size()});
        }
        return packer_.count() > max_shards
                   ? std::optional(Error{ErrorCode::too_large, path,
                                         "more than 9,999,999 shards: give a larger --size"})
                   : std::nullopt;
    }

    InputKind kind_;
    std::uint64_t size_;
    std::size_t ids_from_;
    const std::function<void(std::uint64_t)>& read_;
    Packer packer_;
    PassedOver passed_over_;
};

}  // namespace

Expected<Manifest> plan_shards(std::span<const std::string> paths, InputKind kind,
                               std::uint64_t size,
                               const std::function<void(std::uint64_t bytes)>& read) {
    Planner planner(kind, size, ids_begin(paths), read);
    for (const std::string& path : paths) {
        if (auto error = planner.add(path)) {
            return *std::move(error);
        }
    }
    return planner.take();
}

}  // namespace khabar::input
