#include "khabar/attribution/status.h"

#include <algorithm>
#include <optional>
#include <string>

#include "khabar/attribution/history.h"
#include "khabar/attribution/own_cues.h"
#include "khabar/attribution/phrases.h"
#include "khabar/attribution/signs.h"
#include "khabar/attribution/speech.h"
#include "khabar/attribution/status_rows.h"
#include "khabar/attribution/verb_group.h"
#include "khabar/syntax/reach.h"
#include "khabar/tables/names.h"

namespace khabar::attribution {

namespace {

constexpr std::size_t max_depth = 32;

class StatusFinder {
public:
    StatusFinder(const ReadText& text, std::span<const Clause> clauses,
                 std::span<const Mention> mentions, const TableFile& tables,
                 std::vector<Frame>& frames)
        : scene_{text, clauses, mentions, tables},
          rows_(scene_),
          own_cues_(scene_, rows_),
          speech_(scene_),
          light_(tables.index(language_sheet(text.language(), "light_verbs"))),
          aspect_(tables.index(language_sheet(text.language(), "aspect"))),
          frames_(frames),
          reach_(text, clauses, mentions) {}

    void run() {
        const auto count = static_cast<std::uint32_t>(scene_.clauses.size());
        own_.resize(count);
        for (std::uint32_t c = 0; c < count; ++c) {
            own_[c] = own_cues_.of(c);
        }
        for (std::uint32_t c = 0; c < count; ++c) {
            if (own_[c].status == Status::reported && is_infinitive(c)) {
                own_[c] = aim(c);
            }
        }
        const std::vector<Cue> history = find_history(scene_, rows_, own_cues_);
        for (std::uint32_t c = 0; c < count; ++c) {
            Cue cue = full_cue(c, 0);
            const bool old = history[c].status == Status::historical &&
                             (cue.status == Status::planned || cue.status == Status::reported);
            if (old) {
                cue = history[c];
            } else if (cue.status == Status::reported) {
                cue = ahead(c);
            }
            frames_[c].status = cue.status;
            frames_[c].cue = cue.words;
            frames_[c].row = cue.row;
            frames_[c].wished = cue.wished;
        }
    }

private:
    [[nodiscard]] const Clause& at(std::uint32_t c) const { return scene_.clauses[c]; }
    /// What a clause hangs on. A noun right behind another in the construct state, or behind one
    /// with a pronoun ("their resolve to withdraw"), hangs on that.
    [[nodiscard]] std::optional<std::uint32_t> parent(std::uint32_t c) const {
        if (is_second_noun(c)) {
            return c - 1;
        }
        if (!at(c).parent) {
            return std::nullopt;
        }
        const auto p = static_cast<std::uint32_t>(*at(c).parent);
        const bool aside = at(c).link == ClauseLink::content && !at(p).verb && at(p).parent &&
                           at(p).link == ClauseLink::adjunct;
        if (aside) {  // "said in a report that": not the report's content
            const auto above = static_cast<std::uint32_t>(*at(p).parent);
            if (at(above).verb && speech_.of(at(above))) {
                return above;
            }
        }
        return p;
    }

    [[nodiscard]] bool is_arabic() const { return scene_.text.language() == LanguageId::arabic; }

    [[nodiscard]] bool is_second_noun(std::uint32_t c) const {
        if (!is_arabic() || c == 0 || at(c).verb || at(c - 1).verb ||
            at(c).link == ClauseLink::carried || at(c - 1).predicate + 1 != at(c).predicate ||
            scene_.text.best(at(c).predicate).before != Proclitics{}) {
            return false;
        }
        const Reading& first = scene_.text.best(at(c - 1).predicate);
        return !first.features.definite && first.features.part == PartOfSpeech::noun;
    }

