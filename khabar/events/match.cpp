#include "khabar/events/match.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <tuple>

#include "khabar/events/evidence.h"
#include "khabar/language/valency.h"

namespace khabar::events {

namespace {

constexpr std::uint32_t head_words = 3;  // why: a number and an adjective may stand before the head

constexpr std::string_view particle_fi = "\xD9\x81\xD9\x8A";
constexpr std::string_view particle_l = "\xD9\x84";

bool is_state(const ActorMention& actor, const TableFile& tables) {
    if (actor.entity && tables.sheet(actor.entity->sheet).name() == "actors/countries") {
        return true;
    }
    for (const std::string& sector : actor.sectors) {
        if (sector == "GOV" || sector == "MIL" || sector == "COP" || sector == "LEG" ||
            sector == "JUD" || sector == "SPY") {
            return true;
        }
    }
    return actor.entity && actor.sectors.empty();  // an intergovernmental body
}

class Matcher {
public:
    Matcher(const Scene& scene, std::uint32_t index, bool violent)
        : scene_(scene), index_(index), violent_(violent), clause_(scene.clauses[index]) {}

    MatchResult run() {
        MatchResult result;
        for (const LemmaReading& reading : readings()) {
            SharedRoles shared;
            for (const Pattern& pattern : scene_.patterns.of(reading.lemma, reading.verb)) {
                const Roles& roles = roles_for(pattern, reading, shared);
                if (!companions_fit(pattern, roles)) {
                    continue;
                }
                if (excluded(pattern) || !needs_fit(pattern, roles) ||
                    done_by_thing(pattern, roles)) {
                    if (!result.match) {
                        result.refusal = Refusal::near_miss;
                    }
                    continue;
                }
                Match match = score(pattern, roles);
                if (done_by_outlet(match)) {
                    result.refusal = Refusal::near_miss;
                    continue;
                }
                if (!result.match || better(match, *result.match)) {
                    result.match = std::move(match);
                }
            }
        }
        return result;
    }

private:
    /// The row with most companions; of equals the surer one and the one that finds who and whom.
    static bool better(const Match& a, const Match& b) {
        const auto rank = [](const Match& match) {
            return std::tuple(
                match.pattern->with.size(),
                match.pattern->weight + 2 * (!match.actors.empty() + !match.recipients.empty()),
                match.pattern->needs.size());
        };
        return rank(a) > rank(b);
    }

    /// The lemmas that the predicate may be: of a verb those of its best reading alone.
    [[nodiscard]] std::vector<LemmaReading> readings() const {
        std::vector<LemmaReading> found;
        for (const LemmaReading& reading : scene_.lemmas.of(clause_.predicate)) {
            const bool finite = reading.form == VerbForm::finite;
            const bool same = std::any_of(found.begin(), found.end(), [&](const LemmaReading& r) {
                return r.lemma == reading.lemma && r.verb == reading.verb;
            });
            if (finite == clause_.verb && !same) {
                found.push_back(reading);
            }
        }
        return found;
    }

    [[nodiscard]] Parts with_role(ClauseRole role) const {
        Parts parts;
        for (const Clause::Part& part : clause_.parts) {
            if (part.role == role) {
                parts.push_back(&part);
            }
        }
        return parts;
    }

    /// Whether a verb of that lemma is among the readings and takes an object; a noun of the same
    /// letters says nothing.
    [[nodiscard]] bool transitive(const LemmaReading& reading) const {
        const TableFile& tables = scene_.patterns.tables();
        const auto readings = scene_.text.readings.of(clause_.predicate);
        return std::any_of(readings.begin(), readings.end(), [&](const Reading& each) {
            return each.lemma && tables.cell(*each.lemma, "lemma") == reading.lemma &&
                   valency_of(tables.cell(*each.lemma, "valency")).transitive;
        });
    }

    /// What the roles of a reading depend on in a row.
    struct Asked {
        GenitiveIs genitive;
        bool victims;  ///< it wants an object that suffers
    };
    /// By both of them: most rows of a lemma see the same roles.
    using SharedRoles = std::array<std::array<std::optional<Roles>, 2>, 4>;

    const Roles& roles_for(const Pattern& pattern, const LemmaReading& reading,
                           SharedRoles& shared) const {
        const Asked asked{pattern.genitive, wants_object(pattern) && has_victims(pattern.type)};
        auto& roles = shared[static_cast<std::size_t>(asked.genitive)][asked.victims ? 1 : 0];
        if (!roles) {
            roles = read_roles(asked, reading);
        }
        return *roles;
    }

