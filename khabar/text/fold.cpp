#include "khabar/text/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <array>

#include "khabar/core/utf8.h"
#include "khabar/text/arabic_forms.h"

namespace khabar {

namespace {

constexpr char32_t dropped = 0;

bool is_invisible(char32_t c) {
    return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF || c == 0x00AD || c == 0x061C;
}

/// The folded letter, or `dropped`.
constexpr char32_t fold_arabic(char32_t c) {
    switch (c) {
        case 0x0621:  // lone hamza
        case 0x0640:  // tatweel
        case 0x0670:  // superscript alef
            return dropped;
        case 0x0622:  // alef with madda
        case 0x0623:  // alef with hamza above
        case 0x0625:  // alef with hamza below
        case 0x0671:  // alef wasla
            return 0x0627;
        case 0x0624:  // waw with hamza
            return 0x0648;
        case 0x0626:  // ya with hamza
        case 0x0649:  // alef maqsura
        case 0x06CC:  // Persian ya
            return 0x064A;
        case 0x0629:  // ta marbuta
            return 0x0647;
        case 0x06A9:  // Persian kaf
            return 0x0643;
        default:
            break;
    }
    if (c >= 0x064B && c <= 0x065F) {  // vowel marks, shadda, hamza marks
        return dropped;
    }
    if (c >= 0x06D6 && c <= 0x06ED) {  // Quranic marks
        return dropped;
    }
    if (c >= 0x0660 && c <= 0x0669) {
        return c - 0x0660 + U'0';
    }
    if (c >= 0x06F0 && c <= 0x06F9) {
        return c - 0x06F0 + U'0';
    }
    return c;
}

// The plain letters: nearly all of Arabic text. Each is two bytes, and so is what it becomes.
constexpr char32_t first_plain = 0x0621;
constexpr char32_t last_plain = 0x064A;
constexpr auto plain_letters = [] {
    std::array<char32_t, last_plain - first_plain + 1> folded{};
    for (char32_t c = first_plain; c <= last_plain; ++c) {
        folded[c - first_plain] = fold_arabic(c);
    }
    return folded;
}();

// why: as long as any word of a text. Room is made anew behind each mark, so that room for all the
// rest of a word of a megabyte of marks would take its square.
constexpr std::size_t max_run = 64;

// Up to so many bytes of plain letters that a word begins with; how many they were.
std::size_t append_plain(std::string& out, std::string_view word) {
    std::size_t at = 0;
    std::size_t end = out.size();
    word = word.substr(0, max_run);
    out.resize(end + word.size());  // room for all of them: a letter needs no more than it had
    for (; at + 1 < word.size(); at += 2) {
        const auto lead = static_cast<unsigned char>(word[at]);
        const auto trail = static_cast<unsigned char>(word[at + 1]);
        const char32_t letter = (char32_t{lead} & 0x1Fu) << 6u | (trail & 0x3Fu);
        if ((lead & 0xE0u) != 0xC0u || (trail & 0xC0u) != 0x80u || letter < first_plain ||
            letter > last_plain) {
            break;
        }
        if (const char32_t folded = plain_letters[letter - first_plain]; folded != dropped) {
            out[end++] = static_cast<char>(0xC0u | folded >> 6u);
            out[end++] = static_cast<char>(0x80u | (folded & 0x3Fu));
        }
    }
    out.resize(end);
    return at;
}

// Precondition: c is not ASCII.
void append_arabic(std::string& out, char32_t c) {
    if (is_invisible(c)) {
        return;
    }
    if (const auto form = letters_of_form(c)) {
        for (std::size_t i = 0; i < form->count; ++i) {
            if (const char32_t folded = fold_arabic(form->letters[i]); folded != dropped) {
                append_utf8(out, folded);
            }
        }
        return;
    }
    const char32_t folded = fold_arabic(c);
    if (folded == dropped) {
        return;
    }
    const bool has_case = folded < 0x0600 || folded > 0x06FF;
    append_utf8(out,
                has_case ? static_cast<char32_t>(u_tolower(static_cast<UChar32>(folded))) : folded);
}

// The ASCII that a word begins with, in lower case; how many bytes it was.
std::size_t append_ascii(std::string& out, std::string_view word) {
    std::size_t end = 0;
    while (end < word.size() && static_cast<unsigned char>(word[end]) < 0x80) {
        ++end;
    }
    const std::size_t begin = out.size();
    out.append(word, 0, end);
    for (std::size_t at = begin; at < out.size(); ++at) {
        out[at] = out[at] >= 'A' && out[at] <= 'Z' ? static_cast<char>(out[at] + 32) : out[at];
    }
    return end;
}

// Letters that are no other letter with a mark on it, but are looked up as one.
std::string_view plain_latin(char32_t c) {
    switch (c) {
        case 0x2018:  // typographic apostrophes and the signs of hamza and ayn
        case 0x2019:
        case 0x02BB:
        case 0x02BC:
        case 0x02BD:
        case 0x02BE:
        case 0x02BF:
            return "'";
        case 0x00C6:
        case 0x00E6:
            return "ae";
        case 0x0152:
        case 0x0153:
            return "oe";
        case 0x00D8:
        case 0x00F8:
            return "o";
        case 0x00D0:
        case 0x00F0:
        case 0x0110:
        case 0x0111:
            return "d";
        case 0x0141:
        case 0x0142:
            return "l";
        case 0x0131:
            return "i";
        case 0x00DF:
        case 0x1E9E:
            return "ss";
        case 0x00DE:
        case 0x00FE:
            return "th";
        default:
            return {};
    }
}

// Precondition: c is not ASCII.
void append_english(std::string& out, char32_t c) {
    if (is_invisible(c)) {
        return;
    }
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* const nfd = icu::Normalizer2::getNFDInstance(status);
    icu::UnicodeString parts;
    if (U_FAILURE(status) || !nfd->getDecomposition(static_cast<UChar32>(c), parts)) {
        parts = static_cast<UChar32>(c);
    }
    for (std::int32_t at = 0; at < parts.length(); at = parts.moveIndex32(at, 1)) {
        const UChar32 part = parts.char32At(at);
        const auto small = static_cast<char32_t>(u_tolower(part));
        if (const std::string_view plain = plain_latin(small); !plain.empty()) {
            out += plain;
        } else if (u_charType(part) != U_NON_SPACING_MARK) {
            append_utf8(out, small);
        }
    }
}

}  // namespace

char32_t fold_letter(char32_t letter) {
    return letter >= first_plain && letter <= last_plain ? plain_letters[letter - first_plain]
                                                         : dropped;
}

void fold_into(std::string& out, std::string_view word, LanguageId language) {
    for (std::size_t at = 0; at < word.size();) {
        if (static_cast<unsigned char>(word[at]) < 0x80) {
            at += append_ascii(out, word.substr(at));
            continue;
        }
        if (language == LanguageId::arabic) {
            if (const std::size_t plain = append_plain(out, word.substr(at)); plain > 0) {
                at += plain;
                continue;
            }
        }
        const CodePoint next = decode_at(word, at);
        at += next.length;
        switch (language) {
            case LanguageId::arabic:
                append_arabic(out, next.value);
                break;
            case LanguageId::english:
                append_english(out, next.value);
                break;
        }
    }
}

std::string fold(std::string_view word, LanguageId language) {
    std::string out;
    out.reserve(word.size());
    fold_into(out, word, language);
    return out;
}

}  // namespace khabar
