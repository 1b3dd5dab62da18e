#include "tests/store/backends.h"

namespace khabar::tests {

std::vector<Backend> backends() {
    static const std::vector<Backend> all{sqlite_backend()};
    return all;
}

}  // namespace khabar::tests
