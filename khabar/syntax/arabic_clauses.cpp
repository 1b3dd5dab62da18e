#include "khabar/syntax/arabic_clauses.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "khabar/language/valency.h"
#include "khabar/syntax/units.h"

namespace khabar::syntax {

namespace {

constexpr std::int32_t same_letters_slack = 9;    // why: one bonus of spelling (language/arabic)
constexpr std::string_view to_whom = "\xD9\x84";  // l-
constexpr std::size_t max_aside = 16;  // why: an aside is shorter than a sentence of its own
constexpr std::size_t max_parts = 24;  // why: a predicate with more is a list, and roles are lost

bool is_predicate(const Unit& unit) {
    return unit.kind == UnitKind::verb || unit.kind == UnitKind::event_noun ||
           unit.kind == UnitKind::participle;
}

/// Whether a verb of these features can have a subject of those.
bool agree(const Features& verb, const Features& subject) {
    if (verb.person == 1 || verb.person == 2) {
        return false;
    }
    const bool known = verb.gender != Gender::none && subject.gender != Gender::none;
    if (!known || subject.number == Number::plural || subject.number == Number::dual) {
        return true;  // a plural may take either, by what it names
    }
    return verb.gender == subject.gender;
}

class ClauseReader {
public:
    ClauseReader(const ReadText& text, std::span<const Mention> mentions, const TableFile& tables)
        : text_(text),
          mentions_(mentions),
          tables_(tables),
          speech_(tables.index("ar/speech")),
          light_(tables.index("ar/light_verbs")),
          aspect_(tables.index("ar/aspect")) {}

    std::vector<Clause> run() {
        std::size_t next_mention = 0;
        const auto& sentences = text_.tokens.sentences;
        for (std::uint32_t i = 0; i < sentences.size(); ++i) {
            sentence_ = i;
            units_ = cut_units(text_, mentions_, tables_, sentences[i].tokens, next_mention);
            read_sentence();
        }
        return std::move(clauses_);
    }

private:
    // ---- the walk over one sentence -----------------------------------------------------------

    /// What the words so far have opened.
    struct State {
        std::optional<std::size_t> topic;          ///< unit of a bare phrase with no predicate yet
        std::optional<std::size_t> antecedent;     ///< unit that a relative pronoun stands for
        std::optional<std::uint32_t> that_parent;  ///< whose content the next clause is
        std::optional<std::uint32_t> saying;       ///< whose content we are in
        std::optional<std::uint32_t> last_finite;
        std::optional<std::uint32_t> last;  ///< last predicate of any kind
        bool verb_open = false;             ///< phrases that come are a verb's own, no topics
        bool that_open = false;
        const Reading* that_pronoun = nullptr;  ///< "that he": its subject is a pronoun
        bool subordinate = false;
        bool coordinated = false;
    };

    void read_sentence() {
        const auto first = static_cast<std::uint32_t>(clauses_.size());
        pronoun_subjects_.clear();
        resumed_.clear();
        raised_.clear();
        State state;
        for (std::size_t k = 0; k < units_.size(); ++k) {
            step(k, state);
        }
        const auto last = static_cast<std::uint32_t>(clauses_.size());
        for (std::uint32_t c = first; c < last; ++c) {
            collect_parts(c);
        }
        for (std::uint32_t c = first; c < last; ++c) {
            link_governed(c);
            share_genitive(c, last);
        }
        raise_complements();
        for (std::uint32_t c = first; c < last; ++c) {
            lift_obliques(c);
        }
        for (std::uint32_t c = first; c < last; ++c) {
            inherit_subject(c);
        }
        for (std::uint32_t c = first; c < last; ++c) {
            carry_light_verb(c);
        }
        remember_speaker(first, last);
        remember_plural(first, last);
    }

    void step(std::size_t k, State& state) {
        const Unit& unit = units_[k];
        switch (unit.kind) {
            case UnitKind::verb:
            case UnitKind::participle:
            case UnitKind::event_noun:
                add_clause(k, state);
                break;
            case UnitKind::phrase:
                if (!state.verb_open && unit.particle.empty() && !unit.time && !after_particle(k)) {
                    const bool only_where = unit.place && state.topic.has_value();
                    if (!(unit.joined && state.topic) && !only_where) {
                        state.topic = k;
                    }
                }
                break;
            case UnitKind::complementizer:
                open_content(unit, state);
                break;
            case UnitKind::relative:
                state.antecedent = last_noun(k);
                state.topic.reset();
                state.verb_open = false;
                break;
            case UnitKind::coordinator:
                state.coordinated = true;
                if (contrasts(unit)) {
                    state.topic.reset();
                    state.verb_open = false;
                }
                break;
            case UnitKind::subordinator:
                state.subordinate = true;
                state.topic.reset();
                state.verb_open = false;
                break;
            case UnitKind::colon:
                if (state.last && is_speech(*state.last)) {
                    state.that_parent = state.last;
                    state.that_open = true;
                }
                state.topic.reset();
                state.verb_open = false;
                break;
            case UnitKind::stop:
                state.topic.reset();
                state.verb_open = false;
                state.subordinate = false;
                break;
            case UnitKind::particle:
            case UnitKind::comma:
            case UnitKind::quote:
            case UnitKind::other:
                break;
        }
    }

    /// "But": what stands behind it opens a clause of its own.
    [[nodiscard]] bool contrasts(const Unit& unit) const {
        constexpr std::string_view but = "\xD9\x84\xD9\x83\xD9\x86";
        return unit.kind == UnitKind::coordinator && unit.reading->lemma &&
               tables_.cell(*unit.reading->lemma, "form").starts_with(but);
    }

    void open_content(const Unit& unit, State& state) {
        if (unit.joined && state.saying) {
            state.that_parent = state.saying;
        } else if (!state.subordinate || !state.last) {
            state.that_parent = state.last;
        }
        state.that_open = state.that_parent.has_value();
        state.that_pronoun = unit.reading->pronoun.span.empty() ? nullptr : unit.reading;
        state.topic.reset();
        state.verb_open = false;
    }

    /// Behind a preposition, a word of quantity or sameness between them or not: "in the same".
    [[nodiscard]] bool after_particle(std::size_t k) const {
        while (k > 0 && units_[k - 1].kind == UnitKind::other &&
               units_[k - 1].reading->features.role == WordRole::quantifier) {
            --k;
        }
        return k > 0 && units_[k - 1].kind == UnitKind::particle;
    }

