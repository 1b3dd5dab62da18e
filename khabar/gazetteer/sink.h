#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "khabar/core/expected.h"

namespace khabar::gazetteer {

/// Where the bytes of a gazetteer go, in any order of their places. The first fault is kept, and
/// what is written after it is lost.
class Sink {
public:
    Sink() = default;
    virtual ~Sink() = default;
    Sink(const Sink&) = delete;
    Sink& operator=(const Sink&) = delete;

    virtual void write(std::uint64_t offset, std::string_view bytes) = 0;
    /// 0, or errno of the first fault.
    [[nodiscard]] int error() const noexcept { return error_; }
    /// The hash64 of all bytes from `offset` to `end`.
    virtual std::uint64_t hash(std::uint64_t offset, std::uint64_t end) = 0;

protected:
    void keep(int error) noexcept { error_ = error_ == 0 ? error : error_; }

private:
    int error_ = 0;
};

class MemorySink : public Sink {
public:
    void write(std::uint64_t offset, std::string_view bytes) override;
    std::uint64_t hash(std::uint64_t offset, std::uint64_t end) override;
    std::string take() { return std::move(bytes_); }

private:
    std::string bytes_;
};

/// A file under another name, beside the one that it will be; gone with the object unless it was
/// put in its place.
class DraftFile : public Sink {
public:
    explicit DraftFile(std::filesystem::path target);
    ~DraftFile() override;

    void write(std::uint64_t offset, std::string_view bytes) override;
    std::uint64_t hash(std::uint64_t offset, std::uint64_t end) override;
    /// The file takes its name, whatever stood there. Errors: io; then the old one still stands.
    Expected<bool> put_in_place();

private:
    std::filesystem::path target_;
    std::string draft_;
    int file_ = -1;
};

/// One part of a gazetteer, written from its beginning to its end.
class Stream {
public:
    Stream(Sink& sink, std::uint64_t begin) : sink_(sink), begin_(begin), at_(begin) {}
    void put(std::string_view bytes) {
        buffer_.append(bytes);
        if (buffer_.size() >= buffer_bytes) {
            flush();
        }
    }
    template <class T>
    void put_value(const T& value) {
        put({reinterpret_cast<const char*>(&value), sizeof value});
    }
    /// How much was put.
    [[nodiscard]] std::uint64_t size() const noexcept { return at_ + buffer_.size() - begin_; }
    void flush() {
        sink_.write(at_, buffer_);
        at_ += buffer_.size();
        buffer_.clear();
    }

private:
    static constexpr std::size_t buffer_bytes = 256u << 10u;
    Sink& sink_;
    std::uint64_t begin_;
    std::uint64_t at_;
    std::string buffer_;
};

}  // namespace khabar::gazetteer
