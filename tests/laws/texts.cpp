#include "texts.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include <fmt/format.h>

#include "khabar/core/utf8.h"
#include "khabar/tables/names.h"
#include "tests/read_file.h"

namespace khabar::laws {

namespace fs = std::filesystem;

std::shared_ptr<const TableFile> open_lexicon() {
    auto tables = TableFile::open(KHABAR_TABLES);
    if (!tables) {
        fmt::print(stderr, "{}: {}\n", tables.error().where, tables.error().detail);
        std::exit(4);
    }
    return *std::move(tables);
}

std::vector<std::string> lexicon_cells(const TableFile& tables, LanguageId language) {
    std::vector<std::string> cells;
    for (const Sheet& sheet : tables.sheets()) {
        for (std::uint32_t row = 0; row < sheet.rows(); ++row) {
            for (std::uint32_t column = 0; column < sheet.columns().size(); ++column) {
                const std::string_view cell = sheet.cell(row, column);
                const bool english = language == LanguageId::english;
                if (english ? !cell.empty() && is_of_language(sheet.name(), language)
                            : std::ranges::any_of(cell, [](char c) { return (c & 0x80) != 0; })) {
                    cells.emplace_back(cell);
                }
            }
        }
    }
    return cells;
}

std::vector<std::string> golden_texts() {
    std::vector<fs::path> files;
    for (const auto& entry :
         fs::recursive_directory_iterator(fs::path(KHABAR_SOURCE_DIR) / "tests" / "golden")) {
        if (entry.path().extension() == ".case") {
            files.push_back(entry.path());
        }
    }
    std::ranges::sort(files);
    std::vector<std::string> texts;
    for (const fs::path& file : files) {
        const std::string bytes = tests::read_file(file);
        const std::size_t begin = bytes.find("\n---\n");
        const std::size_t end = bytes.find("\n---\n", begin + 1);
        if (begin != std::string::npos && end != std::string::npos) {
            texts.push_back(bytes.substr(begin + 5, end - begin - 5));
        }
    }
    return texts;
}

char32_t TextMaker::character() {
    struct Range {
        char32_t first;
        char32_t last;
    };
    static constexpr std::array<Range, 24> ranges{{
        {0x0621, 0x064A}, {0x0621, 0x064A}, {0x0621, 0x064A},  // letters, tatweel among them
        {0x064B, 0x0655},                                      // vowel marks
        {0x0660, 0x0669}, {0x06F0, 0x06F9}, {U'0', U'9'},      // digits
        {0x066A, 0x066D}, {0x060C, 0x061F}, {0x06D4, 0x06DD},  // separators, marks of the Koran
        {0x0670, 0x06D3},                                      // letters of other languages
        {0xFB50, 0xFDFB}, {0xFE70, 0xFEFC},                    // presentation forms
        {0x200B, 0x200F}, {0x2028, 0x202E}, {0x2066, 0x2069},  // joiners, line ends, bidi controls
        {0x2010, 0x2027},                                      // dashes, quotes
        {U' ', U'~'},     {U'a', U'z'},     {U' ', U' '},       {U'\t', U'\n'},
        {0x00A0, 0x017F}, {0xFEFF, 0xFEFF}, {0x1F300, 0x1F5FF},
    }};
    const Range& range = ranges[below(ranges.size())];
    return range.first + static_cast<char32_t>(below(range.last - range.first + 1u));
}

std::string TextMaker::characters(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        append_utf8(text, character());
    }
    return text;
}

std::string TextMaker::mixture(const std::vector<std::string>& from, std::size_t words) {
    std::string text;
    for (std::size_t i = 0; i < words; ++i) {
        switch (below(8)) {
            case 0:
                text += characters(below(4) + 1);
                break;
            case 1:
                append_utf8(text, character());
                text += from[below(from.size())];
                break;
            default:
                text += from[below(from.size())];
        }
        text += below(30) == 0 ? ".\n" : " ";
    }
    return text;
}

Document as_document(std::string text, LanguageId language) {
    std::vector<Block> blocks;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        if (end > begin) {
            blocks.push_back({blocks.empty() ? BlockKind::title : BlockKind::paragraph,
                              {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)},
                              language});
        }
        begin = end + 1;
    }
    Origin origin;
    origin.id = "law";
    origin.published = parse_day("2020-05-26");
    return {std::move(origin), language, std::move(text), std::move(blocks)};
}

bool on_border(std::string_view text, std::uint32_t at) {
    return at == text.size() ||
           (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0u) != 0x80u);
}

}  // namespace khabar::laws
