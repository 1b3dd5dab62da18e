// What COMMANDS.md promises of the built program, seen from outside.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "run.h"

namespace khabar::tests {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

std::vector<std::string> lines(const std::string& text) {
    std::vector<std::string> all;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t end = text.find('\n', at);
        all.push_back(text.substr(at, end - at));
        at = end == std::string::npos ? text.size() : end + 1;
    }
    return all;
}

TEST(Cli, ExitStatuses) {
    const std::vector<std::pair<std::string, int>> cases{
        {"$K --help", 0},
        {"$K --version", 0},
        {"$K version", 0},
        {"$K version --json", 0},
        {"$K", 2},
        {"$K nonsense", 2},
        {"$K code", 2},
        {"$K code --to xml $D/articles.ndjson", 2},
        {"$K code --from pdf $D/articles.ndjson", 2},
        {"$K code --jobs 0 $D/articles.ndjson", 2},
        {"$K code --jobs x $D/articles.ndjson", 2},
        {"$K code --lang fr $D/articles.ndjson", 2},
        {"$K code --published yesterday $D/articles.ndjson", 2},
        {"$K code --published 2021-02-29 $D/articles.ndjson", 2},
        {"$K annotate $D/articles.ndjson", 2},
        {"$K annotate --layer letters $D/articles.ndjson", 2},
        {"echo '[]' >$T/map; $K read --urls $T/map $S/examples/03-truce.txt", 2},
        {"$K code $T/not-there", 3},
        {"$K read $T/not-there", 3},
        {"$K read --urls $T/not-there $S/examples/03-truce.txt", 3},
        {"$K explain --event 999999 $S/examples/03-truce.txt", 3},
        {"$K code --tables $T/not-there $D/articles.ndjson", 4},
        {"KHABAR_TABLES=$T/not-there $K code $D/articles.ndjson", 4},
        {"head -c 4000 $KHABAR_TABLES >$T/cut; $K code --tables $T/cut $D/articles.ndjson", 4},
        {"$K code -o $T/no/folder $D/articles.ndjson", 4},
        {"$K code $D/articles.ndjson >/dev/full", 4},
        {"$K code http://127.0.0.1/", 1},
        {"$K code ftp://news.example/1", 1},
        {"$K code $D/articles.ndjson", 1},
        {"$K code --to csv $D/articles.ndjson", 1},
        {"$K annotate --layer words $D/articles.ndjson", 1},
        {"$K read $D/articles.ndjson", 1},
        {"$K code $S/examples", 0},
        {"$K lexicon check $S/lexicon", 0},
        {"cd $S && $K lexicon check", 0},
        {"cd $T && $K lexicon check", 0},
        {"$K lexicon check $T/not-there", 3},
        {"$K lexicon show per.sisi EGY.president", 0},
        {"$K lexicon show no.such", 3},
        {"$K lexicon show --tables $T/not-there per.sisi", 4},
        {"grep a4 $D/articles.ndjson | $K code --from ndjson -", 0},
        {"$K code --from ndjson - </dev/null", 0},
    };
    for (const auto& [line, status] : cases) {
        EXPECT_EQ(shell(line).status, status) << line;
    }
}

TEST(Cli, EveryCommandHasHelpWithAnExample) {
    for (const std::string& command : std::vector<std::string>{
             "read", "code", "annotate", "explain", "version", "lexicon show", "lexicon check"}) {
        const Ran ran = shell("$K " + command + " --help");
        EXPECT_EQ(ran.status, 0) << command;
        EXPECT_THAT(ran.out, HasSubstr("Example")) << command;
        EXPECT_THAT(ran.out, HasSubstr("khabar " + command)) << command;
        EXPECT_THAT(ran.err, IsEmpty()) << command;
    }
}

TEST(Cli, ACommandThatIsNoneIsNamed) {
    for (const auto& [line, said] : std::vector<std::pair<std::string, std::string>>{
             {"$K cod ex", "khabar: no such command: cod (khabar --help lists them)\n"},
             {"$K help cod", "khabar: no such command: cod (khabar --help lists them)\n"},
             {"$K lexicon fnd x",
              "khabar: no such command: lexicon fnd (khabar lexicon --help lists them)\n"}}) {
        const Ran ran = shell(line);
        EXPECT_EQ(ran.status, 2) << line;
        EXPECT_EQ(ran.err, said) << line;
        EXPECT_THAT(ran.out, IsEmpty()) << line;
    }
}

