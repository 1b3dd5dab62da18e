#include "khabar/syntax/english/words.h"

#include <algorithm>
#include <string_view>

#include "khabar/syntax/english/phrases.h"
#include "khabar/syntax/english/settled_words.h"
#include "khabar/syntax/english/word_class.h"
#include "khabar/tables/alternatives.h"

namespace khabar::syntax {

namespace {

class WordReader {
public:
    WordReader(const ReadText& text, const ClauseRows& rows, TokenRange sentence)
        : text_(text), rows_(rows), sentence_(sentence), phrases_(text, rows, sentence) {}

    std::vector<EnglishToken> run() {
        std::vector<EnglishToken> tokens(sentence_.end - sentence_.begin);
        for (std::uint32_t at = sentence_.begin; at < sentence_.end; ++at) {
            EnglishToken& token = tokens[at - sentence_.begin];
            if (token.phrase_end != 0) {
                continue;  // inside a fixed phrase
            }
            token = read(at);
            if (phrases_.take(at, token)) {
                for (std::uint32_t next = at + 1; next < token.phrase_end; ++next) {
                    tokens[next - sentence_.begin].phrase_end = token.phrase_end;
                }
            }
            token.phrase_end = std::max(token.phrase_end, at + 1);
        }
        return tokens;
    }

private:
    [[nodiscard]] EnglishToken read(std::uint32_t at) const {
        EnglishToken token;
        switch (text_.kind(at)) {
            case TokenKind::punctuation:
                token.word = class_of_sign(text_.words(at));
                return token;
            case TokenKind::symbol:
                return token;
            case TokenKind::number:
                token.word = EnglishWord::number;
                return token;
            case TokenKind::word:
                break;
        }
        const Features& best = text_.best(at).features;
        read_verb(at, token);
        token.word = closed_class(at, best);
        if (token.word == EnglishWord::other) {
            token.word = class_of_part(best);
        }
        if (token.word == EnglishWord::adverb && governs_next(at)) {
            token.word = EnglishWord::particle;
        }
        const bool done_by = token.word == EnglishWord::adjective &&
                             (token.forms & form::participle) != 0 && at + 1 < sentence_.end &&
                             text_.folded(at + 1) == "by";
        const bool gerund = token.word == EnglishWord::noun && (token.forms & form::ing) != 0;
        const bool participle = token.word == EnglishWord::noun &&
                                (token.forms & form::participle) != 0 && !is_determined(at);
        if (done_by || gerund || participle) {
            token.word = EnglishWord::verb;
        }
        if (token.word == EnglishWord::particle || token.word == EnglishWord::either ||
            token.word == EnglishWord::to) {
            token.particle = particle_form(at);
        }
        return token;
    }

    /// The verb that a word may be, and in which forms.
    void read_verb(std::uint32_t at, EnglishToken& token) const {
        for (const Reading& reading : text_.readings.of(at)) {
            const Features& features = reading.features;
            if (features.role != WordRole::none) {
                continue;
            }
            std::uint8_t forms = 0;
            switch (features.verb_form) {
                case VerbForm::finite:
                    if (features.tense == Tense::perfect) {
                        forms = features.passive ? form::participle : form::past;
                    } else if (!text_.folded(at).ends_with("ing") || !has_participle(at)) {
                        forms = features.person == 3 ? form::third : form::base;
                    }
                    break;
                case VerbForm::passive_participle:
                    forms = form::participle;
                    break;
                case VerbForm::active_participle:
                    forms = form::ing;
                    break;
                case VerbForm::verbal_noun:
                case VerbForm::none:
                    break;
            }
            if (forms != 0 && (token.verb == nullptr || (!token.verb->lemma && reading.lemma))) {
                token.verb = &reading;
            }
            token.forms |= forms;
        }
        if ((token.forms & (form::past | form::participle)) != 0 && token.verb->lemma) {
            tell_past(at, token);
        }
    }

    [[nodiscard]] bool has_participle(std::uint32_t at) const {
        const auto readings = text_.readings.of(at);
        return std::any_of(readings.begin(), readings.end(), [](const Reading& reading) {
            return reading.features.verb_form == VerbForm::active_participle;
        });
    }

    /// The past of a regular verb is its participle too, be one of them an unlikely reading here;
    /// of another each form is what the row says ("taken" is no past).
    void tell_past(std::uint32_t at, EnglishToken& token) const {
        const std::string_view past = rows_.tables.cell(*token.verb->lemma, "past");
        const std::string_view participle = rows_.tables.cell(*token.verb->lemma, "participle");
        if (past.empty()) {  // regular: both
            token.forms = static_cast<std::uint8_t>(token.forms | form::past | form::participle);
            return;
        }
        const auto is_in = [&](std::string_view cell) {
            return any_alternative(cell,
                                   [&](std::string_view form) { return form == text_.folded(at); });
        };
        const bool can_be_past = is_in(past);
        const bool can_be_participle = is_in(participle.empty() ? past : participle);
        if (!can_be_past && !can_be_participle) {
            return;  // a doubled consonant
        }
        token.forms = static_cast<std::uint8_t>(token.forms & ~(form::past | form::participle));
        token.forms = static_cast<std::uint8_t>(token.forms | (can_be_past ? form::past : 0) |
                                                (can_be_participle ? form::participle : 0));
    }

