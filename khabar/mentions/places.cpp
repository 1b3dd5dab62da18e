#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <map>
#include <string>

#include "khabar/mentions/mention.h"
#include "khabar/mentions/name_match.h"
#include "khabar/mentions/phrase.h"
#include "khabar/tables/names.h"

namespace khabar {

namespace {

using mentions::NameMatch;
using mentions::Words;

constexpr std::uint32_t max_phrase = 8;
constexpr std::size_t max_candidates = 6;  // RECORD.md: the identity and up to five alternatives

std::optional<double> real(std::string_view cell) {
    if (cell.empty()) {
        return std::nullopt;
    }
    double value = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    return error == std::errc() ? std::optional(value) : std::nullopt;
}

PlacePrecision precision_of(std::string_view kind) {
    if (kind == "country") {
        return PlacePrecision::country;
    }
    if (kind == "region" || kind == "governorate" || kind == "area" || kind == "sea" ||
        kind == "river" || kind == "mountain" || kind == "island") {
        return PlacePrecision::region;
    }
    if (kind == "district" || kind == "front" || kind == "road") {
        return PlacePrecision::district;
    }
    if (kind == "sector") {
        return PlacePrecision::sector;
    }
    if (kind == "town" || kind == "village") {
        return PlacePrecision::town;
    }
    return PlacePrecision::point;
}

double radius_of(PlacePrecision precision) {
    switch (precision) {
        case PlacePrecision::point:
            return 2;
        case PlacePrecision::town:
            return 5;
        case PlacePrecision::district:
            return 15;
        case PlacePrecision::sector:
            return 60;
        case PlacePrecision::region:
            return 100;
        case PlacePrecision::country:
            return 500;
    }
    return 0;
}

/// What a candidate's score is made of.
namespace weights {
constexpr std::int32_t named = 50;
constexpr std::int32_t country_of_story = 20;
constexpr std::int32_t kind_agrees = 20;
constexpr std::int32_t town = 6;  // a bare name is rather the town than the region of that name
constexpr std::int32_t weak = -30;
}  // namespace weights

class PlaceFinder {
public:
    PlaceFinder(const ReadText& text, const TableFile& tables)
        : text_(text),
          tables_(tables),
          words_(text, tables),
          heads_(tables.sheet("ar/place_heads")) {
        for (const NameMatch& match : mentions::match_names(text, tables)) {
            names_.emplace(match.tokens.begin, match);
        }
        if (heads_ != nullptr) {
            for (std::uint32_t row = 0; row < heads_->rows(); ++row) {
                head_rows_.emplace(heads_->cell(row, "lemma"), row);
            }
        }
        count_countries();
    }

    std::vector<Mention> run() {
        for (const Sentence& sentence : text_.tokens.sentences) {
            end_ = sentence.tokens.end;
            for (std::uint32_t at = sentence.tokens.begin; at < end_;) {
                at = std::max(at + 1, read_place(at));
            }
        }
        return std::move(found_);
    }

private:
    /// How often each country is spoken of, by its name, its nisba or places that lie in it alone.
    void count_countries() {
        for (std::uint32_t at = 0; at < text_.size(); ++at) {
            if (const Reading* people = words_.nisba(at)) {
                ++countries_[std::string(tables_.cell(*people->lemma, "iso"))];
            }
        }
        for (const auto& [at, match] : names_) {
            std::string only;
            bool one = true;
            for (const Posting& posting : match.postings) {
                std::string country(country_of(posting.id()));
                one = one && (only.empty() || only == country);
                only = std::move(country);
            }
            if (one && !only.empty()) {
                ++countries_[only];
            }
        }
        for (const auto& [country, count] : countries_) {
            if (count > story_count_) {
                story_count_ = count;
                story_ = country;
            }
        }
    }

    [[nodiscard]] std::string_view country_of(RowId row) const {
        return words_.is(row, words_.countries()) ? tables_.cell(row, "iso")
                                                  : tables_.cell(row, "country");
    }

    /// The row of ar/place_heads of a token, when that is a likely reading.
    [[nodiscard]] std::optional<std::uint32_t> head_at(std::uint32_t at) const {
        const auto readings = text_.readings.of(at);
        for (const Reading& reading : readings) {
            if (reading.score < readings.front().score - 20 || !reading.lemma) {
                continue;
            }
            const auto found = head_rows_.find(words_.lemma(reading));
            if (found != head_rows_.end() && (reading.features.part == PartOfSpeech::noun ||
                                              reading.features.part == PartOfSpeech::adverb ||
                                              reading.features.part == PartOfSpeech::adposition ||
                                              reading.features.part == PartOfSpeech::adjective)) {
                return found->second;
            }
        }
        return compass_at(at);
    }

