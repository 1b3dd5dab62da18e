#include "rows.h"

#include <unicode/normalizer2.h>

#include <fmt/format.h>
#include <algorithm>
#include <fstream>
#include <iterator>

#include "khabar/core/utf8.h"

namespace khabar::compile {

namespace {

std::vector<std::string> split_tabs(std::string_view line) {
    std::vector<std::string> cells;
    for (;;) {
        const std::size_t tab = line.find('\t');
        cells.emplace_back(line.substr(0, tab));
        if (tab == std::string_view::npos) {
            return cells;
        }
        line.remove_prefix(tab + 1);
    }
}

bool is_nfc(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
    return U_SUCCESS(status) &&
           nfc->isNormalizedUTF8(
               icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), status) &&
           U_SUCCESS(status);
}

RawSheet read_sheet(const std::filesystem::path& file, std::string name, Faults& faults) {
    RawSheet sheet;
    sheet.name = std::move(name);
    std::ifstream in(file, std::ios::binary);
    std::uint32_t number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        const std::string place = fmt::format("lexicon/{}.tsv:{}", sheet.name, number);
        if (!is_utf8(line) || !is_nfc(line)) {
            faults.add(place, "not UTF-8 in normal form C");
            continue;
        }
        if (line.empty() || line.front() == '#') {
            continue;
        }
        std::vector<std::string> cells = split_tabs(line);
        if (sheet.columns.empty()) {
            sheet.columns = std::move(cells);
            continue;
        }
        if (cells.size() != sheet.columns.size()) {
            faults.add(place, fmt::format("{} cells where the header has {}", cells.size(),
                                          sheet.columns.size()));
            continue;
        }
        for (const std::string& cell : cells) {
            if (!cell.empty() &&
                (cell.front() == ' ' || cell.back() == ' ' || cell.back() == '\r')) {
                faults.add(place, fmt::format("blank at the edge of \"{}\"", cell));
            }
        }
        sheet.rows.push_back(std::move(cells));
        sheet.lines.push_back(number);
    }
    return sheet;
}

}  // namespace

std::size_t RawSheet::column(std::string_view wanted) const {
    return static_cast<std::size_t>(
        std::distance(columns.begin(), std::find(columns.begin(), columns.end(), wanted)));
}

std::string_view RawSheet::cell(std::size_t row, std::string_view wanted) const {
    const std::size_t at = column(wanted);
    return at < columns.size() ? std::string_view(rows[row][at]) : std::string_view();
}

std::string RawSheet::place(std::size_t row) const {
    return fmt::format("lexicon/{}.tsv:{}", name, lines[row]);
}

void Faults::add(const std::string& place, std::string_view what) {
    all_.push_back(fmt::format("{}: {}", place, what));
}

std::vector<RawSheet> read_sheets(const std::filesystem::path& folder, Faults& faults) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file() && entry.path().extension() == ".tsv") {
            names.push_back(std::filesystem::relative(entry.path(), folder)
                                .replace_extension()
                                .generic_string());
        }
    }
    std::sort(names.begin(), names.end());  // the order of a folder's entries is the file system's
    std::vector<RawSheet> sheets;
    for (const std::string& name : names) {
        sheets.push_back(read_sheet(folder / (name + ".tsv"), name, faults));
    }
    return sheets;
}

const RawSheet* find_sheet(const std::vector<RawSheet>& sheets, std::string_view name) {
    const auto found = std::find_if(sheets.begin(), sheets.end(),
                                    [&](const RawSheet& sheet) { return sheet.name == name; });
    return found == sheets.end() ? nullptr : &*found;
}

}  // namespace khabar::compile