    /// Its own words decide; else what governs it; else what holds for the clause that it shares
    /// its event with.
    [[nodiscard]] Cue full_cue(std::uint32_t c, std::size_t depth) const {
        if (const auto auxiliary = auxiliary_of(c); auxiliary && depth <= max_depth) {
            return own_[c].status == Status::reported ? full_cue(*auxiliary, depth + 1) : own_[c];
        }
        if (const auto cue = meant_as_noun(c); cue && own_[c].status == Status::reported) {
            return *cue;
        }
        const auto p = parent(c);
        if (own_[c].status != Status::reported || !p || depth > max_depth) {
            return own_[c];
        }
        if (own_cues_.presupposed(c) || told_of(c, *p) || turned_between(*p, c)) {
            return {};
        }
        const ClauseLink link = is_second_noun(c) ? ClauseLink::governed : at(c).link;
        const bool governed = is_part_in(c, *p) || link == ClauseLink::governed ||
                              link == ClauseLink::carried ||
                              (link == ClauseLink::content && in_scope_of_that(c, *p));
        if (governed) {
            if (const Cue cue = governing_cue(c, *p); cue.status != Status::reported) {
                return cue;
            }
        }
        if (link == ClauseLink::content && is_unsaid(*p)) {
            return {Status::hypothetical, own_[*p].words, own_[*p].row};
        }
        if (link != ClauseLink::governed && !shares(c, *p)) {
            return {};
        }
        const Cue cue = full_cue(*p, depth + 1);
        const bool none = cue.status == Status::negated && !negation_reaches(c, *p);
        return none ? Cue{} : cue;
    }

    /// "Could not confirm that", "nobody said that": what English does not say is not told as done;
    /// what is not denied is.
    [[nodiscard]] bool is_unsaid(std::uint32_t p) const {
        if (is_arabic() || !at(p).verb || own_[p].status != Status::negated) {
            return false;
        }
        const auto speech = speech_.of(at(p));
        return speech && speech->act != SpeechAct::denied;
    }

    /// "Had not withdrawn": what stands before the auxiliary holds for its verb.
    [[nodiscard]] std::optional<std::uint32_t> auxiliary_of(std::uint32_t c) const {
        const bool verbs =
            c > 0 && at(c).verb && at(c - 1).verb && at(c).sentence == at(c - 1).sentence;
        if (!verbs || !has_effect(c - 1, "auxiliary") || is_joined(scene_.text, at(c).predicate) ||
            has_predicate(c - 1, at(c).predicate) ||
            role_before(scene_.text, at(c).predicate, at(c - 1).predicate) != WordRole::none) {
            return std::nullopt;
        }
        return c - 1;
    }

    /// "The army intends to launch": the letters of the verbal noun are those of the perfect, which
    /// does not follow such a verb.
    [[nodiscard]] std::optional<Cue> meant_as_noun(std::uint32_t c) const {
        if (!is_arabic() || c == 0 || !at(c).verb || !at(c - 1).verb ||
            at(c).sentence != at(c - 1).sentence ||
            scene_.text.best(at(c).predicate).features.tense != Tense::perfect ||
            is_joined(scene_.text, at(c).predicate)) {
            return std::nullopt;
        }
        for (std::uint32_t token = at(c - 1).predicate + 1; token < at(c).predicate; ++token) {
            const WordRole role = scene_.text.best(token).features.role;
            if (is_sign(scene_.text, token) || role == WordRole::relative ||
                is_that(scene_.text, token)) {
                return std::nullopt;
            }
        }
        const auto cue = rows_.governing(at(c - 1), "obj");
        return cue && cue->status == Status::planned ? cue : std::nullopt;
    }

    /// "Denied his part in the killing": the killing behind what is denied.
    [[nodiscard]] bool is_part_in(std::uint32_t c, std::uint32_t p) const {
        const std::uint32_t noun = at(c).predicate;
        if (at(c).verb || !at(p).verb || noun < at(p).predicate + 3 ||
            scene_.text.best(noun - 1).features.role != WordRole::preposition ||
            scene_.text.best(noun - 2).pronoun.span.empty() ||
            scene_.text.best(noun - 2).features.part != PartOfSpeech::noun) {
            return false;
        }
        const auto cue = rows_.governing(at(p), {});
        return cue && cue->status == Status::denied;
    }

