#include "khabar/mentions/english_places.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <set>
#include <utility>

#include "khabar/mentions/english_place_evidence.h"
#include "khabar/mentions/english_place_names.h"
#include "khabar/mentions/english_place_words.h"
#include "khabar/mentions/place_choice.h"
#include "khabar/mentions/place_distance.h"
#include "khabar/mentions/place_kinds.h"
#include "khabar/mentions/place_told.h"
#include "khabar/mentions/spoken_countries.h"

namespace khabar::places {

namespace {

constexpr std::uint32_t max_gap = 6;      // why: "a town that lies at a distance of" has more
constexpr std::uint32_t max_join = 3;     // why: ", in the"
constexpr std::uint32_t max_name = 6;
constexpr std::uint32_t max_between = 2;  // why: "Kabul international airport"

/// Reads place words and names, left to right; what is a place is decided when all of the text is
/// read, since a name that is told once with its place word stands alone elsewhere.
class EnglishPlaceFinder {
public:
    EnglishPlaceFinder(const mentions::Lookups& lookups, std::span<const Mention> amounts)
        : in_(lookups),
          text_(lookups.text),
          words_(lookups),
          names_(lookups, words_),
          evidence_(lookups, words_),
          distances_(lookups, amounts) {}

    std::vector<Mention> run() {
        for (sentence_ = 0; sentence_ < text_.tokens.sentences.size(); ++sentence_) {
            const TokenRange tokens = text_.tokens.sentences[sentence_].tokens;
            end_ = tokens.end;
            for (std::uint32_t at = tokens.begin; at < end_;) {
                at = std::max(at + 1, read_place(at));
            }
        }
        find_again();
        decide();
        PlaceChooser(in_, found_, told_).choose();
        return std::move(found_);
    }

private:
    [[nodiscard]] std::uint32_t sentence_begin() const {
        return text_.tokens.sentences[sentence_].tokens.begin;
    }

