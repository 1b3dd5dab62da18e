#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "khabar/input/raw_bytes.h"
#include "khabar/input/source.h"

namespace khabar::input {

/// The pages and JSON files in a zip or tar (packed as gzip, zstd or xz, or not), as if it were a
/// folder, in the order of its members. A member is taken by its name's extension; what is packed
/// in itself, archives in archives, links and the like are passed over.
///
/// A member that cannot be read is one failed input with its place, "FILE!MEMBER": it is encrypted,
/// its sum is wrong, or it is over max_input_bytes, whatever it says of its size. Where the rest of
/// the archive cannot be read, that is one more, with the file's place.
class ArchiveSource final : public Source {
public:
    /// kind   as of a folder: html or text for pages, else by their names
    /// path   in errors
    /// below  the archive's own path below the folder that was named, for ids; empty: it was named
    ArchiveSource(std::unique_ptr<RawBytes> file, std::string path, InputKind kind,
                  std::string below);
    ~ArchiveSource() override;

    std::optional<Input> next() override;
    [[nodiscard]] PassedOver passed_over() const override { return {0, 0, passed_over_}; }

private:
    class Members;
    class MemberBytes;

    std::optional<Input> open_member(const std::string& name);

    std::string path_;
    std::string below_;
    InputKind kind_;
    std::unique_ptr<Members> members_;
    std::unique_ptr<Source> member_;  ///< reads from members_
    std::uint64_t passed_over_ = 0;
};

}  // namespace khabar::input
