#include "khabar/syntax/reach.h"

namespace khabar::syntax {

namespace {

bool shares(ClauseLink link) {
    return link == ClauseLink::carried || link == ClauseLink::governed;
}

}  // namespace

Reach::Reach(const ReadText& text, std::span<const Clause> clauses,
             std::span<const Mention> mentions)
    : clauses_(clauses), owner_(mentions.size()) {
    if (clauses.empty()) {
        return;
    }
    const auto& sentences = text.tokens.sentences;
    std::uint32_t c = 0;
    for (std::size_t m = 0; m < mentions.size(); ++m) {
        const std::uint32_t at = mentions[m].tokens.begin;
        while (c + 1 < clauses.size() && clauses[c + 1].predicate <= at) {
            ++c;
        }
        std::uint32_t owner = c;
        const bool elsewhere = !sentences[clauses[c].sentence].tokens.holds(at);
        if (elsewhere && c + 1 < clauses.size()) {
            owner = c + 1;  // the sentence's own first predicate stands behind it
        }
        if (sentences[clauses[owner].sentence].tokens.holds(at)) {
            owner_[m] = owner;
        }
    }
}

bool Reach::holds(std::uint32_t clause, std::size_t mention) const {
    if (!owner_[mention]) {
        return false;
    }
    const std::uint32_t owner = *owner_[mention];
    if (owner == clause) {
        return true;
    }
    const Clause& own = clauses_[clause];
    const Clause& other = clauses_[owner];
    const bool up = own.parent == ClauseIndex{owner} && shares(own.link);
    const bool down = other.parent == ClauseIndex{clause} && shares(other.link);
    return up || down;
}

}  // namespace khabar::syntax
