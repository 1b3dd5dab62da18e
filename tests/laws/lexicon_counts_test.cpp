// How much the sheets of actors hold, by kind, so that nobody loses rows by accident; and that
// every state is read by the heads of state_bodies.tsv with its nisba, or with its name.

#include <fstream>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "khabar/coder/coder.h"
#include "khabar/tables/table_file.h"
#include "texts.h"

namespace khabar::laws {

namespace {

constexpr std::string_view article = "\xD8\xA7\xD9\x84";  // al-
constexpr std::string_view ta_marbuta = "\xD8\xA9";

const Coder& coder() {
    static const auto opened = Coder::open(KHABAR_TABLES);
    if (!opened) {
        ADD_FAILURE() << opened.error().detail;
        std::abort();
    }
    return **opened;
}

const Sheet& sheet(std::string_view name) {
    const Sheet* found = coder().tables().sheet(name);
    if (found == nullptr) {
        ADD_FAILURE() << "no sheet " << name;
        std::abort();
    }
    return *found;
}

TEST(LexiconCounts, ActorsByKind) {
    std::map<std::string, int, std::less<>> kinds;
    const Sheet& actors = sheet("actors/actors");
    for (std::uint32_t row = 0; row < actors.rows(); ++row) {
        ++kinds[std::string(actors.cell(row, "kind"))];
    }
    const int named = kinds["armed_group"] + kinds["party"] + kinds["igo"] + kinds["ngo"] +
                      kinds["agency"] + kinds["company"];
    EXPECT_GE(named, 1600);
    EXPECT_GE(kinds["armed_group"], 460);
    EXPECT_GE(kinds["party"], 390);
    EXPECT_GE(kinds["igo"], 150);
    EXPECT_GE(kinds["ngo"], 230);
    EXPECT_GE(kinds["company"], 300);
    EXPECT_GE(kinds["outlet"] + kinds["agency"], 1000);
    EXPECT_GE(kinds["person"], 3900);
}

TEST(LexiconCounts, OfficesNamesAndTests) {
    const Sheet& terms = sheet("actors/terms");
    std::set<std::string_view> holders;
    std::map<std::string, int, std::less<>> titles;
    for (std::uint32_t row = 0; row < terms.rows(); ++row) {
        holders.insert(terms.cell(row, "holder"));
        ++titles[std::string(terms.cell(row, "title"))];
    }
    EXPECT_GE(terms.rows(), 4400u);
    EXPECT_GE(holders.size(), 3500u);
    EXPECT_GE(sheet("actors/titles").rows(), 160u);
    for (const auto& [title, least] : std::map<std::string, int>{{"president", 630},
                                                                 {"prime-minister", 440},
                                                                 {"foreign-minister", 460},
                                                                 {"defence-minister", 240},
                                                                 {"interior-minister", 200},
                                                                 {"chief-of-staff", 100},
                                                                 {"central-bank-governor", 40},
                                                                 {"leader", 130}}) {
        EXPECT_GE(titles[title], least) << title;
    }
    EXPECT_GE(sheet("actors/names").rows(), 170u);
    const Sheet& tests = sheet("actors/tests");
    std::set<std::string_view> tested;
    int near_misses = 0;
    for (std::uint32_t row = 0; row < tests.rows(); ++row) {
        tested.insert(tests.cell(row, "actor"));
        near_misses += tests.cell(row, "not") == "y" ? 1 : 0;
    }
    EXPECT_GE(tests.rows(), 540u);
    EXPECT_GE(near_misses, 245);
    EXPECT_GE(tested.size(), 300u);
}

TEST(LexiconCounts, ParentsOfActors) {
    const Sheet& actors = sheet("actors/actors");
    int parts = 0;
    for (std::uint32_t row = 0; row < actors.rows(); ++row) {
        parts += actors.cell(row, "parent").empty() ? 0 : 1;
    }
    EXPECT_GE(parts, 640);
}

/// Singulars and their plurals, a broken plural and the sound ones alike.
TEST(LexiconCounts, RoleHeads) {
    const Sheet& heads = sheet("actors/heads_ar");
    std::size_t lemmas = 0;
    for (std::uint32_t row = 0; row < heads.rows(); ++row) {
        lemmas += 1 + alternatives(heads.cell(row, "plural")).size();
    }
    EXPECT_GE(heads.rows(), 1240u);
    EXPECT_GE(lemmas, 2000u);
}

/// A body that the test puts before the nisba or the name of every state.
struct StateBody {
    std::string before;  ///< the words of the sentence that stand before it
    std::string head;
    bool feminine = false;
    std::string sector;
};

std::vector<StateBody> state_bodies() {
    std::vector<StateBody> bodies;
    std::ifstream file(KHABAR_SOURCE_DIR "/tests/laws/state_bodies.tsv");
    for (std::string line; std::getline(file, line);) {
        const std::size_t first = line.find('\t');
        const std::size_t second = line.find('\t', first + 1);
        const std::size_t third = line.find('\t', second + 1);
        if (line.front() != '#' && third != std::string::npos) {
            bodies.push_back(
                {line.substr(0, first) + " ", line.substr(first + 1, second - first - 1),
                 line.substr(second + 1, third - second - 1) == "f", line.substr(third + 1)});
        }
    }
    return bodies;
}

/// Whether an actor of that country is found: of the sector, or a body with a row of its own.
bool reads(const std::string& sentence, std::string_view country, std::string_view sector) {
    const Document document = as_document(sentence);
    const Layers layers = coder().layers(document);
    const Sheet& actors = sheet("actors/actors");
    for (const Mention& mention : layers.mentions) {
        const auto* actor = std::get_if<ActorMention>(&mention.what);
        if (actor == nullptr || actor->country != country || actor->sectors.empty()) {
            continue;
        }
        if (actor->sectors.front() == sector ||
            (actor->entity && &coder().tables().sheet(actor->entity->sheet) == &actors)) {
            return true;
        }
    }
    return false;
}

TEST(LexiconCounts, EveryStateIsReadByHeadAndNisbaOrName) {
    const std::vector<StateBody> bodies = state_bodies();
    ASSERT_GE(bodies.size(), 5u);
    const Sheet& countries = sheet("actors/countries");
    EXPECT_GE(countries.rows(), 199u);
    std::map<std::string_view, int> owners;
    for (std::uint32_t row = 0; row < countries.rows(); ++row) {
        for (const std::string_view nisba : alternatives(countries.cell(row, "nisba"))) {
            ++owners[nisba];
        }
    }
    int with_nisba = 0;
    for (std::uint32_t row = 0; row < countries.rows(); ++row) {
        const std::string_view iso = countries.cell(row, "iso");
        const auto nisbas = alternatives(countries.cell(row, "nisba"));
        const bool own = !nisbas.empty() && owners[nisbas.front()] == 1 &&
                         nisbas.front().find(' ') == std::string_view::npos;
        with_nisba += own ? 1 : 0;
        std::string_view name = alternatives(countries.cell(row, "ar")).front();
        if (name.ends_with('?')) {
            name.remove_suffix(1);
        }
        for (const StateBody& body : bodies) {
            std::string sentence = body.before;
            if (own) {
                sentence += body.head + " ";
                sentence += article;
                sentence += nisbas.front();
                sentence += body.feminine ? ta_marbuta : "";
            } else {
                sentence += body.head.substr(article.size()) + " ";
                sentence += name;
            }
            EXPECT_TRUE(reads(sentence, iso, body.sector)) << iso << " " << sentence;
        }
    }
    EXPECT_GE(with_nisba, 180);
}

}  // namespace

}  // namespace khabar::laws
