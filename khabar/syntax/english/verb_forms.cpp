#include <algorithm>
#include <array>
#include <string_view>

#include "khabar/syntax/english/walker.h"

namespace khabar::syntax {

void EnglishWalk::on_verb(std::size_t k) {
    const EnglishUnit& unit = units_[k];
    if (unit.shape == VerbShape::finite || unit.shape == VerbShape::either) {
        drop_waiting_adjunct(k);
    }
    switch (unit.shape) {
        case VerbShape::infinitive:
            if (waits_for(k)) {
                return complete(k, unit.passive);  // "Minister to visit Moscow"
            }
            return on_infinitive(k);
        case VerbShape::ing:
            if (waits_for(k) && s_.block == BlockKind::title) {
                return complete(k, unit.passive);
            }
            return on_ing(k);
        case VerbShape::participle:
        case VerbShape::either:
            return on_either(k);
        case VerbShape::plain:
            if (is_bare_infinitive(k)) {
                return on_infinitive(k);
            }
            return on_finite(k, false);
        case VerbShape::finite:
            return on_finite(k, unit.passive);
    }
}

/// Headlines leave "be" out: a phrase waits and no other verb follows.
bool EnglishWalk::waits_for(std::size_t k) {
    return !top().has_verb && !top().pending.empty() && top().pending.back() < k &&
           !has_later_verb(s_, k);
}

/// "Help defend", "let them leave": a base form behind a verb.
bool EnglishWalk::is_bare_infinitive(std::size_t k) {
    const auto before = unit_before(units_, k);
    if (!before || !top().has_verb || units_[*before].kind == EnglishPiece::coordinator) {
        return top().has_verb && before && top().kind == FrameKind::verbal &&
               units_[top().verb].shape == VerbShape::infinitive;
    }
    return units_[*before].kind == EnglishPiece::verb ||
           (top().clause && s_.open.grammar.asks_for(s_.clause(*top().clause).lemma, "do"));
}

void EnglishWalk::on_either(std::size_t k) {
    if (tells_after(s_, k) && (top().has_verb || is_inserted(k))) {
        return on_finite(k, false);
    }
    const EnglishUnit& unit = units_[k];
    const auto before = unit_before(units_, k);
    const bool joined = before && units_[*before].kind == EnglishPiece::coordinator;
    const EnglishFrame& frame = top();
    const bool waits = !frame.has_verb;
    const bool past = unit.shape == VerbShape::either;  // else a participle alone
    if (joined && !waits) {
        const bool passive = units_[frame.verb].passive;
        if (!past && !passive) {
            return on_participle(k);
        }
        if (frame.kind == FrameKind::verbal && units_[frame.verb].shape == VerbShape::either &&
            !has_object_behind(s_, k)) {
            return on_participle(k);
        }
        return on_finite(k, passive && !has_object_behind(s_, k) && is_transitive(unit));
    }
    const bool listed = before && units_[*before].kind == EnglishPiece::comma &&
                        (has_object_behind(s_, k) || verb_joined_behind(k));
    if (!waits && listed && !waiting_below()) {
        return coordinate(k, false);  // "took A, burned B and left"
    }
    if (waits && frame.antecedent && past) {
        return on_finite(k, false);
    }
    const bool subject = waits ? !frame.pending.empty() : can_begin(k) || completes(k);
    if (!subject) {
        return on_participle(k);
    }
    if (past && is_finite_past(k)) {
        return on_finite(k, false);
    }
    const bool by = particle_behind(k) == "by";
    if (past && waits && frame.kind == FrameKind::adjunct && !by) {
        return on_finite(k, false);
    }
    if (past && !waits && !by && (reads_as_past(s_, k) || completes(k))) {
        return on_finite(k, false);
    }
    if (waits && !has_later_verb(s_, k)) {
        return complete(k, by || !past || (is_elliptic(k) && is_transitive(unit)));
    }
    const bool new_subject =
        !waits && (conjunct_ || (!frame.pending.empty() && units_[frame.pending.back()].joined));
    const bool shares_be = !waits && units_[frame.verb].passive && !has_later_verb(s_, k);
    if (new_subject && (!by || shares_be)) {  // "were killed and ten others wounded by a mine"
        return on_finite(k, units_[frame.verb].passive && is_transitive(unit));
    }
    on_participle(k);
}

/// "Minister held over bribes": "be" is left out, most of all in headlines.
bool EnglishWalk::is_elliptic(std::size_t k) {
    if (s_.block == BlockKind::title) {
        return true;
    }
    if (top().pending.empty() || is_determined(units_[top().pending.front()])) {
        return false;  // who leaves out "be" leaves out articles
    }
    const std::string_view particle = particle_behind(k);
    const Reading* verb = units_[k].reading;
    const bool asked = !particle.empty() && verb != nullptr && verb->lemma &&
                       s_.open.grammar.asks_for(*verb->lemma, particle);
    return !asked && !reads_as_past(s_, k);
}

/// "The army", "his men", "an attack".
bool EnglishWalk::is_determined(const EnglishUnit& unit) const {
    const std::string_view first = s_.open.grammar.text.folded(unit.tokens.begin);
    return unit.his || unit.pronoun || first == "the" || first == "a" || first == "an";
}

/// "The army, which holds the port, closed it": the verb that a clause below waits for.
bool EnglishWalk::completes(std::size_t k) {
    const auto waiting = std::find_if(frames_.rbegin(), frames_.rend(),
                                      [](const EnglishFrame& f) { return !f.has_verb; });
    if (waiting == frames_.rend() || waiting->pending.empty()) {
        return false;
    }
    const auto before = unit_before(units_, k);
    const bool closes = before && units_[*before].kind == EnglishPiece::comma;
    return closes || has_object_behind(s_, k) || reads_as_past(s_, k) || !has_later_verb(s_, k);
}

/// Whether a clause that is open has no verb yet.
bool EnglishWalk::waiting_below() const {
    return std::any_of(frames_.begin(), frames_.end(),
                       [](const EnglishFrame& frame) { return !frame.has_verb; });
}

/// A form that may be a participle is the past where it has its object, or can have none.
bool EnglishWalk::is_finite_past(std::size_t k) const {
    const EnglishUnit& unit = units_[k];
    if (has_object_behind(s_, k)) {
        return true;
    }
    const std::string_view particle = particle_behind(k);
    if (unit.reading == nullptr || !unit.reading->lemma) {
        return particle != "by";
    }
    if (!is_transitive(unit)) {
        return particle != "by" || !frames_.back().has_verb;  // "a call beamed by satellite"
    }
    const std::size_t next = unit_behind(units_, k);
    if (s_.is_kind(next, EnglishPiece::that)) {
        return true;
    }
    if (s_.is_kind(next, EnglishPiece::comma)) {
        const std::size_t listed = unit_behind(units_, next);  // "attacked, killed and"
        if (s_.is_kind(listed, EnglishPiece::verb) && verb_joined_behind(listed)) {
            return true;
        }
    }
    if (s_.is_kind(next, EnglishPiece::verb) && units_[next].shape == VerbShape::plain) {
        return true;  // "helped free them"
    }
    const bool said = s_.open.grammar.asks_for(*unit.reading->lemma, "that") && particle != "by" &&
                      particle != "of" && particle != "as";
    if (said && s_.is_kind(next, EnglishPiece::verb) && units_[next].shape == VerbShape::ing) {
        return true;  // "said removing them was wrong"
    }
    if (s_.is_kind(next, EnglishPiece::verb) &&
        (units_[next].shape == VerbShape::ing || units_[next].shape == VerbShape::infinitive)) {
        if (units_[next].shape == VerbShape::infinitive && acts_himself(unit)) {
            return true;
        }
        return !has_later_verb(s_, k) && s_.block != BlockKind::title;
    }
    return said;
}

/// "Threatened to shell", "agreed to leave": whoever does so acts himself.
bool EnglishWalk::acts_himself(const EnglishUnit& unit) const {
    static constexpr std::array<std::string_view, 18> verbs{
        "threaten", "vow",     "agree",  "refuse",   "promise", "pledge",
        "offer",    "plan",    "decide", "try",      "attempt", "manage",
        "fail",     "decline", "hope",   "continue", "move",    "return"};
    const std::string_view lemma = s_.open.grammar.tables.cell(*unit.reading->lemma, "lemma");
    return std::find(verbs.begin(), verbs.end(), lemma) != verbs.end();
}

/// "Attacked, killed and buried".
bool EnglishWalk::verb_joined_behind(std::size_t k) const {
    const std::size_t next = unit_behind(units_, k);
    return s_.is_kind(next, EnglishPiece::coordinator) &&
           s_.is_kind(unit_behind(units_, next), EnglishPiece::verb);
}

std::string_view EnglishWalk::particle_behind(std::size_t k) const {
    const std::size_t next = unit_behind(units_, k);
    return s_.is_kind(next, EnglishPiece::particle) ? units_[next].particle : std::string_view();
}

bool EnglishWalk::is_transitive(const EnglishUnit& unit) const {
    return unit.reading != nullptr && unit.reading->lemma &&
           s_.open.grammar.is_transitive(*unit.reading->lemma);
}

/// A phrase that can be the subject of a clause of its own, behind a frame's verb.
bool EnglishWalk::can_begin(std::size_t k) {
    const auto before = unit_before(units_, k);
    if (!before) {
        return false;
    }
    const EnglishFrame& frame = top();
    if (conjunct_) {
        return true;
    }
    if (frame.pending.empty() || frame.pending.back() < frame.verb) {
        return false;
    }
    const EnglishUnit& last = units_[frame.pending.back()];
    return last.apart || last.joined || last.pronoun || content_open();
}

/// "Said forces attacked": a verb that says something and has neither "that" nor object yet.
bool EnglishWalk::content_open() {
    const EnglishFrame& frame = top();
    return frame.clause && s_.takes_that(*frame.clause) && !is_said(*frame.clause) &&
           s_.open.clauses[*frame.clause].predicate == units_[frame.verb].head;
}

}  // namespace khabar::syntax
