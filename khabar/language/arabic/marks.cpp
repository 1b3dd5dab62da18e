#include "khabar/language/arabic/marks.h"

#include "khabar/language/arabic/letters.h"
#include "khabar/language/arabic/written.h"
#include "khabar/text/fold.h"

namespace khabar::arabic {

std::uint8_t kind_of_letter(char32_t letter) {
    switch (letter) {
        case alef_hamza:
        case waw_hamza:
        case ya_hamza:
            return marks::hamza_on;
        case alef_hamza_below:
            return marks::hamza_below;
        case alef_madda:
            return marks::madda;
        case alef_maqsura:
            return marks::maqsura;
        case ta_marbuta:
            return marks::marbuta;
        default:
            return 0;
    }
}

std::uint8_t code_of_mark(char32_t mark) {
    switch (mark) {
        case fatha:
            return 1;
        case damma:
            return 2;
        case kasra:
            return 3;
        case sukun:
            return marks::sukun_code;
        case fathatan:
            return 5;
        case fathatan + 1:
            return 6;
        case kasratan:
            return 7;
        case shadda:
            return marks::doubled;
        case hamza:
            return marks::lone_hamza;
        default:
            return 0;
    }
}

std::uint8_t with_mark(std::uint8_t on_letter, std::uint8_t code) {
    const auto known = static_cast<std::uint8_t>(on_letter & marks::vowel);
    const auto vowel = static_cast<std::uint8_t>(code & marks::vowel);
    if (known != 0 && vowel != 0 && known != vowel) {
        return static_cast<std::uint8_t>(on_letter & ~marks::vowel);
    }
    return static_cast<std::uint8_t>(on_letter | code);
}

std::string marks_of(std::u32string_view written) {
    std::string out;
    bool on_letter = false;
    for (const char32_t c : written) {
        if (const std::uint8_t code = code_of_mark(c); code != 0) {
            if (on_letter) {
                out.back() =
                    static_cast<char>(with_mark(static_cast<std::uint8_t>(out.back()), code));
            }
            continue;
        }
        on_letter = !fold(encode({&c, 1}), LanguageId::arabic).empty();
        if (on_letter) {
            out.push_back(static_cast<char>(kind_of_letter(c)));
        }
    }
    return out;
}

}  // namespace khabar::arabic
