#include "khabar/input/archives/archive_source.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <new>
#include <string_view>
#include <utility>

#include <locale.h>

#include <archive.h>
#include <archive_entry.h>

#include "khabar/core/utf8.h"
#include "khabar/input/bounds.h"
#include "khabar/input/file_source.h"
#include "khabar/input/folder.h"
#include "khabar/input/kind.h"

namespace khabar::input {

namespace {

constexpr std::size_t piece_bytes = std::size_t{64} << 10u;

/// Whether a member of that kind is read: no archive, and no list of addresses, which a stranger's
/// archive may not have fetched.
bool is_read(InputKind kind) {
    return is_page(kind) || kind == InputKind::ndjson;
}

/// libarchive turns names into the charset of the locale, and in "C" drops those that are not
/// ASCII. While one stands, this thread's names are UTF-8; what else of a locale there is stays.
class Utf8Names {
public:
    Utf8Names()
        : names_(newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)),
          before_(names_ != nullptr ? uselocale(names_) : nullptr) {}
    ~Utf8Names() {
        if (names_ != nullptr) {
            uselocale(before_);
            freelocale(names_);
        }
    }
    Utf8Names(const Utf8Names&) = delete;
    Utf8Names& operator=(const Utf8Names&) = delete;

private:
    locale_t names_;
    locale_t before_;
};

}  // namespace

/// libarchive's reader over the bytes of a file.
class ArchiveSource::Members {
public:
    explicit Members(std::unique_ptr<RawBytes> file)
        : file_(std::move(file)),
          is_xz_(begins_xz(file_->peek())),
          archive_(archive_read_new()),
          piece_(piece_bytes, '\0') {
        if (archive_ == nullptr) {
            throw std::bad_alloc();
        }
        archive_read_support_format_zip(archive_);
        archive_read_support_format_tar(archive_);
        archive_read_support_filter_gzip(archive_);
        archive_read_support_filter_zstd(archive_);
        archive_read_support_filter_xz(archive_);
        archive_read_set_callback_data(archive_, this);
        archive_read_set_read_callback(archive_, read_file);
        archive_read_set_seek_callback(archive_, seek_file);
        is_dead_ = archive_read_open1(archive_) != ARCHIVE_OK;
    }
    ~Members() { archive_read_free(archive_); }
    Members(const Members&) = delete;
    Members& operator=(const Members&) = delete;

    enum class Next : std::uint8_t { member, broken, end };
    /// To the next member. `broken`: there is one, or more of the file, that cannot be read.
    Next next() {
        if (is_dead_) {
            const bool told = std::exchange(is_told_, true);
            return told ? Next::end : Next::broken;
        }
        const Utf8Names names;
        const int result = archive_read_next_header(archive_, &entry_);
        if (result == ARCHIVE_EOF) {
            is_dead_ = is_told_ = true;
            return Next::end;
        }
        if (result == ARCHIVE_OK || result == ARCHIVE_WARN) {
            any_ = true;
            return Next::member;
        }
        if (result == ARCHIVE_FATAL) {
            is_dead_ = is_told_ = true;
        }
        return Next::broken;
    }
    [[nodiscard]] bool is_file() const {
        return archive_entry_filetype(entry_) == AE_IFREG &&
               archive_entry_hardlink(entry_) == nullptr;
    }
    [[nodiscard]] bool is_encrypted() const { return archive_entry_is_encrypted(entry_) != 0; }
    /// As far as the archive says.
    [[nodiscard]] bool is_too_large() const {
        return archive_entry_size_is_set(entry_) != 0 &&
               archive_entry_size(entry_) > static_cast<la_int64_t>(max_input_bytes);
    }
    /// As the archive has it, in any charset.
    [[nodiscard]] std::string name() const {
        const Utf8Names names;
        const char* name = archive_entry_pathname_utf8(entry_);
        if (name == nullptr) {
            name = archive_entry_pathname(entry_);
        }
        return name == nullptr ? std::string() : std::string(name);
    }
    /// Up to `most` bytes of the member; 0 at its end; nothing: it cannot be read.
    std::optional<std::size_t> read(char* to, std::size_t most) {
        const la_ssize_t got = archive_read_data(archive_, to, most);
        if (got < 0) {
            is_dead_ = is_told_ = got == ARCHIVE_FATAL;
            return std::nullopt;
        }
        return static_cast<std::size_t>(got);
    }
    /// What the library says of the last that failed.
    [[nodiscard]] Error error() const {
        if (file_->fault() != nullptr) {
            return *file_->fault();
        }
        if (is_xz_ && !any_) {
            return {ErrorCode::bad_archive, "",
                    "no tar is packed in it, and xz is read of tar alone"};
        }
        const char* said = archive_error_string(archive_);
        return {ErrorCode::bad_archive, "",
                said == nullptr ? "the archive is broken"
                                : "the archive is broken: " + mend_utf8(said)};
    }

private:
    static la_ssize_t read_file(archive* /*archive*/, void* self, const void** bytes) {
        auto& members = *static_cast<Members*>(self);
        const std::size_t got = members.file_->read(members.piece_.data(), members.piece_.size());
        members.at_ += got;
        *bytes = members.piece_.data();
        return got == 0 && members.file_->fault() != nullptr ? -1 : static_cast<la_ssize_t>(got);
    }
    static la_int64_t seek_file(archive* /*archive*/, void* self, la_int64_t by, int whence) {
        auto& members = *static_cast<Members*>(self);
        const auto size = static_cast<la_int64_t>(members.file_->size_hint());
        const la_int64_t from = whence == SEEK_SET   ? 0
                                : whence == SEEK_CUR ? static_cast<la_int64_t>(members.at_)
                                                     : size;
        if (by < -from || by > size - from) {
            return ARCHIVE_FATAL;
        }
        const auto at = static_cast<std::uint64_t>(from + by);
        if (!members.file_->seek(at)) {
            return ARCHIVE_FATAL;
        }
        members.at_ = at;
        return static_cast<la_int64_t>(at);
    }

