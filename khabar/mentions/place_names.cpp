#include "khabar/mentions/place_names.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "khabar/mentions/name_vowels.h"
#include "khabar/mentions/place_choice.h"
#include "khabar/mentions/place_kinds.h"
#include "khabar/tables/names.h"

namespace khabar::places {

namespace {

std::optional<double> real(std::string_view cell) {
    double value = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    return !cell.empty() && error == std::errc() ? std::optional(value) : std::nullopt;
}

/// The name as its row writes it, which the index knows folded.
std::string_view written_name(const Posting& posting, const TableFile& tables) {
    const bool capital = (posting.flags & capital_name) != 0;
    const auto names = alternatives(tables.cell(posting.id(), capital ? "capital" : "ar"));
    std::string_view name = posting.cell < names.size() ? names[posting.cell] : std::string_view();
    if (name.ends_with('?')) {
        name.remove_suffix(1);
    }
    return name;
}

}  // namespace

bool PlaceNames::is_place(const Posting& posting) const {
    return in_.words.is(posting.id(), in_.words.places()) ||
           in_.words.is(posting.id(), in_.words.countries());
}

bool PlaceNames::has_place(const mentions::NameMatch& match) const {
    return std::any_of(match.postings.begin(), match.postings.end(),
                       [&](const Posting& posting) { return is_place(posting); });
}

PlaceCandidate place_of_row(RowId row, bool capital, const TableFile& tables) {
    PlaceCandidate place;
    place.row = row;
    place.ar = tables.cell(row, capital ? "capital" : "ar");
    place.en = tables.cell(row, capital ? "capital_en" : "en");
    place.lat = real(tables.cell(row, capital ? "capital_lat" : "lat"));
    place.lon = real(tables.cell(row, capital ? "capital_lon" : "lon"));
    if (tables.sheet(row.sheet).name() == "actors/countries") {
        place.capital = capital;
        place.confirmed = true;
        place.kind = capital ? "town" : "country";
        place.country = tables.cell(row, "iso");
    } else {
        place.confirmed = !tables.cell(row, "confirmed").empty();
        place.id = tables.cell(row, "id");
        place.kind = tables.cell(row, "kind");
        place.country = tables.cell(row, "country");
    }
    return place;
}

std::vector<PlaceCandidate> PlaceNames::candidates(const mentions::NameMatch& match,
                                                   std::string_view kind, Support support) const {
    std::vector<PlaceCandidate> all;
    for (const Posting& posting : match.postings) {
        const bool weak = (posting.flags & weak_name) != 0;
        const bool bare = (posting.flags & bare_place) != 0;
        if (!is_place(posting) || (weak && !support.by_particle) ||
            (bare && !support.by_place_word) ||
            (match.tokens.end == match.tokens.begin + 1 &&
             mentions::vowels_conflict(in_.text.document.text(match.reading->stem),
                                       written_name(posting, in_.tables)))) {
            continue;
        }
        const bool capital = (posting.flags & capital_name) != 0;
        PlaceCandidate place = place_of_row(posting.id(), capital, in_.tables);
        const bool known = std::any_of(all.begin(), all.end(), [&](const PlaceCandidate& other) {
            return other.same_place(place);
        });
        if (!known) {
            score_alone(place, kind, weak);
            all.push_back(std::move(place));
        }
    }
    // a capital with a row of its own is that row
    const auto capital = std::find_if(all.begin(), all.end(),
                                      [](const PlaceCandidate& place) { return place.capital; });
    const auto own_row = std::find_if(all.begin(), all.end(), [&](const PlaceCandidate& place) {
        return capital != all.end() && !place.capital && place.kind == "town" &&
               place.country == capital->country;
    });
    if (own_row != all.end()) {
        all.erase(capital);
        return all;
    }
    const auto other_state = std::find_if(all.begin(), all.end(), [&](const PlaceCandidate& place) {
        return capital != all.end() && place.kind == "country" && place.country != capital->country;
    });
    if (other_state != all.end()) {
        make_usual(*capital, kind);  // "Oman" and "Amman": neither is the usual one
    }
    return all;
}

TokenRange PlaceNames::inner_name(TokenRange name) const {
    const auto head = in_.heads.at(name.begin);
    if (!head || precision_of(in_.heads.kind(*head)) != PlacePrecision::point) {
        return name;
    }
    const Index& index = in_.tables.index(language_sheet(in_.text.language(), "names"));
    std::string key;
    TokenRange inner = name;
    for (std::uint32_t at = name.begin + 1; at < name.end; ++at) {
        key += key.empty() ? "" : " ";
        key += in_.text.folded(at);
        const Index::Found found = index.find(key);
        if (!found.known) {
            break;
        }
        if (std::any_of(found.postings.begin(), found.postings.end(),
                        [&](const Posting& posting) { return is_place(posting); })) {
            inner = {name.begin + 1, at + 1};
        }
    }
    return inner;
}

}  // namespace khabar::places