    /// What governs a clause, or what governs the accusation whose content it is.
    [[nodiscard]] Cue governing_cue(std::uint32_t c, std::uint32_t p) const {
        const auto cue = rows_.governing(at(p), relation(c, p));
        if (cue && cue->status == Status::denied && is_claim(c)) {
            return {};  // an accusation that is denied was made
        }
        if (cue && cue->status != Status::reported) {
            const bool effect = cue->status == Status::negated || cue->status == Status::planned;
            if (at(c).predicate < at(p).predicate && !effect) {
                return {};  // "the attack, which is believed to be ..."
            }
            if (own_[p].status != Status::negated) {
                return *cue;
            }
            return {cue->undone, own_[p].words, own_[p].row};
        }
        if (is_claim(p)) {
            if (const auto above = parent(p)) {
                const auto denial = rows_.governing(at(*above), relation(p, *above));
                if (denial && denial->status == Status::denied) {
                    return *denial;
                }
            }
        }
        return {};
    }

    /// An accusation, a claim, a rumour: what stands behind it is what it says.
    [[nodiscard]] bool is_claim(std::uint32_t c) const {
        const auto speech = at(c).verb ? std::nullopt : speech_.of(at(c));
        return speech && (speech->act == SpeechAct::claimed || speech->is_source);
    }

    /// How a clause stands to what governs it: "obj", "gen" or a particle; empty where its parts do
    /// not tell.
    [[nodiscard]] std::string_view relation(std::uint32_t c, std::uint32_t p) const {
        if (!is_arabic() && at(c).link == ClauseLink::content) {
            return "obj";  // "demanded that", not "told them that" as "told them to"
        }
        for (const Clause::Part& part : at(p).parts) {
            if (part.tokens.begin != at(c).predicate) {
                continue;
            }
            switch (part.role) {
                case ClauseRole::subject:
                    return at(p).passive ? "obj" : "subj";
                case ClauseRole::object:
                    return "obj";
                case ClauseRole::genitive:
                    return "gen";
                case ClauseRole::agent:
                case ClauseRole::oblique:
                    return part.particle;
            }
        }
        return {};
    }

    /// "Feared that A and B": the first verb behind "that", a joined one, the second of two verbs;
    /// not a perfect that says more of a noun.
    [[nodiscard]] bool in_scope_of_that(std::uint32_t c, std::uint32_t p) const {
        if (behind_circumstance(c, p)) {
            return false;  // "before they left"
        }
        if (!at(c).verb || is_joined_by_that(c, p)) {
            return true;
        }
        if (is_joined(scene_.text, at(c).predicate)) {
            return same_tense_as_first(c, p);
        }
        for (std::uint32_t before = c; before-- > p + 1;) {
            if (at(before).verb && at(before).parent == at(c).parent) {
                return has_effect(before, "auxiliary") && !has_predicate(before, at(c).predicate);
            }
        }
        for (std::uint32_t that = at(p).predicate + 1; that + 1 < at(c).predicate; ++that) {
            if (is_that(scene_.text, that)) {  // "that it is of": a clause without a verb
                return scene_.text.best(that).pronoun.span.empty() ||
                       scene_.text.best(that + 1).features.role != WordRole::preposition;
            }
        }
        return true;
    }

    /// English "denied that A and that B".
    [[nodiscard]] bool is_joined_by_that(std::uint32_t c, std::uint32_t p) const {
        for (std::uint32_t that = at(c).predicate; !is_arabic() && that > at(p).predicate + 2;) {
            if (is_that(scene_.text, --that)) {
                return is_joined(scene_.text, that);
            }
        }
        return false;
    }

    [[nodiscard]] bool behind_circumstance(std::uint32_t c, std::uint32_t p) const {
        for (std::uint32_t that = at(c).predicate; that-- > at(p).predicate + 1;) {
            if (!is_that(scene_.text, that)) {
                continue;
            }
            return scene_.text.best(that - 1).features.role == WordRole::preposition &&
                   scene_.text.best(that - 1).pronoun.span.empty() &&
                   !leads_to_that(scene_.text, that - 1);
        }
        return false;
    }

