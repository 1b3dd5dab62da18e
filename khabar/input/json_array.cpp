#include "khabar/input/json_array.h"

#include "khabar/input/kind.h"

namespace khabar::input {

namespace {

/// Behind the string whose first quotation mark is at `at`; the size where it is not closed.
std::size_t behind_string(std::string_view json, std::size_t at) {
    for (++at; at < json.size(); ++at) {
        if (json[at] == '\\') {
            ++at;
        } else if (json[at] == '"') {
            return at + 1;
        }
    }
    return json.size();
}

std::string_view without(std::string_view json, char first) {
    return without_space(json.starts_with(first) ? json.substr(1) : json);
}

}  // namespace

std::size_t closed_size(std::string_view json) {
    std::size_t depth = 0;
    for (std::size_t at = 0; at < json.size();) {
        const char c = json[at];
        if (c == '"') {
            at = behind_string(json, at);
            continue;
        }
        ++at;
        if (c == '{' || c == '[') {
            ++depth;
        } else if ((c == '}' || c == ']') && --depth == 0) {
            return at;
        }
    }
    return 0;
}

JsonObjects objects_of(std::string_view json) {
    JsonObjects objects;
    std::string_view& rest = objects.rest;
    rest = without_space(json);
    const bool is_array = rest.starts_with('[');
    rest = without(rest, '[');
    bool going = true;
    while (going && rest.starts_with('{')) {
        const std::size_t size = closed_size(rest);
        if (size == 0) {
            return objects;
        }
        objects.found.push_back(rest.substr(0, size));
        rest = without_space(rest.substr(size));
        going = is_array && rest.starts_with(',');
        rest = without(rest, ',');
    }
    if (!is_array) {
        objects.whole = rest.empty() && !objects.found.empty();
    } else if (rest.starts_with(']')) {
        rest = without(rest, ']');
        objects.whole = rest.empty();
    }
    return objects;
}

}  // namespace khabar::input
