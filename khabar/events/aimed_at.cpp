#include "khabar/events/aimed_at.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>

#include "khabar/events/named.h"
#include "khabar/events/particles.h"
#include "khabar/syntax/english/words.h"
#include "khabar/syntax/heads.h"

namespace khabar::events {

namespace {

constexpr std::size_t max_depth = 4;  // why: "threatened to end talks on the withdrawal of X"

bool looks_inside(std::string_view type) {
    static constexpr std::string_view types[] = {"AGREE",  "SUPPORT", "CONCEDE",  "REQUEST",
                                                 "ACCUSE", "REJECT",  "THREATEN", "SANCTION",
                                                 "COERCE", "AID",     "PROTEST"};
    return std::find(std::begin(types), std::end(types), type) != std::end(types);
}

/// The words behind a predicate: those of the clauses that hang on it, in their order.
class Aim {
public:
    Aim(const Scene& scene, const Match& match)
        : scene_(scene), match_(match), type_(match.pattern->type), root_(match.clause) {
        const Clause& clause = scene.clauses[root_];
        if (!clause.verb && clause.link == ClauseLink::carried && clause.parent) {
            root_ = static_cast<std::uint32_t>(*clause.parent);  // "began a strike to demand"
        }
    }

    [[nodiscard]] std::vector<Clause::Part> find() const {
        if (asks_others()) {
            return {};
        }
        const auto [first, last] = scene_.clauses_beside(match_.clause);
        std::vector<Clause::Part> found;
        for (const bool agents : {true, false}) {
            for (std::uint32_t c = first; c < last && found.empty(); ++c) {
                if (agents ? type_ == "ACCUSE" && hangs(c, true) : hangs(c, false)) {
                    found = agents ? agents_of(c) : whom(c);
                }
            }
        }
        if (found.empty() && type_ == "THREATEN") {
            found = who_must_not(first, last);
        }
        return found;
    }

private:
    /// "Called on the world to protect civilians": who is asked stands there, be it nobody known.
    [[nodiscard]] bool asks_others() const {
        const auto& parts = scene_.clauses[match_.clause].parts;
        return type_ == "REQUEST" && std::any_of(parts.begin(), parts.end(), [](const auto& part) {
                   return part.role == ClauseRole::oblique && !part.inherited && !part.mention &&
                          (part.particle == "on" || part.particle == "upon");
               });
    }

    /// What is said, asked, threatened or given, and why people protest.
    [[nodiscard]] bool hangs(std::uint32_t c, bool told) const {
        std::uint32_t at = c;
        for (std::size_t depth = 0; depth <= max_depth; ++depth) {
            if (at == match_.clause || at == root_) {
                return true;
            }
            const Clause& clause = scene_.clauses[at];
            const bool inside =
                clause.link == ClauseLink::content || clause.link == ClauseLink::governed ||
                clause.link == ClauseLink::carried ||
                (told && clause.link == ClauseLink::relative) ||
                (clause.link == ClauseLink::adjunct && type_ == "PROTEST" && !has_own_subject(c));
            if (!clause.parent || !inside) {
                return false;
            }
            at = static_cast<std::uint32_t>(*clause.parent);
        }
        return false;
    }

    /// "Protested as lawmakers passed a bill" tells when, "protested, demanding" tells why.
    [[nodiscard]] bool has_own_subject(std::uint32_t c) const {
        const auto& parts = scene_.clauses[c].parts;
        return std::any_of(parts.begin(), parts.end(), [](const Clause::Part& part) {
            return part.role == ClauseRole::subject && !part.inherited;
        });
    }

    /// "Investigate alleged crimes by X against Y", "committed by X": who did what is looked into.
    /// Whose words the charge is, he is not charged.
    [[nodiscard]] std::vector<Clause::Part> agents_of(std::uint32_t c) const {
        const Clause& clause = scene_.clauses[c];
        if (c == match_.clause || scene_.patterns.says(clause.lemma)) {
            return {};
        }
        return first_of(clause, [&](const Clause::Part& part) {
            return part.role == ClauseRole::agent && !part.inherited;
        });
    }

    [[nodiscard]] std::vector<Clause::Part> whom(std::uint32_t c) const {
        const Clause& clause = scene_.clauses[c];
        const bool happened = c != match_.clause && clause.verb &&
                              clause.link == ClauseLink::content &&
                              scene_.frames[c].status == Status::reported;
        if (type_ == "THREATEN" && happened && scene_.text.language() == LanguageId::english) {
            return {};  // "warned that X had shelled Y and that it would answer"
        }
        return first_of(clause, [&](const Clause::Part& part) { return may_be(c, part); });
    }

    /// "Threatened to stop the talks if X goes ahead".
    [[nodiscard]] std::vector<Clause::Part> who_must_not(std::uint32_t first,
                                                         std::uint32_t last) const {
        for (std::uint32_t c = first; c < last; ++c) {
            const Clause& clause = scene_.clauses[c];
            if (clause.predicate <= scene_.clauses[match_.clause].predicate || !clause.verb) {
                continue;
            }
            auto found = first_of(clause, [&](const Clause::Part& part) {
                return part.role == ClauseRole::subject && !part.inherited &&
                       stands_behind_if(part.tokens.begin);
            });
            if (!found.empty()) {
                return found;
            }
        }
        return {};
    }