    [[nodiscard]] Roles read_roles(Asked asked, const LemmaReading& reading) const {
        Roles roles;
        roles.clause = &clause_;
        roles.agent = with_role(ClauseRole::agent);
        roles.genitive = with_role(ClauseRole::genitive);
        roles.subject = with_role(ClauseRole::subject);
        roles.object = with_role(ClauseRole::object);
        drop_judge(roles);
        if (!reading.verb) {
            return roles;
        }
        if (clause_.verb || reading.form == VerbForm::active_participle ||
            reading.form == VerbForm::passive_participle) {
            read_voice(asked, reading, roles);
        } else {
            read_verbal_noun(asked, reading, roles);
        }
        return roles;
    }

    /// "The council condemned the attack": who judges or asks has not done what he speaks of.
    void drop_judge(Roles& roles) const {
        if (clause_.verb || !clause_.parent || clause_.link != ClauseLink::governed) {
            return;
        }
        const Clause& verb = scene_.clauses[static_cast<std::size_t>(*clause_.parent)];
        const std::string_view lemma = scene_.patterns.tables().cell(verb.lemma, "lemma");
        const auto rows = scene_.patterns.of(lemma, verb.verb);
        const bool judges = std::any_of(rows.begin(), rows.end(), [](const Pattern& row) {
            return row.type == "ACCUSE" || row.type == "SUPPORT" || row.type == "REJECT" ||
                   row.type == "REQUEST";
        });
        if (!judges) {
            return;
        }
        std::erase_if(roles.subject, [&](const Clause::Part* part) {
            return part->inherited &&
                   std::any_of(verb.parts.begin(), verb.parts.end(), [&](const auto& other) {
                       return other.role == ClauseRole::subject && other.tokens == part->tokens;
                   });
        });
    }

    /// A passive's subject is its object. Where letters do not tell (qatala, qutila), a transitive
    /// verb that wants an object, has none, and whose only phrase is no armed or public actor, is
    /// passive; one that tells of harm, whoever that is.
    void read_voice(Asked asked, const LemmaReading& reading, Roles& roles) const {
        bool passive = clause_.passive || reading.form == VerbForm::passive_participle ||
                       (reading.form == VerbForm::active_participle && resumed());
        if (!passive && clause_.verb && roles.object.empty() && asked.victims &&
            transitive(reading)) {
            const bool harm = tells_harm(reading);
            passive =
                !roles.subject.empty() &&
                std::all_of(roles.subject.begin(), roles.subject.end(), [&](const auto* part) {
                    return suffers(*part) || (harm && !part->inherited);
                });
        }
        if (passive) {
            Parts object = roles.subject;
            object.insert(object.end(), roles.object.begin(), roles.object.end());
            roles.object = std::move(object);
            roles.subject = roles.agent;
        }
    }

    /// Killed, wounded: a verb that tells of harm in some row. Alone with one phrase it tells who
    /// suffered, be he a soldier.
    [[nodiscard]] bool tells_harm(const LemmaReading& reading) const {
        const auto rows = scene_.patterns.of(reading.lemma, reading.verb);
        return std::any_of(rows.begin(), rows.end(),
                           [](const Pattern& row) { return row.casualty; });
    }

    /// "The recognised (of it) government": a particle with a pronoun right behind a participle
    /// makes it passive, whatever its letters.
    [[nodiscard]] bool resumed() const {
        const TokenRange next = within_sentence({clause_.predicate + 1, clause_.predicate + 2});
        if (next.empty()) {
            return false;
        }
        const Reading& reading = scene_.text.best(next.begin);
        return reading.features.role == WordRole::preposition && !reading.pronoun.span.empty();
    }

    static bool has_victims(std::string_view type) {
        return type == "ASSAULT" || type == "COERCE" || type == "SANCTION";
    }

    [[nodiscard]] static bool wants_object(const Pattern& pattern) {
        return std::find(pattern.recipient.begin(), pattern.recipient.end(), "obj") !=
               pattern.recipient.end();
    }

