// A record stands by itself: what is read from its line is written as the same line, and gives the
// same row of CSV as the event did from which the record was made.

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>

#include <gtest/gtest.h>

#include "khabar/core/civil.h"
#include "khabar/export/csv.h"
#include "khabar/export/event_records.h"
#include "khabar/export/record.h"
#include "khabar/page/read_page.h"
#include "khabar/page/read_text.h"
#include "khabar/record/record.h"
#include "tests/open_lexicon.h"
#include "tests/read_file.h"
#include "texts.h"

namespace khabar::laws {
namespace {

using tests::coder;

Origin origin() {
    Origin origin;
    origin.url = "https://news.example/1";
    origin.publisher = "News, \"Example\"";
    origin.published = parse_day("2023-04-15");
    return origin;
}

/// Holds the records of a document to the law; how many there were.
std::size_t check(const Expected<Document>& document) {
    if (!document) {
        return 0;
    }
    const Layers layers = coder().layers(*document);
    const CodedDocument coded{*document, layers.events, layers.mentions, coder().tables(), "t"};
    std::string rows_of_lines;
    for (std::size_t i = 0; i < layers.events.size(); ++i) {
        const std::string line = event_record(coded, i);
        const auto record = record::read_record(line, "line");
        EXPECT_TRUE(record) << record.error().detail << "\n" << line;
        if (record) {
            EXPECT_EQ(record::write_record(*record), line);
            append_csv(rows_of_lines, *record);
        }
    }
    std::string rows;
    append_csv(rows, coded);
    EXPECT_EQ(rows_of_lines, rows);
    return layers.events.size();
}

TEST(Records, OfTheExamplesAreWrittenAsTheyAreRead) {
    std::size_t documents = 0;
    std::size_t records = 0;
    for (const auto& file : std::filesystem::directory_iterator(KHABAR_SOURCE_DIR "/examples")) {
        const std::string bytes = tests::read_file(file.path());
        const std::string kind = file.path().extension();
        if (kind == ".html") {
            records += check(read_page(bytes, origin(), coder().tables()));
            ++documents;
        } else if (kind == ".txt") {
            records += check(read_text(bytes, origin(), std::nullopt, coder().tables()));
            ++documents;
        }
    }
    EXPECT_GE(documents, 4u);
    EXPECT_GE(records, 10 * documents);
}

TEST(Records, OfTheGoldenTextsAreWrittenAsTheyAreRead) {
    std::size_t records = 0;
    for (const std::string& text : golden_texts()) {
        records += check(read_text(text, origin(), std::nullopt, coder().tables()));
    }
    EXPECT_GE(records, 500u);
}

}  // namespace
}  // namespace khabar::laws
