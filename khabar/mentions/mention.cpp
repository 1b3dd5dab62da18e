#include "khabar/mentions/mention.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "khabar/mentions/actors.h"
#include "khabar/mentions/lookups.h"
#include "khabar/mentions/places.h"
#include "khabar/mentions/quantities.h"
#include "khabar/mentions/times.h"

namespace khabar {

namespace {

/// A time, place or amount that is a word of somebody's name ("the site 'Chad Today'") is none.
void drop_inside_names(std::vector<Mention>& all, const ReadText& text) {
    std::vector<TokenRange> names;
    for (const Mention& mention : all) {
        const auto* actor = std::get_if<ActorMention>(&mention.what);
        const bool quoted = text.kind(mention.tokens.end - 1) == TokenKind::punctuation;
        if (actor != nullptr && actor->source_body && quoted) {
            names.push_back(mention.tokens);
        }
    }
    std::erase_if(all, [&](const Mention& mention) {
        // the names are in order and do not overlap: only the last before it can hold it
        auto name = std::upper_bound(
            names.begin(), names.end(), mention.tokens.begin,
            [](std::uint32_t token, const TokenRange& range) { return token < range.begin; });
        return name != names.begin() && (--name)->holds(mention.tokens.begin) &&
               mention.tokens.begin != name->begin;
    });
}

/// By their tokens. What is sorted is small: a mention is large, and so each is moved but once.
std::vector<Mention> in_order(std::vector<Mention> all) {
    std::vector<std::pair<TokenRange, std::size_t>> order;
    order.reserve(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        order.emplace_back(all[i].tokens, i);
    }
    std::sort(order.begin(), order.end());  // by the place too, so that equals keep their order
    std::vector<Mention> sorted;
    sorted.reserve(all.size());
    for (const auto& [tokens, i] : order) {
        sorted.push_back(std::move(all[i]));
    }
    return sorted;
}

}  // namespace

bool is_state(std::string_view country) {
    static constexpr std::string_view others[] = {"IGO", "NGO", "MNC", "IMG", "ISM", "UNO", "EUR"};
    return country.size() == 3 &&
           std::find(std::begin(others), std::end(others), country) == std::end(others);
}

const QuantityMention* amount_of(const Mention& mention) {
    const auto* quantity = std::get_if<QuantityMention>(&mention.what);
    const bool counts = quantity != nullptr && quantity->rank.empty() && quantity->kind != "age";
    return counts ? quantity : nullptr;
}

bool is_no_count(const Mention& mention) {
    return std::holds_alternative<QuantityMention>(mention.what) && amount_of(mention) == nullptr;
}

std::vector<Mention> find_mentions(const ReadText& text, const TableFile& tables,
                                   const gazetteer::Layers& layers) {
    const mentions::Lookups lookups(text, tables, layers);
    times::Times times = times::read_times(text, tables);
    std::vector<Mention> quantities = amounts::find_quantities(text, tables, times);
    std::vector<Mention> places = places::find_places(lookups, quantities);
    std::vector<Mention> all = actors::find_actors(lookups, places);
    const auto add = [&all](std::vector<Mention> more) {
        all.insert(all.end(), std::make_move_iterator(more.begin()),
                   std::make_move_iterator(more.end()));
    };
    add(std::move(places));
    add(std::move(times.mentions));
    add(std::move(quantities));
    drop_inside_names(all, text);
    return in_order(std::move(all));
}

std::size_t first_mention_from(std::span<const Mention> mentions, std::uint32_t token) {
    const auto found = std::lower_bound(
        mentions.begin(), mentions.end(), token,
        [](const Mention& mention, std::uint32_t t) { return mention.tokens.begin < t; });
    return static_cast<std::size_t>(found - mentions.begin());
}

}  // namespace khabar