    [[nodiscard]] bool suffers(const Clause::Part& part) const {
        if (part.inherited) {
            return false;
        }
        if (!part.mention) {
            return false;
        }
        const Mention& mention = scene_.mentions[static_cast<std::size_t>(*part.mention)];
        if (amount_of(mention) != nullptr) {
            return true;
        }
        for (std::uint32_t i = part.tokens.begin; i < part.tokens.end; ++i) {
            if (scene_.text.best(i).features.part == PartOfSpeech::number) {
                return true;
            }
        }
        const auto* actor = std::get_if<ActorMention>(&mention.what);
        return actor != nullptr && !actor->armed && !is_state(*actor, scene_.patterns.tables());
    }

    /// "The bombing of X": X suffers it, unless the words have another for that.
    void read_verbal_noun(Asked asked, const LemmaReading& reading, Roles& roles) const {
        bool as_object = asked.genitive == GenitiveIs::object ||
                         (asked.genitive != GenitiveIs::subject && transitive(reading));
        Parts behind_l = roles.of(particle_l);
        std::erase_if(behind_l, [&](const auto* part) { return names_event(part->tokens.begin); });
        const bool done_by_genitive = roles.subject.empty() && !behind_l.empty() &&
                                      !roles.genitive.empty() &&
                                      actor_of(scene_, *roles.genitive.front()) != nullptr;
        if (as_object && asked.genitive != GenitiveIs::object &&
            (!roles.object.empty() || done_by_genitive)) {
            as_object = false;
            roles.object.insert(roles.object.end(), behind_l.begin(), behind_l.end());
        }
        if (as_object) {
            Parts object = roles.genitive;
            object.insert(object.end(), roles.object.begin(), roles.object.end());
            roles.object = std::move(object);
            if (!roles.agent.empty()) {
                roles.subject = roles.agent;
            }
        } else {
            Parts subject = roles.genitive;
            if (subject.empty()) {
                subject = roles.subject;
            }
            subject.insert(subject.end(), roles.agent.begin(), roles.agent.end());
            roles.subject = std::move(subject);
        }
    }