    std::uint32_t read_place(std::uint32_t at) {
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
    std::uint32_t read_unknown(std::uint32_t at) {
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
        return listed && (end >= end_ || text_.folded(end) != "'s")
                   ? add_unknown(at, at, end, end, "town")
                   : at;
    }

    /// The end of a run of words with capitals that no place word is among; small words may stand
    /// between.
    [[nodiscard]] std::uint32_t name_end(std::uint32_t at) const {
        std::uint32_t end = at + 1;
        for (std::uint32_t next = at + 1; next < end_ && next < at + max_name; ++next) {
            if (words_.capital(next) && !words_.head(next)) {
                end = next + 1;
            } else if (!words_.inside_name(next)) {
                break;
            }
        }
        return end;
    }

    [[nodiscard]] static bool has_places(const EnglishName& name) {
        return name.postings.empty();  // else it is somebody's
    }

    /// "City of X", "Mount X", "northern X", "south of X": a place word before a name.
    std::uint32_t read_headed(std::uint32_t at, std::uint32_t head) {
        const std::string_view kind = in_.heads.kind(head);
        if (kind == "name" || kind == "of") {
            return at;
        }
        std::uint32_t next = at + 1;
        bool of = false;
        while (next < end_ && next < at + 4) {
            const std::string_view word = text_.folded(next);
            const bool skip = word == "the" || (kind == "sector" && words_.compass(next));
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
            (of || (direct && words_.capital(at) && in_.heads.names(head)))) {
            return add_unknown(at, next, run_end(next), run_end(next), kind);
        }
        return read_alone(at, head);
    }

    /// A word with a capital that nothing else explains.
    [[nodiscard]] bool may_be_unknown(std::uint32_t at) const {
        return words_.capital(at) && !words_.common(at) && !words_.all_capitals(at) &&
               !words_.is_shouted(sentence_) && !words_.title(at) &&
               !text_.best(at).features.nisba;
    }

    /// The end of a run of words with capitals.
    [[nodiscard]] std::uint32_t run_end(std::uint32_t at) const {
        while (at < end_ && words_.capital(at)) {
            ++at;
        }
        return at;
    }

    /// "In the city", "at a checkpoint": a place without a name.
    std::uint32_t read_alone(std::uint32_t at, std::uint32_t head) {
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

    /// A name whose place nobody knows, behind or before its place word: words and no point.
    std::uint32_t add_unknown(std::uint32_t begin, std::uint32_t name, std::uint32_t name_end,
                              std::uint32_t end, std::string_view kind) {
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
    std::uint32_t add_name(std::uint32_t begin, const EnglishName& name, std::string_view kind) {
        EnglishPlace place;
        place.tokens = {begin, name.tokens.end};
        place.name = name;
        place.sentence = sentence_;
        place.kind = kind;
        std::string_view word =
            begin < name.tokens.begin ? text_.folded(begin) : std::string_view();
        if (const auto behind = word_behind(name.tokens.end)) {
            place.tokens.end = *behind + 1;
            const auto head = words_.head(*behind);
            place.kind = in_.heads.kind(*head);
            place.namesake = in_.heads.namesake(*head);
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
    [[nodiscard]] std::optional<std::uint32_t> word_behind(std::uint32_t at) const {
        for (std::uint32_t next = at; next < end_ && next <= at + max_between; ++next) {
            if (text_.kind(next) != TokenKind::word || words_.function(next) ||
                words_.hyphenated(next)) {
                return std::nullopt;
            }
            const auto head = words_.head(next);
            if (!head) {
                continue;
            }
            const std::string_view kind = in_.heads.kind(*head);
            if (kind != "name" && kind != "of" && kind != "sector") {
                return next;
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] const EnglishPlace* last() const {
        return places_.empty() || places_.back().sentence != sentence_ ? nullptr : &places_.back();
    }

    /// "X, Y": the place before this one lies in it, which speaks for both.
    void join(EnglishPlace& place) {
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

    /// A name that its place word has told stands alone elsewhere.
    void find_again() {
        std::set<std::string_view> unknown;
        for (const EnglishPlace& place : places_) {
            if (place.name.key.empty() && place.name.tokens.end == place.name.tokens.begin + 1 &&
                precision_of(place.kind) != PlacePrecision::point) {
                unknown.insert(text_.folded(place.name.tokens.begin));
            }
        }
        if (unknown.empty()) {
            return;
        }
        std::vector<bool> read(text_.size(), false);
        for (const EnglishPlace& place : places_) {
            std::fill(read.begin() + place.tokens.begin, read.begin() + place.tokens.end, true);
        }
        const std::size_t known = places_.size();
        for (sentence_ = 0; sentence_ < text_.tokens.sentences.size(); ++sentence_) {
            const TokenRange tokens = text_.tokens.sentences[sentence_].tokens;
            for (std::uint32_t at = tokens.begin; at < tokens.end; ++at) {
                const bool person = at > tokens.begin &&
                                    (words_.given_name(at - 1) || words_.title(at - 1));
                if (!read[at] && words_.capital(at) && !person &&
                    unknown.contains(text_.folded(at))) {
                    add_unknown(at, at, at + 1, at + 1, "town");
                }
            }
        }
        if (places_.size() > known) {
            std::vector<std::size_t> moved = in_order();
            for (EnglishPlace& place : places_) {
                place.inside = place.inside ? std::optional(moved[*place.inside]) : std::nullopt;
            }
        }
    }

    /// Puts the places in the order of their tokens; gives for each number its new one.
    std::vector<std::size_t> in_order() {
        std::vector<std::size_t> order(places_.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return places_[a].tokens.begin < places_[b].tokens.begin;
        });
        std::vector<EnglishPlace> sorted;
        sorted.reserve(places_.size());
        std::vector<std::size_t> moved(places_.size());
        for (const std::size_t old : order) {
            moved[old] = sorted.size();
            sorted.push_back(std::move(places_[old]));
        }
        places_ = std::move(sorted);
        return moved;
    }

    /// The country that most of the sure places of the text may lie in.
    [[nodiscard]] std::string_view country_of_text() const {
        std::map<std::string_view, std::uint32_t> counts;
        for (const EnglishPlace& place : places_) {
            std::set<std::string_view> countries;
            for (const PlaceCandidate& one : place.candidates) {
                countries.insert(one.country);
            }
            for (const std::string_view country : countries) {
                counts[country] += place.support >= EnglishEvidence::enough ? 1U : 0U;
            }
        }
        const auto most =
            std::max_element(counts.begin(), counts.end(),
                             [](const auto& a, const auto& b) { return a.second < b.second; });
        return most == counts.end() ? std::string_view() : most->first;
    }

    /// Which of those read are places, in the light of all of the text.
    void decide() {
        std::set<std::string_view> sure;
        std::set<std::string_view> people;
        for (const EnglishPlace& place : places_) {
            if (place.person) {
                people.insert(place.name.key);
            } else if (place.support >= EnglishEvidence::enough) {
                sure.insert(place.name.key);
            }
        }
        const std::string_view story = country_of_text();
        std::vector<std::optional<std::size_t>> told_of(places_.size());
        for (std::size_t i = 0; i < places_.size(); ++i) {
            EnglishPlace& place = places_[i];
            const std::string_view key = place.name.key;
            std::int32_t support = place.support;
            if (!place.name.strong && !place.particle && !place.inside && place.kind.empty() &&
                people.contains(key)) {
                continue;
            }
            if (!place.person && sure.contains(key)) {
                support += told_elsewhere;
            }
            if (!place.person && !story.empty() && support > 0 &&
                std::any_of(place.candidates.begin(), place.candidates.end(),
                            [&](const PlaceCandidate& one) { return one.country == story; })) {
                support += same_country;
            }
            if (support >= EnglishEvidence::enough) {
                told_of[i] = tell(place);
            }
        }
        for (std::size_t i = 0; i < places_.size(); ++i) {
            if (told_of[i] && places_[i].inside && told_of[*places_[i].inside]) {
                Told& inner = told_[*told_of[i]];
                inner.inside = told_of[*places_[i].inside];
                inner.within = country_of(places_[*places_[i].inside]);
                told_[*inner.inside].holds = told_of[i];
            }
        }
    }

    /// The country of all places of a name; empty where they lie in several.
    [[nodiscard]] static std::string_view country_of(const EnglishPlace& place) {
        const std::string_view first = place.candidates.front().country;
        const bool one =
            std::all_of(place.candidates.begin(), place.candidates.end(),
                        [&](const PlaceCandidate& other) { return other.country == first; });
        return one ? first : std::string_view();
    }

    /// The mention of a place; the number of its Told, or nothing for one without places.
    std::optional<std::size_t> tell(EnglishPlace& place) {
        PlaceMention mention;
        mention.name = place.name.tokens;
        if (place.candidates.empty() || place.namesake) {
            mention.precision = precision_of(place.kind);
            mention.radius_km = radius_of(mention.precision, false);
            add(place.tokens, std::move(mention));
            return std::nullopt;
        }
        Told told;
        told.mention = found_.size();
        told.sentence = place.sentence;
        told.kind = place.kind;
        if (const auto before = distances_.before(place.tokens.begin)) {
            told.distance = before->distance;
            lies_there(place.sentence, before->tokens.begin);
        }
        mention.candidates = place.candidates;
        add(place.tokens, std::move(mention));
        told_.push_back(told);
        return told_.size() - 1;
    }

    /// The place told right before a distance lies where the distance says: "the town X, 80 km
    /// south of Y".
    void lies_there(std::uint32_t sentence, std::uint32_t amount) {
        if (told_.empty() || told_.back().sentence != sentence) {
            return;
        }
        const TokenRange last = found_[told_.back().mention].tokens;
        if (last.end <= amount && amount - last.end <= max_gap && !told_.back().distance) {
            told_.back().told_by = told_.size();
        }
    }

    void add(TokenRange tokens, PlaceMention place) {
        Mention mention;
        mention.tokens = tokens;
        mention.words = text_.span(tokens);
        mention.what = std::move(place);
        found_.push_back(std::move(mention));
    }

    static constexpr std::int32_t joined_by_comma = 6;
    static constexpr std::int32_t joined_by_in = 2;
    static constexpr std::int32_t told_elsewhere = 3;
    static constexpr std::int32_t same_country = 1;

    const mentions::Lookups& in_;
    const ReadText& text_;
    EnglishPlaceWords words_;
    EnglishNames names_;
    EnglishEvidence evidence_;
    Distances distances_;
    std::vector<EnglishPlace> places_;  ///< what may be a place
    std::vector<Mention> found_;
    std::vector<Told> told_;
    std::uint32_t sentence_ = 0;
    std::uint32_t end_ = 0;
};

}  // namespace

std::vector<Mention> find_english_places(const mentions::Lookups& lookups,
                                         std::span<const Mention> amounts) {
    return EnglishPlaceFinder(lookups, amounts).run();
}

}  // namespace khabar::places