TEST(Cli, HelpIsACommandToo) {
    for (const auto& [line, same] : std::vector<std::pair<std::string, std::string>>{
             {"$K help", "$K --help"},
             {"$K help code", "$K code --help"},
             {"$K help lexicon find", "$K lexicon find --help"}}) {
        const Ran ran = shell(line);
        EXPECT_EQ(ran.status, 0) << line << ran.err;
        EXPECT_THAT(ran.out, Not(IsEmpty())) << line;
        EXPECT_EQ(ran.out, shell(same).out) << line;
    }
}

TEST(Cli, WrongUseSaysWhatIsWrongAndWritesNoData) {
    const Ran ran = shell("$K code --published 2021-02-29 $D/articles.ndjson");
    EXPECT_THAT(ran.out, IsEmpty());
    EXPECT_THAT(ran.err, HasSubstr("2021-02-29"));
    EXPECT_THAT(ran.err, HasSubstr("no such day"));
}

/// Every output is held against docs/record.schema.json. Fails where python3-jsonschema is not.
TEST(Cli, OutputsHoldTheSchema) {
    const std::vector<std::pair<std::string, std::string>> cases{
        {"$K code -q --to ndjson $S/examples", "record"},
        {"$K code -q $D/articles.ndjson | grep -v '\"error\"'", "record"},
        {"$K code -q $D/articles.ndjson | grep '\"error\"'", "error"},
        {"$K annotate --layer words $D/articles.ndjson | grep '\"error\"'", "error"},
        {"$K read $D/articles.ndjson | grep '\"error\"'", "error"},
        {"$K code -q --to documents $S/examples", "document_line"},
        {"$K read --to ndjson $S/examples", "article"},
        {"$K version --json", "version"},
        {"$K annotate --layer words $S/examples", "words_layer"},
        {"$K annotate --layer times $S/examples", "times_layer"},
        {"$K annotate --layer quantities $S/examples", "quantities_layer"},
        {"$K annotate --layer places $S/examples", "places_layer"},
        {"$K annotate --layer actors $S/examples", "actors_layer"},
        {"$K annotate --layer clauses $S/examples", "clauses_layer"},
        {"$K annotate --layer frames $S/examples", "frames_layer"},
    };
    for (const auto& [line, definition] : cases) {
        const Ran ran = shell(line + " >$T/lines; $P $D/validate.py $S/docs/record.schema.json " +
                              definition + " $T/lines");
        EXPECT_EQ(ran.status, 0) << line << "\n" << ran.out << ran.err;
    }
}

TEST(Cli, AFailedInputStandsInItsPlace) {
    const Ran ran = shell("$K annotate --layer words $D/articles.ndjson");
    const std::vector<std::string> all = lines(ran.out);
    ASSERT_EQ(all.size(), 7u);
    const std::vector<std::string> starts{R"({"id":"a1",)",
                                          R"({"id":"e1",)",
                                          R"({"document":{"id":"bad"},"error":{"code":"bad_json")",
                                          R"({"id":"a2",)",
                                          R"({"document":{"id":"empty"},"error":{"code":"empty")",
                                          R"({"id":"a3",)",
                                          R"({"id":"a4",)"};
    for (std::size_t i = 0; i < starts.size(); ++i) {
        EXPECT_THAT(all[i], StartsWith(starts[i]));
    }
}

TEST(Cli, ThreadsAndLocalesChangeNoByte) {
    const Folder folder;
    // Enough documents that threads overtake each other.
    shell(
        "for i in $(seq 1 60); do sed \"s/\\\"id\\\":\\\"/&$i-/\" $D/articles.ndjson; done "
        ">$T/many",
        folder);
    for (const std::string& command : std::vector<std::string>{
             "code --from ndjson", "code --from ndjson --to csv", "code --from ndjson --to table",
             "annotate --layer frames --from ndjson", "read --from ndjson"}) {
        const Ran one = shell("$K " + command + " --jobs 1 - <$T/many", folder);
        EXPECT_FALSE(one.out.empty()) << command;
        for (const std::string& way : std::vector<std::string>{
                 "$K " + command + " --jobs 2 - <$T/many", "$K " + command + " --jobs 7 - <$T/many",
                 "LC_ALL=de_DE.UTF-8 $K " + command + " - <$T/many",
                 "LC_ALL=ar_EG.UTF-8 LANG=ar_EG.UTF-8 $K " + command + " - <$T/many",
                 "LC_ALL=C TZ=Asia/Tokyo $K " + command + " - <$T/many"}) {
            const Ran other = shell(way, folder);
            EXPECT_TRUE(other.out == one.out) << way;
            EXPECT_EQ(other.status, one.status) << way;
        }
    }
}

