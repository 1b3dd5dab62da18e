#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "khabar/mentions/amount_words.h"

namespace khabar::amounts {

/// What happened to those whom an English amount counts, by the casualty words round it.
class EnglishKinds {
public:
    explicit EnglishKinds(const AmountWords& words) : in_(words) {}

    /// The kind that casualty words give to the amount in [begin, end); empty for none. `last`: the
    /// amount before it.
    [[nodiscard]] std::string_view governor(std::uint32_t begin, std::uint32_t end,
                                            const LastAmount& last) const;
    /// "Five soldiers, among them two officers": some of those counted before.
    [[nodiscard]] bool among(std::uint32_t begin) const;
    /// A form of "be" or "get" before a token, so that its participle is passive.
    [[nodiscard]] bool passive(std::uint32_t at) const;

private:
    [[nodiscard]] std::string_view behind(std::uint32_t end, std::uint32_t reach) const;
    [[nodiscard]] std::string_view behind_joined(std::uint32_t end) const;
    [[nodiscard]] std::string_view before(std::uint32_t begin, const LastAmount& last) const;
    /// The casualty word at a token has an object of its own, so it is no passive.
    [[nodiscard]] bool has_object(std::uint32_t behind) const;
    /// "killed and wounded": both for one number.
    [[nodiscard]] std::string_view shared(std::string_view kind, std::uint32_t behind) const;

    const AmountWords& in_;
};

}  // namespace khabar::amounts
