#include "khabar/mentions/english/place_evidence.h"

#include <algorithm>
#include <iterator>

#include "khabar/mentions/place_kinds.h"

namespace khabar::places {

namespace {

using Particle = EnglishPlaceWords::Particle;

constexpr std::uint32_t max_adjectives = 3;  // why: "in the war-torn northern"
constexpr std::uint32_t max_run = 5;         // why: a newspaper's name has few words

namespace points {
constexpr std::int32_t strong_name = 5;
constexpr std::int32_t particle = 3;
constexpr std::int32_t way = 2;
constexpr std::int32_t other_particle = 1;
constexpr std::int32_t place_word = 3;
constexpr std::int32_t dateline = 3;
constexpr std::int32_t based = 3;
constexpr std::int32_t several_words = 1;
constexpr std::int32_t person = -6;
constexpr std::int32_t inside_a_name = -3;
constexpr std::int32_t common_word = -3;
constexpr std::int32_t given_name = -3;
constexpr std::int32_t speaks = -3;
constexpr std::int32_t headline = -2;
constexpr std::int32_t compass = -6;
constexpr std::int32_t acronym = -6;
constexpr std::int32_t people = -6;
constexpr std::int32_t institution = -4;
constexpr std::int32_t thing = -10;
}  // namespace points

/// What may stand before the adjectives of a place word, and adjectives of places that other words
/// are too.
bool is_article(std::string_view word) {
    static constexpr std::string_view words[] = {
        "the", "a", "an", "this", "that", "its", "his", "their", "these", "nearby", "neighbouring"};
    return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

/// Large towns are spoken of without more ado.
std::int32_t of_population(const std::vector<PlaceCandidate>& candidates) {
    std::uint64_t most = 0;
    for (const PlaceCandidate& candidate : candidates) {
        most = std::max(most, candidate.population);
    }
    static constexpr std::uint64_t steps[] = {50'000, 200'000, 1'000'000};
    return static_cast<std::int32_t>(std::count_if(
        std::begin(steps), std::end(steps), [&](std::uint64_t step) { return most >= step; }));
}

}  // namespace

void EnglishEvidence::weigh(EnglishPlace& place, const EnglishPlace* before) const {
    const TokenRange sentence = in_.text.tokens.sentences[place.sentence].tokens;
    place.support += of_itself(place, sentence.begin);
    place.support += of_words_before(place, sentence.begin, before);
    place.support += of_words_behind(place, sentence.end);
    if (before != nullptr && before->support >= enough &&
        continues_list(place.tokens.begin, *before)) {
        place.support += in_list;
    }
    if (is_dateline(place, sentence)) {
        place.support += points::dateline;
        place.particle = true;
    }
}

/// A place of the lexicon begins there.
bool EnglishEvidence::names_place(std::uint32_t at) const {
    const mentions::NameMatch* name = in_.names.at(at);
    return name != nullptr &&
           std::any_of(name->postings.begin(), name->postings.end(), [&](const Posting& posting) {
               return in_.words.is(posting.id(), in_.words.places()) ||
                      in_.words.is(posting.id(), in_.words.countries());
           });
}

/// Whether the lexicon writes the name with these letters: "DPRK", but "Midi".
bool EnglishEvidence::is_written_so(const EnglishName& name) const {
    return std::any_of(name.postings.begin(), name.postings.end(), [&](const Posting& posting) {
        const auto names = alternatives(in_.tables.cell(posting.id(), "en"));
        return posting.cell < names.size() &&
               names[posting.cell].starts_with(in_.text.words(name.tokens.begin));
    });
}

std::int32_t EnglishEvidence::of_itself(const EnglishPlace& place, std::uint32_t begin) const {
    const TokenRange name = place.name.tokens;
    std::int32_t sum = place.kind.empty() || place.kind == "sector" ? 0 : points::place_word;
    if (place.name.own) {
        return points::strong_name + points::strong_name;
    }
    const bool single = name.end == name.begin + 1;
    // "OAS", "MIDI": letters that stand for somebody
    const bool acronym = single && words_.all_capitals(name.begin) &&
                         !words_.is_shouted(place.sentence) && name.begin != begin;
    if (place.name.notes && place.name.strong) {
        const bool other = acronym && place.name.key.size() == 4 &&
                           place.name.key.find('.') == std::string::npos &&
                           !is_written_so(place.name);
        return sum + points::strong_name + (other ? points::acronym : 0);
    }
    sum += acronym && !place.name.notes ? points::acronym : 0;
    // "Franklin Elementary School", "Kendale Lakes Hospital": a house, not the town's
    const std::uint32_t last = place.tokens.end - 1;
    sum += last >= name.end && words_.capital(last) &&
                   precision_of(place.kind) == PlacePrecision::point
               ? points::institution
               : 0;
    if (single) {
        sum += words_.common(name.begin)       ? points::common_word
               : words_.given_name(name.begin) ? points::given_name
                                               : 0;
        sum += words_.compass(name.begin) ? points::compass : 0;
        // "the Somali army": a people, unless a place word stands behind, or "in" before
        sum += in_.text.best(name.begin).features.nisba && place.kind.empty() &&
                       particle_before(name.begin, begin) != Particle::place
                   ? points::people
                   : 0;
    } else {
        sum += points::several_words;
    }
    sum += words_.is_shouted(place.sentence) ? points::headline : 0;
    sum += place.name.actor ? points::inside_a_name : 0;
    return sum + of_population(place.candidates);
}

Particle EnglishEvidence::particle_before(std::uint32_t at, std::uint32_t begin) const {
    for (std::uint32_t back = 0; at > begin && back <= max_adjectives; ++back) {
        --at;
        if (in_.text.kind(at) != TokenKind::word) {
            return Particle::none;
        }
        if (const Particle particle = words_.particle(at); particle != Particle::none) {
            return particle;
        }
        const std::string_view word = in_.text.folded(at);
        const bool article = is_article(word);
        if (!article && !words_.compass(at) &&
            (words_.capital(at) || words_.function(at) ||
             in_.text.best(at).features.part != PartOfSpeech::adjective)) {
            return Particle::none;
        }
    }
    return Particle::none;
}

std::int32_t EnglishEvidence::of_words_before(EnglishPlace& place, std::uint32_t begin,
                                              const EnglishPlace* last) const {
    const std::uint32_t at = place.tokens.begin;
    if (at <= begin) {
        return 0;
    }
    const std::uint32_t before = at - 1;
    std::int32_t sum = 0;
    switch (particle_before(at, begin)) {
        case Particle::place:
            sum += points::particle;
            place.particle = true;
            break;
        case Particle::way:
            sum += points::way;
            break;
        case Particle::other:
            sum += points::other_particle;
            break;
        case Particle::none:
            break;
    }
    if (const auto head = words_.head(before); head && in_.heads.kind(*head) == "of") {
        sum += points::place_word;
    } else if (at >= begin + 2 && in_.text.folded(before) == "of") {
        if (const auto of = words_.head(at - 2); of && in_.heads.kind(*of) == "of") {
            sum += points::place_word;
        } else if (of && in_.heads.kind(*of) == "name" && words_.capital(at - 2)) {
            sum += points::thing;  // "the Bank of Japan"
        }
    }
    const bool behind_place = last != nullptr && last->tokens.end == at;  // "West Bank city of X"
    if (const auto of = words_.head(before); of && words_.capital(before) && !behind_place &&
                                             in_.heads.kind(*of) == "name" &&
                                             !words_.is_shouted(place.sentence)) {
        return sum + points::thing;  // "Air France"
    }
    if (!words_.capital(before) || words_.hyphenated(at) ||
        place.tokens.begin != place.name.tokens.begin) {
        return sum;
    }
    const bool given = words_.given_name(before) && !(place.name.strong && names_place(before));
    if (given || words_.courtesy(before) || (!place.name.strong && words_.title(before))) {
        place.person = true;
        return sum + points::person;
    }
    const bool shown = words_.compass(before) || words_.head(before) ||
                       in_.text.best(before).features.nisba || words_.common(before) ||
                       words_.is_shouted(place.sentence);
    place.person = !shown && !place.name.strong;
    return shown ? sum : sum + points::inside_a_name;
}

std::int32_t EnglishEvidence::of_words_behind(const EnglishPlace& place, std::uint32_t end) const {
    const std::uint32_t next = place.tokens.end;
    if (next >= end) {
        return 0;
    }
    if (in_.text.words(next) == "$") {
        return points::thing;  // "US$10"
    }
    if (in_.text.kind(next) != TokenKind::word) {
        return 0;
    }
    const std::string_view word = in_.text.folded(next);
    if (words_.hyphenated(next)) {
        if (word == "flagged" || word == "registered" || word == "owned") {
            return points::thing;  // a ship's papers
        }
        return word == "based" || word == "born" || word == "area" ? points::based : 0;
    }
    if (word == "said" || word == "says" || word == "told" || word == "added") {
        return place.name.strong ? 0 : points::speaks;
    }
    if (!words_.capital(next) || place.tokens.end != place.name.tokens.end) {
        return 0;
    }
    const bool adjective = place.name.strong && place.name.key.size() <= 4;  // "U.S.", "UK"
    if (!adjective && in_name_of_thing(next, end)) {
        return points::thing;
    }
    if (words_.is_shouted(place.sentence)) {
        return 0;
    }
    const bool single = place.name.tokens.end == place.name.tokens.begin + 1;
    if (place.name.strong) {
        // "Jordan Peele": a name of people too, and a family's behind it
        const bool person = single && words_.given_name(place.name.tokens.begin) &&
                            in_.text.best(next).features.part == PartOfSpeech::proper_noun &&
                            !words_.head(next) && !names_place(next) && !words_.all_capitals(next);
        return person ? points::person : 0;
    }
    return words_.common(next) ? 0 : points::inside_a_name;
}

/// "Washington Post", "Toronto Sun Times": a name of a thing goes on behind the place.
bool EnglishEvidence::in_name_of_thing(std::uint32_t at, std::uint32_t end) const {
    for (std::uint32_t run = 0; at < end && run < max_run && words_.capital(at); ++run, ++at) {
        if (const auto head = words_.head(at); head && in_.heads.kind(*head) == "name") {
            return true;
        }
    }
    return false;
}

/// "BEIRUT (AP) -", "Cairo, March 3": a text begins with where it was written.
bool EnglishEvidence::is_dateline(const EnglishPlace& place, TokenRange sentence) const {
    if (in_.text.tokens.sentences[place.sentence].block == BlockKind::dateline) {
        return true;
    }
    if (place.tokens.begin != sentence.begin) {
        return false;
    }
    constexpr std::uint32_t reach = 8;  // why: "RALEIGH, N.C. (AP) -"
    bool all = true;
    for (std::uint32_t at = place.name.tokens.begin; at < place.name.tokens.end; ++at) {
        all = all && (in_.text.kind(at) != TokenKind::word || words_.all_capitals(at));
    }
    for (std::uint32_t at = place.tokens.end; at < sentence.end && at < place.tokens.end + reach;
         ++at) {
        const std::string_view word = in_.text.words(at);
        if (word == "(" || word == "-" || word == "--" || word == "\xE2\x80\x94" ||
            word == "\xE2\x80\x93" || word == ":") {
            return all || word != ":";
        }
        if (in_.text.kind(at) == TokenKind::word && !words_.capital(at)) {
            return false;
        }
    }
    return false;
}

/// "X, Y and Z": `before` is the place before it.
bool EnglishEvidence::continues_list(std::uint32_t begin, const EnglishPlace& before) const {
    if (before.tokens.end >= begin || begin - before.tokens.end > 2) {
        return false;
    }
    for (std::uint32_t at = before.tokens.end; at < begin; ++at) {
        const std::string_view word = in_.text.folded(at);
        if (word != "," && word != "and" && word != "or" && word != "&" && word != "/") {
            return false;
        }
    }
    return true;
}

}  // namespace khabar::places
