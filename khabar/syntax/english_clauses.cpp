#include "khabar/syntax/english_clauses.h"

namespace khabar::syntax {

std::vector<Clause> english_clauses(const ReadText& /*text*/, std::span<const Mention> /*mentions*/,
                                    const TableFile& /*tables*/) {
    return {};
}

}  // namespace khabar::syntax