    /// The phrase or event noun before unit `k`, over quotes.
    [[nodiscard]] std::optional<std::size_t> last_noun(std::size_t k) const {
        while (k > 0) {
            --k;
            if (units_[k].kind == UnitKind::phrase || units_[k].kind == UnitKind::event_noun) {
                const bool adjective = describes(units_[k]) && k > 0 &&
                                       (units_[k - 1].kind == UnitKind::phrase ||
                                        units_[k - 1].kind == UnitKind::event_noun);
                if (!units_[k].time && !adjective) {
                    return k;
                }
            } else if (units_[k].kind == UnitKind::verb || units_[k].kind == UnitKind::stop) {
                break;
            }
        }
        return std::nullopt;
    }

    void add_clause(std::size_t k, State& state) {
        const Unit& unit = units_[k];
        Clause clause;
        clause.sentence = sentence_;
        clause.tokens = unit.tokens;
        clause.predicate = unit.tokens.begin;
        clause.lemma = *unit.reading->lemma;
        clause.verb = unit.kind == UnitKind::verb;
        clause.passive = unit.reading->features.passive;
        const auto index = static_cast<std::uint32_t>(clauses_.size());
        if (clause.verb) {
            link_verb(k, clause, state);
            take_topic(k, clause, state);
        } else {
            link_noun(k, clause, state);
        }
        clause_unit_[index] = k;
        clauses_.push_back(std::move(clause));
        state.last = index;
        if (unit.kind == UnitKind::verb) {
            state.last_finite = index;
            state.verb_open = !is_auxiliary(clauses_[index]);
        }
        state.coordinated = false;
    }

    void link_verb(std::size_t k, Clause& clause, State& state) {
        const Unit& unit = units_[k];
        const bool joined = unit.joined || state.coordinated;
        if (state.that_open) {
            set_parent(clause, *state.that_parent, ClauseLink::content);
            state.saying = state.that_parent;
            state.that_open = false;
        } else if (state.antecedent || bare_antecedent(k)) {
            if (state.last) {
                set_parent(clause, *state.last, ClauseLink::relative);
            }
        } else if (governed_by_verb(k) && state.last) {
            set_parent(clause, *state.last, ClauseLink::governed);
        } else if (state.subordinate && state.last_finite) {
            set_parent(clause, *state.last_finite, ClauseLink::adjunct);
        } else if (state.saying && joined && !is_speech_lemma(clause.lemma)) {
            set_parent(clause, *state.saying, ClauseLink::content);
        } else if (joined && state.last_finite) {
            set_parent(clause, *state.last_finite, ClauseLink::coordinate);
            state.saying.reset();
        } else if (state.saying && !is_speech_lemma(clause.lemma)) {
            set_parent(clause, *state.saying, ClauseLink::content);
        }
        state.subordinate = false;
    }

    /// The object of "that" may be a noun too: "said that the attack killed ..." waits for its
    /// verb.
    void link_noun(std::size_t k, Clause& clause, State& state) {
        if (units_[k].kind == UnitKind::participle && state.last_finite) {
            // "adding that", "calling on them to" is done by the speaker, wherever it stands
            const bool speaks = state.saying && (is_speech_lemma(clause.lemma) ||
                                                 units_[k].reading->features.accusative);
            set_parent(clause, speaks ? *state.saying : *state.last_finite, ClauseLink::adjunct);
            return;
        }
        if (state.that_open && state.that_parent) {
            set_parent(clause, *state.that_parent, ClauseLink::content);
            return;
        }
        if (state.saying) {
            set_parent(clause, *state.saying, ClauseLink::content);
        } else if (state.last_finite) {
            set_parent(clause, *state.last_finite, ClauseLink::adjunct);
        }
    }

    static void set_parent(Clause& clause, std::uint32_t parent, ClauseLink link) {
        clause.parent = ClauseIndex{parent};
        clause.link = link;
    }

    /// Two verbs in a row: the second is what the first governs ("began to withdraw").
    [[nodiscard]] bool governed_by_verb(std::size_t k) const {
        if (k == 0 || units_[k].joined) {
            return false;
        }
        std::size_t before = k - 1;
        while (
            before > 0 &&
            (units_[before].kind == UnitKind::phrase || units_[before].kind == UnitKind::quote) &&
            units_[before].particle.empty() && units_[before - 1].kind != UnitKind::particle) {
            --before;
        }
        return units_[before].kind == UnitKind::verb &&
               units_[k].reading->features.tense == Tense::imperfect;
    }

    /// "An attack that fighters launched" has no relative pronoun when the noun is indefinite: the
    /// verb's own pronoun points back, over the noun's adjectives.
    [[nodiscard]] std::optional<std::size_t> bare_antecedent(std::size_t k) const {
        if (k == 0 || units_[k].joined || units_[k].reading->pronoun.span.empty()) {
            return std::nullopt;
        }
        std::size_t noun = k - 1;
        while (noun > 0 && describes(units_[noun]) && !units_[noun].reading->features.definite) {
            --noun;
        }
        const bool nominal =
            units_[noun].kind == UnitKind::event_noun || units_[noun].kind == UnitKind::phrase;
        if (!nominal || units_[noun].reading->features.definite) {
            return std::nullopt;
        }
        return noun;
    }

