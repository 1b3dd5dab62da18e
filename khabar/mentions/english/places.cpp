#include "khabar/mentions/english/places.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <utility>

#include "khabar/mentions/english/place_reader.h"
#include "khabar/mentions/place_choice.h"
#include "khabar/mentions/place_distance.h"
#include "khabar/mentions/place_kinds.h"
#include "khabar/mentions/place_told.h"

namespace khabar::places {

namespace {

constexpr std::uint32_t max_gap = 6;  // why: "a town that lies at a distance of" has more
constexpr std::int32_t told_elsewhere = 3;
constexpr std::int32_t same_country = 1;

/// Decides which of the names read are places when all of the text is read, since a name that is
/// told once with its place word stands alone elsewhere.
class EnglishPlaceFinder {
public:
    EnglishPlaceFinder(const mentions::Lookups& lookups, std::span<const Mention> amounts)
        : in_(lookups), text_(lookups.text), words_(lookups), distances_(lookups, amounts) {}

    std::vector<Mention> run() {
        places_ = EnglishPlaceReader(in_, words_).run();
        find_again();
        decide();
        PlaceChooser(in_, found_, told_).choose();
        return std::move(found_);
    }

private:
    /// A name that its place word has told stands alone elsewhere, but for one that a human being
    /// bears.
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
        std::vector<EnglishPlace> more;
        std::set<std::string_view> people;
        const auto& sentences = text_.tokens.sentences;
        for (std::uint32_t sentence = 0; sentence < sentences.size(); ++sentence) {
            const TokenRange tokens = sentences[sentence].tokens;
            for (std::uint32_t at = tokens.begin; at < tokens.end; ++at) {
                if (read[at] || !words_.capital(at) || !unknown.contains(text_.folded(at))) {
                    continue;
                }
                if (at > tokens.begin && (words_.given_name(at - 1) || words_.title(at - 1))) {
                    people.insert(text_.folded(at));
                }
                EnglishPlace place;
                place.tokens = {at, at + 1};
                place.name.tokens = place.tokens;
                place.sentence = sentence;
                place.kind = "town";
                place.support = EnglishEvidence::enough;
                more.push_back(std::move(place));
            }
        }
        std::erase_if(more, [&](const EnglishPlace& place) {
            return people.contains(text_.folded(place.tokens.begin));
        });
        if (!more.empty()) {
            add_in_order(std::move(more));
        }
    }

    void add_in_order(std::vector<EnglishPlace> more) {
        places_.insert(places_.end(), std::make_move_iterator(more.begin()),
                       std::make_move_iterator(more.end()));
        const std::vector<std::size_t> moved = in_order();
        for (EnglishPlace& place : places_) {
            place.inside = place.inside ? std::optional(moved[*place.inside]) : std::nullopt;
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
                inner.exact = true;
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

    const mentions::Lookups& in_;
    const ReadText& text_;
    EnglishPlaceWords words_;
    Distances distances_;
    std::vector<EnglishPlace> places_;  ///< what may be a place
    std::vector<Mention> found_;
    std::vector<Told> told_;
};

}  // namespace

std::vector<Mention> find_english_places(const mentions::Lookups& lookups,
                                         std::span<const Mention> amounts) {
    return EnglishPlaceFinder(lookups, amounts).run();
}

}  // namespace khabar::places
