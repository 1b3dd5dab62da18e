#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace khabar {

enum class ErrorCode : std::uint8_t {
    empty,        ///< no text at all
    too_large,    ///< over a named bound
    no_article,   ///< a page, but no article in it
    not_text,     ///< binary bytes
    bad_json,     ///< a line of NDJSON that is no document
    bad_archive,  ///< packed bytes, an archive, or a record or member of one, torn or not true
    bad_table,    ///< a compiled lexicon or gazetteer that cannot be trusted
    bad_lexicon,  ///< a row of lexicon/, or of a user's own places, that does not hold
    io,           ///< a file that cannot be read or written
    forbidden,    ///< an address that is not fetched: its scheme, or where its host is
    fetch,        ///< a page that the network or its server did not give
    bad_query,    ///< a search that cannot be read; `where` is its field
    too_costly,   ///< a search that would take too long
    store,        ///< the database cannot be used; its own words
    busy,         ///< another held the database for too long
    refused,      ///< a document that the database can never keep, whatever the time
    queue         ///< the queue cannot be used: gone, full, set up otherwise
};

/// The code as it stands in error records, e.g. "no_article".
std::string_view name(ErrorCode code);

struct Error {
    ErrorCode code;
    std::string where;   ///< "places.tsv:41", a file, a URL, or empty
    std::string detail;  ///< one sentence, for a person
};

/// A value or the Error that stands in its place. GCC 12 has std::expected in C++23 mode alone.
template <class T>
class [[nodiscard]] Expected {
public:
    // NOLINTNEXTLINE(google-explicit-constructor): so that one can write `return value;`
    Expected(T value) : held_(std::in_place_index<0>, std::move(value)) {}
    // NOLINTNEXTLINE(google-explicit-constructor): and `return Error{...};`
    Expected(Error error) : held_(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] explicit operator bool() const noexcept { return held_.index() == 0; }
    [[nodiscard]] T& operator*() & { return std::get<0>(held_); }
    [[nodiscard]] const T& operator*() const& { return std::get<0>(held_); }
    [[nodiscard]] T&& operator*() && { return std::get<0>(std::move(held_)); }
    [[nodiscard]] T* operator->() { return &std::get<0>(held_); }
    [[nodiscard]] const T* operator->() const { return &std::get<0>(held_); }
    [[nodiscard]] const Error& error() const { return std::get<1>(held_); }

private:
    std::variant<T, Error> held_;
};

}  // namespace khabar
