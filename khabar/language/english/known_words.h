#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "khabar/language/english/candidates.h"
#include "khabar/language/english/capitals.h"
#include "khabar/language/language.h"

namespace khabar::english {

/// The candidates of the words of one text, kept: most words of a text have stood in it before.
class KnownWords {
public:
    /// `reader` outlives it. tokens: how many the text has.
    KnownWords(const WordReader& reader, std::size_t tokens);

    /// WordReader::read of a token, whose folded word `text` has.
    void read(const ReadText& text, std::uint32_t token, Capital capital, bool joined,
              Candidates& out);

private:
    /// What was read at a token, in all_; no candidates: nothing yet.
    struct Entry {
        std::uint32_t token = 0;
        std::uint32_t first = 0;
        std::uint8_t count = 0;
        Capital capital = Capital::small;
        bool joined = false;
    };
    static constexpr std::size_t most_entries = 4096;  // why: few texts have more different words

    const WordReader& reader_;
    std::vector<Entry> entries_;  ///< by the hash of the word, the last one that came there
    std::vector<Candidate> all_;
};

}  // namespace khabar::english
