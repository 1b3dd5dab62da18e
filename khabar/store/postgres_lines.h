#pragma once

#include <charconv>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <pqxx/pqxx>

#include "khabar/core/hash.h"
#include "khabar/store/row.h"

namespace khabar::store::postgres {

/// Lines of COPY, ready to be sent. stream_to escapes a field at a time and copies a line once for
/// each of its fields: that took four times what this takes (bench/store.md).
class Lines {
public:
    /// `table`: with its schema, and its columns in brackets where they are not all.
    Lines(pqxx::work& work, const std::string& table) : stream_(work, table) {}

    Lines& number(std::integral auto value) {
        next_field();
        append_number(value);
        return *this;
    }
    Lines& number(std::optional<std::int32_t> value) { return value ? number(*value) : null(); }
    Lines& text(std::string_view value);
    Lines& bytes(std::string_view value);  ///< bytea
    Lines& key(Hash128 value);             ///< uuid
    Lines& point(std::optional<Point> value);
    Lines& null();
    Lines& array(std::span<const std::string> items);
    Lines& array(std::span<const double> items);
    /// Of what `number_of` makes of each item.
    template <class Item, class NumberOf>
    Lines& numbers(std::span<const Item> items, NumberOf number_of) {
        next_field();
        text_ += '{';
        bool first = true;
        for (const Item& item : items) {
            if (!first) {
                text_ += ',';
            }
            first = false;
            append_number(number_of(item));
        }
        text_ += '}';
        return *this;
    }
    void end_line();
    /// Call it behind the last line: only then are all there.
    void complete();

private:
    void next_field();
    void append_number(std::integral auto value) {
        constexpr std::size_t most = 24;  // why: 20 digits and a sign
        char digits[most];                // NOLINT(modernize-avoid-c-arrays)
        const auto end = std::to_chars(digits, digits + most, value);
        text_.append(digits, end.ptr);
    }
    void append_escaped(std::string_view value);
    void send();

    pqxx::stream_to stream_;
    std::string text_;
    bool in_line_ = false;
};

}  // namespace khabar::store::postgres
