#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "khabar/language/language.h"
#include "khabar/tables/table_file.h"

namespace khabar::mentions {

/// Words that open the name of a place, or say where from a place: lexicon/ar/place_heads.tsv.
class PlaceHeads {
public:
    PlaceHeads(const ReadText& text, const TableFile& tables);

    /// The row of a token, when that is a likely reading.
    [[nodiscard]] std::optional<std::uint32_t> at(std::uint32_t token) const {
        Asked& asked = asked_[token];
        if (!asked.known) {
            asked = {true, read(token)};
        }
        return asked.row;
    }
    /// The row of a point of the compass with a nisba's ending: "northern" and its like before a
    /// place.
    [[nodiscard]] std::optional<std::uint32_t> compass_at(std::uint32_t token) const;

    /// town, region, district, point, sector; `name` for a word whose name is no place; `of` for
    /// one that opens none itself, but whose genitive is rather a place.
    [[nodiscard]] std::string_view kind(std::uint32_t row) const { return cell(row, kind_); }
    /// It is a place even without a name: "the airport".
    [[nodiscard]] bool alone(std::uint32_t row) const { return cell(row, alone_) == "y"; }
    /// A common noun in its genitive is a name: "Officers' Quarter".
    [[nodiscard]] bool names(std::uint32_t row) const { return cell(row, names_) == "y"; }
    /// The name behind it is another place's, which tells nothing of where it is: "Baghdad Street".
    [[nodiscard]] bool namesake(std::uint32_t row) const { return cell(row, namesake_) == "y"; }

private:
    [[nodiscard]] std::string_view cell(std::uint32_t row, std::uint32_t column) const {
        return sheet_ == nullptr ? std::string_view() : sheet_->cell(row, column);
    }
    [[nodiscard]] std::optional<std::uint32_t> read(std::uint32_t token) const;
    [[nodiscard]] std::optional<std::uint32_t> find(const HashedKey& lemma) const;

    const ReadText& text_;
    const TableFile& tables_;
    const Index& index_;
    const Sheet* sheet_;
    std::uint32_t kind_ = 0;
    std::uint32_t alone_ = 0;
    std::uint32_t names_ = 0;
    std::uint32_t namesake_ = 0;
    struct Asked {
        bool known = false;
        std::optional<std::uint32_t> row;
    };
    mutable std::vector<Asked> asked_;  // by token: some are asked for often, most never
};

}  // namespace khabar::mentions
