#include "khabar/events/companions.h"

#include <algorithm>
#include <iterator>

#include "khabar/attribution/signs.h"
#include "khabar/events/named.h"
#include "khabar/events/own_deed.h"
#include "khabar/language/arabic/particles.h"
#include "khabar/syntax/heads.h"

namespace khabar::events {

namespace {

constexpr std::uint32_t head_words = 3;  // why: a number and an adjective may stand before the head
constexpr std::uint32_t adjective_reach = 5;
constexpr std::uint32_t bare_reach = 5;
constexpr std::uint32_t particle_reach = 8;  // why: a subject or a time may stand between
constexpr std::uint32_t far_particle =
    14;  // why: behind a long object the particle is the object's

class Companions {
public:
    Companions(const Scene& scene, std::uint32_t clause, const Roles& roles)
        : scene_(scene), index_(clause), clause_(scene.clauses[clause]), roles_(roles) {}

    [[nodiscard]] bool fits(const Companion& companion) const {
        const WordList& lemmas = companion.lemmas;
        if (is_missing(companion)) {
            return false;
        }
        switch (companion.of) {
            case CompanionOf::particle:
                return std::any_of(companion.particles.begin(), companion.particles.end(),
                                   [&](std::string_view p) { return has_particle(p); });
            case CompanionOf::adjective:
                return has_adjective(lemmas);
            case CompanionOf::subject:
                return any_heads(roles_.subject, lemmas);
            case CompanionOf::object:
                return any_heads(roles_.object, lemmas) ||
                       (!lemmas.empty() && has_bare_word(lemmas));
            case CompanionOf::genitive:
                return any_heads(roles_.genitive, lemmas) ||
                       (!lemmas.empty() && scene_.lemmas.any_in(behind(2), lemmas));
            case CompanionOf::said:
                return says_own_deed(scene_, index_, lemmas);
            case CompanionOf::demanded:
                return says_anothers_duty(scene_, index_, lemmas);
            case CompanionOf::oblique:
                break;
        }
        return std::any_of(roles_.clause->parts.begin(), roles_.clause->parts.end(),
                           [&](const Clause::Part& part) {
                               return part.role == ClauseRole::oblique &&
                                      part.particle == companion.key &&
                                      (lemmas.empty() || heads(part, lemmas));
                           });
    }

private:
    /// Whether no word of the sentence is what a part must be headed by: asked first, since it is
    /// so of most rows.
    [[nodiscard]] bool is_missing(const Companion& companion) const {
        switch (companion.of) {
            case CompanionOf::subject:
            case CompanionOf::object:
            case CompanionOf::genitive:
            case CompanionOf::oblique:
                return !companion.lemmas.empty() &&
                       !scene_.facts.any_of(clause_.sentence, companion.lemmas) && stands_whole();
            case CompanionOf::adjective:
            case CompanionOf::particle:
            case CompanionOf::said:
            case CompanionOf::demanded:
                return false;
        }
        return false;
    }

    /// No part of the clause stands in another sentence.
    [[nodiscard]] bool stands_whole() const {
        const TokenRange sentence = scene_.sentence(clause_);
        return std::all_of(
            clause_.parts.begin(), clause_.parts.end(), [&](const Clause::Part& part) {
                return sentence.begin <= part.tokens.begin && part.tokens.end <= sentence.end;
            });
    }

    /// A part with one of the lemmas; any part where there are none.
    [[nodiscard]] bool any_heads(const Parts& parts, const WordList& lemmas) const {
        return lemmas.empty() ? !parts.empty()
                              : std::any_of(parts.begin(), parts.end(),
                                            [&](const auto* part) { return heads(*part, lemmas); });
    }

    [[nodiscard]] bool has_adjective(const WordList& lemmas) const {
        if (scene_.text.language() == LanguageId::english) {
            return clause_.verb ? describes_object(lemmas)
                                : scene_.lemmas.any_in(before_noun(), lemmas);
        }
        const std::uint32_t end =
            std::min(clause_.predicate + adjective_reach, clause_.tokens.end + 2);
        return scene_.lemmas.any_in(scene_.within_sentence(clause_, {clause_.predicate + 1, end}),
                                    lemmas) ||
               (clause_.verb && describes_own_object(lemmas));
    }

