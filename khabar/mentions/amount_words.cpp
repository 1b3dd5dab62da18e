#include "khabar/mentions/amount_words.h"

#include "khabar/tables/names.h"

namespace khabar::amounts {

namespace {

constexpr std::uint32_t opener_reach = 3;  // why: "what is between minus 5"

}  // namespace

AmountWords::AmountWords(const ReadText& text, const TableFile& tables, const FirstWords& firsts)
    : text_(text),
      tables_(tables),
      words_(text, tables),
      numbers_(words_, tables),
      cues_(tables.index(language_sheet(text.language(), "amount_cues"))),
      joiners_(tables.index(language_sheet(text.language(), "amount_words"))),
      governors_(tables.index(language_sheet(text.language(), "count_governors"))),
      units_(tables.index(language_sheet(text.language(), "units"))),
      counted_(tables.index(language_sheet(text.language(), "counted"))),
      deictics_(tables.index(language_sheet(text.language(), "deictics"))),
      counted_sheet_(tables.sheet(language_sheet(text.language(), "counted"))),
      unit_sheet_(tables.sheet(language_sheet(text.language(), "units"))),
      ready_(counted_sheet_ != nullptr && unit_sheet_ != nullptr &&
             tables.sheet(language_sheet(text.language(), "amount_cues")) != nullptr),
      firsts_(firsts),
      taken_(text.size(), false) {}

void AmountWords::take(TokenRange range) {
    for (std::uint32_t i = range.begin; i < range.end && i < taken_.size(); ++i) {
        taken_[i] = true;
    }
}

bool AmountWords::may_begin(std::uint32_t at) const {
    switch (text_.kind(at)) {
        case TokenKind::number:
            return true;
        case TokenKind::word:
            return may_begin_word(at);
        case TokenKind::punctuation:
        case TokenKind::symbol:
            return may(at, any_amount_word) ||
                   (at + 1 < limit_ && text_.kind(at + 1) == TokenKind::number);
    }
    return false;
}

bool AmountWords::may_begin_word(std::uint32_t at) const {
    constexpr std::uint64_t openers =
        numeral_word | amount_cue | counted_noun | unit_word | rank_word;
    if (may(at, openers) || words_.is(at, words_.affixes().the)) {
        return true;
    }
    // "From" and "between" open a range only near its first number.
    const std::uint32_t top = may(at, any_amount_word) ? at + opener_reach : at;
    for (std::uint32_t i = at + 1; i < limit_ && i <= top; ++i) {
        if (text_.kind(i) == TokenKind::number || may(i, numeral_word)) {
            return true;
        }
    }
    return false;
}

AmountWords::RoleAt AmountWords::look_up(std::uint32_t at) const {
    if (const auto hit = words_.match(joiners_, at, limit_)) {
        return {cell(*hit, "role"), *hit};
    }
    return {};
}

std::pair<std::string_view, WordHit> AmountWords::word_at(std::uint32_t at) const {
    if (!may(at, amount_joiner)) {
        return {};
    }
    if (at < first_) {
        return look_up(at);
    }
    // The same few words are asked for by every reader of amounts.
    std::optional<RoleAt>& known = roles_[at - first_];
    if (!known) {
        known = look_up(at);
    }
    return *known;
}

std::optional<WordHit> AmountWords::cue_at(std::uint32_t at, bool after) const {
    if (!free(at) || !may(at, amount_cue)) {
        return std::nullopt;
    }
    auto hit = words_.match(cues_, at, limit_);
    if (!hit || hit->article) {
        return std::nullopt;
    }
    const std::string_view place = cell(*hit, "place");
    const bool behind = place == "after" || place == "and_after";
    if ((place != "both" && behind != after) || (place == "and_after" && !hit->conjunction) ||
        (after && hit->cut > (place == "and_after" ? 1 : 0))) {
        return std::nullopt;
    }
    // A sign that is glued to a word is not one of comparison: it closes a tag.
    if (text_.kind(at) != TokenKind::word && glued(at) && text_.kind(at - 1) == TokenKind::word) {
        return std::nullopt;
    }
    // "5000 or more than 4500": the last word begins a cue of the next number.
    for (std::uint32_t i = at; after && i < hit->end; ++i) {
        if (const auto next = cue_at(i, false); next && next->end > hit->end) {
            return std::nullopt;
        }
    }
    return hit;
}

std::optional<CountedNoun> AmountWords::noun_at(std::uint32_t at) const {
    if (!free(at) || !may(at, counted_noun)) {
        return std::nullopt;
    }
    const auto hit = words_.match_noun(counted_, *counted_sheet_, at, limit_);
    if (!hit) {
        return std::nullopt;
    }
    CountedNoun noun;
    noun.token = at;
    noun.end = hit->end;
    noun.kind = cell(*hit, "kind");
    if (noun.kind == "none") {
        return std::nullopt;
    }
    noun.article = hit->article;
    noun.dual = hit->dual;
    noun.singular = hit->cell == 0 && !hit->dual;
    noun.cut = hit->cut;
    noun.conjunction = hit->conjunction;
    return noun;
}

std::optional<WordHit> AmountWords::unit_at(std::uint32_t at) const {
    if (!may(at, unit_word)) {
        return std::nullopt;
    }
    const auto hit = words_.match_noun(units_, *unit_sheet_, at, limit_);
    const bool inflected = hit && (hit->accusative || hit->dual);
    return inflected && hit->cell != 0 ? std::nullopt : hit;  // an abbreviation has no endings
}

std::optional<WordHit> AmountWords::governor_at(std::uint32_t at, std::uint32_t limit) const {
    return may(at, casualty_word) ? words_.match(governors_, at, limit) : std::nullopt;
}

bool AmountWords::is_time_unit(std::uint32_t at) const {
    if (at >= limit_ || text_.kind(at) != TokenKind::word) {
        return false;
    }
    const auto hit = words_.match(deictics_, at, limit_);
    return hit && cell(*hit, "role") == "unit";
}

Approx approx_of(std::string_view name) {
    static constexpr std::pair<std::string_view, Approx> names[] = {
        {"about", Approx::about},
        {"at_least", Approx::at_least},
        {"more_than", Approx::more_than},
        {"at_most", Approx::at_most},
        {"less_than", Approx::less_than}};
    for (const auto& [word, approx] : names) {
        if (word == name) {
            return approx;
        }
    }
    return Approx::exact;
}

}  // namespace khabar::amounts
