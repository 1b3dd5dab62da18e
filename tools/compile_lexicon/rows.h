#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace khabar::compile {

/// One TSV file as read; the cells are its own copies.
struct RawSheet {
    std::string name;  ///< "ar/verbs"
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows;
    std::vector<std::uint32_t> lines;

    /// The place of a column, or columns.size().
    [[nodiscard]] std::size_t column(std::string_view wanted) const;
    /// A cell by the column's name; empty when there is no such column.
    [[nodiscard]] std::string_view cell(std::size_t row, std::string_view wanted) const;
    [[nodiscard]] std::string place(std::size_t row) const;
};

/// All faults found so far, each as "lexicon/ar/verbs.tsv:41: what is wrong".
class Faults {
public:
    void add(const std::string& place, std::string_view what);
    [[nodiscard]] const std::vector<std::string>& all() const { return all_; }

private:
    std::vector<std::string> all_;
};

/// Reads every *.tsv under `folder`, in the order of their names.
std::vector<RawSheet> read_sheets(const std::filesystem::path& folder, Faults& faults);

/// Holds every cell against lexicon/schema.tsv, and names that one sheet takes from another.
void check_sheets(const std::vector<RawSheet>& sheets, Faults& faults);

/// Holds the rows of actors/ against each other (docs/LEXICON.md, "What the check says of actors").
/// Precondition: check_sheets found nothing.
void check_actors(const std::vector<RawSheet>& sheets, Faults& faults);

const RawSheet* find_sheet(const std::vector<RawSheet>& sheets, std::string_view name);

}  // namespace khabar::compile
