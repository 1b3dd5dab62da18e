#include "khabar/language/english/word_class.h"

#include <algorithm>
#include <array>
#include <utility>

namespace khabar::english {

namespace {

constexpr std::array<std::string_view, word_classes> names{
    "start",
    "end",
    "comma",
    "break",
    "quote",
    "other",
    "determiner",
    "quantifier",
    "possessive",
    "noun",
    "noun_plural",
    "gerund",
    "name",
    "pronoun",
    "subject_pronoun",
    "object_pronoun",
    "adjective",
    "attributive",
    "number",
    "preposition",
    "by",
    "to",
    "be",
    "be_base",
    "been",
    "being",
    "have",
    "having",
    "do",
    "modal",
    "base",
    "third",
    "past",
    "past_transitive",
    "done",
    "passive",
    "reduced",
    "progressive",
    "active",
    "adverb",
    "negation",
    "coordinator",
    "subordinator",
    "complementizer",
    "relative",
    "question",
    "and_noun",
    "and_past",
    "and_base",
    "and_third",
    "and_passive",
    "and_ing",
};

using Words = std::pair<std::string_view, WordClass>;

constexpr auto auxiliaries = std::to_array<Words>({
    {"am", WordClass::be},      {"are", WordClass::be},        {"is", WordClass::be},
    {"was", WordClass::be},     {"were", WordClass::be},       {"'m", WordClass::be},
    {"'re", WordClass::be},     {"'s", WordClass::be},         {"ai", WordClass::be},
    {"be", WordClass::be_base}, {"been", WordClass::been},     {"being", WordClass::being},
    {"have", WordClass::have},  {"has", WordClass::have},      {"had", WordClass::have},
    {"'ve", WordClass::have},   {"having", WordClass::having}, {"do", WordClass::do_},
    {"does", WordClass::do_},   {"did", WordClass::do_},
});

constexpr auto pronouns = std::to_array<Words>({
    {"he", WordClass::subject_pronoun},
    {"she", WordClass::subject_pronoun},
    {"they", WordClass::subject_pronoun},
    {"we", WordClass::subject_pronoun},
    {"i", WordClass::subject_pronoun},
    {"there", WordClass::subject_pronoun},
    {"him", WordClass::object_pronoun},
    {"them", WordClass::object_pronoun},
    {"us", WordClass::object_pronoun},
    {"me", WordClass::object_pronoun},
    {"her", WordClass::object_pronoun},
    {"himself", WordClass::object_pronoun},
    {"herself", WordClass::object_pronoun},
    {"itself", WordClass::object_pronoun},
    {"themselves", WordClass::object_pronoun},
    {"myself", WordClass::object_pronoun},
    {"ourselves", WordClass::object_pronoun},
});

template <std::size_t n>
WordClass among(const std::array<Words, n>& words, std::string_view word, WordClass otherwise) {
    const auto found = std::find_if(words.begin(), words.end(),
                                    [&](const Words& each) { return each.first == word; });
    return found == words.end() ? otherwise : found->second;
}

WordClass class_of_verb(const Features& f, Shape shape, bool transitive) {
    switch (f.verb_form) {
        case VerbForm::passive_participle:
            return WordClass::reduced;
        case VerbForm::active_participle:
            return WordClass::active;
        case VerbForm::finite:
        case VerbForm::verbal_noun:
        case VerbForm::none:
            break;
    }
    switch (shape) {
        case Shape::third:
            return WordClass::third;
        case Shape::ing:
            return WordClass::progressive;
        case Shape::past:
        case Shape::past_participle:
            return f.passive    ? WordClass::passive
                   : transitive ? WordClass::past_transitive
                                : WordClass::past;
        case Shape::participle:
            return f.passive ? WordClass::passive : WordClass::done;
        case Shape::plain:
        case Shape::base:
        case Shape::degree:
            break;
    }
    return WordClass::base;
}

}  // namespace

std::optional<WordClass> word_class(std::string_view name) {
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? std::nullopt
                                : std::optional(static_cast<WordClass>(found - names.begin()));
}

WordClass class_of(const Features& f, Shape shape, bool transitive, std::string_view folded) {
    switch (f.part) {
        case PartOfSpeech::noun:
            return f.number == Number::plural ? WordClass::noun_plural
                   : shape == Shape::ing      ? WordClass::gerund
                                              : WordClass::noun;
        case PartOfSpeech::proper_noun:
            return WordClass::name;
        case PartOfSpeech::adjective:
            return f.role == WordRole::quantifier  ? WordClass::quantifier
                   : f.verb_form == VerbForm::none ? WordClass::adjective
                                                   : WordClass::attributive;
        case PartOfSpeech::verb:
            return class_of_verb(f, shape, transitive);
        case PartOfSpeech::auxiliary:
            return among(auxiliaries, folded, WordClass::modal);
        case PartOfSpeech::pronoun:
            return f.role == WordRole::relative   ? WordClass::relative
                   : f.role == WordRole::question ? WordClass::question
                                                  : among(pronouns, folded, WordClass::pronoun);
        case PartOfSpeech::determiner:
            return f.role == WordRole::quantifier ? WordClass::quantifier
                   : f.role == WordRole::question ? WordClass::question
                                                  : WordClass::determiner;
        case PartOfSpeech::adposition:
            return folded == "by" ? WordClass::by : WordClass::preposition;
        case PartOfSpeech::coordinator:
            return WordClass::coordinator;
        case PartOfSpeech::subordinator:
            return f.role == WordRole::complementizer ? WordClass::complementizer
                   : f.role == WordRole::question     ? WordClass::complementizer
                                                      : WordClass::subordinator;
        case PartOfSpeech::particle:
            return f.role == WordRole::complementizer ? WordClass::to
                   : f.role == WordRole::negation     ? WordClass::negation
                                                      : WordClass::possessive;
        case PartOfSpeech::adverb:
            return f.role == WordRole::relative   ? WordClass::relative
                   : f.role == WordRole::question ? WordClass::question
                   : f.role == WordRole::negation ? WordClass::negation
                                                  : WordClass::adverb;
        case PartOfSpeech::number:
            return WordClass::number;
        case PartOfSpeech::other:
        case PartOfSpeech::interjection:
        case PartOfSpeech::punctuation:
        case PartOfSpeech::symbol:
            break;
    }
    return WordClass::other;
}

WordClass class_of_sign(std::string_view sign) {
    switch (sign.front()) {
        case ',':
            return WordClass::comma;
        case '.':
        case '!':
        case '?':
            return WordClass::end;
        case ':':
        case ';':
        case '-':
        case '(':
        case ')':
        case '[':
        case ']':
            return WordClass::breaks;
        case '"':
        case '\'':
            return WordClass::quote;
        default:
            break;
    }
    if (sign == "\xE2\x80\x93" || sign == "\xE2\x80\x94") {
        return WordClass::breaks;
    }
    return sign == "\xE2\x80\xA6" ? WordClass::end
           : sign.starts_with("\xE2\x80") || sign == "\xC2\xAB" || sign == "\xC2\xBB"
               ? WordClass::quote
               : WordClass::other;
}

namespace {

constexpr WordClass make_behind(WordClass context, WordClass word) {
    switch (word) {
        case WordClass::adverb:
        case WordClass::negation:
        case WordClass::quote:
        case WordClass::other:
            return context;
        case WordClass::coordinator:
            break;
        default:
            return word;
    }
    switch (context) {
        case WordClass::past:
        case WordClass::past_transitive:
        case WordClass::done:
            return WordClass::and_past;
        case WordClass::base:
            return WordClass::and_base;
        case WordClass::third:
            return WordClass::and_third;
        case WordClass::passive:
        case WordClass::reduced:
            return WordClass::and_passive;
        case WordClass::progressive:
        case WordClass::active:
        case WordClass::gerund:
            return WordClass::and_ing;
        default:
            return WordClass::and_noun;
    }
}

constexpr bool make_finite(WordClass context, WordClass word) {
    switch (word) {
        case WordClass::be:
        case WordClass::modal:
        case WordClass::third:
            return true;
        case WordClass::past:
        case WordClass::past_transitive:
            return context != WordClass::have && context != WordClass::having;
        case WordClass::have:
        case WordClass::do_:
        case WordClass::base:
            return context != WordClass::to && context != WordClass::modal &&
                   context != WordClass::do_ && context != WordClass::and_base &&
                   context != WordClass::object_pronoun;
        default:
            return false;
    }
}

template <class T, class Make>
constexpr ClassPairs<T> make_pairs(Make make) {
    ClassPairs<T> out{};
    for (std::size_t context = 0; context < word_classes; ++context) {
        for (std::size_t word = 0; word < word_classes; ++word) {
            out[context][word] =
                make(static_cast<WordClass>(context), static_cast<WordClass>(word));
        }
    }
    return out;
}

}  // namespace

constinit const ClassPairs<WordClass> all_behind = make_pairs<WordClass>(make_behind);
constinit const ClassPairs<bool> all_finite = make_pairs<bool>(make_finite);

}  // namespace khabar::english
