#include "khabar/syntax/english/units.h"

#include <algorithm>
#include <array>
#include <utility>

#include "khabar/language/valency.h"
#include "khabar/syntax/english/nouns.h"
#include "khabar/syntax/english/settle.h"

namespace khabar::syntax {

namespace {

/// Words behind a verb that belong to it and govern no noun: "carried out an attack".
bool is_verb_particle(std::string_view word) {
    static constexpr std::array<std::string_view, 12> words{
        "out",   "up",    "off",   "down",    "away",     "back",
        "apart", "aside", "forth", "forward", "together", "ahead"};
    return std::find(words.begin(), words.end(), word) != words.end();
}

class EnglishCutter {
public:
    EnglishCutter(const ReadText& text, std::span<const Mention> mentions, const ClauseRows& rows,
                  TokenRange sentence)
        : text_(text),
          tables_(rows.tables),
          sentence_(sentence),
          tokens_(english_words(text, rows, sentence)),
          nouns_(text, mentions, rows, sentence, tokens_) {}

    std::vector<EnglishUnit> run() {
        units_.reserve(tokens_.size());
        for (std::uint32_t at = sentence_.begin; at < sentence_.end;) {
            EnglishUnit unit = cut(at);
            at = unit.tokens.end;
            if (is_let_do(unit)) {
                unit.shape = VerbShape::infinitive;
            }
            place(unit);
            units_.push_back(unit);
        }
        settle_units(text_, units_);
        return std::move(units_);
    }

private:
    [[nodiscard]] const EnglishToken& word(std::uint32_t at) const {
        return tokens_[at - sentence_.begin];
    }

    [[nodiscard]] EnglishPiece last_kind() const {
        const auto before = unit_before(units_, units_.size());
        return before ? units_[*before].kind : EnglishPiece::stop;
    }

    /// "To let civilians leave", "helped the army retake": a base form behind whom another verb
    /// makes do it.
    [[nodiscard]] bool is_let_do(const EnglishUnit& unit) const {
        if (unit.kind != EnglishPiece::verb || unit.shape != VerbShape::plain || !unit.alone) {
            return false;
        }
        const auto noun = unit_before(units_, units_.size());
        const auto verb = noun ? unit_before(units_, *noun) : std::nullopt;
        if (!verb || units_[*noun].kind != EnglishPiece::noun ||
            units_[*verb].kind != EnglishPiece::verb || units_[*verb].reading == nullptr ||
            !units_[*verb].reading->lemma) {
            return false;
        }
        const std::string_view lemma = tables_.cell(*units_[*verb].reading->lemma, "lemma");
        return lemma == "let" || lemma == "help";
    }

    EnglishUnit cut(std::uint32_t at) const {
        const EnglishToken& token = word(at);
        EnglishUnit unit;
        unit.tokens = {at, token.phrase_end};
        unit.particle = token.particle;
        switch (token.word) {
            case EnglishWord::be:
            case EnglishWord::have:
            case EnglishWord::do_:
            case EnglishWord::modal:
            case EnglishWord::to:
            case EnglishWord::verb:
                return cut_verb(at, unit);
            case EnglishWord::particle:
            case EnglishWord::either:
                return cut_particle(at, unit);
            case EnglishWord::that:
                if (const auto phrase = nouns_.at(at);
                    phrase && last_kind() != EnglishPiece::verb) {
                    return *phrase;
                }
                unit.kind = EnglishPiece::that;
                return unit;
            case EnglishWord::clitic:
                unit.kind = EnglishPiece::clitic;
                return unit;
            case EnglishWord::relative:
                unit.kind = EnglishPiece::relative;
                return unit;
            case EnglishWord::coordinator:
                unit.kind = EnglishPiece::coordinator;
                return unit;
            case EnglishWord::subordinator:
                unit.kind = EnglishPiece::subordinator;
                return unit;
            case EnglishWord::comma:
                unit.kind = EnglishPiece::comma;
                return unit;
            case EnglishWord::colon:
                unit.kind = EnglishPiece::colon;
                return unit;
            case EnglishWord::dash:
                unit.kind = EnglishPiece::dash;
                return unit;
            case EnglishWord::quote:
                unit.kind = EnglishPiece::quote;
                return unit;
            case EnglishWord::bracket:
                unit.kind = EnglishPiece::bracket;
                return unit;
            case EnglishWord::stop:
                unit.kind = EnglishPiece::stop;
                return unit;
            case EnglishWord::negation:
            case EnglishWord::other:
                return unit;
            case EnglishWord::adverb:
                if (!nouns_.names(at)) {
                    return unit;
                }
                break;
            case EnglishWord::noun:
            case EnglishWord::name:
            case EnglishWord::number:
            case EnglishWord::adjective:
            case EnglishWord::determiner:
            case EnglishWord::possessive:
            case EnglishWord::pronoun:
                break;
        }
        if (token.word == EnglishWord::adjective && is_joined_past(at)) {
            return cut_verb(at, unit);
        }
        if (text_.folded(at) == "dead" && last_kind() == EnglishPiece::verb) {
            return unit;  // "shot dead"
        }
        const auto phrase = nouns_.at(at);
        return phrase ? *phrase : unit;
    }