    /// "Decided to free them, and arrested ...": the second is no part of the decision.
    [[nodiscard]] bool same_tense_as_first(std::uint32_t c, std::uint32_t p) const {
        for (std::uint32_t first = p + 1; first < c; ++first) {
            if (at(first).verb && at(first).parent == at(c).parent) {
                const Tense wanted = scene_.text.best(at(first).predicate).features.tense;
                return has_effect(first, "auxiliary") || wanted == Tense::perfect ||
                       scene_.text.best(at(c).predicate).features.tense == wanted;
            }
        }
        return true;
    }

    /// "May be members of groups that ...": the auxiliary has its predicate before the next verb.
    [[nodiscard]] bool has_predicate(std::uint32_t auxiliary, std::uint32_t end) const {
        const auto& parts = at(auxiliary).parts;
        return std::any_of(parts.begin(), parts.end(), [&](const Clause::Part& part) {
            return part.role == ClauseRole::object && part.tokens.begin < end;
        });
    }

    /// "They did not succeed, but the attack on Sunday did": another telling.
    [[nodiscard]] bool turned_between(std::uint32_t p, std::uint32_t c) const {
        for (std::uint32_t token = at(p).predicate + 1; token < at(c).predicate; ++token) {
            if (turn_at(scene_, token, at(c).predicate) > 0) {
                return true;
            }
        }
        return false;
    }

    /// "Denied that the fighting was over religion": what is said of a known event.
    [[nodiscard]] bool told_of(std::uint32_t c, std::uint32_t p) const {
        if (at(c).verb || !scene_.text.best(at(c).predicate).features.definite) {
            return false;
        }
        const std::string_view how = relation(c, p);
        if (has_effect(p, "auxiliary")) {
            return how == "subj" || how.empty();
        }
        // "a committee to find those behind the attacks": a definite one behind a noun's particle
        const bool particle = !how.empty() && how != "subj" && how != "obj" && how != "gen";
        return !at(p).verb && particle && at(p).parent.has_value() &&
               !rows_.governing(at(p), how).has_value();
    }

    [[nodiscard]] bool shares(std::uint32_t c, std::uint32_t p) const {
        switch (at(c).link) {
            case ClauseLink::governed:
            case ClauseLink::carried:
                return true;
            case ClauseLink::coordinate:
                return same_outlook(c, p) || goes_on_with_infinitive(c, p);
            case ClauseLink::none:
            case ClauseLink::content:
            case ClauseLink::relative:
            case ClauseLink::adjunct:
                return false;
        }
        return false;
    }

    [[nodiscard]] bool is_infinitive(std::uint32_t c) const {
        const TokenRange sentence = scene_.text.tokens.sentences[at(c).sentence].tokens;
        return at(c).verb &&
               attribution::is_infinitive(scene_.text, at(c).predicate, sentence.begin);
    }

    /// "Sent troops to fight": an infinitive asserts nothing, unless a row of its governor tells
    /// what it does ("managed to"); with a subject of its own, it lies ahead ("X to visit Y").
    [[nodiscard]] Cue aim(std::uint32_t c) const {
        const TokenRange sentence = scene_.text.tokens.sentences[at(c).sentence].tokens;
        const std::uint32_t group = verb_group_begin(scene_.text, at(c).predicate, sentence.begin);
        if (group >= sentence.begin + 2 && scene_.text.folded(group - 2) == "had") {
            return {};  // "had to be evacuated"
        }
        const auto p = parent(c);
        const bool told = p && at(c).link == ClauseLink::governed &&
                          rows_.governing(at(*p), relation(c, *p)).has_value();
        if (told) {
            return {};
        }
        const bool own = std::any_of(at(c).parts.begin(), at(c).parts.end(), [](const auto& part) {
            return part.role == ClauseRole::subject && !part.inherited;
        });
        Cue cue{Status::planned, scene_.text.span({at(c).predicate - 1, at(c).predicate})};
        cue.wished = !own;
        return cue;
    }

