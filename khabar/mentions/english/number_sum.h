#pragma once

#include "khabar/mentions/english/numbers.h"

namespace khabar::amounts {

/// The sum of an English number's parts so far.
class EnglishSum {
public:
    static constexpr double dozen = 12;

    /// Takes the next part if the number goes on with it.
    bool take(const EnglishNumberPart& part);
    [[nodiscard]] double value() const { return total_ + current_; }
    [[nodiscard]] double scale() const { return scale_; }
    [[nodiscard]] EnglishNumberRole last() const { return last_; }
    /// The largest number that "and" may add.
    [[nodiscard]] double room() const {
        return last_ == EnglishNumberRole::hundred                   ? 100
               : last_ == EnglishNumberRole::scale && scale_ > dozen ? scale_
                                                                     : 0;
    }
    void multiply(double factor) {
        total_ = (total_ + current_) * factor;
        current_ = 0;
        scale_ = factor;
        last_ = EnglishNumberRole::scale;
    }

private:
    [[nodiscard]] bool open() const {
        return last_ == EnglishNumberRole::none || last_ == EnglishNumberRole::hundred ||
               (last_ == EnglishNumberRole::scale && scale_ > dozen);
    }

    double total_ = 0;
    double current_ = 0;
    double scale_ = 0;
    EnglishNumberRole last_ = EnglishNumberRole::none;
};

}  // namespace khabar::amounts