TEST(Cli, ThreadsChangeNoByteOfAFolderWithFailures) {
    const Folder folder;
    // Pages of many sizes, and between them such as fail: empty, binary, no article, no JSON.
    shell(
        "mkdir $T/pages; cd $T/pages\n"
        "for i in $(seq 10 40); do\n"
        "  cp $S/examples/0$((i % 2 + 1))-*.html page-$i.html\n"
        "  : >page-$i-empty.html; head -c 3000 $KHABAR_TABLES >page-$i-binary.html\n"
        "  echo '<nav><a href=/>x</a></nav>' >page-$i-menu.html\n"
        "  (cat $D/articles.ndjson; echo '{') >page-$i-lines.ndjson\n"
        "done",
        folder);
    for (const std::string& command : std::vector<std::string>{"read", "code", "read --to text"}) {
        const Ran one = shell("$K " + command + " --jobs 1 $T/pages", folder);
        EXPECT_EQ(one.status, 1) << command << one.err;
        for (const char* jobs : {"2", "5"}) {
            const Ran other = shell("$K " + command + " --jobs " + jobs + " $T/pages", folder);
            EXPECT_TRUE(other.out == one.out) << command << " --jobs " << jobs;
            EXPECT_TRUE(other.err == one.err) << command << " --jobs " << jobs;
            EXPECT_EQ(other.status, 1);
        }
    }
    // Each page that fails has its record, in the order of the names.
    std::vector<std::string> ids;
    for (const std::string& line : lines(shell("$K read $T/pages", folder).out)) {
        const std::string start = R"({"document":{"id":")";
        if (line.starts_with(start + "page-10-")) {
            ids.push_back(line.substr(start.size(), line.find('"', start.size()) - start.size()));
        }
    }
    EXPECT_THAT(ids, testing::ElementsAre("page-10-binary", "page-10-empty", "page-10-menu"));
}

TEST(Cli, TheLastLineExplainsItself) {
    const Ran ran = shell("$K code --from ndjson $D/articles.ndjson");
    const std::vector<std::string> said = lines(ran.err);
    ASSERT_FALSE(said.empty());
    EXPECT_THAT(said.back(), StartsWith("khabar code: read 5 documents, "));
    EXPECT_THAT(said.back(), HasSubstr(" sentences, "));
    EXPECT_THAT(said.back(), HasSubstr("; coded "));
    EXPECT_THAT(said.back(), HasSubstr("; dropped: "));
    EXPECT_THAT(said.back(), EndsWith("; 2 errors"));
    EXPECT_THAT(shell("$K code -q --from ndjson $D/articles.ndjson").err, IsEmpty());
}

TEST(Cli, VerboseTellsOfEachDocument) {
    const Ran ran = shell("$K code -v --from ndjson $D/articles.ndjson");
    EXPECT_THAT(ran.err, HasSubstr("khabar code: a1: "));
    EXPECT_THAT(ran.err, HasSubstr("khabar code: e1: "));
}

TEST(Cli, TheCallersDayIsUsedWhereTheLineHasNone) {
    const std::string code = "$K code -q --from ndjson --published 2019-01-05 $D/articles.ndjson";
    const Ran ran = shell(code);
    for (const std::string& line : lines(ran.out)) {
        if (line.find("\"error\"") != std::string::npos) {
            continue;
        }
        const bool own = line.find("\"id\":\"a3\"") == std::string::npos &&
                         line.find("\"id\":\"e1\"") == std::string::npos;
        EXPECT_THAT(
            line, HasSubstr(own ? "\"published\":\"2021-03-02\"" : "\"published\":\"2019-01-05\""));
    }
}

