#include "khabar/language/features.h"

#include <array>
#include <utility>

namespace khabar {

namespace {

constexpr std::array<std::pair<std::string_view, PartOfSpeech>, 17> part_names{{
    {"X", PartOfSpeech::other},
    {"NOUN", PartOfSpeech::noun},
    {"PROPN", PartOfSpeech::proper_noun},
    {"ADJ", PartOfSpeech::adjective},
    {"VERB", PartOfSpeech::verb},
    {"AUX", PartOfSpeech::auxiliary},
    {"PRON", PartOfSpeech::pronoun},
    {"DET", PartOfSpeech::determiner},
    {"ADP", PartOfSpeech::adposition},
    {"CCONJ", PartOfSpeech::coordinator},
    {"SCONJ", PartOfSpeech::subordinator},
    {"PART", PartOfSpeech::particle},
    {"ADV", PartOfSpeech::adverb},
    {"NUM", PartOfSpeech::number},
    {"INTJ", PartOfSpeech::interjection},
    {"PUNCT", PartOfSpeech::punctuation},
    {"SYM", PartOfSpeech::symbol},
}};

constexpr std::array<std::pair<std::string_view, WordRole>, 19> role_names{{
    {"preposition", WordRole::preposition},
    {"coordinator", WordRole::coordinator},
    {"complementizer", WordRole::complementizer},
    {"subordinator", WordRole::subordinator},
    {"relative", WordRole::relative},
    {"negation", WordRole::negation},
    {"future", WordRole::future},
    {"possibility", WordRole::possibility},
    {"condition", WordRole::condition},
    {"question", WordRole::question},
    {"demonstrative", WordRole::demonstrative},
    {"pronoun", WordRole::pronoun},
    {"exception", WordRole::exception},
    {"emphasis", WordRole::emphasis},
    {"adverb", WordRole::adverb},
    {"time_adverb", WordRole::time_adverb},
    {"quantifier", WordRole::quantifier},
    {"interjection", WordRole::interjection},
    {"other", WordRole::other},
}};

/// Writes and reads fields of a 32-bit value, lowest first.
class Bits {
public:
    explicit Bits(std::uint32_t value = 0) : value_(value) {}
    template <class T>
    void put(T field, unsigned width) {
        value_ |= static_cast<std::uint32_t>(field) << at_;
        at_ += width;
    }
    template <class T>
    T take(unsigned width) {
        const std::uint32_t field = (value_ >> at_) & ((std::uint32_t{1} << width) - 1);
        at_ += width;
        return static_cast<T>(field);
    }
    [[nodiscard]] std::uint32_t value() const { return value_; }

private:
    std::uint32_t value_;
    unsigned at_ = 0;
};

void add_feature(std::string& out, std::string_view feature) {
    if (!out.empty()) {
        out += '|';
    }
    out += feature;
}

}  // namespace

std::uint32_t pack(const Features& f) {
    Bits bits;
    bits.put(f.part, 5);
    bits.put(f.verb_form, 3);
    bits.put(f.tense, 2);
    bits.put(f.mood, 3);
    bits.put(f.gender, 2);
    bits.put(f.number, 2);
    bits.put(f.role, 5);
    bits.put(f.person, 2);
    bits.put(f.passive, 1);
    bits.put(f.human, 1);
    bits.put(f.definite, 1);
    bits.put(f.before_pronoun, 1);
    bits.put(f.of_masculine, 1);
    bits.put(f.construct, 1);
    bits.put(f.accusative, 1);
    bits.put(f.nisba, 1);
    return bits.value();
}

Features unpack(std::uint32_t value) {
    Bits bits(value);
    Features f;
    f.part = bits.take<PartOfSpeech>(5);
    f.verb_form = bits.take<VerbForm>(3);
    f.tense = bits.take<Tense>(2);
    f.mood = bits.take<Mood>(3);
    f.gender = bits.take<Gender>(2);
    f.number = bits.take<Number>(2);
    f.role = bits.take<WordRole>(5);
    f.person = bits.take<std::uint8_t>(2);
    f.passive = bits.take<bool>(1);
    f.human = bits.take<bool>(1);
    f.definite = bits.take<bool>(1);
    f.before_pronoun = bits.take<bool>(1);
    f.of_masculine = bits.take<bool>(1);
    f.construct = bits.take<bool>(1);
    f.accusative = bits.take<bool>(1);
    f.nisba = bits.take<bool>(1);
    return f;
}

std::string upos(PartOfSpeech part) {
    for (const auto& [name, value] : part_names) {
        if (value == part) {
            return std::string(name);
        }
    }
    return "X";
}

// The order is that of Universal Dependencies: by name of the feature.
std::string ud_features(const Features& f) {
    std::string out;
    if (f.tense == Tense::perfect) {
        add_feature(out, "Aspect=Perf");
    } else if (f.tense == Tense::imperfect) {
        add_feature(out, "Aspect=Imp");
    }
    if (f.accusative) {
        add_feature(out, "Case=Acc");
    }
    if (f.definite) {
        add_feature(out, "Definite=Def");
    } else if (f.construct) {
        add_feature(out, "Definite=Cons");
    }
    if (f.gender != Gender::none) {
        add_feature(out, f.gender == Gender::feminine ? "Gender=Fem" : "Gender=Masc");
    }
    switch (f.mood) {
        case Mood::none:
            break;
        case Mood::indicative:
            add_feature(out, "Mood=Ind");
            break;
        case Mood::subjunctive:
            add_feature(out, "Mood=Sub");
            break;
        case Mood::jussive:
            add_feature(out, "Mood=Jus");
            break;
        case Mood::imperative:
            add_feature(out, "Mood=Imp");
            break;
    }
    if (f.number == Number::singular) {
        add_feature(out, "Number=Sing");
    } else if (f.number == Number::dual) {
        add_feature(out, "Number=Dual");
    } else if (f.number == Number::plural) {
        add_feature(out, "Number=Plur");
    }
    if (f.person != 0) {
        add_feature(out, std::string("Person=") + static_cast<char>('0' + f.person));
    }
    if (f.role == WordRole::negation) {
        add_feature(out, "Polarity=Neg");
    }
    switch (f.verb_form) {
        case VerbForm::none:
            break;
        case VerbForm::finite:
            add_feature(out, "VerbForm=Fin");
            break;
        case VerbForm::verbal_noun:
            add_feature(out, "VerbForm=Vnoun");
            break;
        case VerbForm::active_participle:
        case VerbForm::passive_participle:
            add_feature(out, "VerbForm=Part");
            break;
    }
    if (f.verb_form == VerbForm::finite || f.verb_form == VerbForm::active_participle ||
        f.verb_form == VerbForm::passive_participle) {
        add_feature(out, f.passive ? "Voice=Pass" : "Voice=Act");
    }
    return out;
}

WordRole word_role(std::string_view name) {
    for (const auto& [each, value] : role_names) {
        if (each == name) {
            return value;
        }
    }
    return WordRole::none;
}

PartOfSpeech part_of_speech(std::string_view name) {
    for (const auto& [each, value] : part_names) {
        if (each == name) {
            return value;
        }
    }
    return PartOfSpeech::other;
}

}  // namespace khabar