    [[nodiscard]] EnglishWord closed_class(std::uint32_t at, const Features& best) const {
        const std::string_view word = text_.folded(at);
        if (word == "to") {
            return EnglishWord::to;
        }
        if (word == "that") {
            return EnglishWord::that;
        }
        if (const auto auxiliary = class_of_auxiliary(word)) {
            return *auxiliary;
        }
        if (word == "'s" || word == "'") {
            const bool verb =
                best.part == PartOfSpeech::auxiliary || best.part == PartOfSpeech::verb;
            return verb ? EnglishWord::be : EnglishWord::clitic;
        }
        if (best.part == PartOfSpeech::auxiliary) {
            return EnglishWord::modal;
        }
        return of_role(at, best);
    }

    [[nodiscard]] EnglishWord of_role(std::uint32_t at, const Features& best) const {
        const bool determiner = best.part == PartOfSpeech::determiner;
        switch (best.role) {
            case WordRole::none:
                return EnglishWord::other;
            case WordRole::preposition:
                return has_role(at, WordRole::subordinator) ? EnglishWord::either
                                                            : EnglishWord::particle;
            case WordRole::coordinator:
                return EnglishWord::coordinator;
            case WordRole::complementizer:
                return EnglishWord::that;
            case WordRole::subordinator:
            case WordRole::condition:
                return has_role(at, WordRole::preposition) ? EnglishWord::either
                                                           : EnglishWord::subordinator;
            case WordRole::relative:
                return EnglishWord::relative;
            case WordRole::negation:
                return determiner                           ? EnglishWord::determiner
                       : best.part == PartOfSpeech::pronoun ? EnglishWord::pronoun
                                                            : EnglishWord::negation;
            case WordRole::future:
            case WordRole::possibility:
                return best.part == PartOfSpeech::adjective ? EnglishWord::adjective
                                                            : EnglishWord::adverb;
            case WordRole::question:
                return determiner                                ? EnglishWord::determiner
                       : best.part == PartOfSpeech::subordinator ? EnglishWord::subordinator
                                                                 : EnglishWord::relative;
            case WordRole::demonstrative:
                return EnglishWord::determiner;
            case WordRole::pronoun:
                return determiner ? EnglishWord::possessive : EnglishWord::pronoun;
            case WordRole::quantifier:
                return best.part == PartOfSpeech::pronoun  ? EnglishWord::pronoun
                       : best.part == PartOfSpeech::adverb ? EnglishWord::adverb
                                                           : EnglishWord::determiner;
            case WordRole::exception:
                return best.part == PartOfSpeech::adverb ? EnglishWord::adverb
                                                         : EnglishWord::particle;
            case WordRole::emphasis:
            case WordRole::adverb:
            case WordRole::time_adverb:
                return EnglishWord::adverb;
            case WordRole::interjection:
                return EnglishWord::adverb;
            case WordRole::other:
                return determiner                             ? EnglishWord::determiner
                       : best.part == PartOfSpeech::adjective ? EnglishWord::adjective
                                                              : EnglishWord::adverb;
        }
        return EnglishWord::other;
    }

    [[nodiscard]] bool has_role(std::uint32_t at, WordRole role) const {
        const auto readings = text_.readings.of(at);
        return std::any_of(readings.begin(), readings.end(), [role](const Reading& reading) {
            return reading.features.role == role;
        });
    }

    /// "The accused": a participle that stands for somebody.
    [[nodiscard]] bool is_determined(std::uint32_t at) const {
        if (at == sentence_.begin) {
            return false;
        }
        const PartOfSpeech before = text_.best(at - 1).features.part;
        return before == PartOfSpeech::determiner || before == PartOfSpeech::adjective ||
               before == PartOfSpeech::adposition || before == PartOfSpeech::number;
    }

    [[nodiscard]] bool can_be_noun(std::uint32_t at) const {
        const auto readings = text_.readings.of(at);
        return std::any_of(readings.begin(), readings.end(), [](const Reading& reading) {
            return reading.features.part == PartOfSpeech::noun;
        });
    }

    /// An adverb that is a preposition before a phrase: "on Friday".
    [[nodiscard]] bool governs_next(std::uint32_t at) const {
        if (!has_role(at, WordRole::preposition) || at + 1 >= sentence_.end) {
            return false;
        }
        const Features& next = text_.best(at + 1).features;
        const bool present = next.part == PartOfSpeech::verb && next.tense == Tense::imperfect;
        if (present && can_be_noun(at + 1)) {
            return true;
        }
        return next.part == PartOfSpeech::noun || next.part == PartOfSpeech::proper_noun ||
               next.part == PartOfSpeech::number || next.part == PartOfSpeech::determiner;
    }

    [[nodiscard]] std::string_view particle_form(std::uint32_t at) const {
        for (const Posting& posting : rows_.function_words.find(text_.key(at)).postings) {
            return rows_.tables.cell(posting.id(), "form");
        }
        return text_.folded(at);
    }

    const ReadText& text_;
    const ClauseRows& rows_;
    TokenRange sentence_;
    EnglishPhrases phrases_;
};

}  // namespace

std::vector<EnglishToken> english_words(const ReadText& text, const ClauseRows& rows,
                                        TokenRange sentence) {
    std::vector<EnglishToken> tokens = WordReader(text, rows, sentence).run();
    settle_english_words(text, rows.tables, sentence, tokens);
    return tokens;
}

bool is_nominal_word(EnglishWord word) {
    switch (word) {
        case EnglishWord::noun:
        case EnglishWord::name:
        case EnglishWord::number:
        case EnglishWord::adjective:
            return true;
        default:
            return false;
    }
}

bool is_hyphenated(const ReadText& text, std::uint32_t token) {
    if (token == 0) {
        return false;
    }
    const Span here = text.tokens.tokens[token].span;
    const Span before = text.tokens.tokens[token - 1].span;
    return here.begin == before.end + 1 && text.document.text({before.end, here.begin}) == "-";
}

}  // namespace khabar::syntax