    std::unique_ptr<RawBytes> file_;
    bool is_xz_;
    bool any_ = false;  ///< members were there
    archive* archive_;
    archive_entry* entry_ = nullptr;  ///< the archive's own
    std::string piece_;
    std::uint64_t at_ = 0;
    bool is_dead_ = false;  ///< nothing can be read any more ...
    bool is_told_ = false;  ///< ... and that was said
};

/// The bytes of the member that stands next, no more of them than a page may have.
class ArchiveSource::MemberBytes final : public ByteStream {
public:
    explicit MemberBytes(Members& members) : members_(members) {}

    std::size_t read(char* to, std::size_t most) override {
        if (fault_) {
            return 0;
        }
        std::array<char, 1> beyond{};
        const bool is_full = left_ == 0;
        const std::optional<std::size_t> got =
            is_full ? members_.read(beyond.data(), 1) : members_.read(to, std::min(most, left_));
        if (!got) {
            fault_ = members_.error();
            return 0;
        }
        if (is_full) {
            if (*got > 0) {
                fault_ = too_large();
            }
            return 0;
        }
        left_ -= *got;
        return *got;
    }
    [[nodiscard]] const Error* fault() const override { return fault_ ? &*fault_ : nullptr; }

    static Error too_large() { return {ErrorCode::too_large, "", "the member is over 64 MiB"}; }

private:
    Members& members_;
    std::size_t left_ = max_input_bytes;
    std::optional<Error> fault_;
};

ArchiveSource::ArchiveSource(std::unique_ptr<RawBytes> file, std::string path, InputKind kind,
                             std::string below)
    : path_(std::move(path)),
      below_(std::move(below)),
      kind_(is_read(kind) ? kind : InputKind::automatic),
      members_(std::make_unique<Members>(std::move(file))) {}

ArchiveSource::~ArchiveSource() = default;

std::optional<Input> ArchiveSource::next() {
    for (;;) {
        if (member_) {
            if (std::optional<Input> input = member_->next()) {
                return input;
            }
            member_.reset();
        }
        switch (members_->next()) {
            case Members::Next::end:
                return std::nullopt;
            case Members::Next::broken: {
                const Error error = members_->error();
                return Input{"", Error{error.code, path_, error.detail}};
            }
            case Members::Next::member:
                break;
        }
        if (members_->is_file()) {
            if (std::optional<Input> failed = open_member(members_->name())) {
                return failed;
            }
        }
    }
}

/// Makes member_ of it, if it is an input; what it cannot be read for else.
std::optional<Input> ArchiveSource::open_member(const std::string& name) {
    const std::optional<InputKind> by_name = kind_by_name(name);
    if (!by_name || !is_read(*by_name) || is_packed_name(name)) {
        ++passed_over_;
        return std::nullopt;
    }
    const InputKind asked = kind_in_folder(name, kind_);
    FileSource::About about{page_id({below_.empty() ? name : below_ + "/" + name}),
                            path_ + "!" + mend_utf8(name), true, false};
    if (members_->is_encrypted()) {
        return Input{about.id,
                     Error{ErrorCode::bad_archive, about.where, "the member is encrypted"}};
    }
    if (members_->is_too_large()) {
        const Error error = MemberBytes::too_large();
        return Input{about.id, Error{error.code, about.where, error.detail}};
    }
    member_ =
        std::make_unique<FileSource>(std::make_unique<MemberBytes>(*members_), std::move(about),
                                     asked == InputKind::automatic ? *by_name : asked);
    return std::nullopt;
}

}  // namespace khabar::input
