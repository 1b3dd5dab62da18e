#include "khabar/page/mojibake.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "khabar/core/utf8.h"

namespace khabar::page {

namespace {

// why: an article that breaks in part has more; an example in a text about mojibake has less.
constexpr std::size_t long_run_letters = 200;
// why: two words; fewer come about by chance.
constexpr std::size_t short_run_letters = 8;
// why: quotes of a short text; one or two may be meant.
constexpr std::size_t min_signs = 4;
// why: a whole letter among broken ones is a byte that was lost; three in a row are a word.
constexpr std::size_t max_whole_in_run = 2;
// why: three readings on top of one another were met; each makes the text twice as long.
constexpr int max_rounds = 3;

enum class Charset : std::uint8_t { windows_1252, windows_1256 };

// What the bytes 80 to 9F are in windows-1252 and the bytes 80 to FF in windows-1256; 0 where the
// charset has no character. Source: https://encoding.spec.whatwg.org/#legacy-single-byte-encodings
constexpr std::array<char16_t, 32> high_1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};
constexpr std::array<char16_t, 128> high_1256 = {
    0x20AC, 0x067E, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0679, 0x2039,
    0x0152, 0x0686, 0x0698, 0x0688, 0x06AF, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x06A9, 0x2122, 0x0691, 0x203A, 0x0153, 0x200C, 0x200D, 0x06BA, 0x00A0, 0x060C, 0x00A2, 0x00A3,
    0x00A4, 0x00A5, 0x00A6, 0x00A7, 0x00A8, 0x00A9, 0x06BE, 0x00AB, 0x00AC, 0x00AD, 0x00AE, 0x00AF,
    0x00B0, 0x00B1, 0x00B2, 0x00B3, 0x00B4, 0x00B5, 0x00B6, 0x00B7, 0x00B8, 0x00B9, 0x061B, 0x00BB,
    0x00BC, 0x00BD, 0x00BE, 0x061F, 0x06C1, 0x0621, 0x0622, 0x0623, 0x0624, 0x0625, 0x0626, 0x0627,
    0x0628, 0x0629, 0x062A, 0x062B, 0x062C, 0x062D, 0x062E, 0x062F, 0x0630, 0x0631, 0x0632, 0x0633,
    0x0634, 0x0635, 0x0636, 0x00D7, 0x0637, 0x0638, 0x0639, 0x063A, 0x0640, 0x0641, 0x0642, 0x0643,
    0x00E0, 0x0644, 0x00E2, 0x0645, 0x0646, 0x0647, 0x0648, 0x00E7, 0x00E8, 0x00E9, 0x00EA, 0x00EB,
    0x0649, 0x064A, 0x00EE, 0x00EF, 0x064B, 0x064C, 0x064D, 0x064E, 0x00F4, 0x064F, 0x0650, 0x00F7,
    0x0651, 0x00F9, 0x0652, 0x00FB, 0x00FC, 0x200E, 0x200F, 0x06D2};

// The byte that a charset reads as `c`; 0 where there is none. Controls of 80 to 9F stand for
// themselves: most programs read the bytes that windows-1252 leaves out in this way.
unsigned char byte_of(char32_t c, Charset charset) {
    if (c >= 0x80 && c <= 0x9F) {
        return static_cast<unsigned char>(c);
    }
    const auto search = [c](const auto& table) {
        for (std::size_t at = 0; at < table.size(); ++at) {
            if (table[at] == c) {
                return static_cast<unsigned char>(0x80 + at);
            }
        }
        return static_cast<unsigned char>(0);
    };
    switch (charset) {
        case Charset::windows_1252:
            return c >= 0xA0 && c <= 0xFF ? static_cast<unsigned char>(c) : search(high_1252);
        case Charset::windows_1256:
            return search(high_1256);
    }
    return 0;
}

struct Broken {
    char32_t value;
    std::size_t length;  ///< of its two to four characters, in bytes
};

// The letter that stands broken at `at`, if one does.
std::optional<Broken> broken_at(std::string_view text, std::size_t at, Charset charset) {
    std::array<char, 4> bytes{};
    const CodePoint first = decode_at(text, at);
    const unsigned lead = first.value < 0x80 ? 0 : byte_of(first.value, charset);
    const std::size_t count = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (count == 0 || lead > 0xF4) {
        return std::nullopt;
    }
    bytes[0] = static_cast<char>(lead);
    std::size_t end = at + first.length;
    for (std::size_t i = 1; i < count; ++i) {
        if (end >= text.size()) {
            return std::nullopt;
        }
        const CodePoint next = decode_at(text, end);
        const unsigned low = next.value < 0x80 ? 0 : byte_of(next.value, charset);
        if ((low & 0xC0u) != 0x80u) {
            return std::nullopt;
        }
        bytes[i] = static_cast<char>(low);
        end += next.length;
    }
    const CodePoint whole = decode_at({bytes.data(), count}, 0);
    if (whole.length != count) {
        return std::nullopt;
    }
    return Broken{whole.value, end - at};
}

// Through windows-1256 whole Arabic words hold pairs that read as other letters by chance. Such a
// page holds Arabic letters and signs; one that was misread twice gives characters of the charset.
// Controls are bytes of what was misread twice through windows-1252.
bool is_likely(char32_t c, Charset charset) {
    switch (charset) {
        case Charset::windows_1252:
            return c >= 0x80;
        case Charset::windows_1256:
            return (c >= 0x600 && c <= 0x6FF) ||
                   ((c < 0xC0 || c > 0xFF) && byte_of(c, charset) != 0);
    }
    return false;
}

// Whether enough of the text may be broken. Through windows-1252 every first character is one of
// U+00C2 to U+00F4, C3 in UTF-8, and no ASCII follows; through windows-1256 the commonest Arabic
// letter, alef, is U+0637 U+00A7, and what was misread twice is full of U+0637 U+00B7 and 00B8.
bool may_be_broken(std::string_view text, Charset charset) {
    const char sought = charset == Charset::windows_1252 ? '\xC3' : '\xC2';
    std::size_t signs = 0;
    for (std::size_t at = text.find(sought); at != std::string_view::npos;
         at = text.find(sought, at + 1)) {
        switch (charset) {
            case Charset::windows_1252:
                if (at + 2 < text.size() && static_cast<unsigned char>(text[at + 2]) >= 0x80) {
                    const auto broken = broken_at(text, at, charset);
                    signs += broken && is_likely(broken->value, charset) ? 1u : 0u;
                }
                if (signs >= min_signs) {
                    return true;
                }
                break;
            case Charset::windows_1256:
                if (at >= 2 && at + 1 < text.size() && text.substr(at - 2, 2) == "\xD8\xB7" &&
                    (text[at + 1] == '\xA7' || text[at + 1] == '\xB7' || text[at + 1] == '\xB8')) {
                    return true;
                }
                break;
        }
    }
    return false;
}

/// A part of a text in which nearly all that is not ASCII is broken, and what it says.
struct Run {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t broken = 0;
    std::size_t whole = 0;  ///< characters beyond ASCII that are not broken
    std::string mended;
};

// White space and the mark of a lost byte tell nothing.
bool tells_nothing(char32_t c) {
    return c == 0xA0 || c == 0xAD || c == 0xFEFF || c == replacement_character;
}

std::vector<Run> find_runs(std::string_view text, Charset charset) {
    std::vector<Run> runs;
    Run run;
    std::size_t whole_after = 0;  // since the last broken one
    const auto close = [&] {
        if (run.broken > 0) {
            runs.push_back(std::move(run));
        }
        run = {};
        whole_after = 0;
    };
    for (std::size_t at = 0; at < text.size();) {
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            ++at;
            continue;
        }
        const auto broken = broken_at(text, at, charset);
        if (!broken || !is_likely(broken->value, charset)) {
            const CodePoint next = decode_at(text, at);
            at += next.length;
            if (!tells_nothing(next.value) && ++whole_after > max_whole_in_run) {
                close();
            }
            continue;
        }
        if (run.broken == 0) {
            run.begin = run.end = at;
            whole_after = 0;
        }
        run.mended += text.substr(run.end, at - run.end);
        append_utf8(run.mended, broken->value);
        at += broken->length;
        run.end = at;
        ++run.broken;
        run.whole += std::exchange(whole_after, 0);
    }
    close();
    return runs;
}

