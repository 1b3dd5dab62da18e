#include "khabar/mentions/bare_word.h"

#include <algorithm>
#include <string_view>

namespace khabar::mentions {

std::string bare_word(const ReadText& text, std::uint32_t token, const Reading& reading) {
    constexpr std::size_t letter = 2;  // bytes of an Arabic letter
    constexpr std::string_view article = "\xD8\xA7\xD9\x84";
    std::string_view word = text.folded(token);
    const Proclitics& before = reading.before;
    const std::size_t cut =
        (before.conjunction != 0 ? letter : 0) + (before.preposition != 0 ? letter : 0);
    word.remove_prefix(std::min(word.size(), cut));
    if (before.article && before.preposition == 'l') {
        word.remove_prefix(std::min(word.size(), letter));  // the l that the two share
        return std::string(article).append(word);
    }
    return std::string(word);
}

}  // namespace khabar::mentions
