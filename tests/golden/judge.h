#pragma once

#include <string>
#include <vector>

#include "khabar/coder/coder.h"
#include "khabar/evaluation/case.h"

namespace khabar::golden {

using evaluation::Case;

/// What one case gave, beside what it wanted.
struct Verdict {
    std::vector<std::string>
        faults;  ///< "missing", "status", "actor" ...: one for each thing wrong
    std::string
        difference;  ///< for people: each wanted event and each field, held or not, and all else
    [[nodiscard]] bool holds() const noexcept { return faults.empty(); }
};

/// Runs the case's text through the coder.
Verdict judge(const Case& wanted, LanguageId language, const Coder& coder);

}  // namespace khabar::golden
