#include "khabar/syntax/english/settled_words.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "khabar/language/valency.h"

namespace khabar::syntax {

namespace {

class Settler {
public:
    Settler(const ReadText& text, const TableFile& tables, TokenRange sentence,
            std::span<EnglishToken> tokens)
        : text_(text), tables_(tables), sentence_(sentence), tokens_(tokens) {}

    void run() {
        ask();
        for (std::uint32_t at = sentence_.begin; at < sentence_.end; ++at) {
            if (token(at).forms == 0) {
                continue;  // all that follows is of a word that may be a verb
            }
            fear_that(at);
            told_that(at);
            gave(at);
            test_fired(at);
            by_striking(at);
            shelling_had(at);
            and_allied(at);
            remains(at);
        }
    }

private:
    [[nodiscard]] EnglishToken& token(std::uint32_t at) const {
        return tokens_[at - sentence_.begin];
    }
    [[nodiscard]] EnglishWord word(std::uint32_t at) const {
        return at < sentence_.end ? token(at).word : EnglishWord::stop;
    }
    [[nodiscard]] const Features& best(std::uint32_t at) const { return text_.best(at).features; }

    [[nodiscard]] bool is_name_or_noun(std::uint32_t at) const {
        return word(at) == EnglishWord::noun || word(at) == EnglishWord::name;
    }
    [[nodiscard]] bool is_past(std::uint32_t at) const {
        return word(at) == EnglishWord::have || word(at) == EnglishWord::modal ||
               (word(at) == EnglishWord::verb && (token(at).forms & form::past) != 0);
    }
    [[nodiscard]] bool begins_phrase(std::uint32_t at) const {
        switch (word(at)) {
            case EnglishWord::determiner:
            case EnglishWord::possessive:
            case EnglishWord::pronoun:
                return true;
            default:
                return is_nominal_word(word(at));
        }
    }
    static bool is_auxiliary(EnglishWord word) {
        return word == EnglishWord::be || word == EnglishWord::have || word == EnglishWord::do_ ||
               word == EnglishWord::modal;
    }

    /// "Did the army attack the town?": the subject stands between the auxiliary and its verb.
    void ask() const {
        if (sentence_.end < sentence_.begin + 3 || !asks()) {
            return;
        }
        std::uint32_t at = sentence_.begin;
        while (at < sentence_.end &&
               (word(at) == EnglishWord::quote || word(at) == EnglishWord::relative ||
                word(at) == EnglishWord::subordinator || word(at) == EnglishWord::coordinator)) {
            ++at;
        }
        if (!is_auxiliary(word(at)) || !begins_phrase(at + 1)) {
            return;
        }
        if (!ask_behind(at, false)) {
            ask_behind(at, true);  // "does the king want war"
        }
    }

