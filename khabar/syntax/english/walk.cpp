#include "khabar/syntax/english/walk.h"

#include <utility>

#include "khabar/syntax/english/walker.h"

namespace khabar::syntax {

namespace {

constexpr std::size_t max_depth = 24;  // why: no writer nests deeper, and lists must not pile up

}  // namespace

EnglishWalk::EnglishWalk(EnglishSentence& sentence) : s_(sentence), units_(sentence.units) {
    reset();
}

void EnglishWalk::run() {
    for (std::size_t k = 0; k < units_.size(); ++k) {
        step(k);
    }
}

void EnglishWalk::reset() {
    frames_.clear();
    frames_.push_back({});
    roots_from_ = s_.open.last();
    conjunct_.reset();
}

EnglishFrame& EnglishWalk::top() {
    return frames_.back();
}

void EnglishWalk::push(EnglishFrame frame) {
    if (frames_.size() >= max_depth) {
        frames_.erase(frames_.begin() + 1);
    }
    frames_.push_back(std::move(frame));
}

void EnglishWalk::step(std::size_t k) {
    switch (units_[k].kind) {
        case EnglishPiece::noun:
            return on_noun(k);
        case EnglishPiece::verb:
            on_verb(k);
            conjunct_.reset();
            return;
        case EnglishPiece::that:
            return on_that(k);
        case EnglishPiece::relative:
            return on_relative(k);
        case EnglishPiece::subordinator:
            return on_subordinator();
        case EnglishPiece::colon:
            return on_colon();
        case EnglishPiece::dash:
            if (frames_.size() == 1 && !top().has_verb) {
                top().pending.clear();  // "BAGHDAD - The army completed ..."
            }
            return;
        case EnglishPiece::stop:
            return reset();
        default:
            return;
    }
}

void EnglishWalk::on_noun(std::size_t k) {
    const EnglishUnit& unit = units_[k];
    if (unit.reading != nullptr) {
        open_noun(k);
    }
    if (unit.possessor || unit.time || unit.adjective) {
        return;
    }
    if (unit.bare) {
        top().pending.push_back(k);
        conjunct_.reset();
    } else if (unit.joined) {
        conjunct_ = k;  // "in X and police said": it may begin a clause
    }
}

void EnglishWalk::open_noun(std::size_t k) {
    const EnglishUnit& unit = units_[k];
    Clause clause = new_clause(unit.head, *unit.reading->lemma);
    const EnglishFrame& frame = top();
    const auto before = unit_before(units_, k);
    const bool predicate =
        before && (unit.adjective ? units_[*before].copula : is_state(k, *before));
    if ((!frame.has_verb || !frame.clause) && frame.parent) {
        clause.parent = ClauseIndex{*frame.parent};
        clause.link = frame.link;
    } else if (const auto finite = nearest_clause()) {
        clause.parent = ClauseIndex{*finite};
        clause.link = ClauseLink::adjunct;
    }
    if (predicate) {
        clause.parent.reset();
        clause.link = ClauseLink::none;
        if (frame.parent) {
            clause.parent = ClauseIndex{*frame.parent};
            clause.link = frame.link;
        }
    }
    const std::uint32_t index = s_.open.last();
    add_clause(k, std::move(clause));
    if (predicate) {
        const bool bears = !unit.adjective && befalls(k, *before);
        for (const std::size_t subject : top().subjects) {
            s_.add(index, bears ? ClauseRole::genitive : ClauseRole::subject, subject, {}, false);
        }
        top().clause = index;
        top().verb = k;
    }
}

/// "Are on strike", "is under siege": a preposition and an event noun say what somebody does.
bool EnglishWalk::is_state(std::size_t k, std::size_t particle) const {
    const std::string_view name = units_[particle].particle;
    const auto verb = unit_before(units_, particle);
    return units_[particle].kind == EnglishPiece::particle && (name == "on" || name == "under") &&
           units_[k].head == units_[k].tokens.begin && verb && units_[*verb].copula;
}

/// "Is under siege", "is on trial": it is done to the subject, but "on strike" it does itself.
bool EnglishWalk::befalls(std::size_t k, std::size_t particle) const {
    const EnglishUnit& unit = units_[k];
    return units_[particle].particle == "under" ||
           (s_.open.grammar.is_transitive(*unit.reading->lemma) &&
            s_.open.grammar.text.folded(unit.head) != "strike");
}

Clause EnglishWalk::new_clause(std::uint32_t token, RowId lemma) const {
    Clause clause;
    clause.sentence = s_.open.index;
    clause.tokens = {token, token + 1};
    clause.predicate = token;
    clause.lemma = lemma;
    return clause;
}

void EnglishWalk::add_clause(std::size_t unit, Clause clause) {
    s_.open.predicates.push_back(unit);
    s_.open.clauses.push_back(std::move(clause));
}

/// Opens the clause of a verb; nothing for a form of "be" and a verb that no row knows.
std::optional<std::uint32_t> EnglishWalk::open_verb(std::size_t k,
                                                    std::optional<std::uint32_t> parent,
                                                    ClauseLink link, bool passive) {
    EnglishUnit& unit = s_.units[k];
    unit.passive = passive;
    if (unit.reading == nullptr || !unit.reading->lemma) {
        return std::nullopt;
    }
    Clause clause = new_clause(unit.head, *unit.reading->lemma);
    clause.tokens = unit.tokens;
    clause.verb = true;
    clause.passive = passive;
    if (parent && link != ClauseLink::none) {
        clause.parent = ClauseIndex{*parent};
        clause.link = link;
    }
    const std::uint32_t index = s_.open.last();
    add_clause(k, std::move(clause));
    return index;
}

/// The clause of the innermost frame that has one.
std::optional<std::uint32_t> EnglishWalk::nearest_clause() const {
    for (auto frame = frames_.rbegin(); frame != frames_.rend(); ++frame) {
        if (frame->clause) {
            return frame->clause;
        }
    }
    return std::nullopt;
}

void EnglishWalk::give_subjects(std::uint32_t clause, const std::vector<std::size_t>& subjects) {
    for (const std::size_t unit : subjects) {
        s_.add(clause, ClauseRole::subject, unit, {}, false);
        s_.taken[unit] = true;
    }
}

void open_english_clauses(EnglishSentence& sentence) {
    EnglishWalk(sentence).run();
}

}  // namespace khabar::syntax
