#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/core/expected.h"

namespace khabar::serve {

/// "%D8%A7" as the bytes that it stands for. Nothing where an escape is cut short, or where the
/// bytes are no UTF-8 or hold a zero: no id and no word of ours has one.
std::optional<std::string> percent_decoded(std::string_view text);

struct Parameter {
    std::string name;
    std::string value;
};
/// The parameters of a query string, in their order; "+" is a blank, as forms write it.
/// Errors: bad_query (too long; no UTF-8), with the parameter's name where it has one.
Expected<std::vector<Parameter>> read_parameters(std::string_view query);

}  // namespace khabar::serve
