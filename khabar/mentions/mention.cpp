#include "khabar/mentions/mention.h"

#include <algorithm>
#include <iterator>

namespace khabar {

std::vector<Mention> find_mentions(const ReadText& text, const TableFile& tables) {
    std::vector<Mention> all = find_actors(text, tables);
    for (auto* finder : {find_places, find_times, find_quantities}) {
        std::vector<Mention> more = finder(text, tables);
        all.insert(all.end(), std::make_move_iterator(more.begin()),
                   std::make_move_iterator(more.end()));
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Mention& a, const Mention& b) { return a.tokens < b.tokens; });
    return all;
}

}  // namespace khabar
