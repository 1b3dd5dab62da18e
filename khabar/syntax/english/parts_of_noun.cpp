#include <algorithm>
#include <optional>
#include <utility>

#include "khabar/syntax/english/parts.h"
#include "khabar/syntax/parts.h"

namespace khabar::syntax {

namespace {

/// "The killing of X by Y in Z", "X's attack on Y", "Saudi air strikes".
class EnglishNounParts {
public:
    EnglishNounParts(EnglishSentence& sentence, std::uint32_t clause)
        : s_(sentence),
          units_(sentence.units),
          index_(clause),
          noun_(sentence.open.unit_of(clause)) {}

    void collect() {
        for (std::size_t i = noun_ + 1; i < units_.size() && read(i); ++i) {
        }
        take_before();
    }

private:
    [[nodiscard]] Clause& clause() { return s_.clause(index_); }

    bool read(std::size_t i) {
        const EnglishUnit& unit = units_[i];
        switch (unit.kind) {
            case EnglishPiece::particle:
                particle_ = i;
                return true;
            case EnglishPiece::noun:
                return read_noun(i);
            case EnglishPiece::clitic:
            case EnglishPiece::coordinator:
            case EnglishPiece::quote:
            case EnglishPiece::other:
                return true;
            default:
                return false;
        }
    }

    bool read_noun(std::size_t i) {
        const EnglishUnit& unit = units_[i];
        if (unit.possessor) {
            return particle_.has_value();
        }
        if (s_.taken[i]) {
            return false;
        }
        const auto particle = std::exchange(particle_, std::nullopt);
        if (!particle) {
            if (unit.time) {
                return true;
            }
            if (!unit.joined || !last_ || unit.event) {
                return false;
            }
            s_.add(index_, last_->role, i, last_->particle, false);
            return true;
        }
        const std::string_view name = units_[*particle].particle;
        const std::uint32_t at = units_[*particle].tokens.begin;
        if (at > units_.front().tokens.begin && s_.open.grammar.text.folded(at - 1) == "not") {
            return false;  // "on the party but not on its leaders"
        }
        const auto before = unit_before(units_, *particle);
        const bool right_behind = before && *before == noun_;
        if (name == "of") {
            if (!right_behind) {
                return true;  // of the phrase before it
            }
            add(i, ClauseRole::genitive, {});
        } else if (is_circumstance(name) && name != "including") {
            return false;
        } else if (names_agent(name) && !unit.time) {
            add(i, ClauseRole::agent, {});
        } else {
            add(i, ClauseRole::oblique, name);
        }
        return !unit.event;  // what follows hangs on that one
    }

    [[nodiscard]] bool names_agent(std::string_view particle) const {
        return particle == "by" || !s_.rows.agents.find(particle).postings.empty();
    }

    void add(std::size_t i, ClauseRole role, std::string_view particle) {
        s_.add(index_, role, i, particle, false);
        last_ = Relation{role, particle};
    }

    /// Who stands before the noun: its possessor, an actor in the compound, a noun of people.
    void take_before() {
        const EnglishUnit& unit = units_[noun_];
        if (unit.owner && !units_[*unit.owner].time) {
            const std::size_t owner = *unit.owner;
            const ClauseRole role = role_before(units_[owner].mention, false);
            s_.add(index_, role, owner, {}, false);
        }
        if (unit.doer) {
            const Mention& mention = s_.open.grammar.mentions[static_cast<std::size_t>(*unit.doer)];
            const bool adjective = s_.open.grammar.text.best(mention.tokens.end - 1).features.nisba;
            push({role_before(unit.doer, adjective), mention.tokens, unit.doer, {}, false});
        } else if (unit.head > unit.tokens.begin) {
            const Features& before = s_.open.grammar.text.best(unit.head - 1).features;
            if (before.part == PartOfSpeech::noun && before.human && !describes(unit.head - 1)) {
                push({role_before(std::nullopt, false),
                      {unit.head - 1, unit.head},
                      std::nullopt,
                      {},
                      false});
            }
        }
    }

    /// "Military exercises", "human rights": a word that is an adjective too.
    [[nodiscard]] bool describes(std::uint32_t token) const {
        const auto readings = s_.open.grammar.text.readings.of(token);
        return s_.open.grammar.text.folded(token) == "human" ||
               std::any_of(readings.begin(), readings.end(), [](const Reading& reading) {
                   return reading.features.part == PartOfSpeech::adjective;
               });
    }

    void push(const Clause::Part& part) {
        if (clause().parts.size() < max_parts) {
            clause().parts.push_back(part);
            clause().tokens.begin = std::min(clause().tokens.begin, part.tokens.begin);
        }
    }

    /// Who stands before an event noun does it where the words name another whom it befalls, where
    /// it befalls nobody, and where he has arms or power to do it; else it befalls him ("the
    /// minister's arrest").
    [[nodiscard]] ClauseRole role_before(std::optional<MentionIndex> mention, bool adjective) {
        const Grammar& grammar = s_.open.grammar;
        if (has(clause(), ClauseRole::agent)) {
            return ClauseRole::genitive;
        }
        if (adjective || has(clause(), ClauseRole::genitive) ||
            !grammar.is_transitive(clause().lemma)) {
            return ClauseRole::subject;
        }
        const bool aimed =
            std::any_of(clause().parts.begin(), clause().parts.end(), [](const Clause::Part& part) {
                return part.role == ClauseRole::oblique &&
                       (part.particle == "on" || part.particle == "against" ||
                        part.particle == "to" || part.particle == "with" || part.particle == "at");
            });
        if (aimed) {
            return ClauseRole::subject;
        }
        const ActorMention* actor = grammar.actor(mention);
        const bool acts =
            (actor != nullptr && (actor->armed || is_power(*actor))) || is_country(mention);
        return acts ? ClauseRole::subject : ClauseRole::genitive;
    }

    /// A country told as the place that it is.
    [[nodiscard]] bool is_country(std::optional<MentionIndex> mention) const {
        const auto* place =
            mention ? std::get_if<PlaceMention>(
                          &s_.open.grammar.mentions[static_cast<std::size_t>(*mention)].what)
                    : nullptr;
        return place != nullptr && place->precision == PlacePrecision::country;
    }

    /// A state, or a body of one.
    [[nodiscard]] bool is_power(const ActorMention& actor) const {
        if (actor.entity &&
            s_.open.grammar.tables.sheet(actor.entity->sheet).name() == "actors/countries") {
            return true;
        }
        static constexpr std::string_view arms[] = {"GOV", "MIL", "COP", "REB", "SPY"};
        return !actor.person &&
               std::find_first_of(actor.sectors.begin(), actor.sectors.end(), std::begin(arms),
                                  std::end(arms)) != actor.sectors.end();
    }

    EnglishSentence& s_;
    const std::vector<EnglishUnit>& units_;
    std::uint32_t index_;
    std::size_t noun_;  ///< its unit
    std::optional<std::size_t> particle_;
    std::optional<Relation> last_;
};

}  // namespace

void collect_of_english_noun(EnglishSentence& sentence, std::uint32_t clause) {
    EnglishNounParts(sentence, clause).collect();
}

}  // namespace khabar::syntax
