#include "khabar/syntax/english/nouns.h"

namespace khabar::syntax {

namespace {

int rank(const Mention& mention) {
    if (std::holds_alternative<ActorMention>(mention.what)) {
        return 3;
    }
    return std::holds_alternative<PlaceMention>(mention.what) ? 2 : 1;
}

}  // namespace

/// Which mention the phrase is, and whether it names an event.
void EnglishNouns::name_parts(EnglishUnit& unit) const {
    std::optional<std::size_t> best;
    std::optional<std::size_t> before_head;
    bool named = false;
    const auto holds_head = [&](std::size_t m) { return mentions_[m].tokens.holds(unit.head); };
    for (std::size_t m = first_mention(unit.tokens.begin);
         m < mentions_.size() && mentions_[m].tokens.begin < unit.tokens.end; ++m) {
        const Mention& mention = mentions_[m];
        if (is_no_count(mention)) {
            continue;
        }
        if (std::holds_alternative<TimeMention>(mention.what)) {
            unit.time = unit.time || (holds_head(m) && mention.tokens.begin <= unit.tokens.begin);
            continue;
        }
        if (rank(mention) == 3 && !holds_head(m)) {
            before_head = m;
        }
        named = named || (rank(mention) > 1 && holds_head(m));
        const bool better =
            !best || rank(mention) > rank(mentions_[*best]) ||
            (rank(mention) == rank(mentions_[*best]) && holds_head(m) && !holds_head(*best));
        if (better) {
            best = m;
        }
    }
    if (!unit.pronoun && !unit.time) {
        unit.reading = events_.reading(unit.head, unit.adjective);
        const bool human = unit.reading != nullptr && unit.reading->features.human;
        if (named && !human) {
            unit.reading = nullptr;
        }
        unit.event = unit.reading != nullptr && !human;
    }
    if (unit.event && before_head) {
        unit.doer = MentionIndex{static_cast<std::uint32_t>(base_ + *before_head)};
    } else if (!unit.event && best) {
        unit.mention = MentionIndex{static_cast<std::uint32_t>(base_ + *best)};
    }
}

}  // namespace khabar::syntax
