#include "khabar/record/json_line.h"

#include <array>
#include <charconv>
#include <cmath>

#include "khabar/core/utf8.h"

namespace khabar::record {

void JsonLine::key(std::string_view name) {
    writer_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
}

void JsonLine::raw(std::string_view json) {
    writer_.RawValue(json.empty() ? "null" : json.data(), json.empty() ? 4 : json.size(),
                     rapidjson::kObjectType);
}

void JsonLine::text(std::string_view value) {
    if (is_utf8(value)) {
        // An empty view may point nowhere, which the writer's assertions do not like.
        writer_.String(value.empty() ? "" : value.data(),
                       static_cast<rapidjson::SizeType>(value.size()));
    } else {
        const std::string mended = mend_utf8(value);
        writer_.String(mended.data(), static_cast<rapidjson::SizeType>(mended.size()));
    }
}

void JsonLine::number(double value) {
    const std::string digits = shortest(value);
    if (digits.empty()) {
        null();
    } else {
        writer_.RawValue(digits.data(), digits.size(), rapidjson::kNumberType);
    }
}

void JsonLine::span(Span code_points) {
    open_list();
    integer(code_points.begin);
    integer(code_points.end);
    close_list();
}

void JsonLine::field(std::string_view name, std::string_view value) {
    key(name);
    text(value);
}

void JsonLine::field(std::string_view name, double value) {
    key(name);
    number(value);
}

void JsonLine::field(std::string_view name, std::int64_t value) {
    key(name);
    integer(value);
}

void JsonLine::field(std::string_view name, bool value) {
    key(name);
    boolean(value);
}

void JsonLine::field_unless_empty(std::string_view name, std::string_view value) {
    if (!value.empty()) {
        field(name, value);
    }
}

void JsonLine::field_or_null(std::string_view name, std::optional<double> value) {
    key(name);
    if (value) {
        number(*value);
    } else {
        null();
    }
}

std::string shortest(double value) {
    if (!std::isfinite(value)) {
        return {};
    }
    if (value == 0) {
        return "0";  // and not "-0"
    }
    std::array<char, 64> digits{};
    // A count is written out; only what no reader would count gets an exponent. It gets one always:
    // digits alone, past 64 bits, are a number that many readers of JSON refuse.
    constexpr double most_counted = 1e15;
    char* const end = digits.data() + digits.size();
    const double size = std::fabs(value);
    const auto result = size >= most_counted ? std::to_chars(digits.data(), end, value,
                                                             std::chars_format::scientific)
                        : size == std::trunc(size)
                            ? std::to_chars(digits.data(), end, value, std::chars_format::fixed)
                            : std::to_chars(digits.data(), end, value);
    return {digits.data(), result.ptr};
}

std::optional<double> read_number(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc() || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return value;
}

}  // namespace khabar::record
