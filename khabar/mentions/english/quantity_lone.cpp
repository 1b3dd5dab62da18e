// One person without a figure: "killed a child", "and another injured".

#include <string_view>
#include <utility>

#include "khabar/mentions/amount_kind.h"
#include "khabar/mentions/english/quantity_phrase.h"

namespace khabar::amounts {

std::optional<Mention> EnglishPhrases::lone(std::uint32_t at, const LastAmount& last) const {
    const auto part = numbers_.part(at, in_.limit());
    const bool another = in_.text().folded(at) == "another";
    const bool article = part && part->role == EnglishNumberRole::article;
    if (!(article || another) || !in_.free(at)) {
        return std::nullopt;
    }
    // "one killed and another injured", "another was injured"
    const std::uint32_t verb = kinds_.passive(at + 2) ? at + 2 : at + 1;
    if (const auto fate =
            another && is_casualty(last.kind) ? in_.governor_at(verb, in_.limit()) : std::nullopt;
        fate && in_.cell(*fate, "side") != "before" && is_casualty(in_.cell(*fate, "kind"))) {
        QuantityMention other;
        other.value = other.min = other.max = 1;
        other.kind = in_.cell(*fate, "kind");
        other.amount = {at, at + 1};
        Mention mention;
        mention.tokens = other.amount;
        mention.words = in_.text().span(mention.tokens);
        mention.what = std::move(other);
        return mention;
    }
    const auto noun = head(at + 1, true);
    if (!noun || !(is_people(noun->kind) && noun->kind != "same") ||
        noun->tokens.end != noun->tokens.begin + 1) {
        return std::nullopt;
    }
    const auto counted = in_.noun_at(noun->tokens.begin);
    if (!counted || !counted->singular ||
        in_.text().folded(noun->tokens.begin).ends_with("people") || in_.noun_at(noun->end)) {
        return std::nullopt;
    }
    // Right behind a casualty word, or right before "was killed".
    std::string_view kind;
    for (std::uint32_t i = at; i-- > in_.first() && i + 3 > at;) {
        const auto hit = in_.governor_at(i, at);
        if (hit && hit->end == at && in_.cell(*hit, "side") != "behind" && !kinds_.passive(i)) {
            kind = in_.cell(*hit, "kind");
        }
    }
    if (kind.empty() && kinds_.passive(noun->end + 1)) {
        const auto hit = in_.governor_at(noun->end + 1, in_.limit());
        kind = hit ? in_.cell(*hit, "kind") : std::string_view();
    }
    if (kind.empty() || (!last.kind.empty() && last.end == at)) {
        return std::nullopt;
    }
    QuantityMention quantity;
    quantity.value = quantity.min = quantity.max = 1;
    quantity.kind = kind;
    quantity.noun = noun->tokens;
    quantity.amount = {at, at + 1};
    Mention mention;
    mention.tokens = {at, noun->end};
    mention.words = in_.text().span(mention.tokens);
    mention.what = std::move(quantity);
    return mention;
}

}  // namespace khabar::amounts
