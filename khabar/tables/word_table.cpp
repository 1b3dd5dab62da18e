#include "khabar/tables/word_table.h"

#include "khabar/core/utf8.h"
#include "khabar/tables/pool.h"

namespace khabar {

std::span<const WordForm> WordTable::find(std::string_view folded) const noexcept {
    Walk walk;
    for (std::size_t at = 0; at < folded.size();) {
        const CodePoint c = decode_at(folded, at);
        if (!step(walk, letter(c.value))) {
            return {};
        }
        at += c.length;
    }
    return forms(walk);
}

std::span<const WordForm> WordTable::find_latin(std::string_view folded) const noexcept {
    Walk walk;
    for (const char c : folded) {
        if (!step(walk, latin_letter(static_cast<unsigned char>(c)))) {
            return {};
        }
    }
    return forms(walk);
}

std::string_view WordTable::marks(const WordForm& form) const noexcept {
    return tables::pool_text(pool_, form.marks);
}

}  // namespace khabar
