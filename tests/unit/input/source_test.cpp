#include "khabar/input/source.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include <unistd.h>

#include "folder_of_test.h"

namespace khabar {
namespace {

using std::string_literals::operator""s;

class SourceTest : public FolderOfTest {};

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

// What could not be read is mended twice: its bytes, then its escapes. The name is looked for in
// the first.
TEST_F(SourceTest, ALineMendedTwiceKeepsItsName) {
    const std::string path = write("a.ndjson", "{\"title\":\"\xD8 \\q\",\"id\":\"" +
                                                   std::string(90, 'n') + "\",\"text\":\"t\"}\n");
    EXPECT_EQ(read(path), std::string(90, 'n') + "|bad_json|a.ndjson:1\n");
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

TEST_F(SourceTest, ALineMayHoldAPage) {
    const std::string path = write(
        "a.ndjson",
        "{\"id\":\"1\",\"html\":\"<p>\\u0627</p>\",\"url\":\"https://example.org\",\"listed\":"
        "\"2020-05-26\"}\n"
        "{\"id\":\"2\",\"html\":\"<p>\",\"text\":\"text goes before\"}\n"
        "{\"id\":\"3\",\"text\":\"here too\",\"html\":\"<p>\"}\n"
        "{\"id\":\"4\",\"text\":null,\"html\":\"<p>\"}\n"
        "{\"id\":\"5\",\"html\":7}\n");
    EXPECT_EQ(read(path),
              "1|html|<p>\xD8\xA7</p>|a.ndjson:1\n"
              "2|ndjson|text goes before|a.ndjson:2\n"
              "3|ndjson|here too|a.ndjson:3\n"
              "4|html|<p>|a.ndjson:4\n"
              "5|bad_json|a.ndjson:5\n");
    auto source = open_source(path, InputKind::automatic);
    ASSERT_TRUE(source);
    const auto first = (*source)->next();
    ASSERT_TRUE(first && first->page);
    EXPECT_EQ(first->page->origin.url, "https://example.org");
    EXPECT_EQ(first->page->listed, parse_day("2020-05-26"));
    EXPECT_FALSE(first->page->origin.published) << "the page's own goes before";
}

TEST_F(SourceTest, ListsOfAddresses) {
    const std::string refused = "ftp://a.example/|forbidden|ftp://a.example/\n";
    EXPECT_EQ(read(write("a.urls", "# ours\n\nftp://a.example/\r\n  ftp://a.example/ \n")),
              refused + refused);
    EXPECT_EQ(read(write("b.txt", "ftp://a.example/\n"), InputKind::urls), refused);
    const std::string here = "http://127.0.0.1:1/";
    EXPECT_EQ(read(write("c.txt", "# ours\n" + here + "\n")), here + "|forbidden|" + here + "\n");
    EXPECT_EQ(count_inputs(folder() + "/c.txt", InputKind::automatic), std::nullopt);
    EXPECT_EQ(read(folder() + "/c.txt", InputKind::text),
              "c|text|# ours\nhttp://127.0.0.1:1/\n|c.txt\n");
    EXPECT_EQ(read(write("c.txt", "See\nftp://a.example/\n")),
              "c|text|See\nftp://a.example/\n|c.txt\n");
    const std::string longer(9000, 'a');
    EXPECT_EQ(read(write("d.urls", longer + "\nftp://a.example/")),
              "d.urls:1|fetch|d.urls:1\n" + refused);
    EXPECT_EQ(count_inputs(folder() + "/a.urls", InputKind::automatic), std::nullopt);
    EXPECT_EQ(count_inputs(folder() + "/c.txt", InputKind::automatic), 1u);
    EXPECT_EQ(read(folder()),
              "b|text|ftp://a.example/\n|b.txt\nc|text|See\nftp://a.example/\n|c.txt\n");
    EXPECT_EQ(input_kind("urls"), InputKind::urls);
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
    EXPECT_EQ(read(write("none.json", " [ ]\n")), "");
    EXPECT_EQ(read(write("numbers.json", "[1,2]")), "|bad_json|numbers.json:1\n");
}

TEST_F(SourceTest, AJsonArrayThatIsCutGivesWhatCameBefore) {
    const std::string two =
        "[{\"id\":\"a\",\"text\":\"one }\\\"]\"},\n{\"id\":\"b\",\"text\":\"[two\"}";
    const std::string told = "a|ndjson|one }\"]|c.json:1\nb|ndjson|[two|c.json:2\n";
    EXPECT_EQ(read(write("c.json", two + "]")), told);
    for (const std::string tail :
         {"", ",", ", {", ",{\"id\":\"c\",\"text\":\"cut", ", 7]", "] x"}) {
        const std::string id = tail.find("\"c\"") != std::string::npos ? "c" : "";
        EXPECT_EQ(read(write("c.json", two + tail)), told + id + "|bad_json|c.json:3\n") << tail;
    }
    EXPECT_EQ(
        read(write("c.json", "[{\"id\":\"a\",\"text\" \"one\"},{\"id\":\"b\",\"text\":\"two\"}]")),
        "a|bad_json|c.json:1\nb|ndjson|two|c.json:2\n")
        << "what is wrong inside the braces of one is its own";
}

TEST_F(SourceTest, LinesBehindAnOddFirstOne) {
    const std::string line = "{\"id\":\"a\",\"text\":\"one\"}\n";
    for (const std::string first : {"[warning] starting export\n", "[]\n", "[1,2]\n", "export\n"}) {
        EXPECT_EQ(read(write("l.ndjson", first + line)),
                  "|bad_json|l.ndjson:1\na|ndjson|one|l.ndjson:2\n")
            << first;
    }
    EXPECT_EQ(read(write("l.json", "[" + line + "," + line + "]")),
              "a|ndjson|one|l.json:1\na|ndjson|one|l.json:2\n");
}

TEST_F(SourceTest, TheDayOfALine) {
    const auto day = [this](const std::string& fields) {
        const auto source =
            open_source(write("d.ndjson", "{\"text\":\"t\"," + fields + "}"), InputKind::automatic);
        return (*source)->next()->page->origin.published_text;
    };
    const std::string published = "\"published\":\"2020-05-26\"";
    EXPECT_EQ(day(published + ",\"date\":null"), "2020-05-26");
    EXPECT_EQ(day(published + ",\"published\":\"\""), "2020-05-26");
    EXPECT_EQ(day(published + ",\"date\":\"2019-01-01\""), "2020-05-26");
    EXPECT_EQ(day("\"date\":\"2019-01-01\"," + published), "2020-05-26");
    EXPECT_EQ(day("\"date\":\"2019-01-01\",\"published\":null"), "2019-01-01");
}

TEST_F(SourceTest, TheDayOfALineAsOthersWriteIt) {
    const auto day = [this](const std::string& text) {
        const auto source = open_source(
            write("d.ndjson", R"({"text":"t","published":)" + text + "}"), InputKind::automatic);
        return (*source)->next()->page->origin.published;
    };
    const auto may = parse_day("2020-05-26");
    for (const std::string text :
         {"\"2020-05-26\"", "\"2020-05-26T10:00:00+02:00\"", "\"20200526\"", "20200526",
          "\"20200526T1000Z\"", "\"20200526100000\"", "\"Tue, 26 May 2020 10:00:00 GMT\"",
          "\"26 May 2020\""}) {
        EXPECT_EQ(day(text), may) << text;
    }
    for (const std::string text : {"\"26/05/2020\"", "\"2020-05\"", "\"2020-02-31\"",
                                   "\"20200231\"", "1590451200", "\"202005261000\"", "\"soon\""}) {
        EXPECT_FALSE(day(text)) << text;
    }
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
              "a/y|text|Y|a/y.txt\n"
              "a/z|html|Z|a/z.htm\n"
              "b|html|B|b.html\n"
              "n|ndjson|one|c.ndjson:1\n"
              "|bad_json|c.ndjson:2\n"
              "d|html|D|d.HTML\n");
    auto source = open_source(folder(), InputKind::automatic);
    ASSERT_TRUE(source);
    EXPECT_EQ((*source)->next()->page->origin.id, "a/y") << "where it lies is its id";
    auto single = open_source(folder() + "/b.html", InputKind::automatic);
    ASSERT_TRUE(single);
    EXPECT_EQ((*single)->next()->page->origin.id, "") << "and no id for a file alone";
}

TEST_F(SourceTest, PagesOfOneNameInTwoFoldersAreTwo) {
    write("m/1/index.html", "A");
    write("m/2/index.html.gz", "B");
    write("m/\xC7.html", "C");
    write("m/\xC8.html", "D");
    const std::string pages =
        "1/index|html|A|m/1/index.html\n"
        "2/index|html|B|m/2/index.html.gz\n";
    const std::string out = read(folder() + "/m");
    EXPECT_TRUE(out.starts_with(pages)) << out;
    const std::string first = out.substr(pages.size(), out.find('|', pages.size()) - pages.size());
    EXPECT_TRUE(first.starts_with("\xEF\xBF\xBD-")) << "mended, with a hash: " << out;
    EXPECT_EQ(out.find("\n" + first + "|", pages.size()), std::string::npos) << out;
    EXPECT_EQ(read(folder() + "/m/").substr(0, 16), pages.substr(0, 16));
    EXPECT_EQ(read(folder() + "/m/1"), "index|html|A|m/1/index.html\n");
}

TEST_F(SourceTest, PagesThatDifferInTheirExtensionAreTwo) {
    write("a.html", "A");
    write("a.txt", "B");
    write("b.html", "C");
    write("b.ndjson", "{\"id\":\"b\",\"text\":\"D\"}\n");
    EXPECT_EQ(read(folder()),
              "a.html|html|A|a.html\n"
              "a.txt|text|B|a.txt\n"
              "b|html|C|b.html\n"
              "b|ndjson|D|b.ndjson:1\n");
}

TEST_F(SourceTest, PagesOfSeveralFoldersAreSeveral) {
    write("2022/01/a.txt", "A");
    write("2023/01/a.txt", "B");
    const std::vector<std::string> paths{folder() + "/2022/", folder() + "/2023"};
    std::string out;
    for (const std::string& path : paths) {
        auto source = open_source(path, InputKind::automatic, {}, {}, ids_begin(paths));
        ASSERT_TRUE(source);
        out += dump(**source);
    }
    EXPECT_EQ(out,
              "2022/01/a|text|A|2022/01/a.txt\n"
              "2023/01/a|text|B|2023/01/a.txt\n");
}

TEST_F(SourceTest, IdsOfSeveralFoldersBeginWhereTheyPart) {
    const auto begin = [](const std::vector<std::string>& paths) { return ids_begin(paths); };
    EXPECT_EQ(begin({}), ids_below_it);
    EXPECT_EQ(begin({folder()}), ids_below_it);
    EXPECT_EQ(begin({folder(), "page.html", "https://news.example/a.zip"}), ids_below_it);
    EXPECT_EQ(begin({"a.zip", "b.zip"}), 0u);
    EXPECT_EQ(begin({"news/a.zip", "news/b.tar.gz"}), 5u);
    EXPECT_EQ(begin({"news/2022/a.zip", "page.html", "news/2023/a.zip"}), 5u);
    EXPECT_EQ(begin({"news/2022/a.zip", "news/a.zip", "b.zip"}), 0u);
    EXPECT_EQ(begin({"/x/a.zip", "/y/a.zip"}), 1u);
}

// For one who is not root: it may open every folder.
TEST_F(SourceTest, AFolderThatMayNotBeReadIsOneFailure) {
    write("a.html", "A");
    write("closed/b.html", "B");
    write("d.html", "D");
    std::filesystem::permissions(folder() + "/closed", std::filesystem::perms::none);
    constexpr uid_t nobody = 65534;
    const uid_t before = geteuid();
    ASSERT_TRUE(before != 0 || seteuid(nobody) == 0);
    const std::string out = read(folder());
    const auto count = count_inputs(folder(), InputKind::automatic);
    ASSERT_EQ(seteuid(before), 0);
    std::filesystem::permissions(folder() + "/closed", std::filesystem::perms::owner_all);
    EXPECT_EQ(out, "a|html|A|a.html\nclosed|io|closed\nd|html|D|d.html\n");
    EXPECT_EQ(count, 3u);
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
