#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "khabar/core/expected.h"

namespace khabar::gazetteer {

/// Bytes that nobody changes: a mapped file, or a text of its own.
class Bytes {
public:
    explicit Bytes(std::string own) : own_(std::move(own)) {}
    /// Errors: io.
    static Expected<Bytes> map(const std::filesystem::path& file);
    ~Bytes();
    Bytes(Bytes&& other) noexcept;
    Bytes& operator=(Bytes&& other) = delete;
    Bytes(const Bytes&) = delete;
    Bytes& operator=(const Bytes&) = delete;

    [[nodiscard]] std::string_view view() const& noexcept {
        return mapped_ == nullptr ? std::string_view(own_) : std::string_view(mapped_, size_);
    }
    [[nodiscard]] std::string_view view() const&& = delete;

private:
    Bytes(const char* mapped, std::size_t size) : mapped_(mapped), size_(size) {}
    std::string own_;
    const char* mapped_ = nullptr;
    std::size_t size_ = 0;
};

}  // namespace khabar::gazetteer
