#include "khabar/input/source.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace khabar {
namespace {

namespace fs = std::filesystem;
using std::string_literals::operator""s;

/// A folder of its own for each test, gone at its end.
class SourceTest : public testing::Test {
protected:
    SourceTest()
        : folder_(fs::temp_directory_path() /
                  ("khabar_source_" +
                   std::string(testing::UnitTest::GetInstance()->current_test_info()->name()))) {
        fs::remove_all(folder_);
        fs::create_directories(folder_);
    }
    ~SourceTest() override {
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
    }
    std::string write(const std::string& name, std::string_view bytes) {
        const fs::path path = folder_ / name;
        fs::create_directories(path.parent_path());
        std::ofstream out(path, std::ios::binary);
        out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        return path.string();
    }
    /// One line an input: "id|kind|text|where", or "id|error|where".
    std::string read(const std::string& path, InputKind kind = InputKind::automatic) {
        auto source = open_source(path, kind);
        if (!source) {
            return "cannot open: " + std::string(name(source.error().code)) + "\n";
        }
        std::string out;
        while (const auto input = (*source)->next()) {
            out += input->id + "|";
            if (!input->page) {
                out += std::string(name(input->page.error().code)) + "|" +
                       local(input->page.error().where) + "\n";
                continue;
            }
            const Page& page = *input->page;
            out += std::string(page.kind == InputKind::html   ? "html"
                               : page.kind == InputKind::text ? "text"
                                                              : "ndjson") +
                   "|" + (page.bytes.size() > 40 ? page.bytes.substr(0, 40) : page.bytes) + "|" +
                   local(page.where) + "\n";
        }
        return out;
    }
    [[nodiscard]] std::string local(const std::string& where) const {
        return where.starts_with(folder_.string()) ? where.substr(folder_.string().size() + 1)
                                                   : where;
    }
    [[nodiscard]] std::string folder() const { return folder_.string(); }

private:
    fs::path folder_;
};

TEST_F(SourceTest, LinesOneByOneWithTheBrokenInTheirPlace) {
    const std::string path = write("a.ndjson",
                                   "{\"id\":\"a\",\"text\":\"one\"}\n"
                                   "\n"
                                   "{\"id\":7,\"text\":\"two\"}\r\n"
                                   "{\"id\":\"c\",\"text\":\"half\n"
                                   "{\"id\":\"d\",\"tex\":\"x\"}\n"
                                   "[1,2]\n"
                                   "{\"id\":1.50,\"text\":\"three\"} x\n"
                                   "{\"id\":\"e\",\"text\":null}\n"
                                   "{\"id\":\"f\",\"text\":4}\n"
                                   "{\"id\":null,\"text\":\"no id\"}\n"
                                   "garbage\n"
                                   "{}\n"
                                   "{\"text\":\"key twice\",\"id\":\"g\",\"id\":\"h\"}\n"
                                   "{\"id\":\"last\",\"text\":\"no newline\"}");
    EXPECT_EQ(read(path),
              "a|ndjson|one|a.ndjson:1\n"
              "7|ndjson|two|a.ndjson:3\n"
              "c|bad_json|a.ndjson:4\n"
              "d|bad_json|a.ndjson:5\n"
              "|bad_json|a.ndjson:6\n"
              "1.50|bad_json|a.ndjson:7\n"
              "e|bad_json|a.ndjson:8\n"
              "f|bad_json|a.ndjson:9\n"
              "|ndjson|no id|a.ndjson:10\n"
              "|bad_json|a.ndjson:11\n"
              "|bad_json|a.ndjson:12\n"
              "h|ndjson|key twice|a.ndjson:13\n"
              "last|ndjson|no newline|a.ndjson:14\n");
}

TEST_F(SourceTest, FieldsOfALine) {
    const std::string path = write(
        "a.ndjson",
        "{\"id\":\"1\",\"lang\":\"ar\",\"text\":\"t\\n\\u0627 \\\"q\\\"\",\"title\":\"T\",\"url\":"
        "\"https://example.org\",\"publisher\":\"P\",\"published\":\"2020-05-26T10:00:00Z\","
        "\"more\":{\"deep\":[1,{\"id\":\"no\"}]},\"events\":[]}\n"
        "{\"id\":\"2\",\"lang\":\"fr\",\"text\":\"t\",\"reference\":\"2020-05-27\"}\n"
        "{\"id\":\"3\",\"text\":\"t\",\"published\":\"soon\",\"lang\":null}\n"
        "{\"id\":\"4\",\"text\":\"t\",\"published\":\"2020-05-26\",\"reference\":\"2019-01-01\"}"
        "\n");
    auto source = open_source(path, InputKind::automatic);
    ASSERT_TRUE(source);
    const auto first = (*source)->next();
    ASSERT_TRUE(first && first->page);
    EXPECT_EQ(first->page->bytes, "t\n\xD8\xA7 \"q\"");
    EXPECT_EQ(first->page->title, "T");
    EXPECT_EQ(first->page->language, LanguageId::arabic);
    EXPECT_EQ(first->page->origin.id, "1");
    EXPECT_EQ(first->page->origin.url, "https://example.org");
    EXPECT_EQ(first->page->origin.publisher, "P");
    EXPECT_EQ(first->page->origin.published, parse_day("2020-05-26"));
    EXPECT_EQ(first->page->origin.published_text, "2020-05-26T10:00:00Z");
    const auto second = (*source)->next();
    ASSERT_TRUE(second && second->page);
    EXPECT_FALSE(second->page->language);
    EXPECT_EQ(second->page->origin.published, parse_day("2020-05-27"));
    const auto third = (*source)->next();
    ASSERT_TRUE(third && third->page);
    EXPECT_FALSE(third->page->origin.published);
    const auto fourth = (*source)->next();
    ASSERT_TRUE(fourth && fourth->page);
    EXPECT_EQ(fourth->page->origin.published, parse_day("2020-05-26"));
    EXPECT_FALSE((*source)->next());
    EXPECT_FALSE((*source)->next());
}

TEST_F(SourceTest, MendsWhatJsonMayNotHold) {
    EXPECT_EQ(read(write("a.ndjson",
                         "{\"id\":\"a\",\"text\":\"x\xFF\xFEy\"}\n"
                         "{\"id\":\"b\",\"text\":\"x\\ud800y\"}\n"
                         "{\"id\":\"c\",\"text\":\"x\\ud83d\\ude00y\"}\n"
                         "{\"id\":\"d\",\"text\":\"\\\\ud800 \\ude00\"}\n")),
              "a|ndjson|x\xEF\xBF\xBDy|a.ndjson:1\n"
              "b|ndjson|x\xEF\xBF\xBDy|a.ndjson:2\n"
              "c|ndjson|x\xF0\x9F\x98\x80y|a.ndjson:3\n"
              "d|ndjson|\\ud800 \xEF\xBF\xBD|a.ndjson:4\n");
}

TEST_F(SourceTest, JsonFilesThatAreNoLines) {
    EXPECT_EQ(read(write("array.json", "[{\"id\":\"a\",\"text\":\"one\"},\n {\"id\":\"b\"}]")),
              "a|ndjson|one|array.json:1\nb|bad_json|array.json:2\n");
    EXPECT_EQ(read(write("object.json", "{\n  \"id\": \"a\",\n  \"text\": \"one\"\n}\n")),
              "a|ndjson|one|object.json:1\n");
    EXPECT_EQ(read(write("broken.json", "[{\"id\":\"a\"")), "a|bad_json|broken.json:1\n");
    EXPECT_EQ(read(write("empty.json", "")), "");
}

TEST_F(SourceTest, KindByExtensionThenByContent) {
    EXPECT_EQ(read(write("a.html", "no tags")), "a|html|no tags|a.html\n");
    EXPECT_EQ(read(write("a.txt", "<html>")), "a|text|<html>|a.txt\n");
    EXPECT_EQ(read(write("a.md", "<html>")), "a|text|<html>|a.md\n");
    EXPECT_EQ(read(write("a", "  <!DOCTYPE HTML>x")), "a|html|  <!DOCTYPE HTML>x|a\n");
    EXPECT_EQ(read(write("b", "<\0h\0t\0m\0l\0>\0"s)), "b|html|" + "<\0h\0t\0m\0l\0>\0"s + "|b\n");
    EXPECT_EQ(read(write("c", "A line.\n{")), "c|text|A line.\n{|c\n");
    EXPECT_EQ(read(write("d", "{\"id\":\"a\",\"text\":\"one\"}\n")), "a|ndjson|one|d:1\n");
    EXPECT_EQ(read(write("e", "")), "e|text||e\n");
    EXPECT_EQ(read(write("f.txt", "{\"id\":\"a\",\"text\":\"one\"}"), InputKind::ndjson),
              "a|ndjson|one|f.txt:1\n");
    EXPECT_EQ(input_kind("auto"), InputKind::automatic);
    EXPECT_EQ(input_kind("ndjson"), InputKind::ndjson);
    EXPECT_FALSE(input_kind("pdf"));
}

TEST_F(SourceTest, FoldersInOrder) {
    write("b.html", "B");
    write("a/z.htm", "Z");
    write("a/y.txt", "Y");
    write("c.ndjson", "{\"id\":\"n\",\"text\":\"one\"}\nbad\n");
    write("skipped.pdf", "no");
    write("d.HTML", "D");
    EXPECT_EQ(read(folder()),
              "y|text|Y|a/y.txt\n"
              "z|html|Z|a/z.htm\n"
              "b|html|B|b.html\n"
              "n|ndjson|one|c.ndjson:1\n"
              "|bad_json|c.ndjson:2\n"
              "d|html|D|d.HTML\n");
    auto source = open_source(folder(), InputKind::automatic);
    ASSERT_TRUE(source);
    EXPECT_EQ((*source)->next()->page->origin.id, "y") << "the name is the id in a folder";
    auto single = open_source(folder() + "/b.html", InputKind::automatic);
    ASSERT_TRUE(single);
    EXPECT_EQ((*single)->next()->page->origin.id, "") << "and no id for a file alone";
}

TEST_F(SourceTest, CountsWithoutReading) {
    EXPECT_EQ(count_inputs("-", InputKind::automatic), std::nullopt);
    EXPECT_EQ(count_inputs("https://news.example/", InputKind::automatic), 1u);
    EXPECT_EQ(count_inputs("https://news.example/", InputKind::ndjson), std::nullopt);
    EXPECT_EQ(count_inputs(write("p/a.html", "A"), InputKind::automatic), 1u);
    EXPECT_EQ(count_inputs(write("p/deep/b.txt", "B"), InputKind::ndjson), std::nullopt);
    EXPECT_EQ(count_inputs(write("c", "C"), InputKind::automatic), std::nullopt);
    EXPECT_EQ(count_inputs(folder() + "/c", InputKind::text), 1u);
    EXPECT_EQ(count_inputs(folder() + "/p", InputKind::automatic), 2u);
    EXPECT_EQ(count_inputs(folder() + "/p", InputKind::html), 2u);
    write("p/c.jsonl", "");
    EXPECT_EQ(count_inputs(folder() + "/p", InputKind::html), std::nullopt);
}

TEST_F(SourceTest, AnAddressIsRefusedInItsPlace) {
    EXPECT_EQ(read("ftp://news.example/"), "ftp://news.example/|forbidden|ftp://news.example/\n");
    EXPECT_EQ(read("http://127.0.0.1/"), "http://127.0.0.1/|forbidden|http://127.0.0.1/\n");
}

TEST_F(SourceTest, WhatIsNotThere) {
    EXPECT_EQ(read(folder() + "/none"), "cannot open: io\n");
    EXPECT_EQ(read(folder()), "");
}

TEST_F(SourceTest, TooLargeIsNotReadWhole) {
    const std::string big(max_input_bytes + 1, 'w');
    EXPECT_EQ(read(write("a.html", big)), "a|too_large|a.html\n");
    EXPECT_EQ(read(write("a.ndjson", "{\"id\":\"a\",\"text\":\"" + big + "\"}\n" +
                                         "{\"id\":\"b\",\"text\":\"after\"}\n")),
              "a|too_large|a.ndjson:1\nb|ndjson|after|a.ndjson:2\n");
}

}  // namespace
}  // namespace khabar
