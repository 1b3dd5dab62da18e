#include "khabar/mentions/spoken_countries.h"

#include <algorithm>
#include <map>

#include "khabar/mentions/mention.h"

namespace khabar::places {

SpokenCountries::SpokenCountries(const mentions::Lookups& in) {
    for (std::uint32_t at = 0; at < in.text.size(); ++at) {
        if (const Reading* people = in.words.nisba(at)) {
            all_.push_back({at, in.tables.cell(*people->lemma, "iso")});
        }
        const mentions::NameMatch* match = in.names.at(at);
        if (match == nullptr || match->postings.empty()) {
            continue;
        }
        const auto country = [&](const Posting& posting) {
            return in.tables.cell(
                posting.id(), in.words.is(posting.id(), in.words.countries()) ? "iso" : "country");
        };
        const std::string_view first = country(match->postings.front());
        if (is_state(first) &&
            std::all_of(match->postings.begin(), match->postings.end(),
                        [&](const Posting& posting) { return country(posting) == first; })) {
            all_.push_back({at, first});
        }
    }
    std::map<std::string_view, std::uint32_t> counts;
    for (const Spoken& spoken : all_) {
        ++counts[spoken.country];
    }
    std::uint32_t most = 0;
    for (const Spoken& spoken : all_) {
        if (counts[spoken.country] > most) {
            most = counts[spoken.country];
            story_ = spoken.country;
        }
    }
}

bool SpokenCountries::in(TokenRange range, std::string_view country) const {
    auto from = std::lower_bound(
        all_.begin(), all_.end(), range.begin,
        [](const Spoken& spoken, std::uint32_t token) { return spoken.token < token; });
    for (; from != all_.end() && from->token < range.end; ++from) {
        if (from->country == country) {
            return true;
        }
    }
    return false;
}

}  // namespace khabar::places
