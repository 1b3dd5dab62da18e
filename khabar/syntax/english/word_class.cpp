#include "khabar/syntax/english/word_class.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace khabar::syntax {

namespace {

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

EnglishWord class_of_sign(std::string_view words) {
    const char first = words.front();
    if (first == ',') {
        return EnglishWord::comma;
    }
    if (first == ':') {
        return EnglishWord::colon;
    }
    if (words == "-" || words == "--" || words == "\xE2\x80\x93" || words == "\xE2\x80\x94") {
        return EnglishWord::dash;
    }
    if (first == '(' || first == ')' || first == '[' || first == ']') {
        return EnglishWord::bracket;
    }
    if (first == ';' || first == '.' || first == '!' || first == '?') {
        return EnglishWord::stop;
    }
    static constexpr std::array<std::string_view, 8> quotes{
        "\"", "'", "`", "''", "``", "\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x80\x98"};
    return is_one_of(words, quotes) || words == "\xE2\x80\x99" ? EnglishWord::quote
                                                               : EnglishWord::other;
}

std::optional<EnglishWord> class_of_auxiliary(std::string_view folded) {
    const auto in = [folded](std::initializer_list<std::string_view> forms, EnglishWord as) {
        const bool found = std::find(forms.begin(), forms.end(), folded) != forms.end();
        return found ? std::optional(as) : std::nullopt;
    };
    switch (folded.empty() ? ' ' : folded.front()) {  // most words begin with no such letter
        case '\'':
            return folded == "'ve" ? std::optional(EnglishWord::have)
                                   : in({"'m", "'re"}, EnglishWord::be);
        case 'a':
            return in({"are", "am"}, EnglishWord::be);
        case 'b':
            return in({"be", "been", "being"}, EnglishWord::be);
        case 'd':
            return in({"do", "does", "did"}, EnglishWord::do_);
        case 'h':
            return in({"have", "has", "had", "having"}, EnglishWord::have);
        case 'i':
            return in({"is"}, EnglishWord::be);
        case 'w':
            return in({"was", "were"}, EnglishWord::be);
        default:
            return std::nullopt;
    }
}

EnglishWord class_of_part(const Features& best) {
    if (best.verb_form == VerbForm::finite || best.verb_form == VerbForm::active_participle ||
        best.verb_form == VerbForm::passive_participle) {
        return EnglishWord::verb;
    }
    switch (best.part) {
        case PartOfSpeech::noun:
            return EnglishWord::noun;
        case PartOfSpeech::proper_noun:
            return EnglishWord::name;
        case PartOfSpeech::adjective:
            return EnglishWord::adjective;
        case PartOfSpeech::adverb:
            return EnglishWord::adverb;
        case PartOfSpeech::number:
            return EnglishWord::number;
        case PartOfSpeech::verb:
            return EnglishWord::verb;
        case PartOfSpeech::auxiliary:
            return EnglishWord::modal;
        case PartOfSpeech::pronoun:
            return EnglishWord::pronoun;
        case PartOfSpeech::determiner:
            return EnglishWord::determiner;
        case PartOfSpeech::adposition:
            return EnglishWord::particle;
        case PartOfSpeech::coordinator:
            return EnglishWord::coordinator;
        case PartOfSpeech::subordinator:
            return EnglishWord::subordinator;
        case PartOfSpeech::particle:
        case PartOfSpeech::interjection:
        case PartOfSpeech::punctuation:
        case PartOfSpeech::symbol:
        case PartOfSpeech::other:
            break;
    }
    return EnglishWord::other;
}

}  // namespace khabar::syntax
