#include "khabar/attribution/signs.h"

#include <algorithm>
#include <initializer_list>

namespace khabar::attribution {

namespace {

bool is_one_of(const ReadText& text, std::uint32_t token,
               std::initializer_list<std::string_view> signs) {
    return text.kind(token) != TokenKind::word &&
           std::find(signs.begin(), signs.end(), text.words(token)) != signs.end();
}

constexpr std::string_view guillemet_open = "\xC2\xAB";
constexpr std::string_view guillemet_close = "\xC2\xBB";

}  // namespace

bool is_comma(const ReadText& text, std::uint32_t token) {
    return is_one_of(text, token, {",", "\xD8\x8C"});
}

bool is_colon(const ReadText& text, std::uint32_t token) {
    return is_one_of(text, token, {":"});
}

bool is_dash(const ReadText& text, std::uint32_t token) {
    return is_one_of(text, token, {"-", "\xE2\x80\x93", "\xE2\x80\x94", "\xD9\x80", "/", "|"});
}

bool is_quote(const ReadText& text, std::uint32_t token) {
    return is_one_of(text, token,
                     {"\"", "\xE2\x80\x9C", "\xE2\x80\x9D", guillemet_open, guillemet_close});
}

bool is_stop(const ReadText& text, std::uint32_t token) {
    return is_one_of(text, token, {";", "\xD8\x9B", ".", "!", "?", "\xD8\x9F"});
}

bool is_sign(const ReadText& text, std::uint32_t token) {
    return text.kind(token) == TokenKind::punctuation || text.kind(token) == TokenKind::symbol;
}

std::optional<std::uint32_t> closing_quote(const ReadText& text, std::uint32_t open,
                                           std::uint32_t end) {
    const bool guillemet = text.words(open) == guillemet_open;
    for (std::uint32_t at = open + 1; at < end; ++at) {
        const bool closes = guillemet ? text.words(at) == guillemet_close
                                      : is_quote(text, at) && text.words(at) != guillemet_open;
        if (closes) {
            return at;
        }
    }
    return std::nullopt;
}

bool is_joined(const ReadText& text, std::uint32_t token) {
    if (text.best(token).before.conjunction != 0) {
        return true;
    }
    return token > 0 && text.best(token - 1).features.role == WordRole::coordinator;
}

bool is_that(const ReadText& text, std::uint32_t token) {
    const Reading& word = text.best(token);
    if (text.language() == LanguageId::english) {
        return word.features.role == WordRole::complementizer &&
               word.features.part == PartOfSpeech::subordinator;  // "to" is none
    }
    switch (word.features.role) {
        case WordRole::complementizer:
        case WordRole::emphasis:
        case WordRole::condition:
        case WordRole::negation:
            break;
        default:
            return false;
    }
    constexpr std::string_view an = "\xD8\xA7\xD9\x86";
    constexpr std::string_view bi_an = "\xD8\xA8\xD8\xA7\xD9\x86";
    std::string_view letters = text.folded(token);
    if (word.before.conjunction != 0 && letters.size() > an.size() && !letters.starts_with(an)) {
        letters.remove_prefix(2);
    }
    return letters.starts_with(an) || letters.starts_with(bi_an);
}

bool leads_to_that(const ReadText& text, std::uint32_t token) {
    constexpr std::string_view ila = "\xD8\xA7\xD9\x84\xD9\x8A";
    constexpr std::string_view ala = "\xD8\xB9\xD9\x84\xD9\x8A";
    constexpr std::string_view an = "\xD8\xB9\xD9\x86";
    constexpr std::string_view min = "\xD9\x85\xD9\x86";
    constexpr std::string_view fi = "\xD9\x81\xD9\x8A";
    const std::string_view word = text.folded(token);
    return word == ila || word == ala || word == an || word == min || word == fi;
}

WordRole role_before(const ReadText& text, std::uint32_t token, std::uint32_t begin) {
    while (token > begin) {
        const WordRole role = text.best(--token).features.role;
        const bool particle = role == WordRole::negation || role == WordRole::future ||
                              role == WordRole::possibility || role == WordRole::emphasis;
        if (!particle || is_that(text, token)) {
            return text.kind(token) == TokenKind::word ? role : WordRole::none;
        }
    }
    return WordRole::none;
}

}  // namespace khabar::attribution
