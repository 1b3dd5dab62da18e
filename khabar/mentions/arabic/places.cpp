#include "khabar/mentions/arabic/places.h"

#include <algorithm>

#include "khabar/mentions/arabic/place_none.h"
#include "khabar/mentions/place_choice.h"
#include "khabar/mentions/place_distance.h"
#include "khabar/mentions/place_kinds.h"
#include "khabar/mentions/place_layers.h"
#include "khabar/mentions/place_names.h"
#include "khabar/mentions/place_told.h"
#include "khabar/tables/names.h"

namespace khabar::places {

namespace {

using mentions::NameMatch;

constexpr std::uint32_t max_phrase = 8;
constexpr std::uint32_t max_gap = 6;  // why: "a town that lies at a distance of" has six words
constexpr std::int32_t adjective_slack = 9;
constexpr std::string_view capital_word =
    "\xD8\xB9\xD8\xA7\xD8\xB5\xD9\x85\xD9\x87";  // asima, folded
constexpr std::string_view preposition_in = "\xD9\x81\xD9\x8A";

/// Reads place words and names, left to right; which place a name is, is chosen at the end.
class PlaceFinder {
public:
    PlaceFinder(const mentions::Lookups& lookups, std::span<const Mention> amounts)
        : in_(lookups),
          text_(lookups.text),
          names_(lookups),
          none_(lookups),
          layers_(lookups),
          distances_(lookups, amounts) {}