    /// A phrase before the verb is its subject; a relative pronoun's noun is subject or object.
    void take_topic(std::size_t k, Clause& clause, State& state) {
        const Reading& verb = *units_[k].reading;
        std::optional<std::size_t> antecedent = state.antecedent;
        if (!antecedent) {
            antecedent = bare_antecedent(k);
        }
        if (antecedent && resumes(k)) {
            resumed_.emplace(k, *antecedent);
            state.antecedent.reset();
            state.topic.reset();
            return;
        }
        if (antecedent) {
            const bool object = !verb.pronoun.span.empty();
            if (!object && brings_subject(k)) {
                state.antecedent.reset();
                state.topic.reset();
                return;
            }
            // what does not agree is neither: "the time in which the forces advanced"
            if (object || agree(verb.features, subject_features(*antecedent))) {
                add_part(clause, object ? ClauseRole::object : ClauseRole::subject, *antecedent, {},
                         true);
            }
            state.antecedent.reset();
            state.topic.reset();
            return;
        }
        if (state.topic && !units_[k].joined && resumes(k) && done_to_topic(k, clause)) {
            clause.passive = true;
            resumed_.emplace(k, *state.topic);
        } else if (state.topic && !units_[k].joined &&
                   agree(verb.features, subject_features(*state.topic))) {
            add_part(clause, ClauseRole::subject, *state.topic, {}, false);
            for (std::size_t i = *state.topic + 1; i < k; ++i) {
                if (units_[i].kind == UnitKind::phrase && units_[i].joined &&
                    units_[i].particle.empty()) {
                    add_part(clause, ClauseRole::subject, i, {}, false);
                }
            }
        }
        if (state.that_pronoun != nullptr && clause.parent && !has(clause, ClauseRole::subject)) {
            take_pronoun(*state.that_pronoun, clause);
            pronoun_subjects_.insert(k);
        }
        state.that_pronoun = nullptr;
        state.topic.reset();
    }

    /// "Which the government confirms that ...": an actor stands right behind the verb of saying.
    [[nodiscard]] bool brings_subject(std::size_t k) const {
        if (k + 1 >= units_.size() || units_[k + 1].kind != UnitKind::phrase ||
            !units_[k + 1].particle.empty() || !units_[k + 1].mention) {
            return false;
        }
        const bool actor = std::holds_alternative<ActorMention>(
            mentions_[static_cast<std::size_t>(*units_[k + 1].mention)].what);
        return actor && is_speech_lemma(*units_[k].reading->lemma) &&
               agree(units_[k].reading->features, subject_features(k + 1));
    }

    /// "The sheikh was released": a verb that acts by its particle, with the topic's pronoun behind
    /// that and no doer named. One of saying is done by the topic.
    [[nodiscard]] bool done_to_topic(std::size_t k, const Clause& clause) const {
        if (clause.passive) {
            return true;
        }
        std::string_view particle = tables_.cell(*units_[k + 1].reading->lemma, "form");
        particle = particle.substr(0, particle.find('|'));
        return units_[k].reading->features.tense == Tense::perfect &&
               asks_for(tables_.cell(clause.lemma, "valency"), particle) &&
               !is_speech_lemma(clause.lemma) && bare_phrases(k) == 0;
    }

    /// A particle with a pronoun right behind the verb: "those whom they released", "the arrests
    /// that they carried out", where the pronoun stands for the noun before.
    [[nodiscard]] bool resumes(std::size_t k) const {
        if (k + 1 >= units_.size() || units_[k + 1].kind != UnitKind::other) {
            return false;
        }
        const Reading& next = *units_[k + 1].reading;
        return next.features.role == WordRole::preposition && !next.pronoun.span.empty();
    }

    /// "that they": those many who acted last; else the one who speaks.
    void take_pronoun(const Reading& that, Clause& clause) {
        if (that.pronoun.number == Number::plural && last_plural_) {
            clause.parts.push_back(*last_plural_);
            clause.parts.back().inherited = true;
        } else {
            const Clause parent = clauses_[static_cast<std::size_t>(*clause.parent)];
            own_subject(parent, clause);
        }
    }

    /// The subject of a clause whose parts are not collected yet: the first phrase behind its verb.
    void own_subject(const Clause& from, Clause& to) {
        if (has(from, ClauseRole::subject)) {
            copy_subject(from, to);
            return;
        }
        const auto unit = std::find_if(units_.begin(), units_.end(), [&](const Unit& u) {
            return u.tokens.begin > from.predicate && u.kind == UnitKind::phrase && u.mention &&
                   u.particle.empty() && !u.time;
        });
        if (unit != units_.end() && unit->tokens.begin < to.predicate) {
            add_part(to, ClauseRole::subject, static_cast<std::size_t>(unit - units_.begin()), {},
                     true);
        }
    }

    [[nodiscard]] Features subject_features(std::size_t k) const {
        return units_[k].reading->features;
    }

    // ---- what hangs on a predicate ------------------------------------------------------------

    void add_part(Clause& clause, ClauseRole role, std::size_t unit, std::string_view particle,
                  bool inherited) {
        if (clause.parts.size() >= max_parts) {
            return;
        }
        const Unit& u = units_[unit];
        clause.parts.push_back({role, u.tokens, u.mention, particle, inherited});
        if (!inherited) {
            clause.tokens.begin = std::min(clause.tokens.begin, u.tokens.begin);
            clause.tokens.end = std::max(clause.tokens.end, u.tokens.end);
        }
    }

    static bool has(const Clause& clause, ClauseRole role) {
        return std::any_of(clause.parts.begin(), clause.parts.end(),
                           [role](const Clause::Part& part) { return part.role == role; });
    }

    void collect_parts(std::uint32_t c) {
        Clause& clause = clauses_[c];
        const std::size_t k = clause_unit_[c];
        if (clause.verb) {
            collect_of_verb(clause, k);
        } else if (units_[k].kind == UnitKind::participle) {
            collect_of_participle(clause, k);
        } else {
            collect_of_noun(clause, k);
        }
    }

    /// How far a predicate reaches: the next one that does not hang on it.
    [[nodiscard]] bool ends_reach(const Unit& unit) const {
        return contrasts(unit) || unit.kind == UnitKind::verb ||
               unit.kind == UnitKind::complementizer || unit.kind == UnitKind::relative ||
               unit.kind == UnitKind::stop || unit.kind == UnitKind::colon ||
               unit.kind == UnitKind::subordinator;
    }

