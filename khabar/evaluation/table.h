#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/core/expected.h"
#include "khabar/evaluation/score.h"

namespace khabar::evaluation {

/// How scores are written: for people, as rows to keep, as a page of documentation.
enum class TableFormat : std::uint8_t { table, tsv, md };

/// The main figure of each line, as an earlier `tsv` holds it, by gold, table and name: what the
/// figures of now stand beside.
class Earlier {
public:
    /// Reads what write_scores wrote as tsv. Errors: bad_json, with FILE:LINE.
    static Expected<Earlier> read(std::string_view content, const std::string& file);

    [[nodiscard]] const std::string& name() const { return name_; }
    /// "0.512", or empty.
    [[nodiscard]] std::string_view figure(std::string_view gold, const Line& line) const;
    /// Whether it has any figure of this gold.
    [[nodiscard]] bool knows(std::string_view gold) const;

private:
    std::string name_;  ///< of the file: the release
    std::map<std::string, std::string, std::less<>> figures_;
};

/// The figure that a line is judged by: F1, the share that is right, or precision.
double main_figure(const Line& line);

/// The scores, one after the other, each with its lines beside those of `earlier`.
std::string write_scores(const std::vector<Score>& scores, const Earlier& earlier,
                         TableFormat format);

}  // namespace khabar::evaluation
