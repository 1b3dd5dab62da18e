#include "khabar/syntax/units.h"

#include <algorithm>

#include "khabar/language/arabic/particles.h"

namespace khabar::syntax {

namespace {

constexpr std::int32_t slack = 9;  // why: one neighbour's evidence (language/arabic weights)
constexpr std::int32_t described_slack = 16;  // why: an adjective is often its verb's participle

class UnitCutter {
public:
    UnitCutter(const ReadText& text, std::span<const Mention> mentions, const ClauseRows& rows,
               TokenRange sentence, std::size_t& next_mention)
        : text_(text),
          mentions_(mentions),
          rows_(rows),
          sentence_(sentence),
          next_mention_(next_mention) {}

    std::vector<Unit> run() {
        for (std::uint32_t at = sentence_.begin; at < sentence_.end;) {
            Unit unit = cut(at);
            at = unit.tokens.end;
            units_.push_back(unit);
        }
        return std::move(units_);
    }

private:
    Unit cut(std::uint32_t at) {
        if (const auto agent = agent_phrase(at)) {
            return *agent;
        }
        if (const auto phrase = mention_phrase(at)) {
            return *phrase;
        }
        const Reading& best = text_.best(at);
        Unit unit;
        unit.tokens = {at, at + 1};
        unit.reading = &best;
        unit.joined = best.before.conjunction != 0;
        unit.particle = arabic::attached_particle(best.before.preposition);
        if (text_.kind(at) != TokenKind::word) {
            unit.kind = sign(at);
            return unit;
        }
        if (const Reading* event = event_reading(at)) {
            unit.kind = event->features.verb_form == VerbForm::finite ? UnitKind::verb
                        : event->features.verb_form == VerbForm::active_participle ||
                                event->features.verb_form == VerbForm::passive_participle
                            ? UnitKind::participle
                            : UnitKind::event_noun;
            unit.reading = event;
            unit.joined = event->before.conjunction != 0;
            unit.particle = arabic::attached_particle(event->before.preposition);
            return unit;
        }
        unit.kind = function_kind(best);
        if (unit.kind == UnitKind::particle) {
            unit.particle = rows_.tables.cell(*best.lemma, "form");
            unit.particle = unit.particle.substr(0, unit.particle.find('|'));
            if (!best.pronoun.span.empty()) {
                unit.kind = UnitKind::other;  // "in it": its noun stands elsewhere
            }
        } else if (unit.kind == UnitKind::phrase) {
            unit.tokens.end = noun_phrase_end(at);
            take_construct_actor(unit);
        }
        return unit;
    }

    [[nodiscard]] UnitKind sign(std::uint32_t at) const {
        if (text_.kind(at) != TokenKind::punctuation) {
            return UnitKind::other;
        }
        const std::string_view words = text_.words(at);
        if (words == "," || words == "\xD8\x8C") {
            return UnitKind::comma;
        }
        if (words == ":") {
            return UnitKind::colon;
        }
        if (words == "-" || words == "\xE2\x80\x93" || words == "\xE2\x80\x94") {
            return UnitKind::dash;
        }
        if (words == "\"" || words == "\xE2\x80\x9C" || words == "\xE2\x80\x9D" ||
            words == "\xC2\xAB" || words == "\xC2\xBB" || words == "'") {
            return UnitKind::quote;
        }
        if (words == ";" || words == "\xD8\x9B" || words == "." || words == "!" ||
            words == "\xD8\x9F" || words == "?") {
            return UnitKind::stop;
        }
        return UnitKind::other;
    }

    static UnitKind function_kind(const Reading& best) {
        switch (best.features.role) {
            case WordRole::preposition:
                return UnitKind::particle;
            case WordRole::complementizer:
                return UnitKind::complementizer;
            case WordRole::relative:
                return UnitKind::relative;
            case WordRole::coordinator:
                return UnitKind::coordinator;
            case WordRole::subordinator:
            case WordRole::condition:
                return UnitKind::subordinator;
            case WordRole::none:
            case WordRole::negation:
            case WordRole::future:
            case WordRole::possibility:
            case WordRole::question:
            case WordRole::demonstrative:
            case WordRole::pronoun:
            case WordRole::exception:
            case WordRole::emphasis:
            case WordRole::adverb:
            case WordRole::time_adverb:
            case WordRole::quantifier:
            case WordRole::interjection:
            case WordRole::other:
                break;
        }
        switch (best.features.part) {
            case PartOfSpeech::noun:
            case PartOfSpeech::proper_noun:
            case PartOfSpeech::adjective:
                return best.features.role == WordRole::none ? UnitKind::phrase : UnitKind::other;
            default:
                return UnitKind::other;
        }
    }