    /// "Agreed to withdraw and free them": the second goes on with the infinitive.
    [[nodiscard]] bool goes_on_with_infinitive(std::uint32_t c, std::uint32_t p) const {
        return at(c).verb && is_infinitive(p) &&
               scene_.text.best(at(c).predicate).features.tense == Tense::imperfect &&
               std::none_of(at(c).parts.begin(), at(c).parts.end(), [](const auto& part) {
                   return part.role == ClauseRole::subject && !part.inherited;
               });
    }

    /// "He will visit and meet", "may bomb and invade", "did not see or hear": one outlook for
    /// both.
    [[nodiscard]] bool same_outlook(std::uint32_t c, std::uint32_t p) const {
        const Status status = own_[p].status;
        return at(c).verb && at(p).verb && status != Status::reported && status != Status::denied &&
               status != Status::historical &&
               scene_.text.best(at(c).predicate).features.tense == Tense::imperfect;
    }

    /// "Did not carry out an attack", "did not begin to withdraw": what the verb carries did not
    /// happen either; "did not comment on the attack" says nothing of the attack.
    [[nodiscard]] bool negation_reaches(std::uint32_t c, std::uint32_t p) const {
        if (own_[p].status == Status::negated && own_cues_.happened_all_the_same(p)) {
            return false;
        }
        return at(c).link == ClauseLink::carried || at(c).link == ClauseLink::coordinate ||
               !at(p).verb || has_effect(p, "begins") || is_carried(c, p) ||
               (has_effect(p, "auxiliary") && !at(c).verb);  // "there was no attack"
    }

    /// By a light verb, in the place where it carries an event: "did not lead to deaths".
    [[nodiscard]] bool is_carried(std::uint32_t c, std::uint32_t p) const {
        const std::string_view how = relation(c, p);
        const auto postings = light_.find(scene_.tables.cell(at(p).lemma, "lemma")).postings;
        return std::any_of(postings.begin(), postings.end(), [&](const Posting& posting) {
            return has_alternative(scene_.tables.cell(posting.id(), "noun"), how);
        });
    }

    [[nodiscard]] bool has_effect(std::uint32_t c, std::string_view effect) const {
        const auto postings = aspect_.find(scene_.tables.cell(at(c).lemma, "lemma")).postings;
        return std::any_of(postings.begin(), postings.end(), [&](const Posting& posting) {
            return scene_.tables.cell(posting.id(), "effect") == effect;
        });
    }

    /// A time that lies ahead makes a plan of an imperfect, or of the noun that an imperfect
    /// carries.
    [[nodiscard]] Cue ahead(std::uint32_t c) const {
        if (!looks_ahead(c)) {
            return {};
        }
        const TokenRange sentence = scene_.text.tokens.sentences[at(c).sentence].tokens;
        for (std::size_t m = first_mention_from(scene_.mentions, sentence.begin);
             m < scene_.mentions.size() && scene_.mentions[m].tokens.begin < sentence.end; ++m) {
            const auto* time = std::get_if<TimeMention>(&scene_.mentions[m].what);
            if (time != nullptr && time->says_when() && time->ahead && reach_.holds(c, m)) {
                return {Status::planned, scene_.mentions[m].words, time->row};
            }
        }
        return {};
    }

    [[nodiscard]] bool looks_ahead(std::uint32_t c) const {
        const Clause* clause = &at(c);
        for (int steps = 0; steps < 3 && !clause->verb && clause->parent; ++steps) {
            clause = &scene_.clauses[static_cast<std::size_t>(*clause->parent)];
        }
        return clause->verb &&
               scene_.text.best(clause->predicate).features.tense == Tense::imperfect;
    }

    const Scene scene_;
    const StatusRows rows_;
    const OwnCues own_cues_;
    const SpeechRows speech_;
    const Index& light_;
    const Index& aspect_;
    std::vector<Frame>& frames_;
    std::vector<Cue> own_;
    syntax::Reach reach_;
};

}  // namespace

void find_statuses(const ReadText& text, std::span<const Clause> clauses,
                   std::span<const Mention> mentions, const TableFile& tables,
                   std::vector<Frame>& frames) {
    StatusFinder(text, clauses, mentions, tables, frames).run();
}

}  // namespace khabar::attribution
