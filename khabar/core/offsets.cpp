#include "khabar/core/offsets.h"

namespace khabar {

namespace {

bool begins_character(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0u) != 0x80u;
}

}  // namespace

CodePointOffsets::CodePointOffsets(std::string_view text) : text_(text) {
    marks_.reserve(text.size() / stride + 1);
    std::uint32_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i % stride == 0) {
            marks_.push_back(count);
        }
        count += begins_character(text[i]) ? 1u : 0u;
    }
    if (text.size() % stride == 0) {
        marks_.push_back(count);
    }
}

std::uint32_t CodePointOffsets::at(std::uint32_t byte) const {
    std::uint32_t count = marks_[byte / stride];
    for (std::uint32_t i = byte / stride * stride; i < byte; ++i) {
        count += begins_character(text_[i]) ? 1u : 0u;
    }
    return count;
}

}  // namespace khabar
