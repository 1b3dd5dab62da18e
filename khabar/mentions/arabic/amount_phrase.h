#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "khabar/mentions/amount_kind.h"
#include "khabar/mentions/amount_label.h"
#include "khabar/mentions/amount_words.h"
#include "khabar/mentions/arabic/amount_cue.h"
#include "khabar/mentions/arabic/bearing.h"
#include "khabar/mentions/mention.h"

namespace khabar::amounts {

/// An amount with what it counts or measures.
class PhraseReader {
public:
    PhraseReader(const AmountWords& words, const TableFile& tables)
        : in_(words), kinds_(words), labels_(words), bearings_(words, tables) {}

    /// Nothing when the number is no amount: a label, a name, a length of time.
    [[nodiscard]] std::optional<Mention> read(const AmountRead& amount,
                                              const LastAmount& last) const;

private:
    struct Draft;
    void take_unit_before(Draft& draft) const;
    void take_unit(Draft& draft) const;
    /// False where the amount says again what stands before it.
    [[nodiscard]] bool take_noun(Draft& draft, const LastAmount& last) const;
    void take_casualties(Draft& draft) const;
    void take_below_zero(Draft& draft) const;
    void drop_false_signs(Draft& draft) const;
    void trail(Draft& draft, bool of_amount) const;
    [[nodiscard]] bool is_amount(const Draft& draft) const;
    [[nodiscard]] bool latin_behind(std::uint32_t at) const;
    [[nodiscard]] bool counts(const NumberRead& number) const;
    [[nodiscard]] std::string_view kind_of(const Draft& draft, const LastAmount& last) const;

    const AmountWords& in_;
    KindReader kinds_;
    LabelReader labels_;
    BearingReader bearings_;
};

}  // namespace khabar::amounts