    /// "Killed ten and wounded thousands": a form that also describes, before an amount or a name.
    [[nodiscard]] bool is_joined_past(std::uint32_t at) const {
        if ((word(at).forms & form::past) == 0 || last_kind() != EnglishPiece::coordinator ||
            at + 1 >= sentence_.end) {
            return false;
        }
        const EnglishWord next = word(at + 1).word;
        return next == EnglishWord::number || next == EnglishWord::determiner ||
               next == EnglishWord::possessive || next == EnglishWord::name || nouns_.names(at + 1);
    }

    EnglishUnit cut_verb(std::uint32_t at, const EnglishUnit& plain) const {
        if (word(at).word == EnglishWord::verb && nouns_.time_begins(at)) {
            if (const auto phrase = nouns_.at(at)) {
                return *phrase;  // "last November"
            }
        }
        if (word(at).word == EnglishWord::to && is_hyphenated(text_, at)) {
            return plain;  // "air-to-surface"
        }
        const EnglishWord asked = word(at).auxiliary;
        if (asked == EnglishWord::other && word(at).word == EnglishWord::verb && is_nominal(at)) {
            const auto phrase = nouns_.at(at);
            return phrase && phrase->tokens.end > at + 1 ? *phrase : nouns_.of_verb(at);
        }
        const auto group = asked == EnglishWord::other
                               ? verb_group(text_, tokens_, sentence_, at)
                               : verb_group_behind(text_, tokens_, sentence_, at, asked);
        if (!group) {
            EnglishUnit unit = plain;
            unit.tokens = {at, at + 1};
            unit.kind =
                word(at).word == EnglishWord::to ? EnglishPiece::particle : EnglishPiece::other;
            return unit;
        }
        EnglishUnit unit;
        unit.kind = EnglishPiece::verb;
        unit.tokens = {at, group->end};
        unit.head = group->main.value_or(at);
        unit.shape = group->shape;
        unit.passive = group->passive;
        unit.alone = group->bare;
        unit.copula = !group->main;
        unit.reading = unit.copula ? nullptr : word(unit.head).verb;
        return unit;
    }

    /// Whether a verb's form stands for a noun or describes one: "Russian-backed rebels", "armed
    /// men", "in fighting".
    [[nodiscard]] bool is_nominal(std::uint32_t at) const {
        const std::uint8_t forms = word(at).forms;
        const bool more = at + 1 < sentence_.end;
        if (more && is_hyphenated(text_, at + 1)) {
            return true;
        }
        const EnglishPiece before = last_kind();
        if ((forms & (form::base | form::third)) != 0 && (forms & form::past) == 0) {
            return is_misread(at, before);
        }
        if ((forms & form::ing) != 0) {
            return is_gerund_noun(at, before);
        }
        const bool behind = before == EnglishPiece::particle || before == EnglishPiece::that ||
                            before == EnglishPiece::clitic || before == EnglishPiece::verb ||
                            before == EnglishPiece::stop;
        return (forms & form::participle) != 0 && behind && nouns_.is_noun_next(at + 1) &&
               text_.best(at + 1).features.part != PartOfSpeech::number;
    }

