#include "khabar/mentions/english/place_reader.h"

#include <algorithm>
#include <utility>

#include "khabar/mentions/place_choice.h"
#include "khabar/mentions/place_kinds.h"
#include "khabar/mentions/place_names.h"

namespace khabar::places {

namespace {

/// Small words that stand in names that are known ("Burton upon Trent, Carrick on Suir"); between
/// two that nobody knows they are English: "Kogelo in Nyanza".
bool cuts_unknown(std::string_view word) {
    static constexpr std::string_view words[] = {"in", "at", "by",    "on", "and",
                                                 "as", "an", "under", "am"};
    return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

constexpr std::uint32_t max_join = 3;  // why: ", in the"
constexpr std::uint32_t max_name = 6;
constexpr std::uint32_t max_between = 2;  // why: "Kabul international airport"
constexpr std::int32_t joined_by_comma = 6;
constexpr std::int32_t joined_by_in = 2;

}  // namespace

std::vector<EnglishPlace> EnglishPlaceReader::run() {
    for (sentence_ = 0; sentence_ < text_.tokens.sentences.size(); ++sentence_) {
        const TokenRange tokens = text_.tokens.sentences[sentence_].tokens;
        end_ = tokens.end;
        for (std::uint32_t at = tokens.begin; at < end_;) {
            at = std::max(at + 1, read_place(at));
        }
    }
    return std::move(places_);
}

std::uint32_t EnglishPlaceReader::sentence_begin() const {
    return text_.tokens.sentences[sentence_].tokens.begin;
}

std::uint32_t EnglishPlaceReader::read_place(std::uint32_t at) {
    if (text_.kind(at) != TokenKind::word || in_.fixed.holds(at)) {
        return at;
    }
    const auto head = words_.head(at);
    const EnglishName name = names_.read(at, end_);
    const bool whole = name.notes || name.own || name.tokens.end > at + 1;
    if (head && !whole) {  // "Lake Victoria", though there are towns called Lake
        if (const std::uint32_t end = read_headed(at, *head); end > at) {
            return end;
        }
    }
    if (!name.tokens.empty()) {
        return name.notes || name.own || has_places(name) ? add_name(at, name, {})
                                                          : name.tokens.end;
    }
    return read_unknown(at);
}

/// "In the X district", "X village": a name that nobody knows before its place word; "in X and
/// Y": one joined to a place.
std::uint32_t EnglishPlaceReader::read_unknown(std::uint32_t at) {
    if (!may_be_unknown(at)) {
        return at;
    }
    const std::uint32_t end = name_end(at);
    const auto behind = word_behind(end);
    const bool capital = behind && words_.capital(*behind);
    if (behind && (capital || *behind == end)) {
        const auto head = words_.head(*behind);
        const auto particle = evidence_.particle_before(at, sentence_begin());
        const bool placed = particle == EnglishPlaceWords::Particle::place ||
                            particle == EnglishPlaceWords::Particle::way ||
                            precision_of(in_.heads.kind(*head)) != PlacePrecision::point;
        if (placed && at > sentence_begin()) {
            return add_unknown(at, at, end, *behind + 1, in_.heads.kind(*head));
        }
    }
    const EnglishPlace* before = last();
    const bool listed = before != nullptr && before->support > EnglishEvidence::enough &&
                        before->particle && before->tokens.end + 1 == at &&
                        text_.folded(before->tokens.end) == "and" && end == at + 1 &&
                        !words_.given_name(at);
    return (listed || is_told_as_place(at)) && (end >= end_ || text_.folded(end) != "'s")
               ? add_unknown(at, at, end, end, "town")
               : at;
}

/// "Near X", "from A to X" behind a place A: nothing but a place stands there.
bool EnglishPlaceReader::is_told_as_place(std::uint32_t at) const {
    if (at == sentence_begin()) {
        return false;
    }
    const std::string_view particle = text_.folded(at - 1);
    const EnglishPlace* before = last();
    const bool way = particle == "to" && before != nullptr && before->tokens.end + 1 == at &&
                     before->tokens.begin > sentence_begin() &&
                     text_.folded(before->tokens.begin - 1) == "from";
    return particle == "near" || way;
}

/// The end of a run of words with capitals that no place word is among; small words may stand
/// between.
std::uint32_t EnglishPlaceReader::name_end(std::uint32_t at) const {
    std::uint32_t end = at + 1;
    for (std::uint32_t next = at + 1; next < end_ && next < at + max_name; ++next) {
        if (words_.capital(next) && !words_.head(next)) {
            if (end < next && words_.common(next)) {
                break;  // "X on Saturday"
            }
            end = next + 1;
        } else if (!words_.inside_name(next) || cuts_unknown(text_.folded(next))) {
            break;
        }
    }
    return end;
}

/// A name of more words than its compass word: "South Sudan", "North Dakota".
bool EnglishPlaceReader::begins_name(std::uint32_t at) {
    const EnglishName name = names_.read(at, end_);
    return name.tokens.end > at + 1 && (name.notes || name.own || has_places(name));
}

bool EnglishPlaceReader::has_places(const EnglishName& name) {
    return name.postings.empty();  // else it is somebody's
}

/// "City of X", "Mount X", "northern X", "south of X": a place word before a name.
std::uint32_t EnglishPlaceReader::read_headed(std::uint32_t at, std::uint32_t head) {
    const std::string_view kind = in_.heads.kind(head);
    if (kind == "name" || kind == "of") {
        return at;
    }
    std::uint32_t next = at + 1;
    bool of = false;
    while (next < end_ && next < at + 4) {
        const std::string_view word = text_.folded(next);
        // "southern and eastern X", but "eastern South Sudan"
        const bool skip =
            word == "the" || (kind == "sector" && words_.compass(next) && !begins_name(next));
        if (word == "of") {
            of = true;
        } else if (!skip) {
            break;
        }
        ++next;
    }
    if (next >= end_) {
        return read_alone(at, head);
    }
    if (const auto second = words_.head(next);
        second && of && !words_.capital(next) && in_.heads.kind(*second) != "name") {
        // "the outskirts of the city of X"
        const std::size_t known = places_.size();
        const std::uint32_t end = read_headed(next, *second);
        if (end > next && places_.size() > known && !places_.back().name.tokens.empty()) {
            places_.back().tokens.begin = at;
            return end;
        }
        return read_alone(at, head);
    }
    const bool direct = next == at + 1;
    const bool may = of || kind == "sector" || words_.capital(at) || kind == "town" ||
                     precision_of(kind) == PlacePrecision::region;
    const EnglishName name = may ? names_.read(next, end_) : EnglishName();
    if (!name.tokens.empty() && (name.notes || name.own || has_places(name))) {
        return add_name(at, name, kind);
    }
    if (may && !of && !name.tokens.empty()) {
        return at;
    }
    if (may && kind != "sector" && may_be_unknown(next) &&
        ((of && precision_of(kind) != PlacePrecision::point &&
          text_.best(at).features.number != Number::plural) ||
         (direct && words_.capital(at) && in_.heads.names(head)))) {
        return add_unknown(at, next, run_end(next), run_end(next), kind);
    }
    return read_alone(at, head);
}

/// A word with a capital that nothing else explains.
bool EnglishPlaceReader::may_be_unknown(std::uint32_t at) const {
    return words_.capital(at) && !words_.common(at) && !words_.all_capitals(at) &&
           !words_.is_shouted(sentence_) && !words_.title(at) && !words_.given_name(at) &&
           !text_.best(at).features.nisba;
}

/// The end of a run of words with capitals.
std::uint32_t EnglishPlaceReader::run_end(std::uint32_t at) const {
    while (at < end_ && words_.capital(at)) {
        ++at;
    }
    return at;
}

/// "In the city", "at a checkpoint": a place without a name.
std::uint32_t EnglishPlaceReader::read_alone(std::uint32_t at, std::uint32_t head) {
    if (const std::uint32_t end = read_capital(at); end > at) {
        return end;
    }
    if (!in_.heads.alone(head) || words_.capital(at) ||
        evidence_.particle_before(at, sentence_begin()) != EnglishPlaceWords::Particle::place) {
        return at;
    }
    EnglishPlace place;
    place.tokens = {at, at + 1};
    place.sentence = sentence_;
    place.kind = in_.heads.kind(head);
    place.support = EnglishEvidence::enough;
    places_.push_back(std::move(place));
    return at + 1;
}

/// "The Libyan capital" is the town that the row of the state names.
std::uint32_t EnglishPlaceReader::read_capital(std::uint32_t at) {
    if (text_.folded(at) != "capital" || at < sentence_begin() + 2 ||
        text_.folded(at - 2) != "the") {
        return at;
    }
    if (at + 2 < end_ && text_.words(at + 1) == "," && words_.capital(at + 2)) {
        return at;  // its name follows
    }
    const Reading& people = text_.best(at - 1);
    const bool state =
        people.features.nisba && people.lemma && in_.words.is(*people.lemma, in_.words.countries());
    if (!state) {
        return at;
    }
    EnglishPlace place;
    place.candidates.push_back(place_of_row(*people.lemma, true, in_.tables));
    if (!place.candidates.front().lat) {
        return at;
    }
    score_alone(place.candidates.front(), "town", false);
    place.tokens = {at - 1, at + 1};
    place.name.tokens = place.tokens;
    place.name.strong = true;
    place.sentence = sentence_;
    place.kind = "town";
    place.support = EnglishEvidence::enough;
    places_.push_back(std::move(place));
    return at + 1;
}

/// A name whose place nobody knows, behind or before its place word: words and no point.
std::uint32_t EnglishPlaceReader::add_unknown(std::uint32_t begin, std::uint32_t name,
                                              std::uint32_t name_end, std::uint32_t end,
                                              std::string_view kind) {
    EnglishPlace place;
    place.tokens = {begin, end};
    place.name.tokens = {name, name_end};
    place.sentence = sentence_;
    place.kind = kind;
    place.support = EnglishEvidence::enough;
    places_.push_back(std::move(place));
    return end;
}

/// A name, with the place word behind it: "X province", "X refugee camp".
std::uint32_t EnglishPlaceReader::add_name(std::uint32_t begin, const EnglishName& name,
                                           std::string_view kind) {
    EnglishPlace place;
    place.tokens = {begin, name.tokens.end};
    place.name = name;
    place.sentence = sentence_;
    place.kind = kind;
    std::string_view word = begin < name.tokens.begin ? text_.folded(begin) : std::string_view();
    if (const auto behind = word_behind(name.tokens.end)) {
        place.tokens.end = *behind + 1;
        const auto head = words_.head(*behind);
        place.kind = in_.heads.kind(*head);
        place.namesake = in_.heads.namesake(*head) && words_.capital(*behind);
        word = text_.folded(*behind);
    }
    if (!place.kind.empty()) {
        if (EnglishName whole = names_.with_word(name, word); !whole.tokens.empty()) {
            place.name = std::move(whole);
        }
    }
    place.candidates = names_.places(place.name, place.kind);
    if (word == "county" && !place.name.notes) {
        // "Morris County" is not where a town of that name is
        std::erase_if(place.candidates, [](const PlaceCandidate& one) {
            return precision_of(one.kind) != PlacePrecision::region;
        });
        if (place.candidates.empty()) {
            return add_unknown(begin, name.tokens.begin, name.tokens.end, place.tokens.end,
                               place.kind);
        }
    }
    if (place.candidates.empty()) {
        return name.tokens.end;
    }
    const EnglishPlace* before = last();
    evidence_.weigh(place, before);
    if (before != nullptr && place.support >= EnglishEvidence::enough &&
        evidence_.continues_list(place.tokens.begin, *before)) {
        places_.back().support += EnglishEvidence::in_list;
    }
    join(place);
    places_.push_back(std::move(place));
    return places_.back().tokens.end;
}

/// The place word that belongs to the name before it; one of several words has its last.
std::optional<std::uint32_t> EnglishPlaceReader::word_behind(std::uint32_t at) const {
    for (std::uint32_t next = at; next < end_ && next <= at + max_between; ++next) {
        if (text_.kind(next) != TokenKind::word || words_.function(next) ||
            words_.hyphenated(next)) {
            return std::nullopt;
        }
        const auto head = words_.head(next);
        const Features& between = text_.best(next).features;
        const bool verb = between.verb_form == VerbForm::finite;  // "Syria shelled two villages"
        if (!head && (verb || between.part == PartOfSpeech::number)) {
            return std::nullopt;
        }
        if (!head) {
            continue;
        }
        const std::string_view kind = in_.heads.kind(*head);
        if (precision_of(kind) == PlacePrecision::town && next + 2 < end_ &&
            text_.folded(next + 1) == "of" && words_.capital(next + 2)) {
            return std::nullopt;  // "the North Darfur city of X": the word is of what is behind
        }
        if (kind != "name" && kind != "of" && kind != "sector") {
            return next;
        }
    }
    return std::nullopt;
}

const EnglishPlace* EnglishPlaceReader::last() const {
    return places_.empty() || places_.back().sentence != sentence_ ? nullptr : &places_.back();
}

/// "X, Y": the place before this one lies in it, which speaks for both.
void EnglishPlaceReader::join(EnglishPlace& place) {
    if (last() == nullptr || last()->tokens.end >= place.tokens.begin ||
        place.tokens.begin - last()->tokens.end > max_join) {
        return;
    }
    EnglishPlace& inner = places_.back();
    std::uint32_t between = inner.tokens.end;
    const bool sign = text_.folded(between) == "," || text_.folded(between) == "(";
    between += sign ? 1U : 0U;
    const bool in = between < place.tokens.begin && text_.folded(between) == "in";
    between += in ? 1U : 0U;
    between += in && between < place.tokens.begin && text_.folded(between) == "the" ? 1U : 0U;
    if (between != place.tokens.begin) {
        return;
    }
    const bool comma = !in;
    const bool inside = std::any_of(
        inner.candidates.begin(), inner.candidates.end(), [&](const PlaceCandidate& one) {
            return std::any_of(place.candidates.begin(), place.candidates.end(),
                               [&](const PlaceCandidate& other) {
                                   return !one.same_place(other) && lies_in(one, other);
                               });
        });
    if (!inside) {
        return;
    }
    inner.inside = places_.size();
    inner.support += comma ? joined_by_comma : joined_by_in;
    place.support += comma ? joined_by_comma : 0;
}

}  // namespace khabar::places
