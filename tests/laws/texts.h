#pragma once

#include <cstdint>
#include <filesystem>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/core/document.h"
#include "khabar/tables/table_file.h"

namespace khabar::laws {

/// The compiled lexicon of this build; ends the test program when it does not open.
std::shared_ptr<const TableFile> open_lexicon();

/// Every cell of the lexicon that holds a letter beyond ASCII: words, names, phrases, examples. Of
/// English, all cells of its own sheets.
std::vector<std::string> lexicon_cells(const TableFile& tables,
                                       LanguageId language = LanguageId::arabic);

/// The texts of the golden cases.
std::vector<std::string> golden_texts();

/// Texts that nobody wrote: the same for the same seed, on every machine. Well-formed UTF-8.
class TextMaker {
public:
    explicit TextMaker(std::uint64_t seed) : random_(seed) {}
    /// Below `bound`; not exactly even, but the same everywhere (std::uniform_int_distribution is
    /// not).
    std::uint64_t below(std::uint64_t bound) { return random_() % bound; }
    /// A character of the kinds that break readers: Arabic letters and marks, presentation forms,
    /// joiners, bidi controls, digits of three scripts, quotes, spaces, astral characters.
    char32_t character();
    std::string characters(std::size_t count);
    /// Words of `from` with characters of every kind strewn among them.
    std::string mixture(const std::vector<std::string>& from, std::size_t words);

private:
    std::mt19937_64 random_;
};

/// `text` as a Document: each line that is not empty is a block.
Document as_document(std::string text, LanguageId language = LanguageId::arabic);

/// Whether a byte offset is inside the text or at its end, and not within a character.
bool on_border(std::string_view text, std::uint32_t at);

}  // namespace khabar::laws