    /// "Northern" and its like before a place is the compass word with a nisba's ending.
    [[nodiscard]] std::optional<std::uint32_t> compass_at(std::uint32_t at) const {
        const Reading& best = text_.best(at);
        const std::string_view stem = text_.document.text(best.stem);
        constexpr std::string_view ya = "\xD9\x8A";
        if (!stem.ends_with(ya) || best.features.definite) {
            return std::nullopt;
        }
        const auto found = head_rows_.find(stem.substr(0, stem.size() - ya.size()));
        const bool sector =
            found != head_rows_.end() && heads_->cell(found->second, "kind") == "sector";
        return sector ? std::optional(found->second) : std::nullopt;
    }

    std::uint32_t read_place(std::uint32_t at) {
        if (text_.kind(at) != TokenKind::word) {
            return at;
        }
        const auto name = names_.find(at);
        // "The Dead Sea" is a name, though "sea" opens places too.
        const bool whole =
            name != names_.end() && name->second.tokens.end > at + 1 && has_place(name->second);
        if (const auto head = head_at(at); head && !whole && !describes(at)) {
            const std::uint32_t end = read_headed(at, *head);
            if (end > at) {
                return end;
            }
        }
        if (name == names_.end()) {
            return at;
        }
        return read_name(name->second, at, {});
    }

    /// "Live bullets": an adjective of the noun before it with the letters of a place word.
    [[nodiscard]] bool describes(std::uint32_t at) const {
        if (at == 0 || text_.best(at).before.preposition != 0) {
            return false;
        }
        const Features& before = text_.best(at - 1).features;
        const auto readings = text_.readings.of(at);
        return before.part == PartOfSpeech::noun && before.definite &&
               text_.best(at).features.definite &&
               std::any_of(readings.begin(), readings.end(), [](const Reading& reading) {
                   return reading.features.part == PartOfSpeech::adjective;
               });
    }

    /// A place word and what follows: a name, adjectives, a second place word.
    std::uint32_t read_headed(std::uint32_t at, std::uint32_t head) {
        const std::string_view kind = heads_->cell(head, "kind");
        std::uint32_t next = at + 1;
        std::string_view inner = kind;
        bool definite = text_.best(at).features.definite;
        bool genitives = false;
        while (next < end_ && next - at < max_phrase) {
            if (words_.joins(next)) {
                ++next;
                continue;
            }
            if (text_.kind(next) != TokenKind::word) {
                break;
            }
            const Reading& best = text_.best(next);
            const auto name = names_.find(next);
            if (name != names_.end() && has_place(name->second) &&
                name->second.reading->before == Proclitics{}) {
                return read_name(name->second, at, inner);
            }
            if (best.before.conjunction != 0 || best.before.preposition != 0) {
                break;
            }
            if (const auto second = head_at(next); second && !definite) {
                inner = heads_->cell(*second, "kind") == "sector" ? inner
                                                                  : heads_->cell(*second, "kind");
                definite = best.features.definite;
                ++next;
                continue;
            }
            const auto readings = text_.readings.of(next);
            const bool adjective =
                best.features.definite == definite &&
                std::any_of(readings.begin(), readings.end(), [&](const Reading& reading) {
                    return reading.features.part == PartOfSpeech::adjective &&
                           reading.score >= best.score - 9;
                });
            const bool genitive = !definite && (best.features.part == PartOfSpeech::noun ||
                                                best.features.part == PartOfSpeech::proper_noun);
            if (!adjective && !genitive) {
                break;
            }
            genitives = genitives || (genitive && !adjective);
            if (genitive && (best.features.definite || words_.unknown_name(next) ||
                             !best.pronoun.span.empty())) {
                definite = true;
            }
            ++next;
        }
        const bool alone = heads_->cell(head, "alone") == "y";
        const bool named = next > at + 1;
        if (!alone && !(named && definite)) {
            return at;
        }
        if (!definite && (!named || genitives)) {
            return at;  // "a city", "the jailing of an activist": no place of its own
        }
        PlaceMention place;
        place.precision = precision_of(kind);
        place.radius_km = radius_of(place.precision);
        for (std::uint32_t i = at + 1; i < next && place.name.empty(); ++i) {
            if (words_.unknown_name(i)) {
                place.name = {i, next};
            }
        }
        add({at, next}, text_.best(at), std::move(place));
        return next;
    }

    [[nodiscard]] bool is_place(const Posting& posting) const {
        return words_.is(posting.id(), words_.places()) ||
               words_.is(posting.id(), words_.countries());
    }
    [[nodiscard]] bool has_place(const NameMatch& match) const {
        return std::any_of(match.postings.begin(), match.postings.end(),
                           [&](const Posting& posting) { return is_place(posting); });
    }

    /// Places are named behind a particle of place; a weak name needs one, or a place word.
    [[nodiscard]] bool supported(const NameMatch& match, std::string_view kind) const {
        if (!kind.empty() || match.reading->before.preposition != 0) {
            return true;
        }
        return match.tokens.begin > 0 &&
               text_.best(match.tokens.begin - 1).features.part == PartOfSpeech::adposition;
    }