TEST(Cli, AClosedPipeIsAQuietEnd) {
    const Ran ran = shell(
        "for i in $(seq 1 400); do sed \"s/\\\"id\\\":\\\"/&$i-/\" $D/articles.ndjson; done "
        ">$T/many\n"
        "$K annotate --layer words --from ndjson $T/many | head -n 1 >/dev/null\n"
        "echo ${PIPESTATUS[0]}");
    EXPECT_THAT(ran.err, IsEmpty());
    EXPECT_THAT(ran.out, testing::AnyOf("0\n", "1\n"));  // 1: an input before the end had failed
}

TEST(Cli, AnInterruptEndsWith130) {
    // Waiting for input, with one thread and with two.
    for (const std::string& jobs : std::vector<std::string>{"1", "2"}) {
        const Ran ran = shell(
            "set -m; mkfifo $T/fifo\n"
            "(grep '\"a1\"' $D/articles.ndjson; exec sleep 20) >$T/fifo & feeder=$!\n"
            "$K code -q --jobs " +
            jobs +
            " --from ndjson - <$T/fifo >$T/out & program=$!\n"
            "sleep 1; kill -INT $program; wait $program; status=$?\n"
            "kill -- -$feeder 2>/dev/null\nexit $status");
        EXPECT_EQ(ran.status, 130) << ran.err;
    }
}

TEST(Cli, ColourIsForThoseWhoAsk) {
    const std::string table = "$K code -q --to table $S/examples/01-withdrawal.html ";
    EXPECT_THAT(shell(table).out, Not(HasSubstr("\x1b")));
    EXPECT_THAT(shell(table + "--color never").out, Not(HasSubstr("\x1b")));
    EXPECT_THAT(shell(table + "--color always").out, HasSubstr("\x1b[1m"));
    EXPECT_THAT(shell("NO_COLOR=1 " + table).out, Not(HasSubstr("\x1b")));
}

TEST(Cli, NamesAreChosen) {
    const std::string table = "$K code -q --to table $S/examples/01-withdrawal.html ";
    EXPECT_THAT(shell(table + "--names en").out, HasSubstr("Reuters"));
    EXPECT_THAT(shell(table).out, Not(HasSubstr("Reuters")));
    EXPECT_THAT(shell("$K code -q --to table $S/examples/04-aid-convoy.en.html").out,
                HasSubstr("source   The White Nile Courier > Reuters reported"));
}

TEST(Cli, OutputGoesWhereItIsAsked) {
    const Folder folder;
    const Ran ran = shell("$K code -q -o $T/events $S/examples/01-withdrawal.html", folder);
    EXPECT_THAT(ran.out, IsEmpty());
    const Ran direct = shell("$K code -q $S/examples/01-withdrawal.html", folder);
    EXPECT_EQ(read_file(folder / "events"), direct.out);
    EXPECT_FALSE(direct.out.empty());
}

