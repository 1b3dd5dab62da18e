#pragma once

#include <vector>

#include "khabar/attribution/frame.h"
#include "khabar/language/features.h"

namespace khabar::attribution {

/// Who spoke in the sentences before, for those that drop their subject. The last first.
class Memory {
public:
    void add(std::vector<Link> links, const Features& speaker);
    void clear() { voices_.clear(); }

    struct Voice {
        std::vector<Link> links;
        Features speaker;
    };
    /// The last one whom a verb of these features may mean.
    [[nodiscard]] const Voice* agreeing(const Features& verb) const;
    [[nodiscard]] const Voice* last() const { return voices_.empty() ? nullptr : &voices_.front(); }

private:
    std::vector<Voice> voices_;
};

/// Whether a verb of these features can have a dropped subject of those.
bool can_be_subject(const Features& verb, const Features& subject);

}  // namespace khabar::attribution
