#include "khabar/record/read_json.h"

#include <algorithm>

#include "khabar/core/civil.h"
#include "khabar/record/json_line.h"

namespace khabar::record::reading {

bool Fault::under(std::string_view name) {
    const bool joined = path.empty() || path.front() == '[';
    path.insert(0, joined ? "" : ".");
    path.insert(0, name);
    return false;
}

bool Fault::under(std::size_t index) {
    const bool joined = path.empty() || path.front() == '[';
    path.insert(0, joined ? "]" : "].");
    path.insert(0, "[" + std::to_string(index));
    return false;
}

bool read_value(Json json, std::string& out, Fault& fault) {
    std::string_view text;
    if (json.get_string().get(text) != simdjson::SUCCESS) {
        return fault.is("expected a text");
    }
    if (text.size() > max_string_bytes) {
        return fault.is("a text of more than " + std::to_string(max_string_bytes) + " bytes");
    }
    out = text;
    return true;
}

bool read_value(Json json, double& out, Fault& fault) {
    return json.get_double().get(out) == simdjson::SUCCESS || fault.is("expected a number");
}

bool read_value(Json json, std::int64_t& out, Fault& fault) {
    return json.get_int64().get(out) == simdjson::SUCCESS || fault.is("expected an integer");
}

bool read_value(Json json, bool& out, Fault& fault) {
    return json.get_bool().get(out) == simdjson::SUCCESS || fault.is("expected true or false");
}

bool read_value(Json json, Span& out, Fault& fault) {
    constexpr std::uint64_t most = UINT32_MAX;
    simdjson::dom::array list;
    std::array<std::uint64_t, 2> ends{};
    if (json.get_array().get(list) != simdjson::SUCCESS || list.size() != ends.size()) {
        return fault.is("expected [begin, end]");
    }
    std::size_t at = 0;
    for (const Json end : list) {
        if (end.get_uint64().get(ends[at++]) != simdjson::SUCCESS) {
            return fault.is("expected [begin, end]");
        }
    }
    if (ends[0] > ends[1] || ends[1] > most) {
        return fault.is("ends before it begins, or too far");
    }
    out = {static_cast<std::uint32_t>(ends[0]), static_cast<std::uint32_t>(ends[1])};
    return true;
}

bool read_value(Json json, Points& out, Fault& fault) {
    const auto object = object_of(json, fault);
    if (!object) {
        return false;
    }
    if (object->size() > max_points) {
        return fault.is("more than " + std::to_string(max_points) + " parts");
    }
    out.clear();
    out.reserve(object->size());
    for (const simdjson::dom::key_value_pair part : *object) {
        std::int64_t value = 0;
        if (!read_value(part.value, value, fault)) {
            return fault.under(shown(part.key));
        }
        for (const auto& [name, points] : out) {
            if (name == part.key) {
                fault.is("given twice");
                return fault.under(shown(part.key));
            }
        }
        out.emplace_back(part.key, value);
    }
    return true;
}

bool read_day(Json json, std::string& out, Fault& fault) {
    if (!read_value(json, out, fault)) {
        return false;
    }
    const std::optional<Day> day = parse_day(out);
    return (day && format_day(*day) == out) || fault.is("expected a day, \"2023-04-15\"");
}

bool read_figure(Json json, double low, double high, double& out, Fault& fault) {
    if (!read_value(json, out, fault)) {
        return false;
    }
    return (out >= low && out <= high) ||
           fault.is("expected a number from " + shortest(low) + " to " + shortest(high));
}

std::optional<simdjson::dom::array> list_of(Json json, Fault& fault) {
    simdjson::dom::array list;
    if (json.get_array().get(list) != simdjson::SUCCESS) {
        fault.is("expected a list");
        return std::nullopt;
    }
    if (list.size() > max_list_items) {
        fault.is("a list of more than " + std::to_string(max_list_items));
        return std::nullopt;
    }
    return list;
}

std::optional<simdjson::dom::object> object_of(Json json, Fault& fault) {
    simdjson::dom::object object;
    if (json.get_object().get(object) != simdjson::SUCCESS) {
        fault.is("expected an object");
        return std::nullopt;
    }
    return object;
}

bool unknown_field(std::string_view name, Fault& fault) {
    fault.is("no such field");
    return fault.under(shown(name));
}

std::string shown(std::string_view name) {
    constexpr std::size_t most = 64;  // why: the width of a line
    std::size_t end = std::min(name.size(), most);
    while (end < name.size() && end > 0 &&
           (static_cast<unsigned char>(name[end]) & 0xC0u) == 0x80u) {
        --end;
    }
    return std::string(name.substr(0, end)) + (end < name.size() ? "..." : "");
}

}  // namespace khabar::record::reading
