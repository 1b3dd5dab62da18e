#include "folded.h"

#include "khabar/text/fold.h"

namespace khabar::compile {

std::string folded_phrase(std::string_view phrase, LanguageId language) {
    std::string key;
    while (!phrase.empty()) {
        const std::size_t gap = phrase.find_first_of(" -/");
        const std::string word = fold(phrase.substr(0, gap), language);
        if (!word.empty()) {
            key += key.empty() ? "" : " ";
            key += word;
        }
        phrase = gap == std::string_view::npos ? std::string_view() : phrase.substr(gap + 1);
    }
    return key;
}

}  // namespace khabar::compile