    /// A fixed phrase that names the doer.
    [[nodiscard]] std::optional<Unit> agent_phrase(std::uint32_t at) const {
        std::string key(text_.folded(at));
        Index::Found found = rows_.agents.find(key);
        std::uint32_t end = at + 1;
        std::optional<Unit> best;
        while (found.known) {
            if (!found.postings.empty()) {
                Unit unit;
                unit.kind = UnitKind::particle;
                unit.tokens = {at, end};
                unit.reading = &text_.best(at);
                unit.agent = true;
                unit.particle = rows_.tables.cell(found.postings.front().id(), "form");
                best = unit;
            }
            if (end >= sentence_.end) {
                break;
            }
            key += ' ';
            key += text_.folded(end++);
            found = rows_.agents.find(key);
        }
        return best;
    }

    /// The mentions that begin here, as one phrase: an actor behind its number is one phrase.
    std::optional<Unit> mention_phrase(std::uint32_t at) {
        while (next_mention_ < mentions_.size() && mentions_[next_mention_].tokens.begin < at) {
            ++next_mention_;
        }
        std::optional<Unit> best;
        std::uint32_t limit = at + 1;
        for (std::size_t i = next_mention_;
             i < mentions_.size() && mentions_[i].tokens.begin < limit; ++i) {
            const Mention& mention = mentions_[i];
            if (is_no_count(mention) ||
                (mention.tokens.begin > at && !follows_number(best, mention))) {
                continue;
            }
            if (mention.tokens.end > sentence_.end ||
                (mention.tokens.begin == at && verb_wins(at, mention))) {
                continue;
            }
            take(mention, i, at, best);
            limit = best->tokens.end;
        }
        return best;
    }

    /// An actor inside the phrase of a number ("five soldiers") is who the phrase is about.
    [[nodiscard]] bool follows_number(const std::optional<Unit>& best,
                                      const Mention& mention) const {
        return best && best->mention && mention.tokens.begin < best->tokens.end &&
               std::holds_alternative<QuantityMention>(
                   mentions_[static_cast<std::size_t>(*best->mention)].what) &&
               std::holds_alternative<ActorMention>(mention.what);
    }

    static int rank(const Mention& mention) {
        if (std::holds_alternative<ActorMention>(mention.what)) {
            return 3;
        }
        if (std::holds_alternative<TimeMention>(mention.what)) {
            return 2;
        }
        return std::holds_alternative<QuantityMention>(mention.what) ? 1 : 0;
    }

    void take(const Mention& mention, std::size_t index, std::uint32_t at,
              std::optional<Unit>& best) const {
        if (!best) {
            best.emplace();
            best->kind = UnitKind::phrase;
            best->tokens = mention.tokens;
            best->mention = MentionIndex{static_cast<std::uint32_t>(index)};
            best->reading = first_reading(at, mention);
            best->joined = best->reading->before.conjunction != 0;
            best->particle = arabic::attached_particle(best->reading->before.preposition);
        } else {
            const Mention& other = mentions_[static_cast<std::size_t>(*best->mention)];
            const bool longer = mention.tokens.end > best->tokens.end;
            const bool likelier = rank(mention) > rank(other);
            const bool time = std::holds_alternative<TimeMention>(other.what) && !longer;
            best->tokens.end = std::max(best->tokens.end, mention.tokens.end);
            if (likelier && !time) {
                best->mention = MentionIndex{static_cast<std::uint32_t>(index)};
            }
        }
        const Mention& chosen = mentions_[static_cast<std::size_t>(*best->mention)];
        best->time = std::holds_alternative<TimeMention>(chosen.what);
        best->place = std::holds_alternative<PlaceMention>(chosen.what);
    }

    /// The reading of the first token that begins where the mention's words begin.
    [[nodiscard]] const Reading* first_reading(std::uint32_t at, const Mention& mention) const {
        for (const Reading& reading : text_.readings.of(at)) {
            if (reading.begin == mention.words.begin) {
                return &reading;
            }
        }
        return &text_.best(at);
    }

    /// A mention of one token whose letters are read as a verb is no phrase.
    [[nodiscard]] bool verb_wins(std::uint32_t at, const Mention& mention) const {
        const Reading& best = text_.best(at);
        return mention.tokens.end == at + 1 && best.features.verb_form == VerbForm::finite &&
               best.lemma.has_value();
    }