    [[nodiscard]] bool heads(const Clause::Part& part, const WordList& lemmas) const {
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

    [[nodiscard]] bool companions_fit(const Pattern& pattern, const Roles& roles) const {
        return std::all_of(pattern.with.begin(), pattern.with.end(),
                           [&](const Companion& companion) { return fits(companion, roles); });
    }

    [[nodiscard]] bool fits(const Companion& companion, const Roles& roles) const {
        if (companion.key == "prep") {
            return std::any_of(companion.particles.begin(), companion.particles.end(),
                               [&](const std::string& p) { return has_particle(p); });
        }
        if (companion.key == "adj") {
            const TokenRange near{clause_.predicate + 1,
                                  std::min(clause_.predicate + 5, clause_.tokens.end + 2)};
            return scene_.lemmas.any_in(within_sentence(near), companion.lemmas);
        }
        const Parts parts = roles.of(companion.key);
        if (companion.lemmas.empty()) {
            return !parts.empty();
        }
        if (std::any_of(parts.begin(), parts.end(),
                        [&](const auto* part) { return heads(*part, companion.lemmas); })) {
            return true;
        }
        if (companion.key == "gen") {
            return scene_.lemmas.any_in(
                within_sentence({clause_.predicate + 1, clause_.predicate + 2}), companion.lemmas);
        }
        return companion.key == "obj" && bare_word_behind(companion.lemmas);
    }

    [[nodiscard]] TokenRange within_sentence(TokenRange range) const {
        const TokenRange sentence = scene_.text.tokens.sentences[clause_.sentence].tokens;
        return {range.begin, std::min(range.end, sentence.end)};
    }

    /// A word of the list close behind the verb with no particle before it ("blew himself up").
    [[nodiscard]] bool bare_word_behind(const WordList& lemmas) const {
        const TokenRange near = within_sentence({clause_.predicate + 1, clause_.predicate + 5});
        for (std::uint32_t at = near.begin; at < near.end; ++at) {
            const Reading& before = scene_.text.best(at - 1);
            if (scene_.text.kind(at) == TokenKind::punctuation) {
                break;
            }
            const char attached = scene_.text.best(at).before.preposition;
            const bool bare = attached == 0 || (attached == 'l' && !clause_.verb);
            if (before.features.role != WordRole::preposition && bare &&
                scene_.lemmas.any_in({at, at + 1}, lemmas)) {
                return true;
            }
        }
        return false;
    }

    /// A part behind the particle, or the particle itself right behind the predicate.
    [[nodiscard]] bool has_particle(const std::string& particle) const {
        for (const Clause::Part& part : clause_.parts) {
            if (part.role == ClauseRole::oblique && part.particle == particle) {
                return true;
            }
        }
        const TokenRange near = within_sentence({clause_.predicate + 1, clause_.predicate + 8});
        for (std::uint32_t at = near.begin; at < near.end; ++at) {
            const Reading& reading = scene_.text.best(at);
            if (reading.features.verb_form == VerbForm::finite ||
                scene_.text.kind(at) == TokenKind::punctuation) {
                break;
            }
            if (reading.lemma &&
                scene_.patterns.tables().cell(*reading.lemma, "form") == particle) {
                return true;
            }
            const char attached = reading.before.preposition;
            if ((attached == 'b' && particle == "\xD8\xA8") ||
                (attached == 'l' && particle == particle_l) ||
                (attached == 'k' && particle == "\xD9\x83")) {
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] bool excluded(const Pattern& pattern) const {
        return scene_.facts.any_of(clause_.sentence, pattern.excluded);
    }

    /// Outlets and agencies tell of force; they do not use it ("as the site carried it").
    [[nodiscard]] bool done_by_outlet(const Match& match) const {
        const std::string_view type = match.pattern->type;
        const bool material = type == "MOBILIZE" || type == "RETREAT" || type == "ASSAULT" ||
                              type == "COERCE" || type == "AID";
        return material && !match.actors.empty() &&
               std::all_of(match.actors.begin(), match.actors.end(), [&](const auto* part) {
                   const ActorMention* actor = actor_of(scene_, *part);
                   return actor != nullptr && actor->source_body;
               });
    }

    /// "The heat attacks the towns": a common noun that names no actor, place, amount, event or
    /// means of violence does nothing that PLOVER codes.
    [[nodiscard]] bool done_by_thing(const Pattern& pattern, const Roles& roles) const {
        const bool by_subject = !pattern.actor.empty() && pattern.actor.front() == "subj";
        if (!by_subject || !clause_.verb || roles.subject.empty() || pattern.casualty) {
            return false;
        }
        return std::all_of(roles.subject.begin(), roles.subject.end(), [&](const auto* part) {
            return !part->mention && !part->inherited && is_plain_noun(part->tokens.begin);
        });
    }

    [[nodiscard]] bool is_plain_noun(std::uint32_t token) const {
        const Reading& best = scene_.text.best(token);
        if (!best.lemma || best.features.part != PartOfSpeech::noun || best.features.human ||
            best.features.role != WordRole::none || names_event(token)) {
            return false;
        }
        return !scene_.facts.means(token);
    }

    // ---- needs --------------------------------------------------------------------------------

    [[nodiscard]] bool needs_fit(const Pattern& pattern, const Roles& roles) const {
        return std::all_of(pattern.needs.begin(), pattern.needs.end(), [&](const Need& need) {
            return std::any_of(need.any.begin(), need.any.end(), [&](NeedClass kind) {
                return fits(need.of, kind, roles) ||
                       (need.of == NeedOf::object && fits_behind_particle(pattern, kind, roles));
            });
        });
    }

    /// The object of a verb that takes it behind a particle ("took control of X").
    [[nodiscard]] bool fits_behind_particle(const Pattern& pattern, NeedClass kind,
                                            const Roles& roles) const {
        for (const std::string_view source : pattern.recipient) {
            const Parts parts = source == "obj" ? Parts() : roles.of(source);
            if (std::any_of(parts.begin(), parts.end(),
                            [&](const auto* part) { return is(*part, kind); })) {
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] bool fits(NeedOf of, NeedClass kind, const Roles& roles) const {
        if (kind == NeedClass::violence) {
            return violence();
        }
        Parts parts;
        switch (of) {
            case NeedOf::subject:
                parts = roles.subject;
                break;
            case NeedOf::object:
                parts = roles.object;
                break;
            case NeedOf::genitive:
                parts = roles.genitive;
                break;
            case NeedOf::clause:
                for (const Clause::Part& part : clause_.parts) {
                    parts.push_back(&part);
                }
                break;
        }
        return std::any_of(parts.begin(), parts.end(),
                           [&](const auto* part) { return is(*part, kind); });
    }

    /// Whether a mention of some class lies in a part.
    [[nodiscard]] bool is(const Clause::Part& part, NeedClass kind) const {
        if (kind == NeedClass::place || kind == NeedClass::number) {
            const auto [first, last] = scene_.facts.mentions(clause_.sentence);
            for (std::size_t m = first; m < last; ++m) {
                const Mention& mention = scene_.mentions[m];
                const bool wanted = kind == NeedClass::place
                                        ? std::holds_alternative<PlaceMention>(mention.what)
                                        : amount_of(mention) != nullptr;
                if (wanted && part.tokens.overlaps(mention.tokens)) {
                    return true;
                }
            }
            return false;
        }
        const ActorMention* actor = actor_of(scene_, part);
        if (actor == nullptr) {
            return false;
        }
        const TableFile& tables = scene_.patterns.tables();
        switch (kind) {
            case NeedClass::actor:
                return true;
            case NeedClass::armed:
                return actor->armed;
            case NeedClass::state:
                return is_state(*actor, tables);
            case NeedClass::civil:
                return !actor->armed && !is_state(*actor, tables);
            case NeedClass::person:
                return actor->person || actor->plural;
            case NeedClass::place:
            case NeedClass::number:
            case NeedClass::violence:
                break;
        }
        return false;
    }

    /// An armed actor, violence that was matched, or a word of its means in the sentence.
    [[nodiscard]] bool violence() const {
        return violent_ || scene_.facts.violence(clause_.sentence, clause_.predicate);
    }

    // ---- score --------------------------------------------------------------------------------

    Match score(const Pattern& pattern, const Roles& roles) const {
        Match match;
        match.clause = index_;
        match.pattern = &pattern;
        match.roles = roles;
        match.actors = pick(pattern.actor, roles, false, false);
        if (match.actors.empty() && pattern.type == "ASSAULT") {
            match.actors = platforms(pattern, roles);
        }
        match.recipients = pick(pattern.recipient, roles, strikes_things(pattern.type),
                                !strikes_things(pattern.type));
        if (is_mutual(pattern)) {
            take_partners(match);
        }
        drop_same(match);
        const Family family = family_of(pattern.type);
        match.signs = signs_of(scene_, match);
        match.score.reserve(match.signs.size() + 1);  // the domain is no sign
        for (const SignCount& each : match.signs) {
            const std::int32_t points =
                each.times * scene_.patterns.weights().of(each.sign, family);
            if (points != 0) {
                match.total += points;
                match.score.push_back({name(each.sign), points});
            }
        }
        if (const std::int32_t lost = scene_.domains.loss(clause_.sentence, match); lost != 0) {
            match.total -= lost;
            match.score.push_back({"domain", -lost});
        }
        return match;
    }

    /// Talks, agreements, joint work: whoever they are with does it too (RECORD.md). A visit has a
    /// visitor and a host.
    static bool is_mutual(const Pattern& pattern) {
        return (pattern.type == "CONSULT" && pattern.mode != "visit") || pattern.type == "AGREE" ||
               pattern.type == "COOPERATE";
    }

    static void take_partners(Match& match) {
        constexpr std::string_view with = "\xD9\x85\xD8\xB9";
        const auto partner = [&](const Clause::Part* part) {
            return part->role == ClauseRole::oblique && part->particle == with;
        };
        std::copy_if(match.recipients.begin(), match.recipients.end(),
                     std::back_inserter(match.actors), partner);
        std::erase_if(match.recipients, partner);
    }

    /// Types whose recipient may be a thing: a building, a convoy, a newspaper.
    static bool strikes_things(std::string_view type) {
        return type == "ASSAULT" || type == "COERCE";
    }

    /// The first source that gives an actor, or where it may be one, a thing.
    /// things: it may be a building; states: a country told as a place.
    [[nodiscard]] Parts pick(const std::vector<std::string_view>& sources, const Roles& roles,
                             bool things, bool states) const {
        for (const std::string_view source : sources) {
            Parts found;
            for (const Clause::Part* part : roles.of(source)) {
                const bool actor = actor_of(scene_, *part) != nullptr ||
                                   (states && part->particle != particle_fi &&
                                    country_of(scene_, *part) != nullptr);
                if ((actor && !(things && is_town(*part))) || (things && is_thing(*part))) {
                    found.push_back(part);
                }
            }
            if (!found.empty()) {
                return found;
            }
        }
        return {};
    }

    /// Aircraft, warships and the like act for whoever flies or sails them.
    [[nodiscard]] Parts platforms(const Pattern& pattern, const Roles& roles) const {
        Parts found;
        if (std::find(pattern.actor.begin(), pattern.actor.end(), "subj") != pattern.actor.end()) {
            std::copy_if(roles.subject.begin(), roles.subject.end(), std::back_inserter(found),
                         [&](const auto* part) { return is_platform(*part); });
        }
        return found;
    }

    [[nodiscard]] bool is_platform(const Clause::Part& part) const {
        const auto words = scene_.lemmas.words(part.tokens.begin);
        return std::any_of(words.begin(), words.end(),
                           [&](WordId word) {
                               const std::string_view mode =
                                   scene_.patterns.mode_of("ASSAULT", word);
                               return mode == "aerial" || mode == "drone";
                           }) &&
               !names_event(part.tokens.begin);
    }

    /// The name of a town, which may stand for its government: struck or besieged it is a place.
    [[nodiscard]] bool is_town(const Clause::Part& part) const {
        const auto [first, last] = scene_.facts.mentions(clause_.sentence);
        for (std::size_t m = first; m < last; ++m) {
            const auto* place = std::get_if<PlaceMention>(&scene_.mentions[m].what);
            if (place != nullptr && place->precision == PlacePrecision::town &&
                !place->candidates.empty() && scene_.mentions[m].tokens.end == part.tokens.end &&
                scene_.mentions[m].tokens.begin <= part.tokens.begin) {
                return true;
            }
        }
        return false;
    }

    /// A noun phrase that is no event, time or amount; a place only where it is not a circumstance.
    [[nodiscard]] bool is_thing(const Clause::Part& part) const {
        if (part.mention) {
            const Mention& mention = scene_.mentions[static_cast<std::size_t>(*part.mention)];
            const auto* place = std::get_if<PlaceMention>(&mention.what);
            return place != nullptr && place->candidates.empty() &&
                   place->precision == PlacePrecision::point;  // a building, not a town
        }
        return scene_.text.best(part.tokens.begin).features.part != PartOfSpeech::adjective &&
               !names_event(part.tokens.begin) && !names_area(part.tokens.begin);
    }

    /// "Areas", "villages": places struck, not things.
    [[nodiscard]] bool names_area(std::uint32_t token) const {
        const auto lemmas = scene_.lemmas.of(token);
        return std::any_of(lemmas.begin(), lemmas.end(), [&](const LemmaReading& reading) {
            return !reading.verb && scene_.patterns.is_area(reading.lemma);
        });
    }

    [[nodiscard]] bool names_event(std::uint32_t token) const {
        const auto lemmas = scene_.lemmas.of(token);
        return std::any_of(lemmas.begin(), lemmas.end(), [&](const LemmaReading& reading) {
            const bool noun =
                reading.form == VerbForm::none || reading.form == VerbForm::verbal_noun;
            return noun && !scene_.patterns.of(reading.lemma, reading.verb).empty();
        });
    }

    static void drop_same(Match& match) {
        std::erase_if(match.recipients, [&](const Clause::Part* part) {
            return std::any_of(match.actors.begin(), match.actors.end(),
                               [&](const auto* actor) { return actor->tokens == part->tokens; });
        });
    }

    const Scene& scene_;
    std::uint32_t index_;
    bool violent_;
    const Clause& clause_;
};

}  // namespace

Parts Roles::of(std::string_view source) const {
    if (source == "subj") {
        return subject;
    }
    if (source == "obj") {
        return object;
    }
    if (source == "gen") {
        return genitive;
    }
    Parts parts;
    for (const Clause::Part& part : clause->parts) {
        if (part.role == ClauseRole::oblique && part.particle == source) {
            parts.push_back(&part);
        }
    }
    return parts;
}

const ActorMention* actor_of(const Scene& scene, const Clause::Part& part) {
    if (!part.mention) {
        return nullptr;
    }
    return std::get_if<ActorMention>(&scene.mentions[static_cast<std::size_t>(*part.mention)].what);
}

const PlaceMention* country_of(const Scene& scene, const Clause::Part& part) {
    if (!part.mention) {
        return nullptr;
    }
    const auto* place =
        std::get_if<PlaceMention>(&scene.mentions[static_cast<std::size_t>(*part.mention)].what);
    const bool country = place != nullptr && place->precision == PlacePrecision::country &&
                         !place->candidates.empty() && place->candidates.front().row;
    return country ? place : nullptr;
}

MatchResult match_clause(const Scene& scene, std::uint32_t clause, bool violent) {
    return Matcher(scene, clause, violent).run();
}

}  // namespace khabar::events
