#pragma once

#include <string>
#include <string_view>

#include "khabar/core/document.h"

namespace khabar {

/// The form under which words are looked up; fold(fold(x)) == fold(x).
///
/// Arabic   no vowel marks, shadda or tatweel; every hamza seat is its bare letter and a lone hamza
///          goes (alef madda is one alef); final alef maqsura is ya, ta marbuta is ha; presentation
///          forms are their letters (arabic_forms.h); Persian kaf and ya are the Arabic ones;
///          Arabic-Indic digits are 0-9
/// English  lower case, no accents or other marks; letters of their own as those that they are
///          written with for want of them (ae, oe, ss, o, l); every apostrophe, also the sign of
///          a hamza or an ayn, is '
/// all      invisible controls (bidi, joiners) are dropped
std::string fold(std::string_view word, LanguageId language);

/// The same, appended to `out`: no allocation where `out` has room.
void fold_into(std::string& out, std::string_view word, LanguageId language);

/// One plain Arabic letter (U+0621 to U+064A) folded; 0 where fold() drops it or it is none.
char32_t fold_letter(char32_t letter);

}  // namespace khabar
