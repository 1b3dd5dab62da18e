#include <algorithm>

#include "khabar/mentions/english/time_words.h"

namespace khabar::times {

namespace {

constexpr std::uint32_t clause_reach = 25;   // why: the verb of a clause, in tokens; news sentences
constexpr std::uint32_t clause_behind = 12;  // why: "On Friday, the two presidents will meet"

}  // namespace

bool EnglishTimeWords::tells_past(std::uint32_t at) const {
    if (role(at) == TimeWord::past) {
        return true;
    }
    const Features& features = text_.best(at).features;
    if (features.verb_form == VerbForm::finite && features.tense == Tense::perfect) {
        return true;
    }
    const std::string_view word = text_.folded(at);
    constexpr std::size_t shortest = 5;  // why: "need" and "seed" are no past
    return text_.kind(at) == TokenKind::word && word.size() >= shortest && word.ends_with("ed") &&
           !capital(at);
}

bool EnglishTimeWords::is_plan(std::uint32_t to) const {
    if (to == first_ || to + 1 >= limit_ || text_.folded(to) != "to") {
        return false;
    }
    const PartOfSpeech before = text_.best(to - 1).features.part;
    const auto is_finite = [&](std::uint32_t i) {
        return tells_past(i) || text_.best(i).features.verb_form == VerbForm::finite ||
               text_.best(i).features.part == PartOfSpeech::auxiliary;
    };
    if ((before != PartOfSpeech::noun && before != PartOfSpeech::proper_noun) ||
        text_.best(to + 1).features.verb_form != VerbForm::finite) {
        return false;
    }
    for (std::uint32_t i = first_; i < limit_ && i < to + clause_reach; ++i) {
        if (i != to + 1 && is_finite(i)) {
            return false;
        }
    }
    return true;
}

bool EnglishTimeWords::ahead(std::uint32_t at) const {
    const std::uint32_t floor = at > first_ + clause_reach ? at - clause_reach : first_;
    for (std::uint32_t i = at; i-- > floor;) {
        if (role(i) == TimeWord::ahead || is_plan(i)) {
            return true;
        }
        if (tells_past(i)) {
            // "is scheduled for Sunday", "expected to be held on Sunday"
            const std::uint32_t low = i > first_ + 5 ? i - 5 : first_;
            for (std::uint32_t k = i; k-- > low;) {
                if (role(k) == TimeWord::ahead) {
                    return true;
                }
                if (tells_past(k) || text_.kind(k) == TokenKind::punctuation) {
                    break;
                }
            }
            return false;
        }
        if (sign(i, ";") || sign(i, ":")) {
            break;
        }
    }
    const std::uint32_t top = std::min(limit_, at + clause_behind);
    for (std::uint32_t i = at + 1; i < top; ++i) {
        if (role(i) == TimeWord::ahead) {
            return true;
        }
        if (tells_past(i)) {
            return false;
        }
    }
    return false;
}

bool EnglishTimeWords::scheduled(std::uint32_t at) const {
    const std::uint32_t floor = at > first_ + clause_reach ? at - clause_reach : first_;
    for (std::uint32_t i = at; i-- > floor;) {
        const Features& features = text_.best(i).features;
        if (tells_past(i) || text_.kind(i) == TokenKind::punctuation) {
            return false;
        }
        if (features.verb_form == VerbForm::finite) {
            return role(i) == TimeWord::planned;
        }
    }
    return false;
}

bool EnglishTimeWords::told_in_past(std::uint32_t at) const {
    const std::uint32_t floor = at > first_ + clause_reach ? at - clause_reach : first_;
    for (std::uint32_t i = at; i-- > floor;) {
        if (role(i) == TimeWord::ahead) {
            return false;
        }
        if (tells_past(i)) {
            return true;
        }
    }
    return false;
}

}  // namespace khabar::times
