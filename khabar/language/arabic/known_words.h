#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "khabar/language/arabic/candidates.h"
#include "khabar/language/language.h"

namespace khabar::arabic {

/// The candidates of the words of one text, kept: many words of a text have stood in it before.
class KnownWords {
public:
    /// `reader` outlives it. tokens: how many the text has; most_behind: as WordReader::read has
    /// it.
    KnownWords(const WordReader& reader, std::size_t tokens, std::int32_t most_behind);

    /// WordReader::read of a token, whose folded word `text` has.
    void read(const ReadText& text, std::uint32_t token, const WordLetters& letters,
              Candidates& out);

private:
    /// What was read at a token, in all_; no candidates: nothing yet.
    struct Entry {
        std::uint32_t token = 0;
        std::uint32_t first = 0;
        std::uint8_t count = 0;
        std::uint8_t kind_count = 0;
        std::array<std::uint8_t, max_candidates> like{};
        std::array<std::uint8_t, max_candidates> kinds{};
    };
    static constexpr std::size_t most_entries = 4096;  // why: few texts have more different words

    const WordReader& reader_;
    std::int32_t most_behind_;
    std::vector<Entry> entries_;  ///< by the hash of the folded word, the last that came there
    std::vector<Candidate> all_;
};

}  // namespace khabar::arabic
