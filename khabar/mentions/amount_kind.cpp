#include "khabar/mentions/amount_kind.h"

#include <algorithm>

namespace khabar::amounts {

namespace {

constexpr std::uint32_t governor_reach = 14;  // why: tokens from a casualty word to its number
constexpr std::uint32_t after_reach = 3;      // why: "five soldiers in the north were killed"
constexpr std::uint32_t near_reach = 6;       // why: "among them eight civilians and three nurses"

/// A label counts nothing, but may be counted itself: "three resolutions".
bool unclaimed(std::string_view role) {
    return role.empty() || role == "label" || role == "troop";
}

}  // namespace

bool is_hurt(std::string_view kind) {
    return kind == "killed" || kind == "injured";
}

bool is_casualty(std::string_view kind) {
    return is_hurt(kind) || kind == "casualties" || kind == "arrested" || kind == "abducted" ||
           kind == "displaced";
}

bool is_people(std::string_view kind) {
    return kind == "people" || kind == "fighters" || kind == "protesters" || kind == "same";
}

std::string_view KindReader::governor(std::uint32_t at, std::uint32_t end, const LastAmount& last,
                                      std::string_view kind) const {
    // "five soldiers were killed": a verb right behind its subject agrees with it.
    if (const std::string_view next = governor_behind(end, end + 1); !next.empty()) {
        return next;
    }
    const std::uint32_t floor =
        at > in_.first() + governor_reach ? at - governor_reach : in_.first();
    for (std::uint32_t i = at; i-- > floor;) {
        if (in_.text().kind(i) == TokenKind::punctuation &&
            (in_.sign(i, ".") || in_.sign(i, ";"))) {
            break;
        }
        if (in_.text().kind(i) != TokenKind::word) {
            continue;
        }
        if (const auto hit = in_.governor_at(i, at); hit && in_.cell(*hit, "side") != "behind") {
            return kind != "same" && shares(i, *hit, last) ? std::string_view("casualties")
                                                           : in_.cell(*hit, "kind");
        }
        // Another verb with "and" begins another clause.
        const Reading& reading = in_.text().best(i);
        if (reading.before.conjunction != 0 && reading.features.verb_form == VerbForm::finite) {
            break;
        }
    }
    return governor_behind(end, end + after_reach);
}

bool KindReader::shares(std::uint32_t at, const WordHit& hit, const LastAmount& last) const {
    // Where an amount stands before, the word before governs that one: "60 were killed and 200
    // injured".
    if (!hit.conjunction || at == in_.first() || !last.kind.empty()) {
        return false;
    }
    const auto before = in_.governor_at(at - 1, at);
    const std::string_view kind = in_.cell(hit, "kind");
    const std::string_view other = before ? in_.cell(*before, "kind") : std::string_view();
    const Features& verb = in_.text().best(at - 1).features;
    const bool of_its_subject = verb.verb_form == VerbForm::finite && verb.number == Number::plural;
    return is_hurt(kind) && is_hurt(other) && other != kind && !of_its_subject;
}

std::string_view KindReader::governor_behind(std::uint32_t begin, std::uint32_t end) const {
    const std::uint32_t top = std::min(in_.limit(), end);
    for (std::uint32_t i = begin; i < top; ++i) {
        if (in_.text().kind(i) == TokenKind::punctuation) {
            break;
        }
        const auto hit = in_.governor_at(i, in_.limit());
        const std::string_view side = hit ? in_.cell(*hit, "side") : std::string_view();
        if (hit && !hit->conjunction && (side == "both" || (side == "behind" && i == begin))) {
            return in_.cell(*hit, "kind");
        }
    }
    return {};
}

std::optional<CountedNoun> KindReader::adjective_of(std::uint32_t at, const NumberRead& number,
                                                    bool cued) const {
    const bool two = !number.digits && number.value && *number.value == 2;
    if (at == in_.first() || cued || number.conjunction || !(number.article || number.one || two)) {
        return std::nullopt;
    }
    const auto noun = in_.noun_at(at - 1);
    if (!noun || noun->article != number.article || (two && noun->singular)) {
        return std::nullopt;
    }
    return noun;
}

bool KindReader::among(std::uint32_t at) const {
    const std::uint32_t floor = at > in_.first() + near_reach ? at - near_reach : in_.first();
    for (std::uint32_t i = at; i-- > floor;) {
        if (in_.word_at(i).first == "among") {
            return true;
        }
    }
    return false;
}

std::string_view KindReader::number_of(std::uint32_t at) const {
    const std::uint32_t floor = at > in_.first() + near_reach ? at - near_reach : in_.first();
    for (std::uint32_t i = at; i-- > floor;) {
        if (in_.word_at(i).first == "number_of") {
            const auto noun = in_.noun_at(i + 1);
            return noun ? noun->kind : std::string_view();
        }
    }
    return {};
}

bool KindReader::other_noun(std::uint32_t at) const {
    if (!in_.free(at) || in_.text().kind(at) != TokenKind::word) {
        return false;
    }
    const Reading& reading = in_.text().best(at);
    if (reading.before.conjunction != 0 || reading.before.preposition != 0 ||
        reading.before.future) {
        return false;
    }
    const PartOfSpeech part = reading.features.part;
    return (part == PartOfSpeech::noun || part == PartOfSpeech::adjective) &&
           reading.features.role == WordRole::none && unclaimed(in_.word_at(at).first) &&
           !in_.governor_at(at, in_.limit()) && !in_.cue_at(at, false) && !in_.cue_at(at, true);
}

bool KindReader::near_people(std::uint32_t at) const {
    return in_.text().best(at).features.human || !in_.text().best(at).lemma;
}

}  // namespace khabar::amounts
