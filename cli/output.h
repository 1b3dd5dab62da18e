#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace khabar::cli {

class HalfDone;
class WholeFile;
class ZstdFrame;

/// What the program ends with (COMMANDS.md).
enum Exit : int {
    exit_done = 0,
    exit_some_failed = 1,
    exit_wrong_use = 2,
    exit_not_found = 3,
    exit_unusable = 4,  ///< lexicon, store, or a place to write to
    exit_stopped = 130
};

/// Something that ends the command at once: said on stderr, then the exit status.
struct Failure {
    Exit status;
    std::string message;
};

/// Where data goes. A closed pipe is a quiet end. A file whose name ends in ".zst" is packed.
class Output {
public:
    enum class When : std::uint8_t {
        now,     ///< what is written is there at once
        behind,  ///< the same, behind what stands in the file already
        whole    ///< the file gets its name when finish() is called, or never (whole_file.h)
    };

    /// "-" is standard output. Look at is_open() after.
    explicit Output(const std::string& path, When when = When::now);
    ~Output();
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;

    /// If it is not, failure() says why.
    [[nodiscard]] bool is_open() const noexcept { return file_ >= 0; }
    [[nodiscard]] bool is_terminal() const;
    /// False when nobody reads any more, or it cannot be written (then failure() too).
    bool write(std::string_view bytes);
    /// The end of what is written: writes what is left to be packed, and gives a whole file its
    /// name. Nothing is written after. What failed, now or before.
    std::optional<Failure> finish();
    [[nodiscard]] std::optional<Failure> failure() const;
    [[nodiscard]] const std::string& path() const noexcept { return path_; }

private:
    void open(When when);
    bool write_plain(std::string_view bytes);
    void end_frame();

    std::string path_;
    int file_ = -1;
    bool own_ = false;
    bool closed_ = false;
    int failed_ = 0;                       ///< errno of the failure
    std::string why_;                      ///< it could not be opened
    std::unique_ptr<HalfDone> half_done_;  ///< a frame without its end, a file without its name
    std::unique_ptr<WholeFile> whole_;
    std::unique_ptr<ZstdFrame> frame_;
};

/// All bytes to a descriptor; errno of the failure, or 0.
int write_all(int file, std::string_view bytes);

}  // namespace khabar::cli
