#include "khabar/gazetteer/sink.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include <fmt/format.h>

#include "khabar/core/hash.h"
#include "khabar/gazetteer/scratch_file.h"

namespace khabar::gazetteer {

namespace {

constexpr std::size_t read_bytes = 1u << 20u;

}  // namespace

void MemorySink::write(std::uint64_t offset, std::string_view bytes) {
    if (bytes_.size() < offset + bytes.size()) {
        bytes_.resize(offset + bytes.size());
    }
    bytes_.replace(offset, bytes.size(), bytes);
}

std::uint64_t MemorySink::hash(std::uint64_t offset, std::uint64_t end) {
    if (bytes_.size() < end) {  // what was never written is 0
        bytes_.resize(end);
    }
    return hash64(std::string_view(bytes_).substr(offset, end - offset));
}

DraftFile::DraftFile(std::filesystem::path target) : target_(std::move(target)) {
    constexpr int tries = 1000;  // why: drafts of other processes that were killed may lie there
    for (int i = 0; file_ < 0 && i < tries; ++i) {
        draft_ = fmt::format("{}.draft-{}-{}", target_.string(), getpid(), i);
        file_ = open(draft_.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (file_ < 0 && errno != EEXIST) {
            break;
        }
    }
    keep(file_ < 0 ? errno : 0);
}

DraftFile::~DraftFile() {
    if (file_ >= 0) {
        close(file_);
        unlink(draft_.c_str());
    }
}

void DraftFile::write(std::uint64_t offset, std::string_view bytes) {
    if (error() == 0) {
        keep(write_fully(file_, offset, bytes));
    }
}

std::uint64_t DraftFile::hash(std::uint64_t offset, std::uint64_t end) {
    if (error() == 0 && ftruncate(file_, static_cast<off_t>(end)) != 0) {
        keep(errno);
    }
    Hasher64 hash;
    std::string some;
    for (std::uint64_t at = offset; error() == 0 && at < end; at += some.size()) {
        some.resize(std::min<std::uint64_t>(end - at, read_bytes));
        keep(read_fully(file_, at, some.data(), some.size()));
        hash.add(some);
    }
    return hash.value();
}

Expected<bool> DraftFile::put_in_place() {
    if (error() == 0 && (fdatasync(file_) != 0 || rename(draft_.c_str(), target_.c_str()) != 0)) {
        keep(errno);
    }
    if (error() != 0) {
        return Error{ErrorCode::io, target_.string(),
                     "cannot be written: " + std::generic_category().message(error())};
    }
    close(std::exchange(file_, -1));
    return true;
}

}  // namespace khabar::gazetteer
