#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace khabar::tables {

/// The text that lies at an offset of a table file's pool (layout.h), behind its 4-byte length.
/// Precondition: the offset was proved when the file was opened.
inline std::string_view pool_text(const char* pool, std::uint32_t offset) noexcept {
    std::uint32_t length = 0;
    std::memcpy(&length, pool + offset, sizeof length);
    return {pool + offset + sizeof length, length};
}

}  // namespace khabar::tables
