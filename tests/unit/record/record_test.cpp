#include "khabar/record/record.h"

#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "tests/read_file.h"

namespace khabar::record {
namespace {

std::string data(const std::string& name) {
    return tests::read_file(KHABAR_SOURCE_DIR "/tests/unit/record/" + name);
}

/// A record with a value in each field, on one line without its end.
std::string whole() {
    std::string line = data("whole.ndjson");
    line.resize(line.find('\n'));
    return line;
}

std::string fault_of(std::string_view line) {
    const Expected<Record> record = read_record(line, "file.ndjson:7");
    return record ? "none"
                  : std::string(name(record.error().code)) + " " + record.error().where + " " +
                        record.error().detail;
}

struct Change {
    std::string from, to, fault;
};

std::vector<Change> changes() {
    std::vector<Change> found;
    std::istringstream lines(data("malformed.tsv"));
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with('#')) {
            continue;
        }
        std::istringstream cells(line);
        Change change;
        std::getline(cells, change.from, '\t');
        std::getline(cells, change.to, '\t');
        std::getline(cells, change.fault, '\t');
        found.push_back(change);
    }
    return found;
}

TEST(Record, IsWrittenAsItWasRead) {
    const auto record = read_record(whole(), "whole");
    ASSERT_TRUE(record) << record.error().detail;
    EXPECT_EQ(write_record(*record), whole());
}

TEST(Record, HoldsWhatTheLineSays) {
    const auto record = read_record(whole(), "whole");
    ASSERT_TRUE(record) << record.error().detail;
    EXPECT_EQ(record->document.publisher, "News, Example");
    EXPECT_EQ(record->document.title, "A \"title\" with \\ and \x01, and 7/8");
    EXPECT_EQ(record->modes, (std::vector<std::string>{"aerial", "firearms"}));
    EXPECT_EQ(record->score, -9.5);
    EXPECT_EQ(record->actors[0].holder->name.en, "Nobody");
    EXPECT_EQ(record->actors[0].words.span, (Span{0, 12}));
    EXPECT_FALSE(record->recipients[1].words.span);
    EXPECT_TRUE(record->date->approximate);
    EXPECT_EQ(record->date->alternatives[1].second, "2021-05-01");
    EXPECT_EQ(record->places[0].country, "LBY");
    EXPECT_EQ(record->places[0].because, Points{});
    EXPECT_FALSE(record->places[1].because);
    EXPECT_EQ(record->places[0].alternatives[0].because, (Points{{"named", 5}, {"story", -3}}));
    EXPECT_EQ(record->numbers[0].value, 1.2345678901234567e19);
    EXPECT_FALSE(record->numbers[0].max);
    EXPECT_EQ(record->numbers[0].chain->at(1).words.text, "the mayor");
    EXPECT_FALSE(record->numbers[1].chain);
    EXPECT_EQ(record->claim.chain[1].with[0].act, "reported");
    EXPECT_EQ(record->claim.cue->text, "denied");
    EXPECT_EQ(record->evidence.also[0].claim.status, "reported");
    EXPECT_EQ(record->rule.total, 75);
    EXPECT_EQ(record->lexicon, "00112233445566778899aabbccddeeff");
}

TEST(Record, LeavesOutWhatThereIsNot) {
    const std::string line =
        R"({"id":"","document":{"id":"","language":""},"event":"","actor":[],"recipient":[],)"
        R"("place":[],"number":[],"claim":{"status":"","chain":[]},"evidence":{"trigger":)"
        R"({"text":""},"quote":""},"rule":{"row":"","score":{"total":0,"parts":{}}},)"
        R"("confidence":0,"coder":{"version":""}})";
    EXPECT_EQ(write_record({}), line);
    const auto record = read_record(line, "empty");
    ASSERT_TRUE(record) << record.error().detail;
    EXPECT_EQ(write_record(*record), line);
}

TEST(Record, TakesADateThatIsNullForNone) {
    std::string line = whole();
    const std::size_t begin = line.find("\"date\":") + 7;
    line.replace(begin, line.find(",\"place\":") - begin, "null");
    const auto record = read_record(line, "whole");
    ASSERT_TRUE(record) << record.error().detail;
    EXPECT_FALSE(record->date);
}

TEST(Record, TakesFieldsInAnyOrder) {
    std::string line = whole();
    const std::size_t coder = line.find(",\"coder\":");
    const std::string last = line.substr(coder + 1, line.size() - coder - 2);
    line = "{" + last + "," + line.substr(1, coder - 1) + "}";
    const auto record = read_record(line, "whole");
    ASSERT_TRUE(record) << record.error().detail;
    EXPECT_EQ(write_record(*record), whole());
}

TEST(Record, TellsWhereALineIsWrong) {
    const std::vector<Change> all = changes();
    ASSERT_GT(all.size(), 30u);
    for (const Change& change : all) {
        std::string line = whole();
        const std::size_t at = line.find(change.from);
        ASSERT_NE(at, std::string::npos) << change.from;
        line.replace(at, change.from.size(), change.to);
        EXPECT_EQ(fault_of(line), "bad_json file.ndjson:7 " + change.fault) << change.to;
    }
}

TEST(Record, RefusesWhatIsNoObject) {
    EXPECT_EQ(fault_of("[1]"), "bad_json file.ndjson:7 expected an object");
    for (const std::string& line :
         {std::string(), std::string("{"), whole().substr(0, 200), whole() + " {}",
          std::string("{\"id\":\"\xFF\"}"), std::string(100'000, '[')}) {
        EXPECT_TRUE(fault_of(line).starts_with("bad_json file.ndjson:7 no JSON: ")) << line;
    }
}

TEST(Record, RefusesWhatIsTooLong) {
    std::string line = whole();
    const std::string quote = "the minister bombed they";
    line.replace(line.find(quote), quote.size(), std::string((8u << 20u) + 1, 'x'));
    EXPECT_EQ(fault_of(line),
              "bad_json file.ndjson:7 field evidence.quote: a text of more than 8388608 bytes");
    EXPECT_EQ(fault_of(std::string((32u << 20u) + 1, ' ')),
              "bad_json file.ndjson:7 a line of more than 33554432 bytes");
    line = whole();
    std::string modes = "\"m\"";
    for (int i = 0; i < 100'000; ++i) {
        modes += ",\"m\"";
    }
    line.replace(line.find("\"aerial\""), 8, modes);
    EXPECT_EQ(fault_of(line), "bad_json file.ndjson:7 field mode: a list of more than 100000");
    std::string parts = "\"p\":0";
    for (int i = 0; i < 200; ++i) {
        parts += ",\"p" + std::to_string(i) + "\":0";
    }
    line = whole();
    line.replace(line.find("\"named\":5"), 9, parts);
    EXPECT_EQ(fault_of(line),
              "bad_json file.ndjson:7 field place[0].alternatives[0].because: more than 200 parts");
}

TEST(Record, ShowsTheBeginningOfALongName) {
    const std::string name = std::string(63, 'n') + "\xD8\xA7" + std::string(100, 'n');
    EXPECT_EQ(fault_of("{\"" + name + "\":1}"),
              "bad_json file.ndjson:7 field " + std::string(63, 'n') + "...: no such field");
}

}  // namespace
}  // namespace khabar::record