    [[nodiscard]] bool stands_behind_if(std::uint32_t token) const {
        return token > 0 && scene_.text.best(token - 1).features.role == WordRole::condition;
    }

    /// The first part that may stand and names another than those who do it, and those that "and"
    /// joins to it.
    template <typename MayBe>
    [[nodiscard]] std::vector<Clause::Part> first_of(const Clause& clause, MayBe may_be) const {
        std::vector<Clause::Part> found;
        const Clause::Part* last = nullptr;
        for (const Clause::Part& part : clause.parts) {
            if (last == nullptr ? !may_be(part) : !is_joined(*last, part)) {
                continue;
            }
            if (auto who = other_in(part.tokens)) {
                found.push_back(*who);
                last = &part;
            }
        }
        return found;
    }

    /// A noun that tells of what somebody suffers.
    [[nodiscard]] bool is_harm(std::uint32_t noun) const {
        const auto readings = scene_.lemmas.of(noun);
        return std::any_of(readings.begin(), readings.end(), [&](const LemmaReading& reading) {
            const auto rows = scene_.patterns.of(reading.trigger, reading.verb);
            return std::any_of(rows.begin(), rows.end(), [](const Pattern& row) {
                return row.type == "ASSAULT" || row.type == "COERCE";
            });
        });
    }

    /// "With X and Y", not "with X over ties with Y".
    [[nodiscard]] bool is_joined(const Clause::Part& last, const Clause::Part& part) const {
        constexpr std::uint32_t reach = 3;  // why: ", and the"
        const std::uint32_t begin = part.tokens.begin;
        return part.role == last.role && part.particle == last.particle && !part.inherited &&
               begin > last.tokens.end && begin <= last.tokens.end + reach &&
               (scene_.text.folded(last.tokens.end) == "and" ||
                scene_.text.folded(last.tokens.end) == ",");
    }

    /// "Promised to send troops", "agreed to swap detainees": who is moved is not who it is
    /// promised.
    [[nodiscard]] bool is_theme_of(const Clause& clause) const {
        constexpr std::string_view moving[] = {"send",     "deploy",    "swap",   "exchange",
                                               "dispatch", "provide",   "recall", "trade",
                                               "reopen",   "contribute"};
        return clause.verb && std::find(std::begin(moving), std::end(moving),
                                        scene_.lemma(clause)) != std::end(moving);
    }

    [[nodiscard]] bool may_be(std::uint32_t c, const Clause::Part& part) const {
        const Clause& clause = scene_.clauses[c];
        if (part.inherited || part.tokens.empty()) {
            return false;
        }
        if (part.tokens.begin <= scene_.clauses[match_.clause].predicate) {
            // "X fails to do it, a group protested"
            return type_ == "ACCUSE" && c < match_.clause && part.role == ClauseRole::subject &&
                   clause.link == ClauseLink::content;
        }
        const bool suffers =
            type_ == "ACCUSE" ? part.role != ClauseRole::subject && part.role != ClauseRole::agent
                              : type_ == "REQUEST" && part.role == ClauseRole::oblique;
        if (suffers && c != match_.clause && !clause.verb && is_harm(clause.predicate)) {
            return false;  // "condemned the attack on X", "demanded an end to attacks on X"
        }
        if (c != match_.clause && part.role == ClauseRole::object && type_ == "AGREE" &&
            is_theme_of(clause)) {
            return false;
        }
        switch (part.role) {
            case ClauseRole::subject:
                // who is asked to act, whose offer it is; not who will act when it is a threat
                return c != match_.clause && type_ != "THREATEN";
            case ClauseRole::object:
            case ClauseRole::genitive:
                return true;
            case ClauseRole::agent:
                return c != match_.clause && !clause.verb && type_ != "ACCUSE";  // "a plan by X"
            case ClauseRole::oblique:
                if (type_ == "THREATEN" && clause.passive && part.particle == "with") {
                    return false;  // "would be met with force"
                }
                return particles_of(scene_.text.language()).is_towards(part.particle) ||
                       part.particle == "of" || part.particle == "from" ||
                       (part.particle == "between" && !clause.verb) ||
                       (part.particle == "in" && type_ == "THREATEN" && c != match_.clause &&
                        country_of(scene_, part) != nullptr);
        }
        return false;
    }

