#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/core/expected.h"
#include "khabar/core/hash.h"

namespace khabar::store::postgres {

/// Of "\x6162", as the server writes bytea. Errors: store.
Expected<std::string> from_bytea(std::string_view text);

/// "{a,b}", as the server reads arrays.
std::string to_array(std::span<const std::string> items);
std::string to_array(std::span<const std::int64_t> items);

/// An item of an array that must stand between quotes there, and the item so.
bool needs_quotes(std::string_view item);
std::string in_quotes(std::string_view item);

/// The number that a column of integers holds.
std::int64_t integer(std::string_view text);
/// The integers of "{1,2}".
std::vector<std::int64_t> integers(std::string_view array);

/// Collects fields so that ("ab", "c") and ("a", "bc") have other digests.
class Digest {
public:
    Digest& add(std::string_view field);
    [[nodiscard]] Hash128 value() const;

private:
    std::string hashes_;
};

}  // namespace khabar::store::postgres
