#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "khabar/core/span.h"

namespace khabar::record {

/// Writes one JSON value on one line. Numbers are the shortest that read back as the same, with a
/// point whatever the locale; bad bytes become U+FFFD.
class JsonLine {
public:
    JsonLine() : writer_(buffer_) {}
    JsonLine(const JsonLine&) = delete;
    JsonLine& operator=(const JsonLine&) = delete;

    void open_object() { writer_.StartObject(); }
    void close_object() { writer_.EndObject(); }
    void open_list() { writer_.StartArray(); }
    void close_list() { writer_.EndArray(); }
    void key(std::string_view name);

    void text(std::string_view value);
    void number(double value);  ///< null for what JSON cannot hold
    void integer(std::int64_t value) { writer_.Int64(value); }
    void boolean(bool value) { writer_.Bool(value); }
    void null() { writer_.Null(); }
    void raw(std::string_view json);  ///< a value that is JSON already, on one line
    void span(Span code_points);      ///< [begin, end]

    /// A field of the object that is open.
    void field(std::string_view name, std::string_view value);
    void field(std::string_view name, const char* value) { field(name, std::string_view(value)); }
    void field(std::string_view name, double value);
    void field(std::string_view name, std::int64_t value);
    void field(std::string_view name, bool value);
    /// The same, left out where there is nothing to say.
    void field_unless_empty(std::string_view name, std::string_view value);
    /// The same, null where there is none.
    void field_or_null(std::string_view name, std::optional<double> value);

    [[nodiscard]] std::string_view line() const& {
        return {buffer_.GetString(), buffer_.GetSize()};
    }
    std::string_view line() const&& = delete;

private:
    rapidjson::StringBuffer buffer_;
    rapidjson::Writer<rapidjson::StringBuffer> writer_;
};

/// "1000", "32.89", "-5.5": the shortest that reads back as the same number; no locale. Empty for
/// what is no finite number.
std::string shortest(double value);

/// The number that the whole of `text` is ("32.89", "-5"); no locale.
std::optional<double> read_number(std::string_view text);

}  // namespace khabar::record