    /// The first actor or state that begins in the words, or whose possession they name, and is
    /// none of those who do it.
    [[nodiscard]] std::optional<Clause::Part> other_in(TokenRange words) const {
        if (words.begin > 1 && is_possessive(words.begin - 1)) {
            const auto [first, last] =
                scene_.facts.mentions(scene_.clauses[match_.clause].sentence);
            for (std::size_t m = first; m < last; ++m) {
                if (scene_.mentions[m].tokens.end + 1 == words.begin && is_other(m, words)) {
                    return part_of(m);
                }
            }
        }
        for (std::size_t m = first_mention_from(scene_.mentions, words.begin);
             m < scene_.mentions.size() && scene_.mentions[m].tokens.begin < words.end; ++m) {
            if (is_other(m, words)) {
                return part_of(fullest(m, words));
            }
        }
        if (const auto owner = behind_of(words.end)) {
            return part_of(*owner);
        }
        for (std::uint32_t at = words.begin; at < words.end; ++at) {
            const std::string_view country = told_by_adjective(scene_, {at, at + 1});
            if (!country.empty() && !is_of(country)) {
                return Clause::Part{ClauseRole::object, {at, at + 1}, std::nullopt, {}, true};
            }
        }
        return std::nullopt;
    }

    /// "The welfare of some prisoners".
    [[nodiscard]] std::optional<std::size_t> behind_of(std::uint32_t of) const {
        constexpr std::uint32_t reach = 4;  // why: "of nearly all the"
        const auto sentence = scene_.sentence(scene_.clauses[match_.clause]);
        if (of >= sentence.end || scene_.text.folded(of) != "of" ||
            (type_ == "ACCUSE" && is_harm(of - 1))) {
            return std::nullopt;
        }
        for (std::size_t m = first_mention_from(scene_.mentions, of + 1);
             m < scene_.mentions.size() && scene_.mentions[m].tokens.begin <= of + reach &&
             scene_.mentions[m].tokens.begin < sentence.end;
             ++m) {
            if (is_other(m, scene_.mentions[m].tokens)) {
                return m;
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] bool is_possessive(std::uint32_t token) const {
        const std::string_view word = scene_.text.folded(token);
        return word == "'s" || word == "'";
    }

    [[nodiscard]] Clause::Part part_of(std::size_t m) const {
        return {ClauseRole::object,
                scene_.mentions[m].tokens,
                MentionIndex{static_cast<std::uint32_t>(m)},
                {},
                true};
    }

    /// "The US President" rather than "the US".
    [[nodiscard]] std::size_t fullest(std::size_t m, TokenRange words) const {
        std::size_t best = m;
        for (std::size_t other = m + 1;
             other < scene_.mentions.size() &&
             scene_.mentions[other].tokens.begin == scene_.mentions[m].tokens.begin;
             ++other) {
            const bool longer =
                scene_.mentions[other].tokens.end > scene_.mentions[best].tokens.end;
            best = longer && is_other(other, words) ? other : best;
        }
        return best;
    }

    [[nodiscard]] bool is_other(std::size_t m, TokenRange words) const {
        const Mention& mention = scene_.mentions[m];
        const auto* actor = std::get_if<ActorMention>(&mention.what);
        const auto* place = std::get_if<PlaceMention>(&mention.what);
        const bool somebody = (actor != nullptr && !actor->source_body &&
                               (actor->entity || !actor->country.empty() ||
                                mention.tokens.holds(syntax::head_token(scene_.text, words)))) ||
                              (place != nullptr && place->precision == PlacePrecision::country &&
                               !place->candidates.empty() && place->candidates.front().row);
        return somebody && !does_it(mention);
    }

    [[nodiscard]] bool does_it(const Mention& mention) const {
        const auto* other = std::get_if<ActorMention>(&mention.what);
        return std::any_of(match_.actors.begin(), match_.actors.end(), [&](const auto* part) {
            const ActorMention* actor = actor_of(scene_, *part);
            return part->tokens.overlaps(mention.tokens) ||
                   (actor != nullptr && other != nullptr && actor->entity &&
                    actor->entity == other->entity);
        });
    }

    [[nodiscard]] bool is_of(std::string_view country) const {
        return std::any_of(match_.actors.begin(), match_.actors.end(), [&](const auto* part) {
            const ActorMention* actor = actor_of(scene_, *part);
            return actor != nullptr && actor->country == country;
        });
    }

    const Scene& scene_;
    const Match& match_;
    std::string_view type_;
    std::uint32_t root_;  ///< the clause that what the event is about hangs on
};

}  // namespace

std::vector<Clause::Part> aimed_at(const Scene& scene, const Match& match) {
    const auto& with = match.pattern->with;
    const bool tried = std::any_of(with.begin(), with.end(), [](const Companion& companion) {
        return companion.key == "to";  // "attempted to kill X"
    });
    if (scene.text.language() != LanguageId::english ||
        !(tried || looks_inside(match.pattern->type))) {
        return {};
    }
    return Aim(scene, match).find();
}

std::string_view told_by_adjective(const Scene& scene, TokenRange words) {
    const TableFile& tables = scene.patterns.tables();
    for (std::uint32_t at = words.begin; at < words.end; ++at) {
        const Reading& best = scene.text.best(at);
        const bool joined =
            syntax::is_hyphenated(scene.text, at) ||
            (at + 1 < scene.text.size() && syntax::is_hyphenated(scene.text, at + 1));
        if (best.features.nisba && best.lemma && !joined &&
            tables.sheet(best.lemma->sheet).name() == "actors/countries") {
            return tables.cell(*best.lemma, "iso");
        }
    }
    return {};
}

}  // namespace khabar::events
