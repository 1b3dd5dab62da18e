// Each line of quantities.tsv and quantities_en.tsv: text, what find_quantities gives.

#include <gtest/gtest.h>

#include <fstream>
#include <memory>
#include <string>

#include "khabar/mentions/mention.h"

namespace {

using namespace khabar;  // NOLINT(google-build-using-namespace): a test of this library

std::string name(Approx approx) {
    switch (approx) {
        case Approx::exact:
            return "exact";
        case Approx::about:
            return "about";
        case Approx::at_least:
            return "at_least";
        case Approx::more_than:
            return "more_than";
        case Approx::at_most:
            return "at_most";
        case Approx::less_than:
            return "less_than";
        case Approx::range:
            return "range";
        case Approx::magnitude:
            return "magnitude";
        case Approx::few:
            return "few";
    }
    return {};
}

std::string number(const std::optional<double>& value) {
    if (!value) {
        return "-";
    }
    std::string text = std::to_string(*value);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') {
        text.pop_back();
    }
    return text;
}

/// "[words] kind value min max approx unit bearing" for each amount, "[words] ordinal rank" for an
/// ordinal, "; " between them.
std::string dump(const Document& document, const std::vector<Mention>& mentions) {
    std::string out;
    for (const Mention& mention : mentions) {
        const auto& quantity = std::get<QuantityMention>(mention.what);
        out += out.empty() ? "[" : "; [";
        out += std::string(document.text(mention.words)) + "] " + quantity.kind + " ";
        if (!quantity.rank.empty()) {
            out += quantity.rank;
            continue;
        }
        out += number(quantity.value) + " " + number(quantity.min) + " " + number(quantity.max) +
               " " + name(quantity.approx);
        out += quantity.unit.empty() ? "" : " " + quantity.unit;
        out += quantity.bearing.empty() ? "" : " " + quantity.bearing;
    }
    return out.empty() ? "none" : out;
}

void expect_table(LanguageId id, const std::string& name, int least) {
    const auto tables = TableFile::open(KHABAR_TABLES);
    ASSERT_TRUE(tables) << tables.error().detail;
    const auto language = open_language(id, *tables);
    ASSERT_TRUE(language) << language.error().detail;
    std::ifstream file(KHABAR_SOURCE_DIR "/tests/unit/mentions/" + name);
    ASSERT_TRUE(file.is_open());
    int cases = 0;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.front() == '#') {
            continue;
        }
        const std::size_t tab = line.find('\t');
        ASSERT_NE(tab, std::string::npos) << line;
        const std::string text = line.substr(0, tab);
        const Document document(
            Origin{}, id, text,
            {{BlockKind::paragraph, {0, static_cast<std::uint32_t>(text.size())}, id}});
        const ReadText read = (*language)->read(document);
        EXPECT_EQ(dump(document, find_quantities(read, **tables)), line.substr(tab + 1))
            << "CASE " << text;
        ++cases;
    }
    EXPECT_GE(cases, least);
}

TEST(Quantities, Table) {
    expect_table(LanguageId::arabic, "quantities.tsv", 500);
}

TEST(Quantities, English) {
    expect_table(LanguageId::english, "quantities_en.tsv", 250);
}

}  // namespace
