#include "khabar/mentions/english/number_sum.h"
#include "khabar/mentions/english/numbers.h"

namespace khabar::amounts {

using Role = EnglishNumberRole;
using Part = EnglishNumberPart;

std::optional<RankRead> EnglishNumbers::rank(std::uint32_t at, std::uint32_t limit) const {
    auto next = part(at, limit);
    if (next && next->role == Role::article) {
        next = part(next->end, limit);
        if (!next || next->role == Role::ordinal) {
            return std::nullopt;
        }
    }
    if (next && next->role == Role::ordinal) {
        return RankRead{next->value, next->end, false, false};
    }
    if (!next || next->role == Role::digits) {
        return std::nullopt;
    }
    EnglishSum sum;
    double total = 0;
    while (next) {
        if (next->role == Role::and_word && sum.room() > 0) {
            next = part(next->end, limit);
            continue;
        }
        if (next->role == Role::ordinal) {
            const double value = next->value;
            if (value >= 100) {
                Part scale = *next;
                scale.role = value == 100 ? Role::hundred : Role::scale;
                if (!sum.take(scale)) {
                    return std::nullopt;
                }
            } else if ((sum.last() == Role::tens && value < 10) || sum.room() > value) {
                total += value;
            } else {
                return std::nullopt;
            }
            return RankRead{total + sum.value(), next->end, false, false};
        }
        if (!sum.take(*next)) {
            return std::nullopt;
        }
        next = part(over_hyphen(next->end, limit), limit);
    }
    return std::nullopt;
}

}  // namespace khabar::amounts