    std::uint32_t read_name(const NameMatch& match, std::uint32_t begin, std::string_view kind) {
        if (!has_place(match) || (kind.empty() && rather_outlet(match))) {
            return begin;
        }
        std::vector<PlaceCandidate> candidates;
        for (const Posting& posting : match.postings) {
            if (!is_place(posting)) {
                continue;
            }
            const bool weak = (posting.flags & weak_name) != 0;
            if (weak && !supported(match, kind)) {
                continue;
            }
            candidates.push_back({posting.id(), score(posting, kind)});
        }
        if (candidates.empty()) {
            return begin;
        }
        std::stable_sort(candidates.begin(), candidates.end(),
                         [](const auto& a, const auto& b) { return a.score > b.score; });
        if (candidates.size() > max_candidates) {
            candidates.resize(max_candidates);
        }
        PlaceMention place;
        const RowId row = candidates.front().row;
        const bool country = words_.is(row, words_.countries());
        const bool capital = country && is_capital(match, row, kind);
        place.precision = country ? (capital ? PlacePrecision::town : PlacePrecision::country)
                                  : precision_of(tables_.cell(row, "kind"));
        if (kind == "sector" || (kind == "district" && place.precision == PlacePrecision::town)) {
            place.precision = precision_of(kind);
        }
        place.lat = real(tables_.cell(row, capital ? "capital_lat" : "lat"));
        place.lon = real(tables_.cell(row, capital ? "capital_lon" : "lon"));
        place.radius_km = radius_of(place.precision);
        place.name = match.tokens;
        place.candidates = std::move(candidates);
        const Reading& first = begin == match.tokens.begin ? *match.reading : text_.best(begin);
        add({begin, take_adjectives(match.tokens.end)}, first, std::move(place));
        return found_.back().tokens.end;
    }

    /// Whether the name is that of the capital of a row: "Kuwait" is the country, where no word
    /// says that it is the town.
    [[nodiscard]] static bool is_capital(const NameMatch& match, RowId row, std::string_view kind) {
        bool capital = false;
        bool state = false;
        for (const Posting& posting : match.postings) {
            if (posting.id() == row) {
                ((posting.flags & capital_name) != 0 ? capital : state) = true;
            }
        }
        return capital && (!state || kind == "town");
    }

    /// "Tripoli the Libyan": a nisba behind a name belongs to it.
    [[nodiscard]] std::uint32_t take_adjectives(std::uint32_t end) const {
        if (end < end_ && text_.kind(end) == TokenKind::word) {
            const Reading* people = words_.nisba(end);
            if (people != nullptr && people->features.definite && people->before.conjunction == 0 &&
                people->before.preposition == 0) {
                return end + 1;
            }
        }
        return end;
    }

    /// A channel, an agency or a paper of the same name, where nothing says place.
    [[nodiscard]] bool rather_outlet(const NameMatch& match) const {
        return std::any_of(match.postings.begin(), match.postings.end(), [&](const Posting& p) {
            if (!words_.is(p.id(), words_.actors())) {
                return false;
            }
            const std::string_view kind = tables_.cell(p.id(), "kind");
            return kind == "outlet" || kind == "agency" || kind == "person";
        });
    }

    [[nodiscard]] std::int32_t score(const Posting& posting, std::string_view kind) const {
        std::int32_t total = weights::named;
        const RowId row = posting.id();
        if (!story_.empty() && country_of(row) == story_) {
            total += weights::country_of_story;
        }
        const std::string_view own =
            words_.is(row, words_.countries()) ? "country" : tables_.cell(row, "kind");
        if (!kind.empty() && precision_of(own) == precision_of(kind)) {
            total += weights::kind_agrees;
        }
        if (kind.empty() && own == "town") {
            total += weights::town;
        }
        if ((posting.flags & weak_name) != 0) {
            total += weights::weak;
        }
        return total;
    }

    void add(TokenRange tokens, const Reading& first, PlaceMention place) {
        Mention mention;
        mention.tokens = tokens;
        mention.words = text_.span(tokens, first);
        mention.what = std::move(place);
        found_.push_back(std::move(mention));
    }

    const ReadText& text_;
    const TableFile& tables_;
    Words words_;
    const Sheet* heads_;
    std::map<std::uint32_t, NameMatch> names_;
    std::map<std::string_view, std::uint32_t> head_rows_;
    std::map<std::string, std::uint32_t> countries_;
    std::string story_;
    std::uint32_t story_count_ = 0;
    std::vector<Mention> found_;
    std::uint32_t end_ = 0;
};

}  // namespace

std::vector<Mention> find_places(const ReadText& text, const TableFile& tables) {
    return PlaceFinder(text, tables).run();
}

}  // namespace khabar
