#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "khabar/syntax/english/walker.h"
#include "khabar/syntax/parts.h"

namespace khabar::syntax {

/// The noun right before, where it asks for "to": "a plan to attack".
std::optional<std::uint32_t> EnglishWalk::noun_governor(std::size_t k, std::string_view particle) {
    const auto before = unit_before(units_, k);
    if (!before || units_[*before].kind != EnglishPiece::noun || !units_[*before].event) {
        return std::nullopt;
    }
    const auto clause = s_.open.clause_at(units_[*before].head);
    if (!clause) {
        return std::nullopt;
    }
    const RowId lemma = s_.clause(*clause).lemma;
    const TableFile& tables = s_.open.grammar.tables;
    const bool asks =
        s_.open.grammar.asks_for(lemma, particle) ||
        (particle == "to" && !s_.rows.status.find(tables.cell(lemma, "lemma")).postings.empty());
    return asks ? clause : std::nullopt;
}

std::optional<std::uint32_t> EnglishWalk::finite_clause() const {
    for (auto frame = frames_.rbegin(); frame != frames_.rend(); ++frame) {
        if (frame->clause && frame->kind != FrameKind::verbal) {
            return frame->clause;
        }
    }
    return std::nullopt;
}

void EnglishWalk::open_verbal(std::size_t k, std::optional<std::uint32_t> clause) {
    EnglishFrame frame;
    frame.kind = FrameKind::verbal;
    frame.has_verb = true;
    frame.clause = clause;
    frame.verb = k;
    push(std::move(frame));
}

/// The infinitive or gerund as a part of what governs it.
void EnglishWalk::add_verbal_part(std::uint32_t governor, std::uint32_t child, ClauseRole role,
                                  std::string_view particle) {
    Clause& clause = s_.clause(governor);
    if (clause.parts.size() < max_parts) {
        const std::uint32_t at = s_.clause(child).predicate;
        clause.parts.push_back({role, {at, at + 1}, std::nullopt, particle, false});
    }
}

/// Goes on with another verb of the same shape ("to attack and kill").
bool EnglishWalk::coordinate_verbal(std::size_t k) {
    const auto before = unit_before(units_, k);
    const EnglishFrame& frame = top();
    if (!before || units_[*before].kind != EnglishPiece::coordinator || !frame.clause ||
        frame.kind != FrameKind::verbal) {
        return false;
    }
    const std::uint32_t first = *frame.clause;
    const auto clause =
        open_verb(k, first, ClauseLink::coordinate, units_[k].passive || is_participle(k));
    if (clause) {
        s_.controlled.push_back({*clause, first, true});
    }
    open_verbal(k, clause);
    return true;
}

bool EnglishWalk::is_participle(std::size_t k) const {
    return units_[k].shape == VerbShape::either || units_[k].shape == VerbShape::participle;
}

void EnglishWalk::on_infinitive(std::size_t k) {
    if (coordinate_verbal(k)) {
        return;
    }
    const auto noun = noun_governor(k, "to");
    const auto governor = noun ? noun : top().clause ? top().clause : finite_clause();
    if (!top().has_verb && !noun) {
        return front(k, units_[k].passive);
    }
    const bool asked = governor && (noun || !s_.clause(*governor).verb ||
                                    s_.open.grammar.asks_for(s_.clause(*governor).lemma, "to"));
    const auto clause = open_verb(k, governor, asked ? ClauseLink::governed : ClauseLink::adjunct,
                                  units_[k].passive);
    if (clause && governor) {
        add_verbal_part(*governor, *clause, ClauseRole::oblique, "to");
        s_.controlled.push_back({*clause, *governor, !asked});
    }
    open_verbal(k, clause);
}

/// "To end the siege, the army ...": hangs on the verb that comes.
void EnglishWalk::front(std::size_t k, bool passive) {
    const auto clause = open_verb(k, std::nullopt, ClauseLink::none, passive);
    if (clause) {
        top().fronted.push_back(*clause);
    }
    open_verbal(k, clause);
}

/// "While trying to flee", "when asked": the verb of a clause that leaves its subject out.
bool EnglishWalk::complete_without_subject(std::size_t k, bool passive) {
    const EnglishFrame& frame = top();
    if (frame.kind != FrameKind::adjunct || frame.has_verb || !frame.pending.empty()) {
        return false;
    }
    const auto governor = frame.parent;
    complete(k, passive);
    if (top().clause && governor) {
        s_.controlled.push_back({*top().clause, *governor, true});
    }
    return true;
}

void EnglishWalk::on_ing(std::size_t k) {
    if (coordinate_verbal(k) || complete_without_subject(k, units_[k].passive)) {
        return;
    }
    const bool passive = units_[k].passive;
    const auto before = unit_before(units_, k);
    const bool waits = !top().has_verb;
    if (before && units_[*before].kind == EnglishPiece::particle) {
        return open_gerund(k, *before, passive);
    }
    const auto noun = s_.noun_before(k);
    const bool right_behind =
        before && units_[*before].kind == EnglishPiece::noun && !units_[*before].time && noun;
    if (right_behind && (waits || !tells_of_all(k, *noun))) {
        return open_relative(k, *noun, passive);
    }
    if (waits) {
        return front(k, passive);
    }
    const bool complement = before && units_[*before].kind == EnglishPiece::verb;
    if (complement) {
        const auto governor = top().clause;
        const auto clause = open_verb(k, governor, ClauseLink::governed, passive);
        if (clause && governor) {
            add_verbal_part(*governor, *clause, ClauseRole::object, {});
            s_.controlled.push_back({*clause, *governor, false});
        }
        return open_verbal(k, clause);
    }
    hang_on_finite(k, passive);
}

/// "Marched through the town demanding change", "exploded in the market killing two": verbs of
/// demanding and harm behind a place or one person tell of the whole; "clashed with workers
/// demanding pay" tells of the workers.
bool EnglishWalk::tells_of_all(std::size_t k, std::size_t noun) const {
    static constexpr std::array<std::string_view, 18> verbs{
        "demand", "call", "urge", "ask",    "accuse", "threaten", "warn",   "protest", "denounce",
        "chant",  "vow",  "kill", "injure", "wound",  "destroy",  "damage", "cause",   "prompt"};
    const EnglishUnit& unit = units_[noun];
    const Reading* verb = units_[k].reading;
    if (verb == nullptr || !verb->lemma) {
        return false;
    }
    const ActorMention* actor = s_.open.grammar.actor(unit.mention);
    const std::string_view lemma = s_.open.grammar.tables.cell(*verb->lemma, "lemma");
    static constexpr std::array<std::string_view, 5> harm{"kill", "injure", "wound", "destroy",
                                                          "damage"};
    if (unit.bare) {  // "shelled the town killing two", but "signed a letter demanding change"
        return actor == nullptr && std::find(harm.begin(), harm.end(), lemma) != harm.end();
    }
    return (actor == nullptr || !actor->plural) &&
           std::find(verbs.begin(), verbs.end(), lemma) != verbs.end();
}

/// ", killing five": done by the subject of the clause.
void EnglishWalk::hang_on_finite(std::size_t k, bool passive) {
    pop_to_finite();
    const auto finite = finite_clause();
    const auto clause = open_verb(k, finite, ClauseLink::adjunct, passive);
    if (clause && finite) {
        s_.controlled.push_back({*clause, *finite, true});
    }
    open_verbal(k, clause);
}

/// "Accused X of bombing", "left after bombing".
void EnglishWalk::open_gerund(std::size_t k, std::size_t particle_unit, bool passive) {
    const std::string_view particle = units_[particle_unit].particle;
    const auto noun = noun_governor(particle_unit, particle);
    if (!top().has_verb && !noun) {
        return front(k, passive);
    }
    const auto governor = noun ? noun : top().clause ? top().clause : finite_clause();
    const bool complement = particle == "of" || particle == "from" || particle == "for" ||
                            particle == "against" || particle == "with" || particle == "to" ||
                            particle == "into" || particle == "about";
    const bool asked = governor && (noun || complement);
    const auto clause =
        open_verb(k, governor, asked ? ClauseLink::governed : ClauseLink::adjunct, passive);
    if (clause && governor) {
        add_verbal_part(*governor, *clause, ClauseRole::oblique, particle);
        s_.controlled.push_back({*clause, *governor, !complement});
    }
    open_verbal(k, clause);
}

/// "Troops fighting in", "men arrested by": the noun before is its subject.
void EnglishWalk::open_relative(std::size_t k, std::size_t noun, bool passive) {
    const auto clause = open_verb(k, nearest_clause(), ClauseLink::relative, passive);
    if (clause) {
        s_.add(*clause, ClauseRole::subject, noun, {}, true);
        if (units_[noun].joined && passive) {
            add_list_before(*clause, noun);
        }
        if (!nearest_clause() && !top().has_verb) {
            s_.clause(*clause).link = ClauseLink::relative;
            top().fronted.push_back(*clause);
        }
    }
    open_verbal(k, clause);
}

void EnglishWalk::add_list_before(std::uint32_t clause, std::size_t noun) {
    const auto coordinator = unit_before(units_, noun);
    const auto first = coordinator ? unit_before(units_, *coordinator) : std::nullopt;
    if (first && units_[*first].kind == EnglishPiece::noun) {
        s_.add(clause, ClauseRole::subject, *first, {}, true);
    }
}

void EnglishWalk::on_participle(std::size_t k) {
    if (coordinate_verbal(k) || complete_without_subject(k, true)) {
        return;
    }
    const auto before = unit_before(units_, k);
    const bool apart = before && units_[*before].kind == EnglishPiece::comma;
    if (apart && !top().has_verb && !top().pending.empty()) {
        return open_relative(k, choose_subjects(s_, top().pending, k).front(), true);
    }
    if (const auto noun = s_.noun_before(k)) {
        return open_relative(k, *noun, true);
    }
    if (!top().has_verb) {
        return front(k, true);
    }
    hang_on_finite(k, true);
}

}  // namespace khabar::syntax