/// The letters of a text beyond ASCII, by the script that most of them are of.
struct Letters {
    std::size_t latin = 0;
    std::size_t others = 0;  ///< of the commonest script that is not Latin
    std::size_t all = 0;
};

Letters count_letters(std::string_view text) {
    std::vector<std::size_t> scripts(USCRIPT_CODE_LIMIT, 0);
    Letters letters;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint next = decode_at(text, at);
        at += next.length;
        const auto point = static_cast<UChar32>(next.value);
        if (next.value < 0x80 || !u_isalpha(point)) {
            continue;
        }
        UErrorCode status = U_ZERO_ERROR;
        const UScriptCode script = uscript_getScript(point, &status);
        ++letters.all;
        if (script == USCRIPT_LATIN) {
            ++letters.latin;
        } else if (U_SUCCESS(status) && script >= 0 && script < USCRIPT_CODE_LIMIT) {
            letters.others = std::max(letters.others, ++scripts[static_cast<std::size_t>(script)]);
        }
    }
    return letters;
}

// All letters outside tags: what a reader sees, and scripts.
std::size_t visible_letters(std::string_view text) {
    std::size_t letters = 0;
    bool in_tag = false;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint next = decode_at(text, at);
        at += next.length;
        in_tag = next.value == U'<' || (in_tag && next.value != U'>');
        letters += !in_tag && u_isalpha(static_cast<UChar32>(next.value)) ? 1u : 0u;
    }
    return letters;
}

