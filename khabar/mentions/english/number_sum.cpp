#include "khabar/mentions/english/number_sum.h"

namespace khabar::amounts {

bool EnglishSum::take(const EnglishNumberPart& part) {
    using Role = EnglishNumberRole;
    switch (part.role) {
        case Role::digits:
            if (last_ != Role::none) {
                return false;
            }
            current_ = part.value;
            break;
        case Role::unit:
            if (!(open() || (last_ == Role::tens && part.value > 0))) {
                return false;
            }
            current_ += part.value;
            break;
        case Role::teen:
        case Role::tens:
            if (!open()) {
                return false;
            }
            current_ += part.value;
            break;
        case Role::hundred:
            if (current_ >= 100 || (current_ == 0 && last_ != Role::none)) {
                return false;
            }
            current_ = (current_ == 0 ? 1 : current_) * part.value;
            break;
        case Role::scale:
        case Role::suffix:
            if ((current_ == 0 && last_ != Role::none) || (scale_ != 0 && part.value >= scale_)) {
                return false;
            }
            total_ += (current_ == 0 ? 1 : current_) * part.value;
            current_ = 0;
            scale_ = part.value;
            break;
        default:
            return false;
    }
    last_ = part.role;
    return true;
}

}  // namespace khabar::amounts