    /// Bare phrases behind a verb: its subject, then its object; behind particles: obliques.
    void collect_of_verb(Clause& clause, std::size_t k) {
        const Reading& verb = *units_[k].reading;
        add_resumed(clause, k);
        const bool shared = shares_subject(clause, k);
        bool wants_subject = !has(clause, ClauseRole::subject) && !pronoun_subjects_.contains(k) &&
                             !shared && verb.features.person != 1 &&
                             verb.features.number != Number::plural;
        bool past_event = false;
        bool past_participle = false;
        const Unit* particle = nullptr;
        std::optional<ClauseRole> last_role;
        std::string_view last_particle;
        for (std::size_t i = k + 1; i < units_.size(); ++i) {
            if (ends_reach(units_[i])) {
                const auto behind = behind_aside(k, i);
                const bool open = wants_subject || !has(clause, ClauseRole::object);
                if (!behind || !open) {
                    break;
                }
                i = *behind;
                past_event = false;
            }
            const Unit& unit = units_[i];
            if (unit.kind == UnitKind::particle) {
                particle = &unit;
                continue;
            }
            const bool nominal = unit.kind == UnitKind::phrase || unit.kind == UnitKind::event_noun;
            if (i > k + 1 && particle == nullptr && describes(unit) &&
                units_[i - 1].tokens.end == unit.tokens.begin &&
                (units_[i - 1].kind == UnitKind::event_noun ||
                 units_[i - 1].kind == UnitKind::phrase)) {
                continue;
            }
            if (!nominal) {
                if (unit.kind == UnitKind::participle) {
                    past_event = true;
                    past_participle = true;
                }
                continue;
            }
            if (particle == nullptr && in_construct(i)) {
                continue;
            }
            std::string_view behind = unit.particle;
            bool agent = false;
            if (particle != nullptr) {
                behind = particle->particle;
                agent = particle->agent;
                particle = nullptr;
            }
            ClauseRole role = ClauseRole::oblique;
            if (agent && past_participle) {
                continue;  // "the leader backed by Egypt": the participle's own
            }
            if (agent) {
                role = ClauseRole::agent;
                clause.passive = valency_of(tables_.cell(clause.lemma, "valency")).transitive;
            } else if (unit.joined && behind.empty() && last_role) {
                role = *last_role;
                behind = last_particle;
            } else if (behind.empty()) {
                if (unit.time) {
                    continue;
                }
                if (past_event && !wants_subject) {
                    continue;
                }
                if (wants_subject && agree(verb.features, subject_features(i))) {
                    role = ClauseRole::subject;
                } else {
                    role = ClauseRole::object;
                }
                wants_subject = false;
            } else if (past_event && !asks_for(tables_.cell(clause.lemma, "valency"), behind)) {
                continue;
            }
            add_part(clause, role, i, behind, false);
            last_role = role;
            last_particle = behind;
            // "denied in a statement the withdrawal": a circumstance does not end the reach
            const bool circumstance = role == ClauseRole::oblique && !governs(behind);
            past_event = past_event || (unit.kind == UnitKind::event_noun && !circumstance);
        }
        drop_second_subject(clause);
        prove_passive(clause);
    }

    /// "Gathered before the court, where X appears, dozens of ...": the actor behind an aside that
    /// commas hold, where the aside's own verb would end the reach.
    [[nodiscard]] std::optional<std::size_t> behind_aside(std::size_t k, std::size_t verb) const {
        std::size_t open = verb;
        while (open > k && units_[open].kind != UnitKind::comma) {
            --open;
        }
        if (open == k || units_[verb].kind == UnitKind::stop ||
            units_[verb].kind == UnitKind::colon || units_[open + 1].joined ||
            units_[open + 1].kind == UnitKind::coordinator ||
            units_[open + 1].kind == UnitKind::verb) {
            return std::nullopt;
        }
        const std::size_t end = std::min(units_.size(), open + max_aside);
        for (std::size_t i = verb + 1; i + 1 < end; ++i) {
            if (units_[i].kind == UnitKind::stop || units_[i].kind == UnitKind::colon) {
                break;
            }
            const Unit& next = units_[i + 1];
            if (units_[i].kind == UnitKind::comma && next.kind == UnitKind::phrase &&
                !next.joined && next.particle.empty() && next.mention &&
                std::holds_alternative<ActorMention>(
                    mentions_[static_cast<std::size_t>(*next.mention)].what)) {
                return i + 1;
            }
        }
        return std::nullopt;
    }

    /// "Led to the killing of policemen": a bare phrase right behind an open event noun is its
    /// construct, no part of the verb.
    [[nodiscard]] bool in_construct(std::size_t i) const {
        const Unit& noun = units_[i - 1];
        return units_[i].particle.empty() && !units_[i].joined && !units_[i].time &&
               noun.kind == UnitKind::event_noun && !noun.reading->features.definite &&
               !noun.reading->features.accusative && noun.reading->pronoun.span.empty() &&
               noun.tokens.end == units_[i].tokens.begin;
    }

    void add_resumed(Clause& clause, std::size_t k) {
        const auto noun = resumed_.find(k);
        if (noun != resumed_.end()) {
            std::string_view particle = tables_.cell(*units_[k + 1].reading->lemma, "form");
            particle = particle.substr(0, particle.find('|'));
            add_part(clause, ClauseRole::oblique, noun->second, particle, true);
        }
    }

    /// "The army took the town and killed five": a transitive verb that goes on behind "and",
    /// agrees with the subject before it and has but one bare phrase, has that for its object. A
    /// verb behind its subject agrees in number too: "gunmen attacked and was killed X" begins
    /// anew.
    [[nodiscard]] bool shares_subject(const Clause& clause, std::size_t k) const {
        const Reading& verb = *units_[k].reading;
        const bool goes_on = units_[k].joined && clause.link != ClauseLink::none &&
                             clause.link != ClauseLink::relative && !clause.passive &&
                             !is_speech_lemma(clause.lemma) && verb.pronoun.span.empty();
        if (!goes_on || !valency_of(tables_.cell(clause.lemma, "valency")).transitive) {
            return false;
        }
        const Clause::Part* before = subject_before(clause);
        return before != nullptr && agrees_in_number(verb, *before) && bare_phrases(k) == 1;
    }

    /// The own subject of the finite verb before, in the same sentence.
    [[nodiscard]] const Clause::Part* subject_before(const Clause& clause) const {
        for (std::size_t c = clauses_.size(); c > 0; --c) {
            const Clause& other = clauses_[c - 1];
            if (other.sentence != clause.sentence) {
                break;
            }
            if (!other.verb || other.predicate >= clause.predicate ||
                other.link == ClauseLink::relative || is_speech_lemma(other.lemma)) {
                continue;
            }
            for (const Clause::Part& part : other.parts) {
                if (part.role == ClauseRole::subject && actor_in(part) != nullptr) {
                    return &part;
                }
            }
            return nullptr;
        }
        return nullptr;
    }

