#include "khabar/input/file_kind.h"

#include <filesystem>
#include <system_error>

#include "khabar/input/archives/packing.h"
#include "khabar/input/kind.h"
#include "khabar/input/web/address_lines.h"

namespace khabar::input {

std::optional<InputKind> kind_of_bytes(RawBytes& bytes, const std::string& path, InputKind asked) {
    const std::string head(bytes.peek());
    return kind_of_file(path, asked, head, unpack_head(head));
}

InputKind settled_kind(const std::string& path, InputKind asked) {
    RawBytes file(path);
    return file.is_open() ? kind_of_bytes(file, path, asked).value_or(asked) : asked;
}

bool is_list(const std::string& path, InputKind asked) {
    if (asked != InputKind::automatic) {
        return asked == InputKind::urls;
    }
    const auto by_name = kind_by_name(path);
    if (by_name && *by_name != InputKind::text) {
        return *by_name == InputKind::urls;
    }
    std::error_code fault;
    if (path == "-" || !std::filesystem::is_regular_file(path, fault)) {
        return false;
    }
    RawBytes file(path);
    return file.is_open() && is_address_list(file.peek());
}

}  // namespace khabar::input
