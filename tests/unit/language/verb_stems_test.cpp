// Our third-person forms against another's table of verb stems, where it stands beside the checkout
// (../shared): each form, prefix and suffix of person cut off, must be among the stems of its verb.
// Marks and hamza seats are folded. That table cuts stems at the border of the suffix: rows whose
// stems are shorter than their root are left out, and elsewhere a last weak radical or hamza may
// stand with the suffix. The disagreements are listed in
// docs/stages/language.md, with who is right.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "khabar/language/arabic/conjugate.h"
#include "khabar/language/arabic/letters.h"
#include "khabar/language/arabic/written.h"
#include "khabar/tables/table_file.h"

namespace {

using namespace khabar;  // NOLINT(google-build-using-namespace): a test of this library
using arabic::is_mark;

constexpr double least_share = 0.97;  // why: the issue that asked for the paradigms

/// Letters alone, every hamza and its seat one letter, alef maqsura ya.
std::string plain(const std::u32string& word, bool keep_shadda) {
    std::u32string out;
    for (const char32_t c : word) {
        if (is_mark(c) && !(keep_shadda && c == arabic::shadda)) {
            continue;
        }
        switch (c) {
            case arabic::alef_madda:
                out += {arabic::hamza, arabic::alef};
                break;
            case arabic::alef_hamza:
            case arabic::alef_hamza_below:
            case arabic::waw_hamza:
            case arabic::ya_hamza:
                out += arabic::hamza;
                break;
            case 0x0671:  // alef wasla
                out += arabic::alef;
                break;
            case arabic::alef_maqsura:
                out += arabic::ya;
                break;
            default:
                out += c;
        }
    }
    return arabic::encode(out);
}

std::vector<std::string> split(const std::string& text, char at) {
    std::vector<std::string> parts;
    std::stringstream in(text);
    for (std::string part; std::getline(in, part, at);) {
        parts.push_back(part);
    }
    return parts;
}

struct Stems {
    std::set<std::string> perfect;
    std::set<std::string> imperfect;
};

/// "lemma|root|vowel of the imperfect in form I" to the stems of all such rows.
std::map<std::string, Stems> read_stems(std::ifstream& in) {
    std::map<std::string, Stems> out;
    for (std::string line; std::getline(in, line);) {
        const std::vector<std::string> cells = split(line, '\t');
        if (line.starts_with('#') || cells.size() < 4) {
            continue;
        }
        const std::size_t dash = cells[0].find('-');
        const std::string vowel = dash == std::string::npos ? "" : cells[0].substr(dash + 1);
        const std::string root = plain(arabic::decode(cells[1]), false);
        std::size_t longest = 0;
        Stems stems;
        for (const bool past : {true, false}) {
            for (const std::string& stem : split(cells[past ? 2 : 3], ',')) {
                const std::string letters = plain(arabic::decode(stem), false);
                longest = std::max(longest, letters.size());
                (past ? stems.perfect : stems.imperfect).insert(letters);
            }
        }
        if (longest < root.size()) {
            continue;
        }
        const std::string key =
            plain(arabic::decode(cells[0].substr(0, dash)), true) + "|" + root + "|" + vowel;
        out[key].perfect.merge(stems.perfect);
        out[key].imperfect.merge(stems.imperfect);
    }
    return out;
}

/// The vowel of the imperfect as a mark, from a cell such as "a-u".
std::string imperfect_vowel(std::string_view vowels) {
    if (vowels.size() != 3) {
        return "";
    }
    const char32_t mark = vowels[2] == 'u'   ? arabic::damma
                          : vowels[2] == 'i' ? arabic::kasra
                                             : arabic::fatha;
    return arabic::encode(std::u32string(1, mark));
}

/// The letters of a cell without what tells the person; a consonant that meets its like in the
/// suffix is written once.
std::string stem_of(const arabic::Cell& cell) {
    const std::u32string word = arabic::decode(plain(arabic::spell(cell.word), true));
    std::u32string letters;
    std::vector<bool> doubled;
    for (const char32_t c : word) {
        if (c == arabic::shadda) {
            doubled.back() = true;
        } else {
            letters += c;
            doubled.push_back(false);
        }
    }
    std::size_t suffix = cell.suffix;
    if (suffix > 0 && suffix <= letters.size() && doubled[letters.size() - suffix] &&
        cell.tense != Tense::imperative && letters[letters.size() - suffix] == arabic::nun) {
        --suffix;
    }
    return arabic::encode(letters.substr(cell.prefix, letters.size() - cell.prefix - suffix));
}

TEST(VerbStems, AgreeWithAnotherTable) {
    const std::string path =
        std::string(KHABAR_SOURCE_DIR) + "/../shared/gold/arabic/verb_stems.dev.tsv";
    std::ifstream in(path);
    if (!in) {
        std::printf("verb stems: %s is not there; nothing to compare with\n", path.c_str());
        return;
    }
    const std::map<std::string, Stems> theirs = read_stems(in);
    const auto tables = TableFile::open(KHABAR_TABLES);
    ASSERT_TRUE(tables);
    const Sheet& verbs = *(*tables)->sheet("ar/verbs");
    std::size_t shared = 0;
    std::size_t forms = 0;
    std::size_t agreed = 0;
    for (std::uint32_t row = 0; row < verbs.rows(); ++row) {
        const auto cell = [&](std::string_view name) { return verbs.cell(row, name); };
        const auto paradigm = arabic::conjugate(
            {cell("lemma"), cell("root"), cell("form"), cell("vowels"), cell("present")});
        ASSERT_TRUE(paradigm) << verbs.place(row);
        const std::string key = plain(arabic::spell(paradigm->cells.front().word), true) + "|" +
                                plain(arabic::decode(cell("root")), false) + "|" +
                                imperfect_vowel(cell("vowels"));
        const auto found = theirs.find(key);
        if (found == theirs.end()) {
            continue;
        }
        ++shared;
        const char32_t last = arabic::decode(cell("root")).back();
        const bool open_root = last == arabic::waw || last == arabic::ya || last == arabic::hamza;
        std::string wrong;
        for (const arabic::Cell& each : paradigm->cells) {
            const bool past = each.tense == Tense::perfect;
            const std::set<std::string>& stems =
                past ? found->second.perfect : found->second.imperfect;
            // a verb without a passive there has none to compare with
            if (each.person != 3 || each.tense == Tense::imperative || stems.empty()) {
                continue;
            }
            ++forms;
            const std::string stem = stem_of(each);
            // that table counts a last weak radical or hamza to the suffix
            const bool cut = open_root && stems.contains(stem.substr(0, stem.size() - 2));
            if (stems.contains(stem) || cut) {
                ++agreed;
            } else if (wrong.find(" " + stem + " ") == std::string::npos) {
                wrong += " " + stem + " (" + arabic::cell_name(each) + ")";
            }
        }
        if (!wrong.empty()) {
            std::string all;
            for (const std::set<std::string>* stems :
                 {&found->second.perfect, &found->second.imperfect}) {
                for (const std::string& stem : *stems) {
                    all += " " + stem;
                }
            }
            std::printf("verb stems: %s %s: ours%s; theirs%s\n", std::string(cell("lemma")).c_str(),
                        std::string(cell("form")).c_str(), wrong.c_str(), all.c_str());
        }
    }
    const double share = forms == 0 ? 0 : static_cast<double>(agreed) / static_cast<double>(forms);
    std::printf(
        "verb stems: read %s; %zu lemmas that both hold, %zu of %zu third-person forms "
        "agree, %.4f\n",
        path.c_str(), shared, agreed, forms, share);
    EXPECT_GT(shared, 500u);
    EXPECT_GE(share, least_share);
}

}  // namespace
