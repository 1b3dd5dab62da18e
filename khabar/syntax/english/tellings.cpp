#include <utility>

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
    const bool inverted =
        units_[*before].kind == EnglishPiece::comma || units_[k - 1].kind == EnglishPiece::quote;
    if (inverted) {
        speaker.push_back(unit_behind(units_, k));
    } else {
        std::vector<std::size_t> apart;
        for (const std::size_t unit : top().pending) {
            if (units_[unit].apart || !apart.empty()) {
                apart.push_back(unit);
            }
        }
        speaker = choose_subjects(s_, apart.empty() ? top().pending : apart, k);
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

}  // namespace khabar::syntax