    /// The tokens behind the predicate, fewer than `reach` of them.
    [[nodiscard]] TokenRange behind(std::uint32_t reach) const {
        return scene_.within_sentence(clause_, {clause_.predicate + 1, clause_.predicate + reach});
    }

    /// "The state of emergency", "a group of migrants": the noun behind "of"; that of an amount
    /// ("hundreds of soldiers") lies within the part.
    [[nodiscard]] bool stands_for(const Clause::Part& part, const WordList& lemmas) const {
        const std::uint32_t head = syntax::head_token(scene_.text, part.tokens);
        const std::uint32_t of = is_amount(head) ? head + 1 : part.tokens.end;
        const TokenRange behind = scene_.within_sentence(clause_, {of, of + 1 + head_words});
        return !behind.empty() && scene_.text.folded(behind.begin) == "of" &&
               scene_.lemmas.any_in(behind, lemmas);
    }

    [[nodiscard]] bool is_amount(std::uint32_t token) const {
        const auto [first, last] = scene_.facts.mentions(clause_.sentence);
        return std::any_of(scene_.mentions.begin() + static_cast<std::ptrdiff_t>(first),
                           scene_.mentions.begin() + static_cast<std::ptrdiff_t>(last),
                           [&](const Mention& mention) {
                               const QuantityMention* amount = amount_of(mention);
                               return amount != nullptr && amount->amount.holds(token);
                           });
    }

    /// "Sexually abused", "held joint exercises", "pleaded guilty", "joint exercises were held".
    [[nodiscard]] bool describes_object(const WordList& lemmas) const {
        const std::uint32_t before = clause_.predicate - (clause_.predicate > 0 ? 1 : 0);
        return scene_.lemmas.any_in({before, clause_.predicate}, lemmas) ||
               scene_.lemmas.any_in(behind(adjective_reach), lemmas) ||
               std::any_of(roles_.object.begin(), roles_.object.end(), [&](const auto* part) {
                   const std::uint32_t head = syntax::head_token(scene_.text, part->tokens);
                   return scene_.lemmas.any_in(
                       {syntax::first_word(scene_.text, part->tokens), head}, lemmas);
               });
    }

    /// Arabic: "the two armies of A and B ran a joint patrol", however far behind the verb.
    [[nodiscard]] bool describes_own_object(const WordList& lemmas) const {
        return std::any_of(clause_.parts.begin(), clause_.parts.end(), [&](const auto& part) {
            return part.role == ClauseRole::object && !part.inherited &&
                   scene_.lemmas.any_in(
                       scene_.within_sentence(
                           clause_, {part.tokens.begin + 1, part.tokens.begin + head_words}),
                       lemmas);
        });
    }

    /// Adjectives stand before an English noun.
    [[nodiscard]] TokenRange before_noun() const {
        const std::uint32_t begin = scene_.sentence(clause_).begin;
        const std::uint32_t at = clause_.predicate;
        return {std::max(begin, at < adjective_reach ? 0 : at - adjective_reach + 1), at};
    }

    [[nodiscard]] bool heads(const Clause::Part& part, const WordList& lemmas) const {
        if (scene_.text.language() == LanguageId::english) {
            const std::uint32_t head = syntax::head_token(scene_.text, part.tokens);
            const std::uint32_t first = syntax::first_word(scene_.text, part.tokens);
            return scene_.lemmas.any_in({first, head + 1}, lemmas) || carries(head, lemmas) ||
                   stands_for(part, lemmas);
        }
        const std::uint32_t end = std::min(part.tokens.end, part.tokens.begin + head_words);
        return scene_.lemmas.any_in({part.tokens.begin, end}, lemmas) ||
               carries(part.tokens.begin, lemmas);
    }

