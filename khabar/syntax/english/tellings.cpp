#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "khabar/syntax/english/walker.h"

namespace khabar::syntax {

/// "The army, officials said, has ...".
bool EnglishWalk::is_inserted(std::size_t k) {
    const EnglishFrame& frame = top();
    const auto before = unit_before(units_, k);
    return frame.kind == FrameKind::main && frame.pending.size() > 1 && before &&
           frame.pending.back() == *before && units_[*before].apart && tells_after(s_, k) &&
           s_.is_kind(unit_behind(units_, k), EnglishPiece::comma) && has_later_verb(s_, k);
}

void EnglishWalk::insert_telling(std::size_t k) {
    EnglishFrame& frame = top();
    const std::size_t speaker = frame.pending.back();
    frame.pending.pop_back();
    const auto clause = open_verb(k, std::nullopt, ClauseLink::none, false);
    if (!clause) {
        return;
    }
    give_subjects(*clause, {speaker});
    frame.parent = clause;
    frame.link = ClauseLink::content;
    mark_said(*clause);
}

/// "..., X said": all before that hangs on nothing is what was said.
void EnglishWalk::tell(std::size_t k) {
    std::vector<std::size_t> speaker;
    const auto before = unit_before(units_, k);
    const bool behind =
        units_[*before].kind == EnglishPiece::comma || units_[k - 1].kind == EnglishPiece::quote;
    const std::string_view lemma = s_.open.grammar.tables.cell(*units_[k].reading->lemma, "lemma");
    if (behind && lemma != "tell" && s_.is_kind(unit_behind(units_, k), EnglishPiece::noun)) {
        speaker.push_back(unit_behind(units_, k));
    } else {
        const std::vector<std::size_t> apart = set_apart();
        speaker = choose_subjects(s_, apart.empty() ? top().pending : apart, k);
        if (behind && speaker.size() == 1 && apart.size() > 1 && names_more(apart)) {
            speaker = {apart.back()};  // "their employer, the council, said"
        }
    }
    const auto clause = open_verb(k, std::nullopt, ClauseLink::none, false);
    if (!clause) {
        return;
    }
    for (std::uint32_t c = roots_from_; c < *clause; ++c) {
        Clause& root = s_.clause(c);
        if (!root.parent) {
            root.parent = ClauseIndex{*clause};
            root.link = ClauseLink::content;
        }
    }
    give_subjects(*clause, speaker);
    roots_from_ = *clause;
    frames_.clear();
    EnglishFrame frame;
    frame.has_verb = true;
    frame.clause = clause;
    frame.verb = k;
    frame.subjects = speaker;
    frames_.push_back(std::move(frame));
    mark_said(*clause);
}

/// Whether of several phrases the last alone is a body or person that is known.
bool EnglishWalk::names_more(const std::vector<std::size_t>& apart) const {
    const auto known = [&](std::size_t unit) {
        const ActorMention* actor = s_.open.grammar.actor(units_[unit].mention);
        return actor != nullptr && actor->entity;
    };
    return known(apart.back()) && !known(apart.front());
}

/// The phrases behind the last verb from the first that a comma parts from it; "..., mostly women,
/// residents said": not those that say more of others.
std::vector<std::size_t> EnglishWalk::set_apart() {
    const auto narrows = [&](std::size_t unit) {
        constexpr std::array<std::string_view, 5> words{"mostly", "mainly", "largely", "primarily",
                                                        "chiefly"};
        const std::uint32_t first = units_[unit].tokens.begin;
        return first > units_.front().tokens.begin &&
               std::find(words.begin(), words.end(), s_.open.grammar.text.folded(first - 1)) !=
                   words.end();
    };
    std::vector<std::size_t> apart;
    bool aside = false;
    for (const std::size_t unit : top().pending) {
        const bool begins = narrows(unit);
        aside = begins || (aside && !units_[unit].apart);
        if (!aside && (units_[unit].apart || !apart.empty())) {
            apart.push_back(unit);
        }
    }
    return apart;
}

}  // namespace khabar::syntax