    [[nodiscard]] bool agrees_in_number(const Reading& verb, const Clause::Part& subject) const {
        const Features& noun = text_.best(subject.tokens.begin).features;
        const bool many = actor_in(subject)->plural && noun.human;
        return !many && agree(verb.features, noun);
    }

    [[nodiscard]] std::size_t bare_phrases(std::size_t k) const {
        std::size_t count = 0;
        for (std::size_t i = k + 1; i < units_.size() && !ends_reach(units_[i]); ++i) {
            const bool nominal =
                units_[i].kind == UnitKind::phrase || units_[i].kind == UnitKind::event_noun;
            const bool bare = nominal && units_[i].particle.empty() && !units_[i].time &&
                              !units_[i].joined && units_[i - 1].kind != UnitKind::particle;
            count += bare ? 1u : 0u;
            if (units_[i].kind == UnitKind::event_noun) {
                break;
            }
        }
        return count;
    }

    /// "Accused the government today the rebels": where both a doer and another stand bare behind
    /// a verb whose letters do not tell, it is active.
    void prove_passive(Clause& clause) const {
        const std::string_view valency = tables_.cell(clause.lemma, "valency");
        const bool gives = asks_for(valency, to_whom);  // "was given a prize" has an object too
        const bool both =
            has_own(clause, ClauseRole::subject) && has_own(clause, ClauseRole::object);
        if (both && !gives && !has(clause, ClauseRole::agent) && !counted(clause)) {
            clause.passive = false;
        }
    }

    /// "Five people were killed": a number of people as subject rather suffers.
    [[nodiscard]] bool counted(const Clause& clause) const {
        return std::any_of(clause.parts.begin(), clause.parts.end(), [&](const auto& part) {
            return part.role == ClauseRole::subject &&
                   text_.best(part.tokens.begin).features.part == PartOfSpeech::number;
        });
    }

    static bool has_own(const Clause& clause, ClauseRole role) {
        return std::any_of(clause.parts.begin(), clause.parts.end(),
                           [&](const auto& part) { return part.role == role && !part.inherited; });
    }

    [[nodiscard]] const ActorMention* actor_in(const Clause::Part& part) const {
        return part.mention ? std::get_if<ActorMention>(
                                  &mentions_[static_cast<std::size_t>(*part.mention)].what)
                            : nullptr;
    }

    /// After a passive, or where the first phrase cannot be the subject, later bare phrases are
    /// objects: nothing to mend; a clause keeps one group of subjects.
    static void drop_second_subject(Clause& clause) {
        bool object_seen = false;
        for (Clause::Part& part : clause.parts) {
            object_seen = object_seen || (part.role == ClauseRole::object && !part.inherited);
            if (object_seen && part.role == ClauseRole::subject && !part.inherited) {
                part.role = ClauseRole::object;
            }
        }
    }

    /// An adjective behind a noun: a great attack.
    static bool describes(const Unit& unit) {
        return unit.kind == UnitKind::phrase && !unit.joined && unit.particle.empty() &&
               unit.reading->features.part == PartOfSpeech::adjective &&
               unit.tokens.end == unit.tokens.begin + 1;
    }

    /// "the killing of X by Y in Z": the construct state, a second bare phrase, obliques.
    void collect_of_noun(Clause& clause, std::size_t k) {
        const Unit& noun = units_[k];
        const bool open = !noun.reading->features.definite && noun.reading->pronoun.span.empty();
        bool wants_genitive = open && !noun.reading->features.accusative;
        const Unit* particle = nullptr;
        std::optional<ClauseRole> last_role;
        std::string_view last_particle;
        for (std::size_t i = k + 1; i < units_.size() && !ends_reach(units_[i]); ++i) {
            const Unit& unit = units_[i];
            if (unit.kind == UnitKind::particle) {
                particle = &unit;
                wants_genitive = false;
                continue;
            }
            if (unit.kind == UnitKind::comma) {
                wants_genitive = false;
                continue;
            }
            if (unit.kind == UnitKind::participle) {
                break;
            }
            if (unit.kind != UnitKind::phrase && unit.kind != UnitKind::event_noun) {
                continue;
            }
            if (i == k + 1 && describes(unit)) {
                wants_genitive = false;
                continue;
            }
            std::string_view behind = unit.particle;
            bool agent = false;
            if (particle != nullptr) {
                behind = particle->particle;
                agent = particle->agent;
                particle = nullptr;
            }
            ClauseRole role = ClauseRole::oblique;
            if (agent) {
                role = ClauseRole::agent;
            } else if (unit.joined && behind.empty()) {
                if (unit.kind == UnitKind::event_noun || !last_role) {
                    break;
                }
                role = *last_role;
                behind = last_particle;
            } else if (behind.empty()) {
                if (unit.time) {
                    wants_genitive = false;
                    continue;
                }
                role = wants_genitive ? ClauseRole::genitive : ClauseRole::object;
                if (!wants_genitive && (!open || has(clause, ClauseRole::object))) {
                    break;  // a bare phrase that this noun does not govern
                }
                wants_genitive = false;
            }
            add_part(clause, role, i, behind, false);
            last_role = role;
            last_particle = behind;
            if (unit.kind == UnitKind::event_noun) {
                break;  // what follows hangs on that one
            }
        }
    }