// Undoes the further readings under the first.
void mend_again(std::string& text, Charset charset) {
    for (int round = 1; round < max_rounds && may_be_broken(text, charset); ++round) {
        std::vector<Run> runs = find_runs(text, charset);
        if (runs.size() != 1 || runs[0].whole * 10 > runs[0].broken) {
            return;
        }
        text.replace(runs[0].begin, runs[0].end - runs[0].begin, runs[0].mended);
    }
}

// Letters of a script that is not Latin, nine in ten of it; `visible` are those of the whole text.
bool is_sure(const Run& run, std::string_view text, std::size_t visible) {
    if (run.broken < short_run_letters || run.whole * 10 > run.broken) {
        return false;
    }
    const Letters letters = count_letters(run.mended);
    if (letters.others * 10 < letters.all * 9 || letters.others < short_run_letters) {
        return false;
    }
    const std::size_t outside =
        visible - std::min(visible, visible_letters(text.substr(run.begin, run.end - run.begin)));
    return letters.others >= long_run_letters || letters.others >= outside;
}

// Latin letters and signs that are nearly all of the text beyond ASCII.
bool is_sure_in_whole(const std::vector<Run>& runs, std::string_view text) {
    std::size_t broken = 0;
    std::size_t whole = 0;
    std::size_t done = 0;
    const auto count_whole = [&](std::size_t end) {
        while (done < end) {
            const CodePoint next = decode_at(text, done);
            whole += next.value >= 0x80 && !tells_nothing(next.value) ? 1u : 0u;
            done += next.length;
        }
    };
    for (const Run& run : runs) {
        count_whole(run.begin);
        broken += run.broken;
        whole += run.whole;
        done = run.end;
    }
    count_whole(text.size());
    return broken >= min_signs && whole * 10 <= broken &&
           std::all_of(runs.begin(), runs.end(),
                       [](const Run& run) { return count_letters(run.mended).others == 0; });
}

bool mend(std::string& text, Charset charset) {
    if (!may_be_broken(text, charset)) {
        return false;
    }
    std::vector<Run> runs = find_runs(text, charset);
    for (Run& run : runs) {
        mend_again(run.mended, charset);
    }
    const bool all = charset == Charset::windows_1252 && is_sure_in_whole(runs, text);
    const std::size_t visible = visible_letters(text);
    std::string out;
    std::size_t done = 0;
    for (const Run& run : runs) {
        if (all || is_sure(run, text, visible)) {
            out += std::string_view(text).substr(done, run.begin - done);
            out += run.mended;
            done = run.end;
        }
    }
    if (done == 0) {
        return false;
    }
    out += std::string_view(text).substr(done);
    text = std::move(out);
    return true;
}

}  // namespace

std::string_view mend_mojibake(std::string& text) {
    if (mend(text, Charset::windows_1252)) {
        return "windows-1252";
    }
    return mend(text, Charset::windows_1256) ? "windows-1256" : std::string_view{};
}

}  // namespace khabar::page
