#include "khabar/mentions/english/place_names.h"

#include <algorithm>
#include <utility>

#include "khabar/mentions/english/prominence.h"
#include "khabar/mentions/geodesy.h"
#include "khabar/tables/names.h"

namespace khabar::places {

namespace {

constexpr std::uint32_t max_name_tokens = 10;
constexpr double same_place_km = 25;  // why: a town's points in two sources lie that near

}  // namespace

EnglishNames::EnglishNames(const mentions::Lookups& lookups, const EnglishPlaceWords& words)
    : in_(lookups),
      words_(words),
      index_(lookups.tables.index(language_sheet(LanguageId::english, "names"))),
      names_(lookups),
      layers_(lookups) {}

bool EnglishNames::may_begin(std::uint32_t at) const {
    return words_.capital(at) || words_.joined_article(at) || words_.compass(at);
}

/// "D'Ivoire": a small letter before it.
bool EnglishNames::has_apostrophe(std::uint32_t at) const {
    const std::string_view word = in_.text.folded(at);
    return word.find('\'', 1) < word.size() - 1;
}

bool EnglishNames::may_go_on(std::uint32_t at) const {
    return words_.capital(at) || words_.inside_name(at) || has_apostrophe(at) ||
           in_.text.kind(at) == TokenKind::number || words_.head(at).has_value();
}

/// A name is walked word by word; of "St. Louis" and "Wis." their other spellings too. One without
/// a capital before its last word is no name: "a northern state".
template <class Find>
EnglishNames::Walk EnglishNames::longest(std::uint32_t at, std::uint32_t end, bool notes,
                                         const Find& find) const {
    Walk best;
    const auto walk = [&](std::string key) {
        auto found = find(key);
        bool named = false;
        for (std::uint32_t next = at + 1; found.first; ++next) {
            named = named || words_.capital(next - 1);
            const bool whole =
                named && (words_.capital(next - 1) || (notes && words_.head(next - 1)) ||
                          in_.text.kind(next - 1) == TokenKind::number || has_apostrophe(next - 1));
            if (!found.second.empty() && next > best.end && whole) {
                best = {next, key};
            }
            if (next >= end || next - at >= max_name_tokens) {
                break;
            }
            const bool sign = in_.text.words(next) == "," || in_.text.words(next) == "&";
            if (sign) {
                continue;  // "Washington, D.C." has the key of its words
            }
            if (!notes && !may_go_on(next)) {
                break;
            }
            key += ' ';
            key += in_.text.folded(next);
            found = find(key);
        }
    };
    const std::string_view first = in_.text.folded(at);
    walk(std::string(first));
    if (first == "st." || first == "st" || first == "saint") {
        for (const std::string_view other : {"st.", "st", "saint"}) {
            if (other != first) {
                walk(std::string(other));
            }
        }
    } else if (first.ends_with('.')) {
        walk(std::string(first.substr(0, first.size() - 1)));
    }
    return best;
}

EnglishName EnglishNames::read(std::uint32_t at, std::uint32_t end) const {
    EnglishName name;
    if (!may_begin(at)) {
        return name;
    }
    const auto of_notes = [&](std::string_view key) {
        const Index::Found found = index_.find(key);
        return std::pair(found.known, found.postings);
    };
    Walk notes = longest(at, end, true, of_notes);
    if (notes.end == at + 1 && notes.key.size() == 2 && !words_.all_capitals(at)) {
        notes.end = at;  // "Us" and "In" are no US and no IN
    }
    if (notes.end > at) {
        name.tokens = {at, notes.end};
        name.key = notes.key;
        name.postings = index_.find(notes.key).postings;
        for (const Posting& posting : name.postings) {
            const bool weak = (posting.flags & weak_name) != 0;
            name.notes = name.notes || is_place(posting);
            name.strong = name.strong || (is_place(posting) && !weak);
            name.actor = name.actor || (!is_place(posting) && !weak);
        }
        if (!name.notes && notes.end > at + 1) {
            // somebody's name; "The Atlantic" may be a sea for all that
            return in_.text.folded(at) == "the" ? EnglishName() : name;
        }
    }
    if (!words_.capital(at) && !words_.joined_article(at)) {
        return name.notes ? name : EnglishName();
    }
    const auto take = [&](const gazetteer::Gazetteer& layer, bool own) {
        const auto of_layer = [&](std::string_view key) {
            const auto found = in_.keys.find(layer, key);
            return std::pair(found.known, found.places);
        };
        const Walk walk = longest(at, end, false, of_layer);
        const bool first = !name.notes && !name.own;
        if (walk.end > at && (first ? walk.end >= name.tokens.end : walk.end > name.tokens.end)) {
            const bool actor = name.actor && walk.end == name.tokens.end;
            name = {{at, walk.end}, walk.key, {}, false, false, own, actor};
        }
    };
    const gazetteer::Layers& layers = in_.layers;
    if (layers.own) {
        take(*layers.own, true);
    }
    for (const auto& layer : {layers.base, layers.imported}) {
        if (layer) {
            take(*layer, false);
        }
    }
    if (!name.own && name.tokens.end == at + 1 && words_.joined_article(at)) {
        return {};  // "Al-Wahda" is no Al
    }
    if (name.tokens.empty() && words_.capital(at)) {
        // "Tacloban" is in the layers as "Tacloban City"
        const std::string key = std::string(in_.text.folded(at)) + " city";
        for (const auto& layer : {layers.base, layers.imported}) {
            if (layer && !in_.keys.find(*layer, key).places.empty()) {
                return {{at, at + 1}, key, {}, false, false, false, false};
            }
        }
    }
    return name;
}

EnglishName EnglishNames::with_word(const EnglishName& name, std::string_view word) const {
    for (const std::string& key :
         {name.key + " " + std::string(word), std::string(word) + " of " + name.key}) {
        const auto postings = index_.find(key).postings;
        if (std::any_of(postings.begin(), postings.end(),
                        [&](const Posting& posting) { return is_place(posting); })) {
            EnglishName whole = name;
            whole.key = key;
            whole.postings = postings;
            whole.notes = true;
            whole.strong = true;
            return whole;
        }
    }
    return {};
}

/// The lexicon tells of no population; the layer that has the same town does.
void EnglishNames::tell_people(const std::string& key, std::vector<PlaceCandidate>& noted) const {
    if (noted.empty()) {
        return;  // as of most names: nothing is looked up for them
    }
    for (const auto& layer : {in_.layers.base, in_.layers.imported}) {
        if (!layer) {
            continue;
        }
        for (const std::uint32_t number : in_.keys.find(*layer, key).places) {
            const gazetteer::Place place = layer->place(number);
            for (PlaceCandidate& one : noted) {
                if (one.country == place.country && one.lat && one.lon && one.population == 0 &&
                    distance_km({*one.lat, *one.lon}, {place.lat, place.lon}) <= same_place_km) {
                    one.population = place.population;
                }
            }
        }
    }
}

std::vector<PlaceCandidate> EnglishNames::places(const EnglishName& name,
                                                 std::string_view kind) const {
    std::vector<PlaceCandidate> all;
    const bool weak = name.notes && !name.strong;
    if (name.notes) {
        const mentions::NameMatch match{name.tokens, &in_.text.best(name.tokens.begin),
                                        name.postings};
        all = names_.candidates(match, kind, {true, true});
    }
    if (in_.layers.own && (name.own || name.notes)) {
        layers_.add_own(name.tokens, in_.text.best(name.tokens.begin), kind, all);
    }
    // towns that are called after a state are of its own people far away
    const bool state =
        std::any_of(all.begin(), all.end(), [](const auto& one) { return one.kind == "country"; });
    if (!state) {
        const std::size_t noted = all.size();
        tell_people(name.key, all);
        layers_.add_named(name.key, kind, weak, all);
        score_prominence(all, noted);
    }
    return all;
}

}  // namespace khabar::places