    /// "X, backed by Y", "those withdrawing from Z": the noun before it is its subject.
    void collect_of_participle(Clause& clause, std::size_t k) {
        // "adding that" is said by the speaker, wherever it stands
        const bool circumstantial = !units_[k].reading->features.definite && k > 0 &&
                                    (units_[k - 1].kind == UnitKind::comma || units_[k].joined ||
                                     is_speech_lemma(clause.lemma));
        const auto noun = last_noun(k);
        if (noun && !circumstantial) {
            add_part(clause, ClauseRole::subject, *noun, {}, true);
        } else if (clause.parent) {
            copy_subject(clauses_[static_cast<std::size_t>(*clause.parent)], clause);
        }
        const Unit* particle = nullptr;
        for (std::size_t i = k + 1; i < units_.size() && !ends_reach(units_[i]); ++i) {
            const Unit& unit = units_[i];
            if (unit.kind == UnitKind::particle) {
                particle = &unit;
                continue;
            }
            if (is_predicate(unit) && unit.kind != UnitKind::event_noun) {
                break;
            }
            if (unit.kind != UnitKind::phrase && unit.kind != UnitKind::event_noun) {
                continue;
            }
            std::string_view behind = unit.particle;
            bool agent = false;
            if (particle != nullptr) {
                behind = particle->particle;
                agent = particle->agent;
                particle = nullptr;
            }
            if (unit.joined && behind.empty() && !clause.parts.empty()) {
                const Clause::Part last = clause.parts.back();
                add_part(clause, last.role, i, last.particle, false);
                continue;
            }
            if (behind.empty() && has(clause, ClauseRole::object)) {
                break;
            }
            add_part(clause,
                     agent            ? ClauseRole::agent
                     : behind.empty() ? ClauseRole::object
                                      : ClauseRole::oblique,
                     i, behind, false);
            if (unit.kind == UnitKind::event_noun) {
                break;
            }
        }
    }

    // ---- how clauses hang together ------------------------------------------------------------

    [[nodiscard]] std::optional<std::uint32_t> clause_at(std::uint32_t token,
                                                         std::uint32_t sentence) const {
        for (std::size_t c = clauses_.size(); c > 0; --c) {
            if (clauses_[c - 1].sentence != sentence) {
                break;
            }
            if (clauses_[c - 1].predicate == token) {
                return static_cast<std::uint32_t>(c - 1);
            }
        }
        return std::nullopt;
    }

    /// An event noun that is a part of another clause hangs on it.
    void link_governed(std::uint32_t c) {
        const Clause& governor = clauses_[c];
        for (const Clause::Part& part : governor.parts) {
            const auto child = clause_at(part.tokens.begin, governor.sentence);
            if (!child || *child == c || clauses_[*child].verb || part.inherited) {
                continue;
            }
            Clause& noun = clauses_[*child];
            const bool first_governor = noun.link == ClauseLink::none ||
                                        noun.link == ClauseLink::adjunct ||
                                        noun.link == ClauseLink::content;
            if (first_governor && !is_ancestor(*child, c)) {
                const bool near = part.role != ClauseRole::oblique || governs(part.particle);
                noun.parent = ClauseIndex{c};
                noun.link = near ? ClauseLink::governed : ClauseLink::adjunct;
            }
            if (governor.verb && part.role == ClauseRole::object) {
                raised_.emplace_back(c, *child);
            }
        }
    }

    /// "Asked for help from X": the particle behind the object is the one that the verb asks for.
    void raise_complements() {
        for (const auto& [verb, noun] : raised_) {
            Clause& governor = clauses_[verb];
            const std::string_view valency = tables_.cell(governor.lemma, "valency");
            std::vector<Clause::Part>& parts = clauses_[noun].parts;
            for (auto part = parts.begin(); part != parts.end();) {
                const bool asked = part->role == ClauseRole::oblique && !part->particle.empty() &&
                                   governor.parts.size() < max_parts &&
                                   asks_for(valency, part->particle);
                if (asked) {
                    governor.parts.push_back(*part);
                }
                part = asked ? parts.erase(part) : part + 1;
            }
        }
    }

    /// Particles behind which a verb's own complement stands, not a circumstance.
    /// "A campaign of arrests against X": what hangs on the noun in the construct belongs to the
    /// first noun too.
    void lift_obliques(std::uint32_t c) {
        if (clauses_[c].verb) {
            return;
        }
        for (const Clause::Part& part : std::vector<Clause::Part>(clauses_[c].parts)) {
            const auto child = part.role == ClauseRole::genitive
                                   ? clause_at(part.tokens.begin, clauses_[c].sentence)
                                   : std::nullopt;
            if (!child || *child == c) {
                continue;
            }
            for (const Clause::Part& inner : clauses_[*child].parts) {
                if (inner.role == ClauseRole::oblique && clauses_[c].parts.size() < max_parts) {
                    clauses_[c].parts.push_back(inner);
                    clauses_[c].parts.back().inherited = true;
                }
            }
        }
    }

    static bool governs(std::string_view particle) {
        constexpr std::string_view b = "\xD8\xA8";
        constexpr std::string_view ala = "\xD8\xB9\xD9\x84\xD9\x89";
        constexpr std::string_view an = "\xD8\xB9\xD9\x86";
        constexpr std::string_view ila = "\xD8\xA5\xD9\x84\xD9\x89";
        constexpr std::string_view l = "\xD9\x84";
        constexpr std::string_view min = "\xD9\x85\xD9\x86";
        return particle == b || particle == ala || particle == an || particle == ila ||
               particle == l || particle == min;
    }

    [[nodiscard]] bool is_ancestor(std::uint32_t ancestor, std::uint32_t clause) const {
        std::optional<ClauseIndex> at = ClauseIndex{clause};
        for (std::size_t steps = 0; at && steps <= clauses_.size(); ++steps) {
            if (static_cast<std::uint32_t>(*at) == ancestor) {
                return true;
            }
            at = clauses_[static_cast<std::size_t>(*at)].parent;
        }
        return false;
    }

    /// The rows of a light verb, under each lemma that its letters may be.
    [[nodiscard]] std::vector<RowId> light_rows(const Clause& verb) const {
        std::vector<RowId> rows;
        const auto add = [&](RowId lemma) {
            for (const Posting& posting : light_.find(tables_.cell(lemma, "lemma")).postings) {
                if (std::find(rows.begin(), rows.end(), posting.id()) == rows.end()) {
                    rows.push_back(posting.id());
                }
            }
        };
        add(verb.lemma);
        const auto readings = text_.readings.of(verb.predicate);
        for (const Reading& reading : readings) {
            const bool near = reading.score >= readings.front().score - same_letters_slack;
            if (verb.verb && near && reading.lemma &&
                reading.features.verb_form == VerbForm::finite) {
                add(*reading.lemma);
            }
        }
        return rows;
    }

