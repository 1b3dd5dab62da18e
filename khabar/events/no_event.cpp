#include "khabar/events/no_event.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>

#include "khabar/attribution/verb_group.h"
#include "khabar/events/named.h"

namespace khabar::events {

namespace {

/// The shapes of English that a row fits and that tell of no event.
class NoEvent {
public:
    NoEvent(const Scene& scene, const Match& match, std::span<const Match* const> beside)
        : scene_(scene), match_(match), clause_(scene.clauses[match.clause]), beside_(beside) {}

    [[nodiscard]] bool holds() const {
        return is_unclaimed() || is_charge() || is_anyone() || is_plight() || is_naming() ||
               is_headline_noun() || is_denial() || is_description() || is_nobody() ||
               is_term_of_expulsion() || is_of_protest() || is_until() || is_stationed() ||
               is_shelter() || is_remembered() || is_denied_charge();
    }

private:
    [[nodiscard]] static bool hangs_as(const Clause& clause, std::uint32_t parent,
                                       ClauseLink link) {
        return clause.parent == ClauseIndex{parent} && clause.link == link;
    }

    /// Whether an event of the sentence stands at a clause and is as `wanted`.
    template <class Wanted>
    [[nodiscard]] bool tells(std::optional<ClauseIndex> clause, const Wanted& wanted) const {
        return std::any_of(beside_.begin(), beside_.end(), [&](const Match* other) {
            return clause == ClauseIndex{other->clause} && wanted(*other->pattern);
        });
    }

    /// "None of its soldiers": somebody's.
    [[nodiscard]] bool is_of(std::uint32_t at) const {
        return at < scene_.text.size() && scene_.text.folded(at) == "of";
    }

    [[nodiscard]] bool is_gerund() const {
        return clause_.verb && scene_.text.folded(clause_.predicate).ends_with("ing");
    }

    /// "No group claimed responsibility": the deed was done all the same.
    [[nodiscard]] bool is_unclaimed() const {
        return match_.pattern->type == "ASSAULT" &&
               scene_.frames[match_.clause].status == Status::negated &&
               scene_.patterns.says(clause_.lemma);
    }

    /// "Accused him of accepting bribes", "sentenced for insulting the king", "has not accused them
    /// of an incursion": words that are a charge are no news of their own, nor is what nobody is
    /// accused of.
    [[nodiscard]] bool is_charge() const {
        const bool inside = clause_.link == ClauseLink::governed ||
                            (clause_.link == ClauseLink::adjunct && is_gerund());
        if (!clause_.parent || !inside) {
            return false;
        }
        const std::string_view type = match_.pattern->type;
        const bool words = type == "AGREE" || type == "ACCUSE" || type == "REJECT" ||
                           type == "SUPPORT" || match_.pattern->mode == "misinformation";
        const auto parent = static_cast<std::uint32_t>(*clause_.parent);
        return std::any_of(beside_.begin(), beside_.end(), [&](const Match* other) {
            if (other->clause != parent) {
                return false;
            }
            const bool accuses = other->pattern->mode == "allege";
            const bool punishes =
                other->pattern->mode == "convict" || other->pattern->mode == "arrest";
            const bool undone = scene_.frames[parent].status == Status::negated;
            return (accuses && (undone || words)) || (punishes && words);
        });
    }

    /// "Any soldier who broke the law", "anyone who enters": nobody yet.
    [[nodiscard]] bool is_anyone() const {
        static constexpr std::string_view all[] = {"any", "anyone", "anybody", "whoever"};
        if (clause_.link != ClauseLink::relative) {
            return false;
        }
        return std::any_of(
            clause_.parts.begin(), clause_.parts.end(), [&](const Clause::Part& part) {
                const std::uint32_t begin = part.tokens.begin;
                const auto is = [&](std::uint32_t at) {
                    return std::find(std::begin(all), std::end(all), scene_.text.folded(at)) !=
                           std::end(all);
                };
                const bool given = begin > scene_.sentence(clause_).begin && is(begin - 1);
                return part.inherited && part.role == ClauseRole::subject && (given || is(begin));
            });
    }

    /// "The security of the country was under threat": a state of things.
    [[nodiscard]] bool is_plight() const {
        return !clause_.verb && match_.pattern->type == "THREATEN" &&
               clause_.predicate > scene_.sentence(clause_).begin &&
               scene_.text.folded(clause_.predicate - 1) == "under";
    }

    /// "At what it called terrorist camps": a word for a thing, no word against anybody.
    [[nodiscard]] bool is_naming() const {
        constexpr std::uint32_t back = 4;  // why: a short name or a pronoun stands between
        if (!clause_.verb || match_.pattern->type != "ACCUSE") {
            return false;
        }
        const std::uint32_t begin = scene_.sentence(clause_).begin;
        std::uint32_t at = clause_.predicate;
        while (at > begin && clause_.predicate - at < back) {
            if (scene_.text.folded(--at) == "what") {
                return true;
            }
            if (scene_.text.kind(at) != TokenKind::word) {
                return false;
            }
        }
        return false;
    }