    /// Whether the verb that the auxiliary waits for is found. any: be it before a noun too.
    bool ask_behind(std::uint32_t at, bool any) const {
        for (std::uint32_t verb = at + 2; verb < sentence_.end; ++verb) {
            if (word(verb) == EnglishWord::comma || word(verb) == EnglishWord::subordinator) {
                return false;
            }
            if (is_asked(verb, word(at), any)) {
                token(verb).auxiliary = word(at);
                token(verb).begins = true;
                token(verb).word = is_auxiliary(word(verb)) ? word(verb) : EnglishWord::verb;
                token(at).word = EnglishWord::other;
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] bool asks() const {
        for (std::uint32_t at = sentence_.end; at > sentence_.begin; --at) {
            if (word(at - 1) != EnglishWord::quote) {
                return text_.folded(at - 1) == "?";
            }
        }
        return false;
    }

    /// Whether a word is the verb that the auxiliary of a question waits for.
    [[nodiscard]] bool is_asked(std::uint32_t at, EnglishWord auxiliary, bool any) const {
        std::uint32_t subject = at - 1;
        while (subject > sentence_.begin &&
               (word(subject) == EnglishWord::adverb || word(subject) == EnglishWord::negation)) {
            --subject;
        }
        const bool behind = is_name_or_noun(subject) || word(subject) == EnglishWord::pronoun ||
                            word(subject) == EnglishWord::number;
        if (!behind || is_hyphenated(text_, at)) {
            return false;
        }
        const std::string_view folded = text_.folded(at);
        const std::uint8_t forms = token(at).forms;
        switch (auxiliary) {
            case EnglishWord::do_:
            case EnglishWord::modal: {
                const bool base = folded == "be" || folded == "have" || folded == "do" ||
                                  (forms & form::base) != 0;
                return base && word(at) != EnglishWord::name && (any || ends_subject(at));
            }
            case EnglishWord::have:
                return folded == "been" || ((forms & (form::past | form::participle)) != 0 &&
                                            word(at) == EnglishWord::verb);
            default:
                return (forms & (form::ing | form::participle)) != 0 &&
                       word(at) == EnglishWord::verb;
        }
    }

    /// "Did the police attack injure anyone": a noun where another verb follows.
    [[nodiscard]] bool ends_subject(std::uint32_t at) const {
        if (word(at) != EnglishWord::noun) {
            return true;
        }
        switch (word(at + 1)) {
            case EnglishWord::determiner:
            case EnglishWord::possessive:
            case EnglishWord::pronoun:
            case EnglishWord::name:
            case EnglishWord::number:
            case EnglishWord::stop:
            case EnglishWord::to:
                return true;
            default:
                return false;
        }
    }

    /// "Residents of the port fear that", "the house plans to": a noun behind a noun, where the
    /// clause has no verb yet.
    void fear_that(std::uint32_t at) const {
        EnglishToken& noun = token(at);
        const bool present =
            noun.word == EnglishWord::noun && (noun.forms & (form::base | form::third)) != 0;
        if (!present || at == sentence_.begin || !is_name_or_noun(at - 1) || !noun.verb->lemma ||
            is_hyphenated(text_, at)) {
            return;
        }
        const bool that = word(at + 1) == EnglishWord::that && asks(*noun.verb, "that");
        const bool to = asks(*noun.verb, "to") && (noun.forms & form::third) != 0 &&
                        best(at - 1).number != Number::plural && is_only_infinitive(at + 1);
        if (!that && !to) {
            return;
        }
        for (std::uint32_t before = at; before > sentence_.begin; --before) {
            const EnglishWord kind = word(before - 1);
            if (kind == EnglishWord::verb || is_auxiliary(kind)) {
                return;
            }
            if (kind == EnglishWord::comma || kind == EnglishWord::that) {
                break;
            }
        }
        noun.word = EnglishWord::verb;
    }

    /// "To reject the bill" with no finite verb behind it in its clause.
    [[nodiscard]] bool is_only_infinitive(std::uint32_t to) const {
        if (word(to) != EnglishWord::to || word(to + 1) != EnglishWord::verb ||
            (token(to + 1).forms & form::base) == 0) {
            return false;
        }
        for (std::uint32_t at = to + 2; at < sentence_.end; ++at) {
            const EnglishWord kind = word(at);
            if (kind == EnglishWord::comma || kind == EnglishWord::that ||
                kind == EnglishWord::subordinator) {
                return true;
            }
            if (kind == EnglishWord::be || is_past(at) ||
                (kind == EnglishWord::verb && (token(at).forms & form::third) != 0)) {
                return false;
            }
        }
        return true;
    }

    [[nodiscard]] bool asks(const Reading& verb, std::string_view particle) const {
        return asks_for(tables_.cell(*verb.lemma, "valency"), particle);
    }

    /// "Told police Smith had fled": nobody's name stands right behind a plural.
    void told_that(std::uint32_t at) const {
        const EnglishToken& verb = token(at);
        if (verb.word != EnglishWord::verb || verb.verb == nullptr || !verb.verb->lemma ||
            !asks(*verb.verb, "that")) {
            return;
        }
        std::uint32_t noun = at + 1;
        while (word(noun) == EnglishWord::determiner || word(noun) == EnglishWord::adjective) {
            ++noun;
        }
        if (word(noun) != EnglishWord::noun || best(noun).number != Number::plural ||
            word(noun + 1) != EnglishWord::name) {
            return;
        }
        std::uint32_t end = noun + 1;
        while (word(end) == EnglishWord::name) {
            ++end;
        }
        const bool finite = is_auxiliary(word(end)) || (word(end) == EnglishWord::verb &&
                                                        (token(end).forms & form::past) != 0);
        token(noun + 1).begins = finite;
    }

    /// "Gave the tribe land": somebody, and what he is given.
    void gave(std::uint32_t at) const {
        static constexpr std::array<std::string_view, 7> verbs{"give",    "grant", "offer", "hand",
                                                               "promise", "award", "lend"};
        const EnglishToken& verb = token(at);
        const bool determined =
            word(at + 1) == EnglishWord::determiner || word(at + 1) == EnglishWord::possessive;
        const bool gives = determined && verb.word == EnglishWord::verb && verb.verb != nullptr &&
                           verb.verb->lemma &&
                           std::find(verbs.begin(), verbs.end(),
                                     tables_.cell(*verb.verb->lemma, "lemma")) != verbs.end();
        if (!gives) {
            return;
        }
        std::uint32_t who = at + 2;
        while (word(who) == EnglishWord::adjective) {
            ++who;
        }
        const std::uint32_t what = who + 1;
        const bool two = word(who) == EnglishWord::noun && word(what) == EnglishWord::noun &&
                         !is_nominal_word(word(what + 1)) && word(what + 1) != EnglishWord::to;
        if (two && is_somebody(who) && !is_somebody(what) && !is_hyphenated(text_, what)) {
            token(what).begins = true;
        }
    }

    /// "By protesting workers", "between warring factions": the people do it, it is not done to
    /// them.
    void by_striking(std::uint32_t at) const {
        EnglishToken& verb = token(at);
        const bool people =
            verb.word == EnglishWord::verb && (verb.forms & form::ing) != 0 &&
            (at > sentence_.begin ? word(at - 1) == EnglishWord::particle : is_past(at + 2)) &&
            word(at + 1) == EnglishWord::noun && best(at + 1).number == Number::plural &&
            is_somebody(at + 1);
        const auto readings = text_.readings.of(at);
        const bool describes =
            std::any_of(readings.begin(), readings.end(), [](const Reading& reading) {
                return reading.features.part == PartOfSpeech::adjective &&
                       reading.features.verb_form == VerbForm::none;
            });
        if (people && describes) {
            verb.word = EnglishWord::adjective;
        }
    }

    /// "Residents said shelling had killed two", "on Monday, bombing by the army killed": a noun,
    /// where nothing but a subject can stand.
    void shelling_had(std::uint32_t at) const {
        EnglishToken& gerund = token(at);
        const bool verb = gerund.word == EnglishWord::verb && (gerund.forms & form::ing) != 0 &&
                          at > sentence_.begin && !is_hyphenated(text_, at);
        const bool by = at + 1 < sentence_.end && text_.folded(at + 1) == "by" && verb &&
                        gerund.verb->lemma && asks(*gerund.verb, "trans");
        const bool noun = best(at).part == PartOfSpeech::noun &&
                          (is_finite_past(at + 1) || word(at + 1) == EnglishWord::particle);
        if (!verb || !(by || noun)) {
            return;
        }
        if (says(at - 1) || (word(at - 1) == EnglishWord::comma && !has_verb_before(at))) {
            gerund.word = EnglishWord::noun;
        }
    }

    /// Verbs behind which a clause stands, and no gerund that their subject does.
    [[nodiscard]] bool says(std::uint32_t at) const {
        constexpr std::array<std::string_view, 8> verbs{"say",     "add",   "state", "announce",
                                                        "confirm", "claim", "note",  "warn"};
        const EnglishToken& verb = token(at);
        return verb.word == EnglishWord::verb && verb.verb->lemma &&
               std::find(verbs.begin(), verbs.end(), tables_.cell(*verb.verb->lemma, "lemma")) !=
                   verbs.end();
    }

    [[nodiscard]] bool has_verb_before(std::uint32_t at) const {
        return std::any_of(tokens_.begin(), tokens_.begin() + (at - sentence_.begin),
                           [](const EnglishToken& before) {
                               return before.word == EnglishWord::verb || is_auxiliary(before.word);
                           });
    }

    /// An auxiliary, or a verb that reads as the past.
    [[nodiscard]] bool is_finite_past(std::uint32_t at) const {
        return is_auxiliary(word(at)) ||
               (word(at) == EnglishWord::verb && best(at).verb_form == VerbForm::finite &&
                best(at).tense == Tense::perfect);
    }

    /// "The army and allied militias killed": what stands behind has a verb of its own, so it is no
    /// object, and the word before it describes it.
    void and_allied(std::uint32_t at) const {
        EnglishToken& describes = token(at);
        if (best(at).part != PartOfSpeech::adjective || (describes.forms & form::past) == 0 ||
            at == sentence_.begin || word(at - 1) != EnglishWord::coordinator) {
            return;
        }
        std::uint32_t behind = at + 1;
        while (is_nominal_word(word(behind))) {
            ++behind;
        }
        if (behind > at + 1 && is_finite_past(behind)) {
            describes.word = EnglishWord::adjective;
            describes.forms = static_cast<std::uint8_t>(describes.forms & ~form::past);
        }
    }

    /// "Was detained and remains in custody", but "bones and remains in the grave".
    void remains(std::uint32_t at) const {
        EnglishToken& verb = token(at);
        const bool noun = verb.word == EnglishWord::noun && (verb.forms & form::third) != 0 &&
                          text_.folded(at) == "remains";
        if (!noun || at < sentence_.begin + 2 || word(at - 1) != EnglishWord::coordinator ||
            (word(at - 2) == EnglishWord::noun && best(at - 2).number == Number::plural)) {
            return;
        }
        switch (word(at + 1)) {
            case EnglishWord::particle:
            case EnglishWord::adjective:
            case EnglishWord::verb:
            case EnglishWord::determiner:
                verb.word = EnglishWord::verb;
                break;
            default:
                break;
        }
    }

    /// "Test-fired a missile": the verb of a compound, with its object behind it.
    void test_fired(std::uint32_t at) const {
        EnglishToken& verb = token(at);
        const bool object = word(at + 1) == EnglishWord::determiner ||
                            word(at + 1) == EnglishWord::possessive ||
                            word(at + 1) == EnglishWord::number;
        const bool past = verb.verb != nullptr && verb.verb->lemma &&
                          (verb.forms & (form::past | form::third)) != 0;
        if (!object || !past || at < sentence_.begin + 2 || !is_hyphenated(text_, at) ||
            is_hyphenated(text_, at - 1) ||
            (!is_name_or_noun(at - 2) && word(at - 2) != EnglishWord::adjective)) {
            return;
        }
        verb.word = EnglishWord::verb;
        verb.begins = true;
        token(at - 1).word = EnglishWord::other;
        token(at - 1).begins = true;
    }

    [[nodiscard]] bool is_somebody(std::uint32_t at) const {
        const auto readings = text_.readings.of(at);
        return std::any_of(readings.begin(), readings.end(), [](const Reading& reading) {
            return reading.features.part == PartOfSpeech::noun && reading.features.human;
        });
    }

    const ReadText& text_;
    const TableFile& tables_;
    TokenRange sentence_;
    std::span<EnglishToken> tokens_;
};

}  // namespace

void settle_english_words(const ReadText& text, const TableFile& tables, TokenRange sentence,
                          std::span<EnglishToken> tokens) {
    Settler(text, tables, sentence, tokens).run();
}

}  // namespace khabar::syntax
