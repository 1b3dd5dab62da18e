#include "khabar/mentions/english_quantities.h"

namespace khabar::amounts {

std::vector<Mention> find_english_quantities(const ReadText& /*text*/, const TableFile& /*tables*/,
                                             const times::Times& /*times*/) {
    return {};
}

}  // namespace khabar::amounts
