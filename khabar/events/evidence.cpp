#include "khabar/events/evidence.h"

#include <algorithm>
#include <optional>

#include "khabar/events/match.h"
#include "khabar/events/named.h"
#include "khabar/language/arabic/particles.h"

namespace khabar::events {

namespace {

constexpr std::size_t max_depth = 16;  // why: clauses nest less than ten deep
constexpr std::uint32_t lead_sentences = 2;
constexpr std::uint32_t length_unit = 20;
constexpr std::uint32_t near = 3;  // why: "had the forces attacked": a short subject between

class SignFinder {
public:
    SignFinder(const Scene& scene, const Match& match)
        : scene_(scene),
          match_(match),
          clause_(scene.clauses[match.clause]),
          own_(scene.text.best(clause_.predicate)),
          sentence_(scene.text.tokens.sentences[clause_.sentence].tokens) {}

    std::vector<SignCount> run() {
        signs_.reserve(16);
        add(Sign::base);
        add(Sign::weight, match_.pattern->weight);
        add(Sign::companion, static_cast<std::int32_t>(match_.pattern->with.size()));
        add(Sign::need, static_cast<std::int32_t>(match_.pattern->needs.size()));
        add(Sign::casualty, match_.pattern->casualty);
        find_roles();
        find_trigger();
        find_clause();
        find_company();
        add(Sign::violence, scene_.facts.violence(clause_.sentence, clause_.predicate));
        add(Sign::sourced, !scene_.frames[match_.clause].chain.empty());
        add(Sign::title, scene_.text.tokens.sentences[clause_.sentence].block == BlockKind::title);
        find_sentence();
        return std::move(signs_);
    }

private:
    void add(Sign sign, std::int32_t times) {
        if (times != 0) {
            signs_.push_back({sign, times});
        }
    }
    void add(Sign sign, bool holds = true) { add(sign, holds ? 1 : 0); }

    void find_roles() {
        add(Sign::actor, !match_.actors.empty());
        add(Sign::recipient, !match_.recipients.empty());
        const auto any = [&](const Parts& parts, auto holds) {
            return std::any_of(parts.begin(), parts.end(), [&](const Clause::Part* part) {
                const ActorMention* actor = actor_of(scene_, *part);
                return actor != nullptr && holds(*actor);
            });
        };
        add(Sign::armed, any(match_.actors, [](const auto& actor) { return actor.armed; }));
        const auto plural = [](const auto& actor) { return actor.plural; };
        add(Sign::several, any(match_.actors, plural) || any(match_.recipients, plural));
    }

    void find_trigger() {
        if (clause_.verb) {
            add(Sign::imperfect, own_.features.tense == Tense::imperfect);
            add(Sign::earlier, is_earlier());
            return;
        }
        const bool participle = own_.features.verb_form == VerbForm::active_participle ||
                                own_.features.verb_form == VerbForm::passive_participle;
        add(participle ? Sign::participle : Sign::noun);
        add(Sign::definite, own_.features.definite);
        add(Sign::possessed, !own_.pronoun.span.empty());
        add(Sign::many, own_.features.number == Number::plural);
        const std::uint32_t at = clause_.predicate;
        const bool shown_before = at > sentence_.begin && is_demonstrative(at - 1);
        add(Sign::demonstrative,
            shown_before || (at + 1 < sentence_.end && is_demonstrative(at + 1)));
        const std::string_view attached = arabic::attached_particle(own_.before.preposition);
        if (!attached.empty()) {
            add_setting(attached);
            return;
        }
        const std::uint32_t first = phrase_begin(at);
        if (first > sentence_.begin) {
            before_noun(first - 1);
        }
    }

    [[nodiscard]] bool is_demonstrative(std::uint32_t token) const {
        return scene_.text.best(token).features.role == WordRole::demonstrative;
    }

    /// Where the phrase begins that the noun heads: the noun itself, or what stands before it in an
    /// English one ("the deadly attack").
    [[nodiscard]] std::uint32_t phrase_begin(std::uint32_t noun) const {
        std::uint32_t at = noun;
        while (scene_.text.language() == LanguageId::english && at > sentence_.begin &&
               noun - at < near && scene_.text.kind(at - 1) == TokenKind::word) {
            const PartOfSpeech part = scene_.text.best(at - 1).features.part;
            if (part != PartOfSpeech::determiner && part != PartOfSpeech::adjective &&
                part != PartOfSpeech::noun && part != PartOfSpeech::proper_noun) {
                break;
            }
            --at;
        }
        return at;
    }

