#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace khabar::input {

/// Undoes members one after the other: those of gzip (RFC 1952), frames of zstd (RFC 8878).
class Unpacker {
public:
    enum class Step : std::uint8_t {
        going,  ///< more may come, also without more of the file
        ended,  ///< the member is at its end
        torn
    };

    Unpacker() = default;
    virtual ~Unpacker() = default;
    Unpacker(const Unpacker&) = delete;
    Unpacker& operator=(const Unpacker&) = delete;

    /// "gzip member", for words about it.
    [[nodiscard]] virtual std::string_view name() const = 0;
    /// What a member begins with, and in bytes of another kind hardly anything else.
    [[nodiscard]] virtual std::string_view magic() const = 0;
    /// Whether a member may begin so. ahead: more than the magic where the file has it.
    [[nodiscard]] virtual bool may_begin(std::string_view ahead) const = 0;
    /// What is read of a member's begin, and said where it is not undone; empty: nothing.
    [[nodiscard]] virtual std::string_view refused(std::string_view /*ahead*/) const { return {}; }
    /// The next step is the first of a member.
    virtual void reset() = 0;
    /// Takes from the front of `in`, writes up to `room` bytes, and makes `room` how many.
    virtual Step step(std::string_view& in, char* to, std::size_t& room) = 0;
    /// Of the step that was torn, where the library tells; else empty.
    [[nodiscard]] virtual std::string_view why() const = 0;
};

std::unique_ptr<Unpacker> gzip_unpacker();
/// A frame may ask for a window of 128 MiB, as `zstd --ultra` and `--long` do, and no more. Frames
/// that are skipped are members of nothing, but for dictionaries, which are refused.
std::unique_ptr<Unpacker> zstd_unpacker();
/// Whether bytes begin with a frame that is skipped, as pzstd writes before each other one: its
/// magic is 0x184D2A50 to 0x184D2A5F.
bool begins_skipped_zstd(std::string_view head);

}  // namespace khabar::input
