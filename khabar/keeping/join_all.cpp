#include "khabar/keeping/join_all.h"

namespace khabar::keeping {

std::optional<Error> join_all(store::Store& store, const std::function<bool()>& stopped) {
    while (!stopped()) {
        const auto left = store.join(join_at_a_time);
        if (!left) {
            return left.error();
        }
        if (*left == 0) {
            break;
        }
    }
    return std::nullopt;
}

}  // namespace khabar::keeping
