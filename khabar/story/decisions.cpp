#include "khabar/story/decisions.h"

#include <cstddef>
#include <map>
#include <set>
#include <tuple>

namespace khabar::story {

namespace {

constexpr std::size_t max_chain = 10'000;  // why: nobody ties more by hand; bounds the walk

}  // namespace

Ties ties_of(Nearby& nearby, const std::string& event) {
    std::map<std::string, const Decision*> latest;
    for (const Decision& decision : nearby.decisions(event)) {
        const std::string& other = decision.a == event ? decision.b : decision.a;
        if (other == event) {
            continue;
        }
        const Decision*& slot = latest[other];
        // in one second: apart, which is the safer
        if (slot == nullptr || std::tuple(slot->when, !slot->together) <
                                   std::tuple(decision.when, !decision.together)) {
            slot = &decision;
        }
    }
    Ties ties;
    for (const auto& [other, decision] : latest) {
        (decision->together ? ties.together : ties.apart).push_back(other);
    }
    return ties;
}

std::vector<std::string> chained_to(Nearby& nearby, const std::string& event) {
    std::vector<std::string> chain{event};
    std::set<std::string> seen{event};
    for (std::size_t i = 0; i < chain.size() && chain.size() < max_chain; ++i) {
        for (const std::string& other : ties_of(nearby, chain[i]).together) {
            if (seen.insert(other).second) {
                chain.push_back(other);
            }
        }
    }
    chain.erase(chain.begin());
    return chain;
}

}  // namespace khabar::story