    /// "The premier resigns over Novi Sad protests": the last word of a headline, behind a
    /// preposition, is a noun, whatever it was read as.
    [[nodiscard]] bool is_headline_noun() const {
        constexpr std::uint32_t back = 4;  // why: longer names stand in few headlines
        const Sentence& sentence = scene_.text.tokens.sentences[clause_.sentence];
        const std::uint32_t at = clause_.predicate;
        if (!clause_.verb || sentence.block != BlockKind::title || at + 1 != sentence.tokens.end ||
            !scene_.text.folded(at).ends_with("s")) {
            return false;
        }
        for (std::uint32_t word = at; word > sentence.tokens.begin && at - word < back;) {
            if (scene_.text.best(--word).features.role == WordRole::preposition) {
                return true;
            }
        }
        return false;
    }

    /// "Rejected reports that": who denies a telling refuses nobody anything.
    [[nodiscard]] bool is_denial() const {
        if (match_.pattern->type != "REJECT") {
            return false;
        }
        const auto [first, last] = scene_.clauses_beside(match_.clause);
        for (std::uint32_t c = first; c < last; ++c) {
            const Clause& noun = scene_.clauses[c];
            const bool content = c + 1 < last && scene_.clauses[c + 1].parent == ClauseIndex{c} &&
                                 scene_.clauses[c + 1].link == ClauseLink::content;
            if (!noun.verb && hangs_as(noun, match_.clause, ClauseLink::governed) &&
                scene_.patterns.says(noun.lemma) && (content || is_object(noun.predicate))) {
                return true;
            }
        }
        return false;
    }

    /// Whether the noun at a token is what the verb is about, and no circumstance of it.
    [[nodiscard]] bool is_object(std::uint32_t noun) const {
        return std::any_of(clause_.parts.begin(), clause_.parts.end(), [&](const auto& part) {
            const bool about = part.role == ClauseRole::object ||
                               (clause_.passive && part.role == ClauseRole::subject);
            return about && !part.inherited && part.tokens.holds(noun);
        });
    }

    /// "Arrested men accused of helping rebels", "a raid blamed on the militia killed", "troops
    /// backed by tanks entered", "citizens held in jails": a participle that only describes whom
    /// another deed is about.
    [[nodiscard]] bool is_description() const {
        const bool bare =
            clause_.verb && clause_.passive && clause_.link == ClauseLink::relative &&
            clause_.predicate > 0 &&
            scene_.text.best(clause_.predicate - 1).features.part != PartOfSpeech::auxiliary;
        const std::string_view type = match_.pattern->type;
        const bool charged = type == "ACCUSE" && match_.actors.empty();
        if (bare && clause_.parent && match_.actors.empty() && match_.pattern->mode == "arrest" &&
            scene_.lemma(clause_) == "hold") {
            return true;  // "the return of citizens held in jails": a state
        }
        const bool fights = type == "SUPPORT" && !match_.recipients.empty() &&
                            std::all_of(match_.recipients.begin(), match_.recipients.end(),
                                        [&](const Clause::Part* part) {
                                            const ActorMention* actor = actor_of(scene_, *part);
                                            return actor != nullptr && actor->armed;
                                        });
        return bare && clause_.parent && (charged || fights) &&
               std::any_of(beside_.begin(), beside_.end(), [&](const Match* other) {
                   return other->clause == static_cast<std::uint32_t>(*clause_.parent) ||
                          shares_words(*other);
               });
    }

    /// Whether another event of the sentence has those whom the participle describes.
    [[nodiscard]] bool shares_words(const Match& other) const {
        const Clause& clause = scene_.clauses[other.clause];
        return other.clause != match_.clause &&
               std::any_of(clause_.parts.begin(), clause_.parts.end(), [&](const auto& part) {
                   return part.inherited && part.role == ClauseRole::subject &&
                          (part.tokens.holds(clause.predicate) ||
                           std::any_of(clause.parts.begin(), clause.parts.end(),
                                       [&](const auto& own) { return own.tokens == part.tokens; }));
               });
    }

    /// "No one was hurt": a harm done to nobody by nobody says only what did not come of something.
    [[nodiscard]] bool is_nobody() const {
        const bool harms = match_.pattern->type == "ASSAULT" && clause_.verb && clause_.passive;
        return harms && match_.actors.empty() &&
               scene_.frames[match_.clause].status == Status::negated &&
               std::any_of(clause_.parts.begin(), clause_.parts.end(),
                           [&](const Clause::Part& part) {
                               return part.role == ClauseRole::subject && !part.mention &&
                                      attribution::says_none(scene_.text, part.tokens.begin) &&
                                      !is_of(part.tokens.begin + 1);
                           });
    }

