#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "khabar/mentions/amount_label.h"
#include "khabar/mentions/amount_words.h"
#include "khabar/mentions/english/amount.h"
#include "khabar/mentions/english/numbers.h"
#include "khabar/mentions/english/quantity_kind.h"
#include "khabar/mentions/mention.h"

namespace khabar::amounts {

/// Reads an English amount with its unit or noun, and what kind it is.
class EnglishPhrases {
public:
    EnglishPhrases(const AmountWords& words, const EnglishNumbers& numbers)
        : in_(words), numbers_(numbers), amounts_(words, numbers), kinds_(words), labels_(words) {}

    /// Nothing where the words count nothing.
    [[nodiscard]] std::optional<Mention> read(const EnglishAmount& amount,
                                              const LastAmount& last) const;
    /// One person behind a casualty word or before one: "killing a child", "a soldier was killed".
    [[nodiscard]] std::optional<Mention> lone(std::uint32_t at, const LastAmount& last) const;

private:
    /// The phrase as far as it is read.
    struct Draft {
        EnglishAmount amount;
        std::string_view kind;
        std::string_view unit;
        std::string_view bearing;
        TokenRange noun;
        bool noun_before = false;
        std::uint32_t amount_end = 0;  ///< of the amount with what limits it
        std::uint32_t next = 0;        ///< the token after the phrase

        [[nodiscard]] bool bare() const { return noun.empty(); }
    };
    /// The noun of a phrase, and the token after it.
    struct Noun {
        TokenRange tokens;
        std::string_view kind;
        std::uint32_t end = 0;
    };
    void take_unit_before(Draft& draft) const;
    void take_unit(Draft& draft) const;
    void take_noun(Draft& draft) const;
    /// The head of the noun phrase that begins at a token: "heavily armed men", "police officers".
    [[nodiscard]] std::optional<Noun> head(std::uint32_t at, bool singular) const;
    /// A word that may stand before the noun that is counted.
    [[nodiscard]] bool modifier(std::uint32_t at) const;
    [[nodiscard]] bool is_amount(const Draft& draft) const;
    [[nodiscard]] bool is_label(const Draft& draft) const;
    /// "Between five and 12 years": the lower end of a length of time.
    [[nodiscard]] bool begins_length(const EnglishAmount& amount) const;
    /// "John Smith, 25, said": an age between commas.
    [[nodiscard]] bool is_bare_age(const Draft& draft) const;
    [[nodiscard]] std::string_view kind_of(const Draft& draft, const LastAmount& last) const;

    const AmountWords& in_;
    const EnglishNumbers& numbers_;
    EnglishAmounts amounts_;
    EnglishKinds kinds_;
    LabelReader labels_;
};

}  // namespace khabar::amounts
