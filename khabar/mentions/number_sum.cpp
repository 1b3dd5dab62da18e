#include "khabar/mentions/number_sum.h"

#include <cmath>
#include <utility>

namespace khabar::amounts {

NumberRole number_role(std::string_view name) {
    static constexpr std::pair<std::string_view, NumberRole> roles[] = {
        {"unit", NumberRole::unit},
        {"teen", NumberRole::teen},
        {"tens", NumberRole::tens},
        {"hundred", NumberRole::hundred},
        {"scale", NumberRole::scale},
        {"scale_open", NumberRole::scale_open},
        {"scale_two", NumberRole::scale_two},
        {"scale_many", NumberRole::scale_many},
        {"magnitude", NumberRole::magnitude},
        {"few", NumberRole::few},
        {"fraction", NumberRole::fraction},
        {"fraction_many", NumberRole::fraction_many},
        {"fraction_bound", NumberRole::fraction_bound},
        {"ordinal", NumberRole::ordinal}};
    for (const auto& [word, role] : roles) {
        if (word == name) {
            return role;
        }
    }
    return NumberRole::none;
}

bool NumberSum::falls(double scale) const {
    return total_ == 0 || scale < scale_;
}

bool NumberSum::take(const NumberPart& part, bool first) {
    const bool joined = part.conjunction;
    const int hundreds = static_cast<int>(std::fmod(std::trunc(current_), 100));
    switch (part.role) {
        case NumberRole::digits:
            if (!first && !(joined && scale_ > 0 && current_ == 0 && part.value < scale_)) {
                return false;
            }
            current_ = part.value;
            break;
        case NumberRole::unit:
        case NumberRole::teen:
            if (first || (joined && last_ != NumberRole::digits && hundreds == 0 &&
                          (current_ > 0 || scale_ > 0))) {
                current_ += part.value;
            } else if (!joined && part.value == 10 && hundreds > 0 && hundreds < 10 &&
                       (last_ == NumberRole::unit || last_ == NumberRole::teen)) {
                current_ += 10;
            } else {
                return false;
            }
            break;
        case NumberRole::tens:
            if (!first && !(joined && last_ != NumberRole::digits && hundreds < 10)) {
                return false;
            }
            current_ += part.value;
            break;
        case NumberRole::hundred:
            if (first || (joined && current_ == 0)) {
                current_ = part.value;
            } else if (!joined && last_ == NumberRole::unit && current_ >= 3 && current_ <= 9 &&
                       part.value == 100) {
                current_ *= 100;
            } else {
                return false;
            }
            break;
        case NumberRole::scale:
        case NumberRole::scale_open:
        case NumberRole::scale_two:
            if (part.role != NumberRole::scale_two && !first && !joined && current_ > 0 &&
                falls(part.value)) {
                total_ += current_ * part.value;
            } else if (part.role == NumberRole::scale && !first && !joined && total_ > 0 &&
                       scale_ < part.value) {
                total_ *= part.value;  // "a thousand million"
            } else if (first || (joined && current_ == 0 && scale_ > part.value)) {
                total_ += part.value;
            } else {
                return false;
            }
            current_ = 0;
            scale_ = part.role == NumberRole::scale_two ? part.value / 2 : part.value;
            break;
        case NumberRole::scale_many:
            if (first || joined || current_ <= 0 || !falls(part.value)) {
                return false;
            }
            total_ += current_ * part.value;
            current_ = 0;
            scale_ = part.value;
            break;
        case NumberRole::none:
        case NumberRole::magnitude:
        case NumberRole::few:
        case NumberRole::fraction:
        case NumberRole::fraction_many:
        case NumberRole::fraction_bound:
        case NumberRole::ordinal:
            return false;
    }
    last_ = part.role;
    return true;
}

}  // namespace khabar::amounts