TEST(Cli, AFolderOfPagesTakesIdsFromNamesAndAddressesFromTheMap) {
    const Folder folder;
    const Ran ran = shell(
        "mkdir $T/pages; cp $S/examples/0[12]*.html $T/pages\n"
        "echo '{\"01-withdrawal\":\"https://news.example/7\",\"other\":\"x\"}' >$T/map.json\n"
        "$K read --from html --to ndjson --urls $T/map.json --out $T/out $T/pages",
        folder);
    EXPECT_EQ(ran.status, 0) << ran.err;
    const std::vector<std::string> all = lines(read_file(folder / "out"));
    ASSERT_EQ(all.size(), 2u);
    EXPECT_THAT(all[0], StartsWith(R"({"id":"01-withdrawal","url":"https://news.example/7",)"));
    EXPECT_THAT(all[1], StartsWith(R"({"id":"02-protest-and-talks",)"));
}

TEST(Cli, WhatReadGivesCanBeCoded) {
    const Ran direct = shell("$K code -q $S/examples/01-withdrawal.html");
    const Ran through =
        shell("$K read $S/examples/01-withdrawal.html | $K code -q --from ndjson -");
    EXPECT_EQ(through.status, 0);
    EXPECT_EQ(lines(through.out).size(), lines(direct.out).size());
}

TEST(Cli, ReadExplainsEachBlock) {
    const Ran ran = shell("$K read --explain $S/examples/01-withdrawal.html");
    EXPECT_EQ(ran.status, 0);
    EXPECT_THAT(ran.out, HasSubstr("\n+ title "));
    EXPECT_THAT(ran.out, HasSubstr("\n+ paragraph "));
    EXPECT_THAT(ran.out, HasSubstr("\n- "));
}

TEST(Cli, ExplainShowsTheWay) {
    const Ran all = shell("$K explain $S/examples/01-withdrawal.html");
    EXPECT_EQ(all.status, 0);
    for (const std::string& part : std::vector<std::string>{
             "1. ", "   words", "   clauses", "   frame", "   row", "   score",
             "lexicon/events/patterns_ar.tsv:", "lexicon/ar/verbs.tsv:", "total "}) {
        EXPECT_THAT(all.out, HasSubstr(part));
    }
    const Ran second = shell("$K explain --event 2 $S/examples/01-withdrawal.html");
    EXPECT_THAT(second.out, StartsWith("2. "));
    EXPECT_THAT(all.out, HasSubstr(second.out));
    const Ran by_id = shell(
        "id=$($K code -q $S/examples/01-withdrawal.html | sed -n "
        "'2s/{\"id\":\"\\([^\"]*\\).*/\\1/p')\n"
        "$K explain --event $id $S/examples/01-withdrawal.html");
    EXPECT_EQ(by_id.out, second.out);
    EXPECT_GT(shell("$K explain -v --event 2 $S/examples/01-withdrawal.html").out.size(),
              second.out.size());
}

TEST(Cli, LexiconFindShowsReadingsWithTheirRows) {
    const std::string word =
        "w=$(awk -F'\t' '$10 == \"say\" { print $1; exit }' $S/lexicon/ar/verbs.tsv)\n";
    const Ran ran = shell(word + "$K lexicon find $w");
    EXPECT_EQ(ran.status, 0) << ran.err;
    const std::vector<std::string> all = lines(ran.out);
    ASSERT_GT(all.size(), 1u);
    EXPECT_THAT(all[0], HasSubstr(R"("score":0,)"));
    EXPECT_THAT(all[0], HasSubstr(R"("gloss":"say","row":"lexicon/ar/verbs.tsv:)"));
    EXPECT_THAT(all[0], HasSubstr(R"("parts":{"known":100,)"));
    const Ran table = shell(word + "$K lexicon find --to table $w");
    EXPECT_THAT(table.out, HasSubstr("lexicon/ar/verbs.tsv:"));
    EXPECT_THAT(table.out, HasSubstr("known +100"));
    EXPECT_EQ(shell("$K lexicon find qwx").status, 3);
    EXPECT_EQ(shell("$K lexicon find").status, 2);
}

TEST(Cli, LexiconConjugatePrintsTheParadigm) {
    const Ran ran = shell(
        "w=$(awk -F'\t' '$10 == \"say\" { print $1; exit }' $S/lexicon/ar/verbs.tsv)\n"
        "$K lexicon conjugate $w");
    EXPECT_EQ(ran.status, 0) << ran.err;
    for (const char* cell : {"\"perf.act.3ms\":", "\"impf.jus.pass.3fp\":", "\"imp.2ms\":",
                             "\"part.act\":", "\"masdar\":", "\"row\":\"lexicon/ar/verbs.tsv:"}) {
        EXPECT_THAT(ran.out, HasSubstr(cell));
    }
    const Ran unknown = shell("$K lexicon conjugate qwx");
    EXPECT_EQ(unknown.status, 3);
    EXPECT_THAT(unknown.err, HasSubstr("qwx"));
    EXPECT_EQ(shell("$K lexicon").status, 2);
}

TEST(Cli, LexiconCheckRunsTheTestLines) {
    const Folder folder;
    const Ran good = shell("cp -r $S/lexicon $T/rows; $K lexicon check $T/rows", folder);
    EXPECT_EQ(good.status, 0) << good.out << good.err;
    ASSERT_EQ(lines(good.out).size(), 1u);
    EXPECT_THAT(good.out, HasSubstr(" test lines run, no fault"));
    // A test line that no reader can hold, and one that says the contrary of a good one.
    const Ran bad = shell(
        "t=$T/rows/actors/tests.tsv\n"
        "awk -F'\t' -v OFS='\t' '$3 != \"\" { $1 = \"pse.plo\"; line = $0 } END { print line }' $t "
        ">$T/one\n"
        "awk -F'\t' -v OFS='\t' '$4 == \"\" && $1 == \"org.un\" { $3 = \"\"; $4 = \"y\"; print; "
        "exit }' $t >>$T/one\n"
        "wc -l <$t; cat $T/one >>$t; $K lexicon check $T/rows",
        folder);
    const std::vector<std::string> said = lines(bad.out);
    ASSERT_EQ(said.size(), 4u) << bad.out << bad.err;
    const int before = std::stoi(said[0]);
    const std::string file = "/rows/actors/tests.tsv:";
    EXPECT_EQ(bad.status, 1);
    EXPECT_THAT(said[1], HasSubstr(file + std::to_string(before + 1) + ": "));
    EXPECT_THAT(said[1], EndsWith(" is not found as pse.plo"));
    EXPECT_THAT(said[2], HasSubstr(file + std::to_string(before + 2) + ": "));
    EXPECT_THAT(said[2], EndsWith(" is found as org.un"));
    EXPECT_THAT(said[3], HasSubstr(", 2 faults"));
    // With a cell that breaks its rule there is nothing to run them on.
    const Ran broken = shell("echo x >>$T/rows/actors/terms.tsv; $K lexicon check $T/rows", folder);
    EXPECT_EQ(broken.status, 1);
    EXPECT_THAT(broken.out, HasSubstr("1 cells where the header has 6"));
    EXPECT_THAT(broken.out, HasSubstr("no test line run, 1 fault"));
}

TEST(Cli, LexiconShowTellsAllOfAnActorAndOfAnOffice) {
    const Ran ran = shell("$K lexicon show syr.nusra per.sisi EGY.president");
    EXPECT_EQ(ran.status, 0) << ran.err;
    const std::vector<std::string> all = lines(ran.out);
    ASSERT_EQ(all.size(), 3u);
    EXPECT_THAT(all[0], StartsWith(R"({"id":"syr.nusra",)"));
    for (const char* part :
         {R"("parent":"grp.alqaeda")", R"("parent_row":"lexicon/actors/actors.tsv:)",
          R"("names":[{)", R"("from":"2016-07-28","to":"2017-01-28")",
          R"("row":"lexicon/actors/names.tsv:)", R"("tests":[{)"}) {
        EXPECT_THAT(all[0], HasSubstr(part));
    }
    EXPECT_THAT(all[1], HasSubstr(R"({"title":"president","country":"EGY","from":"2014-06-08",)"));
    EXPECT_THAT(all[2],
                StartsWith(R"({"office":"EGY.president","terms":[{"holder":"per.mubarak",)"));
    const Ran table = shell("$K lexicon show --to table syr.nusra");
    EXPECT_THAT(table.out, StartsWith("syr.nusra  lexicon/actors/actors.tsv:"));
    EXPECT_THAT(table.out, HasSubstr("2016-07-28..2017-01-28  lexicon/actors/names.tsv:"));
    const Ran unknown = shell("$K lexicon show no.such");
    EXPECT_THAT(unknown.err, HasSubstr("no.such"));
}

TEST(Cli, TheLexiconIsFoundBesideTheProgram) {
    const Ran ran = shell(
        "unset KHABAR_TABLES; mkdir -p $T/bin $T/share/khabar; cp $K $T/bin/\n"
        "$T/bin/khabar code $D/articles.ndjson >/dev/null 2>&1; echo $?\n"
        "cp \"$TABLES\" $T/share/khabar/khabar.tables\n"
        "$T/bin/khabar code -q --from ndjson $D/articles.ndjson >/dev/null; echo $?\n"
        "mv $T/share/khabar/khabar.tables $T/bin/\n"
        "$T/bin/khabar code -q --from ndjson $D/articles.ndjson >/dev/null; echo $?");
    EXPECT_EQ(ran.out, "4\n1\n1\n") << ran.err;
}

}  // namespace
}  // namespace khabar::tests
