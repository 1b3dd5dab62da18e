#include "khabar/language/english/shapes.h"

#include <algorithm>
#include <array>

#include "khabar/language/english/weights.h"

namespace khabar::english {

namespace {

constexpr auto of_adjectives = std::to_array<std::string_view>(
    {"able", "ible", "al", "ary", "ful", "ian", "ic", "ish", "ive", "less", "ous"});

class Guesses {
public:
    Guesses(Capital capital, Candidates& out) : capital_(capital), out_(out) {}

    void add(PartOfSpeech part, WordClass word, std::int32_t known, std::int32_t form,
             VerbForm verb_form = VerbForm::none, Tense tense = Tense::none, bool passive = false) {
        Candidate candidate;
        candidate.word = word;
        candidate.features.part = part;
        candidate.features.verb_form = verb_form;
        candidate.features.tense = tense;
        candidate.features.passive = passive;
        if (part == PartOfSpeech::noun) {
            candidate.features.number =
                word == WordClass::noun_plural ? Number::plural : Number::singular;
        }
        // a capital speaks for a name; where it tells nothing, a name is still the likeliest
        const std::int32_t capital = capital_ == Capital::small  ? 0
                                     : capital_ == Capital::idle ? weights::capital_noun
                                                                 : weights::capital_function;
        candidate.parts.known = static_cast<std::int16_t>(known);
        candidate.parts.form = static_cast<std::int16_t>(form);
        candidate.parts.spelling = static_cast<std::int16_t>(capital);
        out_.add(candidate);
    }

private:
    Capital capital_;
    Candidates& out_;
};

}  // namespace

void add_shapes(std::string_view folded, Capital capital, Candidates& out) {
    using enum VerbForm;
    constexpr std::size_t shortest = 5;  // why: "red" and "king" have no ending
    Guesses guesses(capital, out);
    const auto ends = [&](std::string_view ending) {
        return folded.size() >= shortest && folded.ends_with(ending);
    };
    const std::int32_t shape = weights::by_shape;
    const std::int32_t guess = weights::guess;
    if (ends("ed")) {
        guesses.add(PartOfSpeech::verb, WordClass::past, shape, weights::verb, finite,
                    Tense::perfect);
        guesses.add(PartOfSpeech::verb, WordClass::passive, shape, weights::needs_auxiliary, finite,
                    Tense::perfect, true);
        guesses.add(PartOfSpeech::verb, WordClass::reduced, shape, weights::reduced,
                    passive_participle, Tense::none, true);
        guesses.add(PartOfSpeech::adjective, WordClass::adjective, shape, weights::participle,
                    passive_participle, Tense::none, true);
    } else if (ends("ing")) {
        guesses.add(PartOfSpeech::verb, WordClass::progressive, shape, weights::needs_auxiliary,
                    finite, Tense::imperfect);
        guesses.add(PartOfSpeech::verb, WordClass::active, shape, weights::active,
                    active_participle);
        guesses.add(PartOfSpeech::noun, WordClass::gerund, shape, weights::gerund, verbal_noun);
        guesses.add(PartOfSpeech::adjective, WordClass::adjective, shape, weights::participle,
                    active_participle);
    } else if (ends("ly")) {
        guesses.add(PartOfSpeech::adverb, WordClass::adverb, shape, 0);
    } else if (std::any_of(of_adjectives.begin(), of_adjectives.end(), ends)) {
        guesses.add(PartOfSpeech::adjective, WordClass::adjective, shape, 0);
    } else if (folded.size() > 3 && folded.ends_with('s') && !folded.ends_with("ss") &&
               !folded.ends_with("us") && !folded.ends_with("is")) {
        guesses.add(PartOfSpeech::noun, WordClass::noun_plural, shape, 0);
        guesses.add(PartOfSpeech::verb, WordClass::third, guess, weights::verb, finite,
                    Tense::imperfect);
        out.all[out.count - 1].features.person = 3;
        out.all[out.count - 1].features.number = Number::singular;
    }
    guesses.add(PartOfSpeech::noun, WordClass::noun, out.count == 0 ? shape : guess, 0);
    if (out.count == 1) {
        guesses.add(PartOfSpeech::verb, WordClass::base, guess, weights::verb, finite,
                    Tense::imperfect);
        guesses.add(PartOfSpeech::adjective, WordClass::adjective, guess, 0);
    }
}

}  // namespace khabar::english