    void before_noun(std::uint32_t token) {
        const Reading& before = scene_.text.best(token);
        if (scene_.text.kind(token) != TokenKind::word) {
            add(Sign::quoted, is_quote(token));
            return;
        }
        if (before.lemma && before.features.role != WordRole::none) {
            std::string_view form = scene_.patterns.tables().cell(*before.lemma, "form");
            add_setting(form.substr(0, form.find('|')));
            return;
        }
        add(Sign::construct, before.features.part == PartOfSpeech::noun &&
                                 !before.features.definite && before.pronoun.span.empty() &&
                                 own_.before.conjunction == 0);
    }

    [[nodiscard]] bool is_quote(std::uint32_t token) const {
        const std::string_view words = scene_.text.words(token);
        return words == "\"" || words == "\xC2\xAB" || words == "\xE2\x80\x9C";
    }

    void add_setting(std::string_view particle) {
        const Sign sign = scene_.patterns.settings().of(particle);
        if (sign != Sign::count) {
            add(sign);
        }
    }

    /// "Had attacked": an auxiliary close before the verb.
    [[nodiscard]] bool is_earlier() const {
        if (own_.features.tense != Tense::perfect) {
            return false;
        }
        for (std::uint32_t back = 1; back <= near && clause_.predicate >= sentence_.begin + back;
             ++back) {
            if (scene_.text.folded(clause_.predicate - back) == "had") {
                return true;
            }
            const Reading& word = scene_.text.best(clause_.predicate - back);
            if (word.features.verb_form == VerbForm::finite) {
                return word.lemma && scene_.patterns.is_auxiliary(*word.lemma);
            }
        }
        return false;
    }

    void find_clause() {
        switch (clause_.link) {
            case ClauseLink::carried:
                add(leads_to() ? Sign::result : Sign::carried);
                break;
            case ClauseLink::governed:
                add(leads_to() ? Sign::result : is_announced() ? Sign::announced : Sign::governed);
                break;
            case ClauseLink::content:
                add(Sign::content);
                break;
            case ClauseLink::adjunct:
                add(leads_to() ? Sign::result : Sign::adjunct);
                break;
            case ClauseLink::coordinate:
                add(Sign::coordinate);
                break;
            case ClauseLink::relative:
            case ClauseLink::none:
                break;
        }
        add(Sign::relative, in_relative());
        add(Sign::purpose, !clause_.verb && own_.before.preposition == 'l' &&
                               clause_.link != ClauseLink::governed &&
                               clause_.link != ClauseLink::carried);
    }

    [[nodiscard]] const Clause* parent() const {
        return clause_.parent ? &scene_.clauses[static_cast<std::size_t>(*clause_.parent)]
                              : nullptr;
    }

    /// "Led to the killing of": the light verb's own sign in the settings.
    [[nodiscard]] bool leads_to() const {
        const Clause* verb = parent();
        return !clause_.verb && verb != nullptr &&
               scene_.patterns.settings().of(scene_.patterns.tables().cell(verb->lemma, "lemma")) ==
                   Sign::result;
    }

    [[nodiscard]] bool is_announced() const {
        const Clause* verb = parent();
        return verb != nullptr && scene_.patterns.announces(verb->lemma);
    }

    [[nodiscard]] bool in_relative() const {
        const Clause* at = &clause_;
        for (std::size_t depth = 0; depth < max_depth; ++depth) {
            if (at->link == ClauseLink::relative) {
                return true;
            }
            if (!at->parent) {
                return false;
            }
            at = &scene_.clauses[static_cast<std::size_t>(*at->parent)];
        }
        return false;
    }

    void find_company() {
        bool place = false;
        bool wide = false;
        bool date = false;
        bool toll = false;
        bool number = false;
        const auto [first, last] = scene_.facts.mentions(clause_.sentence);
        for (std::size_t m = first; m < last; ++m) {
            const Mention& mention = scene_.mentions[m];
            if (!scene_.reach.holds(match_.clause, m) && !in_part(mention)) {
                continue;
            }
            if (const auto* where = std::get_if<PlaceMention>(&mention.what)) {
                const bool broad = where->precision == PlacePrecision::country ||
                                   where->precision == PlacePrecision::region;
                place = place || !broad;
                wide = wide || broad;
            } else if (const auto* when = std::get_if<TimeMention>(&mention.what)) {
                date = date || when->says_when();
            } else if (const auto* amount = amount_of(mention)) {
                const bool of_people = tells_toll(amount->kind);
                toll = toll || of_people;
                number = number || !of_people;
            }
        }
        add(Sign::place, place);
        add(Sign::wide, wide && !place);
        add(Sign::date, date);
        add(Sign::toll, toll);
        add(Sign::number, number && !toll);
        add(Sign::bare, !place && !wide && !date && !toll && !number && match_.actors.empty() &&
                            match_.recipients.empty());
    }