    std::vector<Mention> run() {
        for (sentence_ = 0; sentence_ < text_.tokens.sentences.size(); ++sentence_) {
            const TokenRange tokens = text_.tokens.sentences[sentence_].tokens;
            end_ = tokens.end;
            for (std::uint32_t at = tokens.begin; at < end_;) {
                at = std::max(at + 1, read_place(at));
            }
        }
        PlaceChooser(in_, found_, told_).choose();
        return std::move(found_);
    }

private:
    std::uint32_t read_place(std::uint32_t at) {
        if (text_.kind(at) != TokenKind::word) {
            return at;
        }
        const NameMatch* name = in_.names.at(at);
        const bool place = name != nullptr && names_.has_place(*name);
        if (const std::uint32_t end = place ? at : read_of_layers(at, at, {}, false); end > at) {
            return end;  // the user's own name, whatever its words are besides
        }
        if (name != nullptr && !place && name->tokens.end > at + 1) {
            return name->tokens.end;  // a body's name, whatever place words stand in it
        }
        // "The Dead Sea" is a name, though "sea" opens places too.
        const bool whole = place && name->tokens.end > at + 1;
        if (const auto head = in_.heads.at(at);
            head && !whole && !in_.fixed.holds(at) && !describes(at) && !names_deed(at)) {
            const std::string_view kind = in_.heads.kind(*head);
            const std::uint32_t end = kind == "name" ? pass_name_of_none(at)
                                      : kind == "of" ? at
                                                     : read_headed(at, *head);
            if (end > at) {
                return end;
            }
        }
        if (!place) {
            const std::uint32_t end = read_of_layers(at, at, {}, supported(at, text_.best(at), {}));
            return end > at ? end : read_unknown_of_list(at);
        }
        return none_.names_none(*name, text_.tokens.sentences[sentence_].tokens)
                   ? at
                   : read_name(*name, at, {});
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

    /// "The jailing of the activist", "the boycott of the elections": a verbal noun with the
    /// letters of a prison or a province, and whom or what the deed is done to.
    [[nodiscard]] bool names_deed(std::uint32_t at) const {
        const auto verbal = [](const Reading& reading) {
            return reading.features.verb_form == VerbForm::verbal_noun;
        };
        const auto readings = text_.readings.of(at);
        if (at + 1 >= end_ || text_.best(at).features.definite ||
            std::none_of(readings.begin(), readings.end(), verbal)) {
            return false;
        }
        const Reading& next = text_.best(at + 1);
        const Reading* person = in_.words.head(at + 1);
        const bool human = person != nullptr && person->features.number == Number::singular &&
                           in_.tables.cell(*person->lemma, "body") != "y";
        return next.before.conjunction == 0 && next.before.preposition == 0 &&
               next.features.definite && (human || verbal(next));
    }

    /// "The channel X", "the X agreement": the name behind is none of a place.
    [[nodiscard]] std::uint32_t pass_name_of_none(std::uint32_t at) const {
        std::uint32_t next = at + 1;
        while (next < end_ && in_.words.quote(next)) {
            ++next;
        }
        const NameMatch* name = next < end_ ? in_.names.at(next) : nullptr;
        return name != nullptr && name->plain() && !text_.best(at).features.definite
                   ? name->tokens.end
                   : at;
    }

    /// A place word and what follows: a name, adjectives, a second place word.
    std::uint32_t read_headed(std::uint32_t at, std::uint32_t head) {
        const std::string_view kind = in_.heads.kind(head);
        std::uint32_t next = at + 1;
        std::string_view inner = kind;
        bool namesake = is_namesake(at, head);
        bool definite = text_.best(at).features.definite;
        bool genitives = false;
        while (next < end_ && next - at < max_phrase) {
            if (in_.words.joins(next)) {
                ++next;
                continue;
            }
            if (text_.kind(next) != TokenKind::word) {
                break;
            }
            const Reading& best = text_.best(next);
            if (const NameMatch* name = in_.names.at(next);
                name != nullptr && names_.has_place(*name) && name->plain() &&
                (next != at + 1 || !text_.best(at).features.definite || is_strong(*name))) {
                return namesake ? add_unknown(at, name->tokens.end, inner, name->tokens)
                                : read_name(*name, at, inner);
            }
            if (best.before.conjunction != 0 || best.before.preposition != 0) {
                break;
            }
            if (!namesake && !best.lemma) {
                if (const std::uint32_t end = read_of_layers(next, at, inner, true); end > at) {
                    return end;
                }
            }
            if (const auto second = in_.heads.at(next); second && !definite) {
                const std::string_view its = in_.heads.kind(*second);
                inner = its == "sector" || its == "name" || its == "of" ? inner : its;
                namesake = is_namesake(next, *second);
                definite = best.features.definite;
                ++next;
                continue;
            }
            const auto readings = text_.readings.of(next);
            const bool adjective =
                best.features.definite == definite &&
                std::any_of(readings.begin(), readings.end(), [&](const Reading& reading) {
                    return reading.features.part == PartOfSpeech::adjective &&
                           reading.score >= -adjective_slack;
                });
            const bool genitive = !definite && (best.features.part == PartOfSpeech::noun ||
                                                best.features.part == PartOfSpeech::proper_noun);
            if (!adjective && !genitive) {
                break;
            }
            genitives = genitives || (genitive && !adjective);
            if (genitive && (best.features.definite || in_.words.unknown_name(next) ||
                             !best.pronoun.span.empty())) {
                definite = true;
            }
            ++next;
        }
        const bool named = next > at + 1;
        if (!in_.heads.alone(head) && !(named && definite)) {
            return at;
        }
        if (!definite && (!named || genitives)) {
            return at;  // "a city", "the jailing of an activist": no place of its own
        }
        if (const std::uint32_t end = read_capital(at, next, kind); end > at) {
            return end;
        }
        TokenRange name;
        for (std::uint32_t i = at + 1; i < next && name.empty(); ++i) {
            if (in_.words.unknown_name(i)) {
                name = {i, next};
            }
        }
        if (genitives && in_.heads.names(head)) {
            name = {at + 1, next};
        }
        return add_unknown(at, next, kind, name);
    }

    /// "The Libyan capital" is the town that the row of the state names.
    std::uint32_t read_capital(std::uint32_t at, std::uint32_t end, std::string_view kind) {
        const Reading* people = end == at + 2 ? in_.words.nisba(at + 1) : nullptr;
        if (people == nullptr || !text_.folded(at).ends_with(capital_word) ||
            !text_.best(at).features.definite) {
            return at;
        }
        PlaceMention place;
        place.candidates.push_back(place_of_row(*people->lemma, true, in_.tables));
        if (!place.candidates.front().lat) {
            return at;
        }
        score_alone(place.candidates.front(), kind, false);
        place.name = {at, end};
        return add_told(place.name, text_.best(at), at, kind, std::move(place));
    }

    /// "The capital Tripoli": behind the article a name stands by itself.
    [[nodiscard]] bool is_strong(const NameMatch& match) const {
        return std::any_of(match.postings.begin(), match.postings.end(), [&](const Posting& p) {
            return names_.is_place(p) && (p.flags & weak_name) == 0;
        });
    }

    /// "Baghdad Street" is not in Baghdad; "the streets of Baghdad" are.
    [[nodiscard]] bool is_namesake(std::uint32_t at, std::uint32_t head) const {
        return in_.heads.namesake(head) && text_.best(at).features.number != Number::plural;
    }

    /// "In X and Y and Z": an unknown word joined to a place is the next of the list.
    std::uint32_t read_unknown_of_list(std::uint32_t at) {
        const auto readings = text_.readings.of(at);
        const auto joined = std::find_if(readings.begin(), readings.end(), [](const Reading& r) {
            return !r.lemma && r.before.conjunction == 'w' && r.before.preposition == 0;
        });
        const bool unknown = std::none_of(readings.begin(), readings.end(),
                                          [](const Reading& r) { return r.lemma.has_value(); });
        if (!unknown || joined == readings.end() || in_.words.given_name(at) || found_.empty() ||
            found_.back().tokens.end != at) {
            return at;
        }
        const auto& last = std::get<PlaceMention>(found_.back().what);
        if (last.name.empty() || last.precision == PlacePrecision::country) {
            return at;
        }
        PlaceMention place;
        place.precision = PlacePrecision::town;
        place.radius_km = radius_of(place.precision, false);
        place.name = {at, at + 1};
        add({at, at + 1}, *joined, std::move(place));
        return at + 1;
    }

    /// A place without a row: words and no point.
    std::uint32_t add_unknown(std::uint32_t begin, std::uint32_t end, std::string_view kind,
                              TokenRange name) {
        PlaceMention place;
        place.precision = precision_of(kind);
        place.radius_km = radius_of(place.precision, false);
        place.name = name;
        add({begin, end}, text_.best(begin), std::move(place));
        return end;
    }

    /// Places are named behind a particle of place; a weak name needs one, or a place word.
    [[nodiscard]] bool supported(std::uint32_t at, const Reading& reading,
                                 std::string_view kind) const {
        if (!kind.empty() || reading.before.preposition != 0) {
            return true;
        }
        if (at == sentence_begin()) {
            return false;
        }
        const std::uint32_t before = at - 1;
        const auto head = in_.heads.at(before);
        const bool genitive = head && in_.heads.kind(*head) == "of" &&
                              !text_.best(before).features.definite &&
                              reading.before.conjunction == 0;
        return genitive || joined(at, reading) ||
               text_.best(before).features.part == PartOfSpeech::adposition;
    }

    /// "X and Y": a name joined to a place.
    [[nodiscard]] bool joined(std::uint32_t at, const Reading& reading) const {
        return reading.before.conjunction == 'w' && !found_.empty() &&
               found_.back().tokens.end == at;
    }

    std::uint32_t read_name(const NameMatch& match, std::uint32_t begin, std::string_view kind) {
        PlaceMention place;
        const std::uint32_t at = match.tokens.begin;
        place.candidates = names_.candidates(
            match, kind,
            {supported(at, *match.reading, kind), !kind.empty() || joined(at, *match.reading)});
        if (place.candidates.empty()) {
            return read_of_layers(at, begin, kind, supported(at, text_.best(at), kind));
        }
        const bool weak = std::all_of(match.postings.begin(), match.postings.end(),
                                      [](const Posting& p) { return (p.flags & weak_name) != 0; });
        layers_.add_own(match.tokens, *match.reading, kind, place.candidates);
        const bool state = std::any_of(place.candidates.begin(), place.candidates.end(),
                                       [](const auto& one) { return one.kind == "country"; });
        if (!state) {  // towns that are called after a state are of its own people far away
            layers_.add_namesakes(match.tokens, *match.reading, kind, weak, place.candidates);
        }
        place.name = names_.inner_name(match.tokens);
        return add_told(match.tokens, *match.reading, begin, kind, std::move(place));
    }

    /// A name that the gazetteers know; `begin` is its place word, or itself. Those of the user's
    /// own need no support.
    std::uint32_t read_of_layers(std::uint32_t at, std::uint32_t begin, std::string_view kind,
                                 bool support) {
        auto match = layers_.read(at, end_, kind, support);
        if (!match || match->places.empty()) {
            return begin;
        }
        PlaceMention place;
        place.candidates = std::move(match->places);
        place.name = match->tokens;
        return add_told(match->tokens, *match->reading, begin, kind, std::move(place));
    }

    /// Adds a place that has candidates, with what stands round its name.
    std::uint32_t add_told(TokenRange name, const Reading& reading, std::uint32_t begin,
                           std::string_view kind, PlaceMention place) {
        Told told;
        told.mention = found_.size();
        told.sentence = sentence_;
        told.kind = kind;
        std::uint32_t end = name.end;
        if (const Reading* people = nisba_behind(end)) {
            told.within = in_.tables.cell(*people->lemma, "iso");
            ++end;
        } else {
            told.within = country_behind(end);
        }
        lies_inside(begin);
        if (const auto before = distances_.before(begin)) {
            told.distance = before->distance;
            lies_there(before->tokens.begin);
        }
        const Reading& first = begin == name.begin ? reading : text_.best(begin);
        add({begin, end}, first, std::move(place));
        told_.push_back(told);
        return end;
    }

    /// "Mansura in Aden", "Mansura, Aden": the place before this one lies in it.
    void lies_inside(std::uint32_t begin) {
        if (told_.empty() || told_.back().sentence != sentence_) {
            return;
        }
        const std::uint32_t end = found_[told_.back().mention].tokens.end;
        const bool attached = end == begin && text_.best(begin).before.preposition == 'b';
        const bool behind = end + 1 == begin &&
                            (text_.folded(end) == preposition_in || text_.words(end) == "\xD8\x8C");
        if (attached || behind) {
            told_.back().inside = told_.size();
        }
    }

    /// The place told right before a distance lies where the distance says: "the town X, 80 km
    /// south of Y".
    void lies_there(std::uint32_t amount) {
        if (told_.empty() || told_.back().sentence != sentence_) {
            return;
        }
        const TokenRange last = found_[told_.back().mention].tokens;
        if (last.end <= amount && amount - last.end <= max_gap && !told_.back().distance) {
            told_.back().told_by = told_.size();
        }
    }

    /// "Tripoli the Libyan": a nisba behind a name belongs to it.
    [[nodiscard]] const Reading* nisba_behind(std::uint32_t at) const {
        if (at >= end_ || text_.kind(at) != TokenKind::word) {
            return nullptr;
        }
        const Reading* people = in_.words.nisba(at);
        return people != nullptr && people->features.definite &&
                       people->before == Proclitics{0, 0, false, true}
                   ? people
                   : nullptr;
    }

    /// The country told behind a name: ", Libya", "in Libya", "(Libya)". Empty for none.
    [[nodiscard]] std::string_view country_behind(std::uint32_t at) const {
        if (at >= end_) {
            return {};
        }
        const std::string_view sign = text_.words(at);
        const bool joint =
            sign == "\xD8\x8C" || sign == "(" || sign == "," || text_.folded(at) == preposition_in;
        const NameMatch* name = in_.names.at(joint && at + 1 < end_ ? at + 1 : at);
        if (name == nullptr || name->reading->before.conjunction != 0 ||
            (!joint && name->reading->before.preposition != 'b')) {
            return {};
        }
        for (const Posting& posting : name->postings) {
            if (in_.words.is(posting.id(), in_.words.countries())) {
                return in_.tables.cell(posting.id(), "iso");
            }
        }
        return {};
    }

    [[nodiscard]] std::uint32_t sentence_begin() const {
        return text_.tokens.sentences[sentence_].tokens.begin;
    }

    void add(TokenRange tokens, const Reading& first, PlaceMention place) {
        Mention mention;
        mention.tokens = tokens;
        mention.words = text_.span(tokens, first);
        mention.what = std::move(place);
        found_.push_back(std::move(mention));
    }

    const mentions::Lookups& in_;
    const ReadText& text_;
    PlaceNames names_;
    NoPlaces none_;
    LayerNames layers_;
    Distances distances_;
    std::vector<Mention> found_;
    std::vector<Told> told_;
    std::uint32_t sentence_ = 0;
    std::uint32_t end_ = 0;
};

}  // namespace

std::vector<Mention> find_arabic_places(const mentions::Lookups& lookups,
                                        std::span<const Mention> amounts) {
    return PlaceFinder(lookups, amounts).run();
}

}  // namespace khabar::places
