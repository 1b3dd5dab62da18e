#include "khabar/store/dead_letter.h"

#include <cstddef>

#include "khabar/core/utf8.h"

namespace khabar::store {

namespace {

void mend(std::string& text) {
    text = mend_utf8(text);
    for (std::size_t at = 0; (at = text.find('\0', at)) != std::string::npos;) {
        text.replace(at, 1, "\xEF\xBF\xBD");  // U+FFFD
    }
}

}  // namespace

DeadLetter keepable(DeadLetter letter) {
    for (std::string* text : {&letter.message, &letter.subject, &letter.code, &letter.detail,
                              &letter.when, &letter.worker}) {
        mend(*text);
    }
    return letter;
}

}  // namespace khabar::store