    void find_sentence() {
        const SentenceFacts& facts = scene_.facts.of(clause_.sentence);
        const bool page = scene_.text.tokens.sentences.size() > lead_sentences;
        add(Sign::page, page);
        add(Sign::lead, page && clause_.sentence < lead_sentences);
        add(Sign::first, is_first());
        add(Sign::depth, depth());
        add(Sign::length,
            static_cast<std::int32_t>((sentence_.end - sentence_.begin) / length_unit));
        add(Sign::toll_near, facts.toll && !has(Sign::toll));
        add(Sign::place_near, facts.place && !has(Sign::place));
        add(Sign::date_near, facts.date && !has(Sign::date));
        add(Sign::hedged, facts.hedged);
        add(Sign::first_person, facts.first_person);
        add(Sign::recent, facts.recent);
        add(Sign::dated, facts.dated);
        add(Sign::court, facts.court);
        add(Sign::field_source, is_field_source());
        add(Sign::means, means_in_reach());
    }

    [[nodiscard]] bool has(Sign sign) const {
        return std::any_of(signs_.begin(), signs_.end(),
                           [sign](const SignCount& each) { return each.sign == sign; });
    }

    /// No predicate but of saying stands before it in its sentence.
    [[nodiscard]] bool is_first() const {
        for (std::uint32_t c = match_.clause; c > 0; --c) {
            const Clause& before = scene_.clauses[c - 1];
            if (before.sentence != clause_.sentence) {
                return true;
            }
            if (!scene_.patterns.says(before.lemma)) {
                return false;
            }
        }
        return true;
    }

    [[nodiscard]] std::int32_t depth() const {
        std::int32_t depth = 0;
        const Clause* at = &clause_;
        while (at->parent && depth < static_cast<std::int32_t>(max_depth)) {
            at = &scene_.clauses[static_cast<std::size_t>(*at->parent)];
            ++depth;
        }
        return depth;
    }

    /// Those who stand near what happens: police, army, hospitals, witnesses.
    [[nodiscard]] bool is_field_source() const {
        const auto& chain = scene_.frames[match_.clause].chain;
        return std::any_of(chain.begin(), chain.end(), [&](const Link& link) {
            if (link.kind == SourceKind::witness) {
                return true;
            }
            const auto* actor =
                link.mention ? std::get_if<ActorMention>(
                                   &scene_.mentions[static_cast<std::size_t>(*link.mention)].what)
                             : nullptr;
            return actor != nullptr && !actor->sectors.empty() &&
                   (actor->sectors.front() == "COP" || actor->sectors.front() == "MIL" ||
                    actor->sectors.front() == "MED");
        });
    }

    [[nodiscard]] bool means_in_reach() const {
        const std::uint32_t end = next_predicate();
        for (std::uint32_t token = clause_.predicate; token < end; ++token) {
            if (scene_.facts.means(token)) {
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] std::uint32_t next_predicate() const {
        const std::size_t next = std::size_t{match_.clause} + 1;
        const bool here =
            next < scene_.clauses.size() && scene_.clauses[next].sentence == clause_.sentence;
        return here ? scene_.clauses[next].predicate + 1 : sentence_.end;
    }

    [[nodiscard]] bool in_part(const Mention& mention) const {
        return std::any_of(clause_.parts.begin(), clause_.parts.end(),
                           [&](const auto& part) { return part.tokens.overlaps(mention.tokens); });
    }

    const Scene& scene_;
    const Match& match_;
    const Clause& clause_;
    const Reading& own_;
    TokenRange sentence_;
    std::vector<SignCount> signs_;
};

}  // namespace

std::vector<SignCount> signs_of(const Scene& scene, const Match& match) {
    return SignFinder(scene, match).run();
}

}  // namespace khabar::events