    /// "Fired tear gas", "during raids": no present stands right behind a verb or a preposition.
    [[nodiscard]] bool is_misread(std::uint32_t at, EnglishPiece before) const {
        if (before == EnglishPiece::particle || before == EnglishPiece::clitic) {
            return true;
        }
        if (before != EnglishPiece::verb) {
            return false;
        }
        if ((word(at).forms & form::base) == 0) {
            return nouns_.is_noun(at);
        }
        const EnglishUnit& verb = units_[*unit_before(units_, units_.size())];
        static constexpr std::array<std::string_view, 8> bare{"help", "let",   "make", "see",
                                                              "hear", "watch", "have", "dare"};
        const std::string_view lemma = verb.reading != nullptr && verb.reading->lemma
                                           ? tables_.cell(*verb.reading->lemma, "lemma")
                                           : std::string_view();
        return std::find(bare.begin(), bare.end(), lemma) == bare.end();
    }

    /// "Fighting erupted", "after shelling in the north", "bombing of".
    [[nodiscard]] bool is_gerund_noun(std::uint32_t at, EnglishPiece before) const {
        if (at + 1 >= sentence_.end) {
            return before == EnglishPiece::particle;
        }
        if (before == EnglishPiece::particle && nouns_.is_noun_next(at + 1) &&
            text_.best(at).features.verb_form == VerbForm::active_participle) {
            return true;  // "missing people"
        }
        if (before == EnglishPiece::particle && nouns_.is_noun_next(at + 1) &&
            units_[*unit_before(units_, units_.size())].particle == "with") {
            return true;  // "with burning tyres"
        }
        if (before == EnglishPiece::particle && word(at + 1).word == EnglishWord::stop) {
            static constexpr std::array<std::string_view, 6> leads{"before", "without", "by",
                                                                   "of",     "from",    "for"};
            const std::string_view lead = units_[*unit_before(units_, units_.size())].particle;
            return std::find(leads.begin(), leads.end(), lead) == leads.end();
        }
        const EnglishToken& next = word(at + 1);
        if (next.word == EnglishWord::particle && text_.folded(at + 1) == "of") {
            return true;
        }
        const bool finite = next.word == EnglishWord::be || next.word == EnglishWord::have ||
                            next.word == EnglishWord::modal ||
                            (next.word == EnglishWord::verb && (next.forms & form::ing) == 0);
        const bool object = next.word == EnglishWord::name || next.word == EnglishWord::number ||
                            next.word == EnglishWord::determiner ||
                            next.word == EnglishWord::possessive ||
                            next.word == EnglishWord::pronoun;
        const bool governed = before == EnglishPiece::particle || before == EnglishPiece::stop;
        if (object && governed) {
            return false;  // "after leaving the town"
        }
        const bool opens = before == EnglishPiece::stop || before == EnglishPiece::coordinator ||
                           before == EnglishPiece::that;
        if (opens && (finite || next.word == EnglishWord::particle ||
                      next.word == EnglishWord::coordinator)) {
            return true;
        }
        if (before == EnglishPiece::clitic) {
            return true;
        }
        if (before != EnglishPiece::particle) {
            return false;
        }
        static constexpr std::array<std::string_view, 9> times{
            "in", "after", "during", "amid", "since", "before", "until", "following", "between"};
        const std::string_view particle = units_[*unit_before(units_, units_.size())].particle;
        const bool circumstance = std::find(times.begin(), times.end(), particle) != times.end();
        const bool complement =  // "before agreeing to a truce"
            next.word == EnglishWord::to && word(at).verb->lemma &&
            asks_for(tables_.cell(*word(at).verb->lemma, "valency"), "to");
        return circumstance && !is_nominal_word(next.word) && !complement;
    }

    /// "Took over the town", "handed over the men".
    [[nodiscard]] bool takes_over() const {
        static constexpr std::array<std::string_view, 5> verbs{"take", "hand", "turn", "win",
                                                               "give"};
        const Reading* verb = units_.back().reading;
        return verb != nullptr && verb->lemma &&
               std::find(verbs.begin(), verbs.end(), tables_.cell(*verb->lemma, "lemma")) !=
                   verbs.end();
    }

    /// "Carried out an attack", "took over the town", but "out of the town".
    [[nodiscard]] bool is_of_verb(std::uint32_t at) const {
        const bool of_next = at + 1 < sentence_.end && text_.folded(at + 1) == "of";
        return !of_next &&
               (is_verb_particle(text_.folded(at)) || (text_.folded(at) == "over" && takes_over()));
    }

