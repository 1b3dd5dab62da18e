// Each line of times.tsv and times_en.tsv: day of publication (or -), text, what find_times gives.

#include <gtest/gtest.h>

#include <fstream>
#include <memory>
#include <string>

#include "khabar/mentions/mention.h"
#include "time_dump.h"

namespace {

using namespace khabar;  // NOLINT(google-build-using-namespace): a test of this library

/// "[words] start/end precision ..." for each mention, "; " between them.
std::string dump(const Document& document, const std::vector<Mention>& mentions) {
    std::string out;
    for (const Mention& mention : mentions) {
        const auto& time = std::get<TimeMention>(mention.what);
        out += out.empty() ? "[" : "; [";
        out += std::string(document.text(mention.words)) + "] ";
        out += tests::dump(time);
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
        const std::size_t first = line.find('\t');
        const std::size_t second = line.find('\t', first + 1);
        ASSERT_NE(second, std::string::npos) << line;
        Origin origin;
        origin.published = parse_day(line.substr(0, first));
        const std::string text = line.substr(first + 1, second - first - 1);
        const Document document(
            origin, id, text,
            {{BlockKind::paragraph, {0, static_cast<std::uint32_t>(text.size())}, id}});
        const ReadText read = (*language)->read(document);
        EXPECT_EQ(dump(document, find_times(read, **tables)), line.substr(second + 1))
            << "CASE " << line.substr(0, second);
        ++cases;
    }
    EXPECT_GE(cases, least);
}

TEST(Times, Table) {
    expect_table(LanguageId::arabic, "times.tsv", 500);
}

TEST(Times, English) {
    expect_table(LanguageId::english, "times_en.tsv", 300);
}

}  // namespace
