#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "khabar/core/expected.h"
#include "khabar/gazetteer/box_tree.h"
#include "khabar/gazetteer/bytes.h"
#include "khabar/gazetteer/key_index.h"
#include "khabar/gazetteer/layout.h"

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
    std::uint64_t rows = 0;        ///< that went in
    std::uint64_t malformed = 0;   ///< that were left out, since they could not be read
};

/// One mapped file of places, read-only; or the same bytes in memory. Immutable: one serves every
/// thread.
///
/// At open the header, the lists and the bounds of all parts are proved, and of a file up to
/// small_file bytes the checksum of all of it; so a large one opens without being read. What a
/// look-up finds beyond that is held against the bounds where it is followed: a file that was
/// damaged gives wrong places or none, and no reading outside of it.
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
    /// A number that is not below size(), as a damaged file may give it, is a Place of empty texts.
    [[nodiscard]] Place place(std::uint32_t number) const;

    using Near = NearPlace;  ///< place, and km along the great circle
    /// Places within `km`, the nearest first, `most` of them; by the file's R-tree. None for a
    /// latitude beyond the poles; longitudes go round.
    [[nodiscard]] std::vector<Near> near(double lat, double lon, double km, std::size_t most) const;

    [[nodiscard]] std::vector<Source> sources() const;
    /// How many names lead to places, summed over the places.
    [[nodiscard]] std::uint64_t names() const noexcept { return names_; }

    /// Whether the checksum of the whole file holds. Reads all of it: about 0.3 s a gigabyte.
    [[nodiscard]] bool is_whole() const;

    static constexpr std::uint64_t small_file = 4u << 20u;  // why: hashed in some 0.4 ms

private:
    explicit Gazetteer(Bytes bytes) : bytes_(std::move(bytes)) {}
    static Expected<std::shared_ptr<const Gazetteer>> prove(Bytes bytes, const std::string& where);
    /// Empty, or what is wrong.
    std::string_view take_parts();
    bool take_lists(std::string_view lists, const Header& header);
    [[nodiscard]] std::string_view part(const Part& part) const;

    Bytes bytes_;
    std::string_view records_;
    std::string_view boxes_;
    std::string_view pool_;
    KeyIndex keys_;
    std::uint64_t names_ = 0;
    std::uint64_t checksum_ = 0;
    std::vector<Source> sources_;
    std::vector<std::string_view> kinds_;
    std::vector<std::string_view> countries_;
};

}  // namespace khabar::gazetteer