    EnglishUnit cut_particle(std::uint32_t at, EnglishUnit unit) const {
        const bool behind_verb = !units_.empty() && units_.back().kind == EnglishPiece::verb;
        const bool amount = nouns_.names(at);  // "up to 100 men", "over 50"
        if (amount) {
            if (const auto phrase = nouns_.at(at)) {
                return *phrase;
            }
        }
        if (behind_verb && unit.tokens.end == at + 1 && is_of_verb(at)) {
            return unit;
        }
        if (unit.particle == "over to") {
            unit.particle = "to";  // "hand over to X"
        }
        unit.kind = EnglishPiece::particle;
        unit.either = word(at).word == EnglishWord::either && unit.particle != "for" &&
                      unit.particle != "like" && unit.particle != "but";
        return unit;
    }

    /// "John Smith, 45, said": a lone number between commas tells no more than a time does.
    [[nodiscard]] bool is_age(const EnglishUnit& unit) const {
        const bool lone = unit.tokens.end == unit.tokens.begin + 1 &&
                          word(unit.tokens.begin).word == EnglishWord::number;
        return lone && unit.tokens.end < sentence_.end &&
               word(unit.tokens.end).word == EnglishWord::comma;
    }

    /// "Hours after the rebels left".
    [[nodiscard]] bool measures_time(const EnglishUnit& unit) const {
        static constexpr std::array<std::string_view, 12> spans{
            "minutes", "hours", "days", "weeks", "months", "years",
            "moments", "hour",  "day",  "week",  "month",  "year"};
        const std::string_view behind =
            unit.tokens.end < sentence_.end ? text_.folded(unit.tokens.end) : std::string_view();
        return (behind == "after" || behind == "before") &&
               std::find(spans.begin(), spans.end(), text_.folded(unit.head)) != spans.end();
    }

    /// How a noun phrase stands to what is before it.
    void place(EnglishUnit& unit) {
        if (unit.kind == EnglishPiece::clitic && !units_.empty()) {
            EnglishUnit& owner = units_.back();
            owner.possessor = owner.kind == EnglishPiece::noun;
            return;
        }
        if (unit.kind != EnglishPiece::noun) {
            return;
        }
        unit.time = unit.time || measures_time(unit);
        const auto before = unit_before(units_, units_.size());
        unit.bare = true;
        if (!before) {
            return;
        }
        const EnglishUnit& last = units_[*before];
        switch (last.kind) {
            case EnglishPiece::particle:
                unit.bare = false;
                break;
            case EnglishPiece::comma:
            case EnglishPiece::bracket:
            case EnglishPiece::dash:
                unit.apart = true;
                unit.time = unit.time || is_age(unit);
                break;
            case EnglishPiece::coordinator: {
                unit.joined = true;
                const auto first = unit_before(units_, *before);
                if (first && units_[*first].kind == EnglishPiece::noun) {
                    unit.bare = units_[*first].bare;
                }
                break;
            }
            case EnglishPiece::clitic:
                if (*before > 0 && units_[*before - 1].possessor) {
                    const EnglishUnit& owner = units_[*before - 1];
                    unit.owner = *before - 1;
                    unit.bare = owner.bare;
                    unit.joined = owner.joined;
                    unit.apart = owner.apart;
                    unit.next_to = owner.next_to;
                }
                break;
            case EnglishPiece::noun:
                unit.next_to = true;
                break;
            default:
                break;
        }
    }

    const ReadText& text_;
    const TableFile& tables_;
    TokenRange sentence_;
    std::vector<EnglishToken> tokens_;
    EnglishNouns nouns_;
    std::vector<EnglishUnit> units_;
};

bool is_passed_over(EnglishPiece kind) {
    return kind == EnglishPiece::other || kind == EnglishPiece::quote;
}

}  // namespace

std::optional<std::size_t> unit_before(std::span<const EnglishUnit> units, std::size_t k) {
    while (k > 0 && is_passed_over(units[k - 1].kind)) {
        --k;
    }
    return k > 0 ? std::optional(k - 1) : std::nullopt;
}

std::size_t unit_behind(std::span<const EnglishUnit> units, std::size_t k) {
    ++k;
    while (k < units.size() && is_passed_over(units[k].kind)) {
        ++k;
    }
    return k;
}

std::vector<EnglishUnit> english_units(const ReadText& text, std::span<const Mention> mentions,
                                       const ClauseRows& rows, TokenRange sentence) {
    return EnglishCutter(text, mentions, rows, sentence).run();
}

}  // namespace khabar::syntax