    /// "They launched an attack on X": the noun carries the event, the verb its arguments.
    void carry_light_verb(std::uint32_t c) {
        const Clause& verb = clauses_[c];
        for (const RowId row : light_rows(verb)) {
            const Clause::Part* carried = part_named(verb, tables_.cell(row, "noun"));
            if (carried == nullptr) {
                continue;
            }
            const auto child = clause_at(carried->tokens.begin, verb.sentence);
            if (!child || *child == c || clauses_[*child].verb) {
                continue;
            }
            if (!is_ancestor(*child, c)) {  // else a relative clause, whose noun has its own parent
                clauses_[*child].parent = ClauseIndex{c};
                clauses_[*child].link = ClauseLink::carried;
            }
            import_parts(verb, row, clauses_[*child]);
            return;
        }
    }

    void import_parts(const Clause& verb, RowId row, Clause& noun) {
        const auto give = [&](std::string_view from, ClauseRole as, std::string_view particle) {
            for (const std::string_view source : alternatives(from)) {
                for (const Clause::Part& part : verb.parts) {
                    if (matches(verb, part, source) && part.tokens.begin != noun.predicate &&
                        noun.parts.size() < max_parts) {
                        noun.parts.push_back({as, part.tokens, part.mention, particle, true});
                    }
                }
            }
        };
        give(tables_.cell(row, "actor"), ClauseRole::subject, {});
        give(tables_.cell(row, "recipient"), ClauseRole::object, {});
        constexpr std::string_view in = "\xD9\x81\xD9\x8A";
        give(tables_.cell(row, "place"), ClauseRole::oblique, in);
        for (const Clause::Part& part : verb.parts) {
            if (part.role == ClauseRole::agent ||
                (part.role == ClauseRole::oblique && part.tokens.begin != noun.predicate)) {
                if (noun.parts.size() < max_parts) {
                    noun.parts.push_back(part);
                    noun.parts.back().inherited = true;
                }
            }
        }
    }

    /// Whether a part is what a row calls "subj", "obj" or by its particle. The construct state of
    /// a verbal noun is its object where that is an event noun, else its subject.
    bool matches(const Clause& verb, const Clause::Part& part, std::string_view source) const {
        if (!verb.verb && part.role == ClauseRole::genitive) {
            return source == (part.mention ? "subj" : "obj");
        }
        if (source == "subj") {
            return verb.passive ? part.role == ClauseRole::agent : part.role == ClauseRole::subject;
        }
        if (source == "obj") {
            return part.role == (verb.passive ? ClauseRole::subject : ClauseRole::object);
        }
        return part.role == ClauseRole::oblique && part.particle == source;
    }

    const Clause::Part* part_named(const Clause& verb, std::string_view source) const {
        for (const std::string_view each : alternatives(source)) {
            for (const Clause::Part& part : verb.parts) {
                const bool is_subject = each == "subj" && part.role == ClauseRole::subject;
                if (is_subject || matches(verb, part, each)) {
                    return &part;
                }
            }
        }
        return nullptr;
    }

    void copy_subject(const Clause& from, Clause& to) {
        for (const Clause::Part& part : from.parts) {
            if (part.role == ClauseRole::subject && to.parts.size() < max_parts) {
                to.parts.push_back(part);
                to.parts.back().inherited = true;
            }
        }
    }

    /// A dropped subject is that of the clause before, or of the speaker of the sentence before.
    void inherit_subject(std::uint32_t c) {
        Clause& clause = clauses_[c];
        if (has(clause, ClauseRole::subject)) {
            return;
        }
        const Unit& unit = units_[clause_unit_[c]];
        if (!clause.verb) {
            inherit_of_noun(c, unit);
            return;
        }
        if (clause.link == ClauseLink::governed || clause.link == ClauseLink::coordinate) {
            copy_subject(clauses_[static_cast<std::size_t>(*clause.parent)], clause);
        } else if (clause.link == ClauseLink::content) {
            copy_from_sibling(c);
        } else if (!clause.parent && is_speech_lemma(clause.lemma) && speaker_) {
            clause.parts.push_back(*speaker_);
            clause.parts.back().inherited = true;
        }
        if (!has(clause, ClauseRole::subject)) {
            take_dropped_subject(clause, *unit.reading);
        }
    }

    /// "Where they shelled": the many who were last spoken of as acting. "After it took": the one.
    void take_dropped_subject(Clause& clause, const Reading& verb) {
        if (verb.features.person == 1 || verb.features.person == 2 || clause.passive) {
            return;
        }
        const Clause::Part* before = subject_before(clause);
        const bool many = verb.features.number == Number::plural;
        if (before != nullptr &&
            (many ? actor_in(*before)->plural
                  : clause.link != ClauseLink::none && agrees_in_number(verb, *before))) {
            clause.parts.push_back(*before);
            clause.parts.back().inherited = true;
        } else if (many && last_plural_) {
            clause.parts.push_back(*last_plural_);
            clause.parts.back().inherited = true;
        }
    }

    /// "Began withdrawing": the governing verb's subject, unless that only tells of it. "Their
    /// withdrawal": the pronoun stands in the construct state for who was spoken of last.
    void inherit_of_noun(std::uint32_t c, const Unit& unit) {
        Clause& clause = clauses_[c];
        if (!clause.parent) {
            return;
        }
        const Clause& parent = clauses_[static_cast<std::size_t>(*clause.parent)];
        if (!unit.reading->pronoun.span.empty() && !has(clause, ClauseRole::genitive)) {
            for (const Clause::Part& part : parent.parts) {
                if (part.role == ClauseRole::subject && clause.parts.size() < max_parts) {
                    clause.parts.push_back(part);
                    clause.parts.back().role = ClauseRole::genitive;
                    clause.parts.back().inherited = true;
                }
            }
        } else if (clause.link == ClauseLink::adjunct && parent.verb &&
                   !has(clause, ClauseRole::genitive) && during(unit)) {
            copy_subject(parent, clause);
        } else if (clause.link == ClauseLink::governed && parent.verb && !is_light(parent)) {
            if (!control_by_object(parent, clause) &&
                (!is_speech_lemma(parent.lemma) || denies(parent.lemma))) {
                copy_subject(parent, clause);
            }
        }
    }

