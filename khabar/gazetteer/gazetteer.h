#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/core/expected.h"

namespace khabar::gazetteer {

/// A place of a gazetteer; the words live as long as the Gazetteer.
struct Place {
    std::string_view id;       ///< "gn:2210247"
    std::string_view name;     ///< in Latin letters
    std::string_view name_ar;  ///< empty: not told
    std::string_view kind;     ///< as in lexicon/places/places.tsv
    std::string_view country;  ///< ISO 3166-1 alpha-3
    std::string_view region;   ///< the first-order division it lies in
    double lat = 0;
    double lon = 0;
    std::uint64_t population = 0;
};

/// Where the rows came from, as the header of the file tells it.
struct Source {
    std::string_view name;         ///< "GeoNames, Debian libgeonames-common"
    std::string_view version;      ///< of the package or the dump
    std::string_view attribution;  ///< what its licence wants said
    std::uint64_t rows = 0;
};

/// One mapped file of places, read-only and proved at open; or the same bytes in memory.
class Gazetteer {
public:
    /// Errors: io, bad_table.
    static Expected<std::shared_ptr<const Gazetteer>> open(const std::filesystem::path& file);
    /// From the bytes that a Writer made.
    static Expected<std::shared_ptr<const Gazetteer>> from_bytes(std::string bytes);

    struct Found {
        bool known = false;                     ///< a name, or the first words of one
        std::span<const std::uint32_t> places;  ///< the most populous first
    };
    /// `key`: a name folded (text/fold.h), its words joined by one space, in either script.
    [[nodiscard]] Found find(std::string_view key) const;

    [[nodiscard]] std::uint32_t size() const noexcept;
    /// Precondition: number < size().
    [[nodiscard]] Place place(std::uint32_t number) const;

    struct Near {
        std::uint32_t place;
        double km;  ///< along the great circle
    };
    /// Places within `km`, the nearest first, `most` of them; by the file's R-tree.
    [[nodiscard]] std::vector<Near> near(double lat, double lon, double km, std::size_t most) const;

    [[nodiscard]] std::vector<Source> sources() const;
};

}  // namespace khabar::gazetteer
