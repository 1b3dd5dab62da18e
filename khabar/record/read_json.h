#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <simdjson.h>

#include "khabar/core/span.h"
#include "khabar/record/record.h"

/// How one value of JSON becomes one member of a record. For read_record.cpp alone.
namespace khabar::record::reading {

using Json = simdjson::dom::element;

constexpr std::size_t max_line_bytes = std::size_t{32} << 20u;   // why: a quote of a whole document
                                                                 // (8 MiB), each byte an escape
constexpr std::size_t max_string_bytes = std::size_t{8} << 20u;  // why: the longest document
constexpr std::size_t max_list_items = 100'000;  // why: more actors than a sentence has words
constexpr std::size_t max_points = 200;  // why: more parts than a score has; they are compared

/// What is wrong and where. The way to it grows from the inside out, and only where there is a
/// fault: "span", "actor[0].span".
struct Fault {
    std::string path;
    std::string detail;

    /// Always false, so that one can write `return fault.is("a text");`
    bool is(std::string_view what) {
        detail = what;
        return false;
    }
    bool under(std::string_view name);
    bool under(std::size_t index);
};

/// A field of the object that becomes a T.
template <class T>
struct Field {
    std::string_view name;
    bool (*read)(Json, T&, Fault&);
    bool required = false;
};

/// The fields of the object that becomes a T, in the order in which they are written.
template <class T>
struct FieldsOf;

template <class T>
concept Object = requires {
    FieldsOf<T>::list;
};

bool read_value(Json json, std::string& out, Fault& fault);
bool read_value(Json json, double& out, Fault& fault);
bool read_value(Json json, std::int64_t& out, Fault& fault);
bool read_value(Json json, bool& out, Fault& fault);
bool read_value(Json json, Span& out, Fault& fault);
bool read_value(Json json, Points& out, Fault& fault);  ///< an object of integers
template <Object T>
bool read_value(Json json, T& out, Fault& fault);
template <class T>
bool read_value(Json json, std::vector<T>& out, Fault& fault);
template <class T>
bool read_value(Json json, std::optional<T>& out, Fault& fault);

/// A list that is not too long; nothing, and a fault, for what is none.
std::optional<simdjson::dom::array> list_of(Json json, Fault& fault);
std::optional<simdjson::dom::object> object_of(Json json, Fault& fault);
bool unknown_field(std::string_view name, Fault& fault);
/// A name as a fault shows it: not too long.
std::string shown(std::string_view name);

template <class T>
bool read_fields(Json json, std::span<const Field<T>> fields, T& out, Fault& fault) {
    const auto object = object_of(json, fault);
    if (!object) {
        return false;
    }
    std::uint32_t seen = 0;  // no object has more than 32 fields
    std::size_t at = 0;      // fields come in the order of the list, so the next is mostly here
    for (const simdjson::dom::key_value_pair member : *object) {
        std::size_t tried = 0;
        while (tried < fields.size() && fields[at].name != member.key) {
            at = (at + 1) % fields.size();
            ++tried;
        }
        if (tried == fields.size()) {
            return unknown_field(member.key, fault);
        }
        const std::uint32_t bit = std::uint32_t{1} << at;
        if ((seen & bit) != 0) {
            fault.is("given twice");
            return fault.under(member.key);
        }
        seen |= bit;
        if (!fields[at].read(member.value, out, fault)) {
            return fault.under(member.key);
        }
        at = (at + 1) % fields.size();
    }
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (fields[i].required && (seen & (std::uint32_t{1} << i)) == 0) {
            fault.is("missing");
            return fault.under(fields[i].name);
        }
    }
    return true;
}

template <Object T>
bool read_value(Json json, T& out, Fault& fault) {
    static_assert(std::size(FieldsOf<T>::list) <= 32);
    return read_fields<T>(json, FieldsOf<T>::list, out, fault);
}

template <class T>
bool read_value(Json json, std::vector<T>& out, Fault& fault) {
    const auto list = list_of(json, fault);
    if (!list) {
        return false;
    }
    out.clear();
    out.reserve(list->size());
    for (const Json item : *list) {
        if (!read_value(item, out.emplace_back(), fault)) {
            return fault.under(out.size() - 1);
        }
    }
    return true;
}

template <class T>
bool read_value(Json json, std::optional<T>& out, Fault& fault) {
    return read_value(json, out.emplace(), fault);
}

/// "2023-04-15", a day that there is.
bool read_day(Json json, std::string& out, Fault& fault);
/// A number from low to high.
bool read_figure(Json json, double low, double high, double& out, Fault& fault);

/// Reads into a member, or into a member of a member: member<&Entity::words, &Words::text>.
template <auto first, auto... rest>
constexpr auto member = []<class T>(Json json, T& whole, Fault& fault) {
    return read_value(json, ((whole.*first).*....*rest), fault);
};

template <auto first>
constexpr auto day =
    []<class T>(Json json, T& whole, Fault& fault) { return read_day(json, whole.*first, fault); };

/// A number from low to high, into a double or an optional one.
template <int low, int high, auto first>
constexpr auto figure = []<class T>(Json json, T& whole, Fault& fault) {
    double value = 0;
    if (!read_figure(json, low, high, value, fault)) {
        return false;
    }
    whole.*first = value;
    return true;
};

/// null is none.
template <auto first>
constexpr auto or_null = []<class T>(Json json, T& whole, Fault& fault) {
    return json.is_null() || read_value(json, whole.*first, fault);
};

/// An object whose fields belong to the whole that it stands in.
template <auto& fields>
constexpr auto inner = []<class T>(Json json, T& whole, Fault& fault) {
    return read_fields<T>(json, fields, whole, fault);
};

}  // namespace khabar::record::reading
