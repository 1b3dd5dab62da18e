#include "khabar/mentions/place_heads.h"
#include "khabar/tables/names.h"

namespace khabar::mentions {

namespace {

constexpr std::int32_t slack = 20;  // why: a place word is often also a likelier common noun

bool may_open(PartOfSpeech part) {
    return part == PartOfSpeech::noun || part == PartOfSpeech::adverb ||
           part == PartOfSpeech::adposition || part == PartOfSpeech::adjective;
}

}  // namespace

PlaceHeads::PlaceHeads(const ReadText& text, const TableFile& tables)
    : text_(text),
      tables_(tables),
      index_(tables.index(language_sheet(text.language(), "place_heads"))),
      sheet_(tables.sheet(language_sheet(text.language(), "place_heads"))),
      asked_(text.size()) {
    if (sheet_ != nullptr) {
        kind_ = sheet_->column("kind").value_or(0);
        alone_ = sheet_->column("alone").value_or(0);
        names_ = sheet_->column("names").value_or(0);
        namesake_ = sheet_->column("namesake").value_or(0);
    }
}

std::optional<std::uint32_t> PlaceHeads::find(const HashedKey& lemma) const {
    const auto postings = index_.find(lemma).postings;
    return postings.empty() ? std::nullopt : std::optional(postings.front().row);
}

std::optional<std::uint32_t> PlaceHeads::read(std::uint32_t token) const {
    for (const Reading& reading : text_.readings.of(token)) {
        if (reading.score < -slack || !reading.lemma || !may_open(reading.features.part)) {
            continue;
        }
        const std::string_view lemma = tables_.cell(*reading.lemma, "lemma");
        if (const auto row =
                find(lemma == text_.folded(token) ? text_.key(token) : HashedKey(lemma))) {
            return row;
        }
    }
    return compass_at(token);
}

std::optional<std::uint32_t> PlaceHeads::compass_at(std::uint32_t token) const {
    const Reading& best = text_.best(token);
    std::string_view stem = text_.document.text(best.stem);
    constexpr std::string_view ya = "\xD9\x8A";
    if (!stem.ends_with(ya) || best.features.definite) {
        return std::nullopt;
    }
    stem.remove_suffix(ya.size());
    const auto row = find(HashedKey(stem));
    return row && kind(*row) == "sector" ? row : std::nullopt;
}

}  // namespace khabar::mentions
