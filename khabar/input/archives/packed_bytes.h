#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "khabar/input/archives/packing.h"
#include "khabar/input/archives/unpacker.h"
#include "khabar/input/byte_stream.h"
#include "khabar/input/raw_bytes.h"

namespace khabar::input {

/// Undoes gzip (RFC 1952) or zstd (RFC 8878). A file may hold many members (zstd calls them
/// frames), one after the other; zeros between them are padding.
class PackedBytes final : public ByteStream {
public:
    enum class Members : std::uint8_t {
        joined,  ///< read as one stream
        alone,  ///< the same; but bytes behind one that begin no other are left out, as HTTP has it
        apart   ///< each ends the stream, until next_member()
    };
    PackedBytes(std::unique_ptr<RawBytes> file, Packing packing, Members members);

    std::size_t read(char* to, std::size_t most) override;
    /// bad_archive: no member where one should begin, one that is torn, whose sum is wrong, or that
    /// the file ends in; a dictionary of zstd before the frames, as some crawlers write.
    [[nodiscard]] const Error* fault() const override { return fault_ ? &*fault_ : nullptr; }

    /// Goes to the member behind the one that was read to its end. False: there is none, or a
    /// fault.
    bool next_member();
    /// Goes to the next member behind the begin of this one, torn as it may be, whose first
    /// unpacked bytes `fit`. False: there is none. What was read already is searched too: all of
    /// it in a file, the last `buffer_bytes` of a pipe.
    bool find_member(const std::function<bool(std::string_view head)>& fit);
    /// Where in the file the member begins.
    [[nodiscard]] std::uint64_t member() const noexcept { return file_->begin() + member_; }
    /// Up to where in the file its bytes were taken.
    [[nodiscard]] std::uint64_t file_position() const noexcept {
        return file_->begin() + in_offset_ + in_at_;
    }

    static constexpr std::size_t buffer_bytes = std::size_t{64} << 10u;

private:
    bool need(std::size_t count);
    [[nodiscard]] std::string_view ahead() const { return {in_.data() + in_at_, in_end_ - in_at_}; }
    void fail(std::string_view detail);
    void go_back(std::uint64_t to);
    [[nodiscard]] std::string head_of_member();

    std::unique_ptr<RawBytes> file_;
    Members members_;
    std::unique_ptr<Unpacker> unpacker_;
    bool inside_ = false;  ///< a member that has not come to its end
    std::uint64_t member_ = 0;
    std::string in_;  ///< packed bytes
    std::size_t in_at_ = 0;
    std::size_t in_end_ = 0;
    std::uint64_t in_offset_ = 0;  ///< of in_[0] in the file's bytes
    std::uint64_t read_twice_ = 0;
    std::optional<Error> fault_;
};

}  // namespace khabar::input