    /// "Said during a visit to X": who speaks is who visits.
    [[nodiscard]] bool during(const Unit& unit) const {
        if (unit.tokens.begin == text_.tokens.sentences[sentence_].tokens.begin) {
            return false;
        }
        constexpr std::string_view khilal = "\xD8\xAE\xD9\x84\xD8\xA7\xD9\x84";
        constexpr std::string_view athna = "\xD8\xA3\xD8\xAB\xD9\x86\xD8\xA7\xD8\xA1";
        const Reading& before = text_.best(unit.tokens.begin - 1);
        const std::string_view form =
            before.lemma ? tables_.cell(*before.lemma, "form") : std::string_view();
        return form.starts_with(khilal) || form.starts_with(athna);
    }

    /// "Accused X of bombing", "called on X to leave": the object of the governing verb does it.
    bool control_by_object(const Clause& parent, Clause& noun) {
        const bool oblique =
            std::any_of(parent.parts.begin(), parent.parts.end(), [&](const Clause::Part& part) {
                return part.role == ClauseRole::oblique && part.tokens.holds(noun.predicate);
            });
        bool found = false;
        for (const Clause::Part& part : parent.parts) {
            const bool actor = part.role == ClauseRole::object && part.mention &&
                               std::holds_alternative<ActorMention>(
                                   mentions_[static_cast<std::size_t>(*part.mention)].what);
            if (oblique && actor && noun.parts.size() < max_parts) {
                noun.parts.push_back(part);
                noun.parts.back().role = ClauseRole::subject;
                noun.parts.back().inherited = true;
                found = true;
            }
        }
        return found;
    }

    [[nodiscard]] bool is_light(const Clause& verb) const {
        return !light_.find(tables_.cell(verb.lemma, "lemma")).postings.empty();
    }

    /// Who denies a thing denies having done it, unless the words name another.
    [[nodiscard]] bool denies(RowId lemma) const {
        const auto postings = speech_.find(tables_.cell(lemma, "lemma")).postings;
        return std::any_of(postings.begin(), postings.end(), [&](const Posting& posting) {
            return tables_.cell(posting.id(), "act") == "denied";
        });
    }

    /// "The flight and retreat of X": the first noun shares what the second stands in construct
    /// with.
    void share_genitive(std::uint32_t c, std::uint32_t last) {
        if (c + 1 >= last || clauses_[c].verb || clauses_[c + 1].verb ||
            has(clauses_[c], ClauseRole::genitive)) {
            return;
        }
        const std::size_t next = clause_unit_[c + 1];
        if (next != clause_unit_[c] + 1 || !units_[next].joined ||
            units_[next].kind != UnitKind::event_noun) {
            return;
        }
        for (const Clause::Part& part : clauses_[c + 1].parts) {
            if (clauses_[c].parts.size() < max_parts) {
                clauses_[c].parts.push_back(part);
                clauses_[c].parts.back().inherited = true;
            }
        }
    }

    /// "that A did this and did that": the clause before under the same words of saying.
    void copy_from_sibling(std::uint32_t c) {
        for (std::uint32_t before = c; before > 0; --before) {
            const Clause& other = clauses_[before - 1];
            if (other.sentence != clauses_[c].sentence) {
                return;
            }
            if (other.verb && other.parent == clauses_[c].parent &&
                other.link == ClauseLink::content && has(other, ClauseRole::subject)) {
                copy_subject(other, clauses_[c]);
                return;
            }
        }
        const bool plural = units_[clause_unit_[c]].reading->features.number == Number::plural;
        if (plural && last_plural_) {
            clauses_[c].parts.push_back(*last_plural_);
            clauses_[c].parts.back().inherited = true;
        } else {
            copy_subject(clauses_[static_cast<std::size_t>(*clauses_[c].parent)], clauses_[c]);
        }
    }

    /// Those many who acted last, for "that they left" in the next sentence.
    void remember_plural(std::uint32_t first, std::uint32_t last) {
        for (std::uint32_t c = first; c < last; ++c) {
            for (const Clause::Part& part : clauses_[c].parts) {
                if (part.role != ClauseRole::subject || !part.mention || part.inherited) {
                    continue;
                }
                const auto* actor = std::get_if<ActorMention>(
                    &mentions_[static_cast<std::size_t>(*part.mention)].what);
                if (actor != nullptr && actor->plural && !is_speech_lemma(clauses_[c].lemma)) {
                    last_plural_ = part;
                }
            }
        }
    }

    /// Who spoke last, for "and he added that" in the next sentence.
    void remember_speaker(std::uint32_t first, std::uint32_t last) {
        for (std::uint32_t c = first; c < last; ++c) {
            const Clause& clause = clauses_[c];
            if (!clause.verb || !is_speech_lemma(clause.lemma)) {
                continue;
            }
            for (const Clause::Part& part : clause.parts) {
                if (part.role == ClauseRole::subject && part.mention) {
                    speaker_ = part;
                    return;
                }
            }
        }
    }

    /// "They had attacked": the subject between the two verbs is the second's.
    [[nodiscard]] bool is_auxiliary(const Clause& verb) const {
        const auto postings = aspect_.find(tables_.cell(verb.lemma, "lemma")).postings;
        return !postings.empty() && tables_.cell(postings.front().id(), "effect") == "auxiliary";
    }

    [[nodiscard]] bool is_speech(std::uint32_t clause) const {
        return is_speech_lemma(clauses_[clause].lemma);
    }
    [[nodiscard]] bool is_speech_lemma(RowId lemma) const {
        return !speech_.find(tables_.cell(lemma, "lemma")).postings.empty();
    }

    const ReadText& text_;
    std::span<const Mention> mentions_;
    const TableFile& tables_;
    const Index& speech_;
    const Index& light_;
    const Index& aspect_;
    std::uint32_t sentence_ = 0;
    std::vector<Unit> units_;
    std::set<std::size_t> pronoun_subjects_;      ///< verbs behind "that he", by unit
    std::map<std::size_t, std::size_t> resumed_;  ///< a verb, and the noun its particle stands for
    std::map<std::uint32_t, std::size_t> clause_unit_;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> raised_;  ///< a verb, and its object noun
    std::vector<Clause> clauses_;
    std::optional<Clause::Part> speaker_;
    std::optional<Clause::Part> last_plural_;
};

}  // namespace

std::vector<Clause> arabic_clauses(const ReadText& text, std::span<const Mention> mentions,
                                   const TableFile& tables) {
    return ClauseReader(text, mentions, tables).run();
}

}  // namespace khabar::syntax