    /// The reading under which a token is the predicate of a clause, or nullptr.
    [[nodiscard]] const Reading* event_reading(std::uint32_t at) const {
        const auto readings = text_.readings.of(at);
        const Reading& best = readings.front();
        if (best.features.verb_form == VerbForm::finite) {
            return &best;
        }
        if (best.features.role != WordRole::none || best.features.nisba ||
            best.features.part == PartOfSpeech::proper_noun) {
            return nullptr;
        }
        const bool described = best.features.part == PartOfSpeech::adjective;
        for (const Reading& reading : readings) {
            if (reading.score < best.score - (described ? described_slack : slack)) {
                break;
            }
            if (!reading.lemma || reading.features.verb_form == VerbForm::finite) {
                continue;
            }
            const std::string_view lemma = rows_.tables.cell(*reading.lemma, "lemma");
            const bool listed = rows_.patterns.find(lemma).postings.size() != 0 ||
                                rows_.speech.find(lemma).postings.size() != 0 ||
                                rows_.status.find(lemma).postings.size() != 0;
            const bool noun = reading.features.part == PartOfSpeech::noun;
            const bool participle = reading.features.verb_form == VerbForm::active_participle ||
                                    reading.features.verb_form == VerbForm::passive_participle;
            if (listed && (noun || (participle && (described || &reading == &best)))) {
                return &reading;
            }
        }
        return nullptr;
    }

    /// A noun with what agrees or stands in construct behind it, up to the next mention or event.
    [[nodiscard]] std::uint32_t noun_phrase_end(std::uint32_t at) const {
        std::uint32_t end = at + 1;
        bool definite = text_.best(at).features.definite;
        while (end < sentence_.end && text_.kind(end) == TokenKind::word && !mention_begins(end)) {
            const Reading& next = text_.best(end);
            if (next.before.conjunction != 0 || next.before.preposition != 0 ||
                next.features.role != WordRole::none || event_reading(end) != nullptr) {
                break;
            }
            const bool adjective = next.features.part == PartOfSpeech::adjective;
            if (!adjective && next.features.accusative) {
                break;  // "stabbed a youth a policeman": no genitive ends so
            }
            const bool construct = !definite && (next.features.part == PartOfSpeech::noun ||
                                                 next.features.part == PartOfSpeech::proper_noun);
            if (!adjective && !construct) {
                break;
            }
            definite = definite || next.features.definite;
            ++end;
        }
        return end;
    }

    /// "The positions of the rebels", "the lives of ten people": a plain noun before an actor or a
    /// number in the construct state.
    void take_construct_actor(Unit& unit) const {
        const Reading& noun = text_.best(unit.tokens.end - 1);
        const std::uint32_t at = unit.tokens.end;
        if (at >= sentence_.end || noun.features.part != PartOfSpeech::noun ||
            noun.features.definite || !noun.pronoun.span.empty()) {
            return;
        }
        for (std::size_t i = next_mention_; i < mentions_.size() && mentions_[i].tokens.begin <= at;
             ++i) {
            const Mention& mention = mentions_[i];
            const bool plain = mention.tokens.begin == at &&
                               mention.words.begin == text_.tokens.tokens[at].span.begin;
            if (plain && (std::holds_alternative<ActorMention>(mention.what) ||
                          std::holds_alternative<QuantityMention>(mention.what))) {
                unit.tokens.end = mention.tokens.end;
                unit.mention = MentionIndex{static_cast<std::uint32_t>(i)};
                return;
            }
        }
    }

    [[nodiscard]] bool mention_begins(std::uint32_t at) const {
        for (std::size_t i = next_mention_; i < mentions_.size() && mentions_[i].tokens.begin <= at;
             ++i) {
            if (mentions_[i].tokens.begin == at && !is_no_count(mentions_[i])) {
                return true;
            }
        }
        return false;
    }

    const ReadText& text_;
    std::span<const Mention> mentions_;
    const ClauseRows& rows_;
    TokenRange sentence_;
    std::size_t& next_mention_;
    std::vector<Unit> units_;
};

}  // namespace

bool is_nominal(const Unit& unit) {
    return unit.kind == UnitKind::phrase || unit.kind == UnitKind::event_noun;
}

bool describes(const Unit& unit) {
    return unit.kind == UnitKind::phrase && !unit.joined && unit.particle.empty() &&
           unit.reading->features.part == PartOfSpeech::adjective &&
           unit.tokens.end == unit.tokens.begin + 1;
}

std::vector<Unit> cut_units(const ReadText& text, std::span<const Mention> mentions,
                            const ClauseRows& rows, TokenRange sentence,
                            std::size_t& next_mention) {
    return UnitCutter(text, mentions, rows, sentence, next_mention).run();
}

}  // namespace khabar::syntax
