#include <memory>
#include <string>

#include "tests/folder.h"
#include "tests/store/backends.h"

namespace khabar::tests {

Backend sqlite_backend() {
    const auto folder = std::make_shared<Folder>();
    const auto count = std::make_shared<int>(0);
    return {"sqlite", [folder, count] {
                ++*count;
                return "sqlite:" + (*folder / (std::to_string(*count) + ".db")).string();
            }};
}

}  // namespace khabar::tests
