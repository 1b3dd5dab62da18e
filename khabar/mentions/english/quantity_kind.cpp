#include "khabar/mentions/english/quantity_kind.h"

#include <algorithm>

#include "khabar/mentions/amount_kind.h"
#include "khabar/tables/names.h"

namespace khabar::amounts {

namespace {

constexpr std::uint32_t before_reach = 14;  // why: tokens from a casualty word to its number
constexpr std::uint32_t behind_reach = 8;   // why: "five people, most of them women, were killed"
constexpr std::uint32_t among_reach = 6;

/// Words that part a verb from a number that it does not govern.
bool parts(std::string_view word) {
    static constexpr std::string_view words[] = {
        "by",     "with", "from", "against", "in",    "on",     "for",     "after",
        "during", "near", "when", "while",   "since", "before", "because", "who",
        "which",  "that", "at",   "said",    "into",  "through"};
    return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

bool is_be(std::string_view word) {
    static constexpr std::string_view words[] = {"was", "were", "been", "being", "be",
                                                 "are", "is",   "got",  "get",   "getting"};
    return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

bool joins(std::string_view word) {
    return word == "and" || word == "or" || word == "," || word == "plus" || word == "including" ||
           word == "as" || word == "well" || word == "&" || word == "the" || word == "another";
}

}  // namespace

bool EnglishKinds::passive(std::uint32_t at) const {
    constexpr std::uint32_t reach = 3;  // why: "were reportedly shot dead"
    if (at >= in_.limit()) {
        return false;
    }
    const std::uint32_t floor = at > in_.first() + reach ? at - reach : in_.first();
    for (std::uint32_t i = at; i-- > floor;) {
        if (is_be(in_.text().folded(i))) {
            return true;
        }
        if (in_.text().kind(i) != TokenKind::word || in_.text().folded(i) == "and") {
            return false;
        }
    }
    return false;
}

bool EnglishKinds::has_object(std::uint32_t behind) const {
    if (behind >= in_.limit() || in_.text().kind(behind) == TokenKind::punctuation) {
        return false;
    }
    if (in_.text().kind(behind) == TokenKind::number || in_.may(behind, numeral_word)) {
        const std::string_view word = in_.text().folded(behind);
        return word != "and" && word != "in" && word != "over" && word != "&";
    }
    const auto [role, hit] = in_.word_at(behind);
    return role == "det" || in_.noun_at(behind).has_value() || in_.cue_at(behind, false);
}

std::string_view EnglishKinds::shared(std::string_view kind, std::uint32_t behind) const {
    const std::string_view word =
        behind < in_.limit() ? in_.text().folded(behind) : std::string_view();
    if (!is_hurt(kind) || (word != "and" && word != "or")) {
        return kind;
    }
    const auto other = in_.governor_at(behind + 1, in_.limit());
    const bool both = other && is_hurt(in_.cell(*other, "kind")) &&
                      in_.cell(*other, "kind") != kind && !has_object(other->end);
    return both ? std::string_view("casualties") : kind;
}

std::string_view EnglishKinds::behind(std::uint32_t end, std::uint32_t reach) const {
    const std::uint32_t top = std::min(in_.limit(), end + reach);
    bool be = false;
    for (std::uint32_t i = end; i < top; ++i) {
        const std::string_view word = in_.text().folded(i);
        if (in_.text().kind(i) == TokenKind::punctuation && !in_.sign(i, ",")) {
            break;
        }
        if (const auto hit = in_.governor_at(i, in_.limit())) {
            const std::string_view side = in_.cell(*hit, "side");
            const bool fits = side == "both" || side == "behind";
            if (!fits) {
                return {};
            }
            if (!be && has_object(hit->end) && hit->end == i + 1) {
                return {};  // "five soldiers killed ten rebels"
            }
            return shared(in_.cell(*hit, "kind"), hit->end);
        }
        be = be || is_be(word);
        if (word == "and" || word == "but" || word == "by" || word == "after" || word == "when" ||
            word == "as" || word == "while" || word == "who" || word == "to" ||
            (i > end && in_.text().kind(i) == TokenKind::number)) {
            break;
        }
    }
    return {};
}

std::string_view EnglishKinds::before(std::uint32_t begin, const LastAmount& last) const {
    const std::uint32_t floor =
        begin > in_.first() + before_reach ? begin - before_reach : in_.first();
    bool parted = false;
    bool only_joins = true;
    for (std::uint32_t i = begin; i-- > floor;) {
        // Past an amount of its own, a word governs only what is joined to that one.
        if (!last.kind.empty() && i + 1 == last.end) {
            if (!only_joins) {
                return {};
            }
            return is_casualty(last.kind) && !in_.sign(begin - 1, ",") ? last.kind
                                                                       : std::string_view();
        }
        const std::string_view word = in_.text().folded(i);
        if (in_.sign(i, ".") || in_.sign(i, ";") || (in_.sign(i, ":") && i + 1 < begin)) {
            break;  // "Killed: 17" is one line of a list
        }
        if (const auto hit = in_.governor_at(i, begin); hit && hit->end <= begin) {
            const std::string_view side = in_.cell(*hit, "side");
            if (side == "far" || (side == "before" && !parted)) {
                return in_.cell(*hit, "kind");
            }
            if (side == "both" && !parted && !passive(i)) {
                // "killed or wounded 20"
                const std::string_view kind = in_.cell(*hit, "kind");
                if (i > in_.first() + 1 &&
                    (in_.text().folded(i - 1) == "and" || in_.text().folded(i - 1) == "or")) {
                    const auto other = in_.governor_at(i - 2, i);
                    if (other && is_hurt(kind) && is_hurt(in_.cell(*other, "kind")) &&
                        in_.cell(*other, "kind") != kind && last.end != i - 2 &&
                        last.kind.empty()) {
                        return "casualties";
                    }
                }
                return kind;
            }
            if (side == "both") {
                return {};
            }
        }
        parted = parted || parts(word);
        only_joins = only_joins && joins(word);
    }
    return {};
}

std::string_view EnglishKinds::governor(std::uint32_t begin, std::uint32_t end,
                                        const LastAmount& last) const {
    if (const std::string_view kind = behind(end, behind_reach); !kind.empty()) {
        return kind;
    }
    const std::string_view kind = before(begin, last);
    return kind.empty() ? behind_joined(end) : kind;
}

/// "Two soldiers and a civilian were killed": what befell both.
std::string_view EnglishKinds::behind_joined(std::uint32_t end) const {
    if (end + 1 >= in_.limit() || in_.text().folded(end) != "and" || !has_object(end + 1)) {
        return {};
    }
    const std::uint32_t top = std::min(in_.limit(), end + behind_reach);
    bool many = false;
    for (std::uint32_t i = end + 1; i < top; ++i) {
        const std::string_view word = in_.text().folded(i);
        if (const auto hit = in_.governor_at(i, in_.limit())) {
            const std::string_view side = in_.cell(*hit, "side");
            const bool fits = many && (side == "both" || side == "behind");
            return fits ? shared(in_.cell(*hit, "kind"), hit->end) : std::string_view();
        }
        many = many || word == "were" || word == "are" || word == "have";
        if (in_.text().kind(i) == TokenKind::punctuation || word == "and" || word == "was" ||
            word == "is" || word == "has" || parts(word)) {
            break;
        }
    }
    return {};
}

bool EnglishKinds::among(std::uint32_t begin) const {
    const std::uint32_t floor =
        begin > in_.first() + among_reach ? begin - among_reach : in_.first();
    for (std::uint32_t i = begin; i-- > floor;) {
        if (in_.word_at(i).first == "among") {
            return true;
        }
    }
    return false;
}

}  // namespace khabar::amounts
