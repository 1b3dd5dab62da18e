#include "whole_file.h"

#include <cerrno>
#include <cstdint>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace khabar::cli {

namespace {

namespace fs = std::filesystem;

constexpr int max_parts = 1000;  // why: more runs of one name at a time than anybody starts

/// Whether nobody else writes to a file. A lock goes with its process, also with one that was
/// killed; some file systems of clusters have none.
enum class Lock : std::uint8_t { ours, of_another, not_there };

Lock lock(int file) {
    if (::flock(file, LOCK_EX | LOCK_NB) == 0) {
        return Lock::ours;
    }
    return errno == EWOULDBLOCK ? Lock::of_another : Lock::not_there;
}

/// Whether the file still has this name: its writer may have ended between open and lock.
bool is_named(int file, const std::string& name) {
    struct stat open {};
    struct stat named {};
    return ::fstat(file, &open) == 0 && ::stat(name.c_str(), &named) == 0 &&
           open.st_dev == named.st_dev && open.st_ino == named.st_ino;
}

struct Taken {
    int file = -1;  ///< -1: another writes it
    int error = 0;  ///< errno where it cannot be written
};

/// A file of this name that nobody else writes, empty.
Taken take(const std::string& name) {
    int file = ::open(name.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    const bool made = file >= 0;
    if (!made) {
        if (errno != EEXIST) {
            return {-1, errno};
        }
        file = ::open(name.c_str(), O_RDWR | O_CLOEXEC);
        if (file < 0) {
            return {-1, errno == ENOENT ? 0 : errno};  // its writer has ended by now
        }
    }
    const Lock held = lock(file);
    const bool ours = held == Lock::ours ? is_named(file, name) : held == Lock::not_there && made;
    if (ours && ::ftruncate(file, 0) == 0) {
        return {file, 0};
    }
    ::close(file);
    return {};
}

/// The folder that a file lies in, opened; -1: it cannot be.
int open_folder(const fs::path& path) {
    const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    return ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

/// 0, or errno. Its names lie on the disk after. EINVAL: a file system that knows no such thing.
int sync_folder(int folder) {
    return ::fsync(folder) == 0 || errno == EINVAL ? 0 : errno;
}

}  // namespace

WholeFile::WholeFile(fs::path path, fs::path part, int file)
    : path_(std::move(path)), part_(std::move(part)), file_(file) {}

WholeFile::~WholeFile() {
    if (!part_.empty()) {
        ::unlink(part_.c_str());
    }
    ::close(file_);
}

Expected<std::unique_ptr<WholeFile>> WholeFile::open(fs::path path) {
    for (int i = 0; i < max_parts; ++i) {
        const std::string part = path.string() + ".part-" + std::to_string(i);
        const Taken taken = take(part);
        if (taken.error != 0) {
            return Error{ErrorCode::io, path.string(),
                         "cannot be written: " + std::generic_category().message(taken.error)};
        }
        if (taken.file >= 0) {
            return std::unique_ptr<WholeFile>(new WholeFile(std::move(path), part, taken.file));
        }
    }
    return Error{ErrorCode::io, path.string(), "cannot be written: too many others write it"};
}

int WholeFile::commit() {
    const int folder = open_folder(path_);
    if (folder < 0) {
        return errno;
    }
    int error = ::fsync(file_) == 0 && ::rename(part_.c_str(), path_.c_str()) == 0 ? 0 : errno;
    if (error == 0) {
        part_.clear();
        error = sync_folder(folder);
    }
    ::close(folder);
    return error;
}

}  // namespace khabar::cli
