#pragma once

#include <cstdint>
#include <optional>
#include <utility>

#include "khabar/mentions/mention.h"
#include "khabar/tables/table_file.h"

namespace khabar::times {

/// An expression of time as read, and the token after it.
struct Read {
    std::uint32_t end = 0;
    TimeMention time;
    RowId row{};
};

using MaybeRead = std::optional<Read>;

/// A time that was found, as a reading up to `end`.
inline MaybeRead up_to_token(std::uint32_t end, std::optional<TimeMention> time, RowId row) {
    return time ? MaybeRead(Read{end, std::move(*time), row}) : std::nullopt;
}

/// The first reading, or what is read otherwise.
template <class Otherwise>
MaybeRead either(MaybeRead first, const Otherwise& otherwise) {
    return first ? std::move(first) : otherwise();
}

}  // namespace khabar::times
