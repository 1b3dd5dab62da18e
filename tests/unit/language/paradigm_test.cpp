// Each line of paradigms.tsv: a verb as a row of ar/verbs.tsv tells it, a cell of its paradigm, and
// how a textbook writes it. Lines that name one cell of one verb twice are both right.

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "khabar/language/arabic/conjugate.h"
#include "khabar/language/arabic/letters.h"
#include "khabar/language/arabic/written.h"

namespace {

using namespace khabar::arabic;  // NOLINT(google-build-using-namespace): a test of this library

using Written = std::map<std::string, std::set<std::string>>;  // by cell

/// Without sukun, which textbooks write or leave out.
std::string plain(const std::u32string& word) {
    std::u32string out;
    for (const char32_t c : word) {
        if (c != sukun) {
            out += c;
        }
    }
    return encode(out);
}

Written write(const Paradigm& paradigm) {
    Written out;
    for (const Cell& cell : paradigm.cells) {
        out[cell_name(cell)].insert(plain(written(cell)));
    }
    out["part.act"].insert(plain(spell_noun(paradigm.active_participle)));
    out["part.pass"].insert(plain(spell_noun(paradigm.passive_participle)));
    for (const Sounds& word : paradigm.verbal_nouns) {
        out["masdar"].insert(plain(spell_noun(word)));
    }
    return out;
}

std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells;
    std::stringstream in(line);
    for (std::string cell; std::getline(in, cell, '\t');) {
        cells.push_back(cell);
    }
    return cells;
}

TEST(Paradigms, Table) {
    std::ifstream in(std::string(KHABAR_SOURCE_DIR) + "/tests/unit/language/paradigms.tsv");
    std::string line;
    std::getline(in, line);
    std::map<std::vector<std::string>, Written> known;
    std::size_t lines = 0;
    while (std::getline(in, line)) {
        const std::vector<std::string> cells = cells_of(line);
        ASSERT_EQ(cells.size(), 7u) << line;
        ++lines;
        const std::vector<std::string> verb(cells.begin(), cells.begin() + 5);
        if (!known.contains(verb)) {
            const auto paradigm = conjugate({cells[0], cells[1], cells[2], cells[3], cells[4]});
            EXPECT_TRUE(paradigm) << cells[0] << ": " << (paradigm ? "" : paradigm.error().detail);
            known[verb] = paradigm ? write(*paradigm) : Written{};
        }
        const std::set<std::string>& ours = known[verb][cells[5]];
        std::string all;
        for (const std::string& word : ours) {
            all += word + " ";
        }
        EXPECT_TRUE(ours.contains(plain(decode(cells[6]))))
            << cells[0] << " " << cells[5] << ": " << cells[6] << ", not " << all;
    }
    EXPECT_GT(lines, 4000u);
    EXPECT_GT(known.size(), 170u);
}

TEST(Paradigms, RefusesWhatDoesNotFit) {
    EXPECT_FALSE(conjugate({"\xD9\x83\xD8\xAA\xD8\xA8", "\xD9\x83\xD8\xAA\xD8\xA8", "II", "", ""}));
    EXPECT_FALSE(conjugate({"\xD9\x83\xD8\xAA\xD8\xA8", "\xD9\x83\xD8\xAA\xD8\xA8", "I", "", ""}));
    EXPECT_FALSE(conjugate({"\xD9\x83\xD8\xAA\xD8\xA8", "\xD9\x83\xD8\xAA", "I", "a-u", ""}));
    EXPECT_FALSE(conjugate({"", "", "", "", ""}));
}

}  // namespace