    /// "Refused the holding of talks": the noun behind a verbal noun counts as the object too.
    [[nodiscard]] bool carries(std::uint32_t token, const WordList& lemmas) const {
        for (std::size_t c = index_;
             c < scene_.clauses.size() && scene_.clauses[c].sentence == clause_.sentence; ++c) {
            const Clause& noun = scene_.clauses[c];
            if (noun.predicate != token || noun.verb) {
                continue;
            }
            for (const Clause::Part& part : noun.parts) {
                const bool inner =
                    part.role == ClauseRole::genitive || part.role == ClauseRole::object;
                if (inner && !part.inherited &&
                    scene_.lemmas.any_in({part.tokens.begin, part.tokens.begin + 1}, lemmas)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// A word of the list close behind the verb with no particle before it ("blew himself up").
    [[nodiscard]] bool has_bare_word(const WordList& lemmas) const {
        const TokenRange near = behind(bare_reach);
        for (std::uint32_t at = near.begin; at < near.end; ++at) {
            if (scene_.text.kind(at) == TokenKind::punctuation) {
                break;
            }
            const char attached = scene_.text.best(at).before.preposition;
            const bool bare = attached == 0 || (attached == 'l' && !clause_.verb);
            if (scene_.text.best(at - 1).features.role != WordRole::preposition && bare &&
                scene_.lemmas.any_in({at, at + 1}, lemmas)) {
                return true;
            }
        }
        return false;
    }

    /// English particles that are no adverbs: what stands behind them is a part of its verb, or
    /// they belong to another ("told them he threatened to leave").
    static bool always_has_part(std::string_view particle) {
        static constexpr std::string_view all[] = {"to", "of", "by", "with", "for", "from", "at"};
        return std::find(std::begin(all), std::end(all), particle) != std::end(all);
    }

    /// A part behind an English particle, not far behind the predicate and across no quotation
    /// mark: "what it called camps in retaliation for", "called \"a reward for\"" are no calls for
    /// something.
    [[nodiscard]] bool has_part_near(std::string_view particle) const {
        const auto& parts = clause_.parts;
        return std::any_of(parts.begin(), parts.end(), [&](const Clause::Part& part) {
            if (part.role != ClauseRole::oblique || part.particle != particle ||
                is_time(scene_, part.tokens)) {
                return false;
            }
            for (std::uint32_t at = clause_.predicate; at < part.tokens.begin; ++at) {
                if (attribution::is_quote(scene_.text, at)) {
                    return false;
                }
            }
            const std::uint32_t reach = says_what() ? 2 : far_particle;
            return part.tokens.begin <= clause_.predicate + reach ||
                   part.tokens.begin < clause_.predicate;
        });
    }

    /// "What it called": the word that it took stands before it.
    [[nodiscard]] bool says_what() const {
        constexpr std::uint32_t back = 4;
        const std::uint32_t begin = scene_.sentence(clause_).begin;
        std::uint32_t at = clause_.predicate;
        while (at > begin && clause_.predicate - at < back) {
            if (scene_.text.folded(--at) == "what") {
                return true;
            }
        }
        return false;
    }

    /// "Fired two missiles on Tuesday": the English particle tells when.
    [[nodiscard]] bool is_before_time(std::uint32_t particle) const {
        const TokenRange next = scene_.within_sentence(clause_, {particle + 1, particle + 2});
        return scene_.text.language() == LanguageId::english && is_time(scene_, next);
    }

    /// A part behind the particle, or the particle itself right behind the predicate.
    [[nodiscard]] bool has_particle(std::string_view particle) const {
        if (scene_.text.language() == LanguageId::english) {
            if (has_part_near(particle)) {
                return true;
            }
        } else if (roles_.has_behind(particle)) {
            return true;
        }
        if (scene_.text.language() == LanguageId::english && always_has_part(particle)) {
            return false;
        }
        const TokenRange near = behind(particle_reach);
        for (std::uint32_t at = near.begin; at < near.end; ++at) {
            const Reading& reading = scene_.text.best(at);
            if (reading.features.verb_form == VerbForm::finite ||
                scene_.text.kind(at) == TokenKind::punctuation) {
                break;
            }
            const bool itself = reading.lemma &&
                                scene_.patterns.tables().cell(*reading.lemma, "form") == particle &&
                                !is_before_time(at);
            if (itself || (reading.before.preposition != 0 &&
                           arabic::attached_particle(reading.before.preposition) == particle)) {
                return true;
            }
        }
        return false;
    }

    const Scene& scene_;
    std::uint32_t index_;
    const Clause& clause_;
    const Roles& roles_;
};

}  // namespace

bool companions_fit(const Scene& scene, std::uint32_t clause, const Pattern& pattern,
                    const Roles& roles) {
    const Companions companions(scene, clause, roles);
    return std::all_of(pattern.with.begin(), pattern.with.end(),
                       [&](const Companion& companion) { return companions.fits(companion); });
}

}  // namespace khabar::events
