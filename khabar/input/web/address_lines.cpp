#include "khabar/input/web/address_lines.h"

#include <cstddef>

#include "khabar/input/kind.h"

namespace khabar::input {

std::string_view address_of_line(std::string_view line) {
    line = without_space(line);
    return line.starts_with('#') ? std::string_view()
                                 : line.substr(0, line.find_last_not_of(" \t\r\n") + 1);
}

bool is_address_list(std::string_view head) {
    bool any = false;
    while (!head.empty()) {
        const std::size_t end = head.find('\n');
        const std::string_view address = address_of_line(head.substr(0, end));
        head.remove_prefix(end == std::string_view::npos ? head.size() : end + 1);
        if (address.empty()) {
            continue;
        }
        const bool is_one = (address.starts_with("http://") || address.starts_with("https://")) &&
                            address.find_first_of(" \t") == std::string_view::npos;
        if (!is_one && !(any && end == std::string_view::npos)) {
            return false;
        }
        any = true;
    }
    return any;
}

}  // namespace khabar::input
