#include "khabar/mentions/amount_words.h"

#include "khabar/tables/names.h"

namespace khabar::amounts {

AmountWords::AmountWords(const ReadText& text, const TableFile& tables)
    : text_(text),
      tables_(tables),
      words_(text, tables),
      numbers_(words_, tables),
      cues_(tables.index("ar/amount_cues")),
      joiners_(tables.index("ar/amount_words")),
      governors_(tables.index("ar/count_governors")),
      units_(tables.index("ar/units")),
      counted_(tables.index("ar/counted")),
      deictics_(tables.index("ar/deictics")),
      counted_sheet_(tables.sheet("ar/counted")),
      ready_(counted_sheet_ != nullptr && tables.sheet("ar/amount_cues") != nullptr),
      firsts_(tables.index("ar/amounts")),
      taken_(text.size(), false),
      flags_(text.size(), 0) {}

void AmountWords::begin(TokenRange sentence) {
    first_ = sentence.begin;
    limit_ = sentence.end;
    for (std::uint32_t at = first_; at < limit_; ++at) {
        if (text_.kind(at) != TokenKind::number) {
            flags_[at] = words_.flags(firsts_, at);
        }
    }
}

void AmountWords::take(TokenRange range) {
    for (std::uint32_t i = range.begin; i < range.end && i < taken_.size(); ++i) {
        taken_[i] = true;
    }
}

std::pair<std::string_view, WordHit> AmountWords::word_at(std::uint32_t at) const {
    if (may(at, amount_joiner)) {
        if (const auto hit = words_.match(joiners_, at, limit_)) {
            return {cell(*hit, "role"), *hit};
        }
    }
    return {};
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
    if (place != "both" && (place == "after") != after) {
        return std::nullopt;
    }
    if (after && hit->cut > 0) {
        return std::nullopt;
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
    return may(at, unit_word) ? words_.match(units_, at, limit_) : std::nullopt;
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

}  // namespace khabar::amounts