    /// "Expelled the envoy and gave him 48 hours to leave": one measure.
    [[nodiscard]] bool is_term_of_expulsion() const {
        return match_.pattern->type == "THREATEN" && clause_.verb &&
               clause_.link == ClauseLink::coordinate &&
               tells(clause_.parent, [](const Pattern& row) { return row.mode == "expel"; });
    }

    /// A verb joined to another, whose subject it has.
    [[nodiscard]] bool goes_on() const {
        return clause_.link == ClauseLink::coordinate &&
               std::none_of(clause_.parts.begin(), clause_.parts.end(), [](const auto& part) {
                   return part.role == ClauseRole::subject && !part.inherited;
               });
    }

    /// "Marched, burning cars", "hurling stones and burning cars", "threw stones and burned a bus":
    /// what protesters destroy is part of the protest.
    [[nodiscard]] bool is_of_protest() const {
        if (match_.pattern->type != "ASSAULT" || match_.pattern->mode != "destroy" ||
            !(is_gerund() || goes_on()) || !clause_.parent) {
            return false;
        }
        const Clause& above = scene_.clauses[static_cast<std::size_t>(*clause_.parent)];
        const std::optional<ClauseIndex> march =
            clause_.link == ClauseLink::coordinate ? above.parent : clause_.parent;
        const auto protests = [](const Pattern& row) { return row.type == "PROTEST"; };
        return tells(march, protests) || (goes_on() && tells(clause_.parent, protests));
    }

    /// "Will fight until the group is destroyed": nobody knows whether it will be.
    [[nodiscard]] bool is_until() const {
        static constexpr std::string_view present[] = {"is", "are", "has", "have"};
        constexpr std::uint32_t back = 12;  // why: a subject with what hangs on it
        const std::uint32_t first = scene_.sentence(clause_).begin;
        bool now = scene_.text.best(clause_.predicate).features.tense == Tense::imperfect;
        for (std::uint32_t at = clause_.predicate;
             clause_.verb && at > first && clause_.predicate - at < back;) {
            const std::string_view word = scene_.text.folded(--at);
            if (word == "until" || word == "till") {
                return now;
            }
            if (scene_.text.kind(at) == TokenKind::punctuation) {
                return false;
            }
            now =
                now || std::find(std::begin(present), std::end(present), word) != std::end(present);
        }
        return false;
    }

    /// "Troops stationed on the island": where they are, and no news of it.
    [[nodiscard]] bool is_stationed() const {
        return match_.pattern->type == "MOBILIZE" && clause_.verb && clause_.passive &&
               clause_.link == ClauseLink::relative &&
               std::none_of(
                   clause_.parts.begin(), clause_.parts.end(),
                   [](const Clause::Part& part) { return part.role == ClauseRole::agent; });
    }

    /// "A school sheltering displaced people", "a plane carrying food was hit": what something is
    /// or holds, where no help is told by its verb.
    [[nodiscard]] bool is_shelter() const {
        static constexpr std::string_view words[] = {"sheltering", "housing", "hosting"};
        return match_.pattern->type == "AID" && clause_.link == ClauseLink::relative &&
               (std::find(std::begin(words), std::end(words),
                          scene_.text.folded(clause_.predicate)) != std::end(words) ||
                (is_gerund() && match_.actors.empty() &&
                 !tells(clause_.parent, [](const Pattern& row) { return row.type == "AID"; })));
    }

    /// "To mark the anniversary of the protests".
    [[nodiscard]] bool is_remembered() const {
        constexpr std::uint32_t back = 6;  // why: "of the deadly anti-government"
        const std::uint32_t first = scene_.sentence(clause_).begin;
        for (std::uint32_t at = clause_.predicate;
             !clause_.verb && at > first && clause_.predicate - at < back;) {
            if (scene_.text.folded(--at) == "anniversary") {
                return true;
            }
        }
        return false;
    }

    /// "Denied the accusation": no charge of his own.
    [[nodiscard]] bool is_denied_charge() const {
        static constexpr std::string_view denials[] = {"deny", "reject", "dismiss", "refute",
                                                       "rebut"};
        static constexpr std::string_view charges[] = {"accusation", "allegation", "charge",
                                                       "claim"};
        if (match_.pattern->type != "ACCUSE" || clause_.verb || !clause_.parent ||
            std::find(std::begin(charges), std::end(charges), scene_.lemma(clause_)) ==
                std::end(charges)) {
            return false;
        }
        const Clause& above = scene_.clauses[static_cast<std::size_t>(*clause_.parent)];
        return std::find(std::begin(denials), std::end(denials), scene_.lemma(above)) !=
                   std::end(denials) &&
               std::none_of(match_.actors.begin(), match_.actors.end(),
                            [](const Clause::Part* part) { return !part->inherited; });
    }

    const Scene& scene_;
    const Match& match_;
    const Clause& clause_;
    std::span<const Match* const> beside_;
};

}  // namespace

bool tells_no_event(const Scene& scene, const Match& match, std::span<const Match* const> beside) {
    return scene.text.language() == LanguageId::english && NoEvent(scene, match, beside).holds();
}

}  // namespace khabar::events
