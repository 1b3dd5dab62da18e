#pragma once

#include <memory>
#include <stdexcept>
#include <utility>

#include "khabar/coder/coder.h"
#include "khabar/events/pattern_set.h"

namespace khabar::tests {

/// What a test stands on, or its end with the place of the fault.
template <class Value>
Value opened(Expected<Value> value) {
    if (!value) {
        throw std::runtime_error(value.error().where + ": " + value.error().detail);
    }
    return *std::move(value);
}

/// The coder as the program opens it, with the places built in.
inline const Coder& coder() {
    static const auto one = opened(Coder::open(
        KHABAR_TABLES, opened(gazetteer::open_layers({{}, {KHABAR_GAZETTEER, true}, {}}))));
    return *one;
}

/// The rows of lexicon/events/ alone, of Arabic.
inline const PatternSet& patterns() {
    static const auto one =
        opened(open_patterns(opened(TableFile::open(KHABAR_TABLES)), LanguageId::arabic));
    return *one;
}

}  // namespace khabar::tests
