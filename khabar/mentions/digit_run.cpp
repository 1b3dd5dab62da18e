#include "khabar/mentions/digit_run.h"

#include "khabar/core/utf8.h"

namespace khabar::amounts {

namespace {

/// 0 to 9 for ASCII, Arabic-Indic and Persian digits, else -1.
int digit(char32_t c) {
    if (c >= U'0' && c <= U'9') {
        return static_cast<int>(c - U'0');
    }
    if (c >= 0x660 && c <= 0x669) {
        return static_cast<int>(c - 0x660);
    }
    if (c >= 0x6F0 && c <= 0x6F9) {
        return static_cast<int>(c - 0x6F0);
    }
    return -1;
}

/// The code of a sign that may stand between digits, or 0.
char inner_sign(char32_t c) {
    switch (c) {
        case U'/':
        case U'-':
        case U'.':
        case U',':
        case U':':
            return static_cast<char>(c);
        case 0x060C:
            return 'a';
        case 0x066B:
            return 'd';
        case 0x066C:
            return 't';
        case 0x2010:
        case 0x2011:
        case 0x2012:
        case 0x2013:
        case 0x2014:
            return '-';
        default:
            return 0;
    }
}

}  // namespace

std::optional<DigitRun> digit_run(const ReadText& text, std::uint32_t token) {
    const std::string_view bytes = text.document.text();
    std::uint32_t at = text.tokens.tokens[token].span.begin;
    DigitRun run;
    std::uint32_t stop = at;
    const auto end = static_cast<std::uint32_t>(bytes.size());
    while (at < end) {
        CodePoint c = decode_at(bytes, at);
        if (digit(c.value) < 0) {
            break;
        }
        std::uint64_t value = 0;
        std::uint32_t width = 0;
        while (at < end && digit((c = decode_at(bytes, at)).value) >= 0) {
            value = width < 18 ? value * 10 + static_cast<std::uint64_t>(digit(c.value)) : value;
            ++width;
            at += c.length;
        }
        stop = at;
        if (run.parts == DigitRun::max_parts) {
            run.bad = true;  // a list, no number: its end does not matter, and the page may be long
            break;
        }
        if (width > 15) {
            run.bad = true;
        } else {
            run.part[run.parts] = value;
            run.width[run.parts] = static_cast<std::uint8_t>(width);
            ++run.parts;
        }
        if (at >= end) {
            break;
        }
        c = decode_at(bytes, at);
        const char sign = inner_sign(c.value);
        if (sign == 0) {
            break;
        }
        at += c.length;
        if (at >= end || digit(decode_at(bytes, at).value) < 0) {
            break;
        }
        run.sign[run.parts > 0 ? run.parts - 1U : 0U] = sign;
    }
    if (run.parts == 0) {
        return std::nullopt;
    }
    run.end = token + 1;
    while (run.end < text.size() && text.tokens.tokens[run.end].span.begin < stop) {
        ++run.end;
    }
    return run;
}

std::optional<double> DigitRun::value() const {
    if (bad) {
        return std::nullopt;
    }
    const auto whole = static_cast<double>(part[0]);
    if (parts == 1) {
        return whole;
    }
    // Groups of three after the first are thousands, whatever the sign; "0.002" and "8,3" are not.
    std::size_t groups = 1;
    double value = whole;
    while (groups < parts && width[groups] == 3 && part[0] != 0 && width[0] <= 3 &&
           sign[groups - 1] == sign[0] &&
           (sign[0] == ',' || sign[0] == 'a' || sign[0] == '.' || sign[0] == 't')) {
        value = value * 1000 + static_cast<double>(part[groups]);
        ++groups;
    }
    if (groups == parts) {
        return value;
    }
    const char last = sign[groups - 1];
    if (groups + 1 != parts || (last != '.' && last != ',' && last != 'a' && last != 'd') ||
        (groups > 1 && last == sign[0])) {
        return std::nullopt;
    }
    double scale = 1;
    for (std::uint8_t i = 0; i < width[groups]; ++i) {
        scale *= 10;
    }
    return value + static_cast<double>(part[groups]) / scale;
}

}  // namespace khabar::amounts
