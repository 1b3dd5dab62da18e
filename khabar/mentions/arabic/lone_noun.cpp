#include "khabar/mentions/arabic/lone_noun.h"

#include <string_view>
#include <utility>

#include "khabar/mentions/amount_bounds.h"
#include "khabar/tables/names.h"

namespace khabar::amounts {

std::optional<Mention> LoneNounReader::read(std::uint32_t at, const LastAmount& last) const {
    const auto noun = in_.noun_at(at);
    if (!noun) {
        return two_units(at);
    }
    if (auto share = one_in(at, *noun)) {
        return share;
    }
    // A dual behind a dual is its adjective.
    if (noun->cut > 1 || noun->article || (noun->dual && last.end == at)) {
        return std::nullopt;
    }
    std::string_view kind = noun->kind;
    const std::string_view governing = at > in_.first() && is_people(kind)
                                           ? kinds_.governor(at, noun->end, last, kind)
                                           : std::string_view();
    if (!noun->dual && !is_one(at, *noun)) {
        return std::nullopt;
    }
    if (kind == "same" && (!noun->singular || governing.empty())) {
        return std::nullopt;
    }
    if (!governing.empty()) {
        kind = governing;
    }
    if (kind == "same") {
        return std::nullopt;
    }
    QuantityMention quantity;
    quantity.value = quantity.min = quantity.max = noun->dual ? 2 : 1;
    quantity.kind = kind;
    quantity.noun = {at, at + 1};
    quantity.amount = {at, at + 1};
    std::uint32_t end = noun->end;
    // "one soldier" with its number behind it, and what limits both.
    if (const auto one = in_.numbers().read(end, in_.limit());
        one && one->one && !one->conjunction && !noun->dual) {
        quantity.amount = {end, one->end};
        end = one->end;
    }
    quantity.approx = approx_behind(in_, end, Approx::exact);
    if (is_lower(quantity.approx)) {
        quantity.max.reset();
    }
    Mention mention;
    mention.tokens = {at, end};
    mention.words = in_.words().words(mention.tokens, noun->cut);
    mention.what = std::move(quantity);
    return mention;
}

std::optional<Mention> LoneNounReader::one_in(std::uint32_t at, const CountedNoun& noun) const {
    const auto [role, hit] = in_.word_at(noun.end);
    if (role != "of_every" || hit.cut > 0 || noun.article || !noun.singular) {
        return std::nullopt;
    }
    const auto all = in_.numbers().read(hit.end, in_.limit());
    if (!all || !all->value || all->article || *all->value < 2) {
        return std::nullopt;
    }
    QuantityMention quantity;
    quantity.value = quantity.min = quantity.max = 1 / *all->value;
    quantity.kind = noun.kind;
    quantity.noun = {at, at + 1};
    quantity.amount = {at, all->end};
    Mention mention;
    mention.tokens = quantity.amount;
    mention.words = in_.words().words(mention.tokens, noun.cut);
    mention.what = std::move(quantity);
    return mention;
}

bool LoneNounReader::is_one(std::uint32_t at, const CountedNoun& noun) const {
    if (noun.cut > 0 || !noun.singular || !(is_people(noun.kind) || is_casualty(noun.kind)) ||
        at == in_.first()) {
        return false;
    }
    // "The killing of a civilian", "and the injury of another"; not "the abduction of the minister
    // of ...", whom the next noun makes definite.
    if (in_.free(noun.end) && in_.text().best(noun.end).before.article &&
        in_.text().best(noun.end).features.part != PartOfSpeech::adjective) {
        return false;
    }
    const auto before = in_.governor_at(at - 1, at);
    return before && before->end == at && is_casualty(in_.cell(*before, "kind")) &&
           in_.cell(*before, "side") != "behind";
}

/// "A ton and a half": a unit that is one, with its part behind it.
std::optional<Mention> LoneNounReader::unit_and_part(std::uint32_t at) const {
    const auto unit = in_.free(at) ? in_.unit_at(at) : std::nullopt;
    const auto part = unit ? in_.numbers().read(unit->end, in_.limit()) : std::nullopt;
    const bool singular =
        unit &&
        (unit->cell == 0 || in_.text().folded(at).ends_with(in_.words().affixes().accusative));
    if (!part || !part->fraction || !part->conjunction || !singular || unit->dual ||
        unit->article || unit->cut > 1) {
        return std::nullopt;
    }
    QuantityMention quantity;
    quantity.value = quantity.min = quantity.max = 1 + *part->value;
    quantity.kind = in_.cell(*unit, "kind");
    quantity.unit = in_.cell(*unit, "unit");
    quantity.noun = {at, unit->end};
    const auto again = in_.unit_at(part->end);
    quantity.amount = {at, again && again->row == unit->row ? again->end : part->end};
    Mention mention;
    mention.tokens = quantity.amount;
    mention.words = in_.words().words(mention.tokens, unit->cut);
    mention.what = std::move(quantity);
    return mention;
}

std::optional<Mention> LoneNounReader::two_units(std::uint32_t at) const {
    if (!in_.may(at, unit_word)) {
        return std::nullopt;
    }
    if (!in_.words().dual_ending(at)) {
        return in_.may(at + 1, numeral_word) ? unit_and_part(at) : std::nullopt;
    }
    const bool name = in_.text().best(at).features.part == PartOfSpeech::proper_noun ||
                      in_.word_at(at).first == "label";
    const auto unit = in_.free(at) && !name ? in_.unit_at(at) : std::nullopt;
    // Two barrels or cups are rather things than a measure.
    if (!unit || !unit->dual || unit->cut > 1 || unit->article ||
        in_.cell(*unit, "kind") == "other") {
        return std::nullopt;
    }
    QuantityMention quantity;
    quantity.value = quantity.min = quantity.max = 2;
    quantity.kind = in_.cell(*unit, "kind");
    quantity.unit = in_.cell(*unit, "unit");
    quantity.noun = quantity.amount = {at, at + 1};
    Mention mention;
    mention.tokens = {at, unit->end};
    mention.words = in_.words().words(mention.tokens, unit->cut);
    mention.what = std::move(quantity);
    return mention;
}

}  // namespace khabar::amounts
