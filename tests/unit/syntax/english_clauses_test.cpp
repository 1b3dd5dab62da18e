// The figure of clauses_en.tsv: clauses of English sentences made up for it. It may not fall below
// its floor; KHABAR_VERBOSE=1 lists what is wrong.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "khabar/gazetteer/layers.h"
#include "khabar/mentions/mention.h"
#include "khabar/syntax/clause.h"

namespace {

using namespace khabar;  // NOLINT(google-build-using-namespace): a test of this library

constexpr double floor_right = 0.97;
constexpr std::size_t least_cases = 200;

struct Case {
    std::size_t line;
    std::string sentence;  ///< "# " in front: a headline
    std::string clause;
};

std::vector<Case> read_cases() {
    std::ifstream in(std::string(KHABAR_SOURCE_DIR) + "/tests/unit/syntax/clauses_en.tsv");
    if (!in.is_open()) {
        throw std::runtime_error("no clauses_en.tsv");
    }
    std::vector<Case> cases;
    std::size_t number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        const std::size_t tab = line.find('\t');
        if (tab == std::string::npos) {
            continue;
        }
        std::string sentence = line.substr(0, tab);
        if (sentence.empty() && !cases.empty()) {
            sentence = cases.back().sentence;
        }
        cases.push_back({number, std::move(sentence), line.substr(tab + 1)});
    }
    return cases;
}

template <class T>
T take(Expected<T> result) {
    if (!result) {
        throw std::runtime_error(result.error().where + ": " + result.error().detail);
    }
    return *std::move(result);
}

std::string_view short_name(ClauseRole role) {
    switch (role) {
        case ClauseRole::subject:
            return "subj";
        case ClauseRole::object:
            return "obj";
        case ClauseRole::genitive:
            return "gen";
        case ClauseRole::agent:
        case ClauseRole::oblique:
            break;
    }
    return name(role);
}

class EnglishClauses : public testing::Test {
protected:
    EnglishClauses()
        : tables_(take(TableFile::open(KHABAR_TABLES))),
          language_(take(open_language(LanguageId::english, tables_))),
          layers_(take(gazetteer::open_layers({{}, {KHABAR_GAZETTEER, true}, {}}))) {}

    [[nodiscard]] std::vector<std::string> clauses(std::string_view line) const {
        const bool title = line.starts_with("# ");
        line.remove_prefix(title ? 2 : 0);
        Origin origin;
        origin.published = std::chrono::sys_days{std::chrono::year{2021} / 6 / 15};
        const auto size = static_cast<std::uint32_t>(line.size());
        std::vector<Block> blocks{
            {title ? BlockKind::title : BlockKind::paragraph, {0, size}, LanguageId::english}};
        const Document document(origin, LanguageId::english, std::string(line), blocks);
        const ReadText text = language_->read(document);
        const auto mentions = find_mentions(text, *tables_, layers_);
        const auto found = split_clauses(text, mentions, *tables_);
        std::vector<std::string> lines;
        lines.reserve(found.size());
        for (const Clause& clause : found) {
            lines.push_back(show(text, found, clause));
        }
        return lines;
    }

    static std::string show(const ReadText& text, const std::vector<Clause>& all,
                            const Clause& clause) {
        std::string line(text.words(clause.predicate));
        line += clause.verb ? "" : " noun";
        line += clause.passive ? " passive" : "";
        if (clause.parent) {
            const Clause& parent = all[static_cast<std::size_t>(*clause.parent)];
            line += " <";
            line += name(clause.link);
            line += ' ';
            line += text.words(parent.predicate);
        }
        const char* before = " | ";
        for (const Clause::Part& part : clause.parts) {
            line += before;
            line += part.role == ClauseRole::oblique ? part.particle : short_name(part.role);
            line += part.inherited ? "*=" : "=";
            line += text.document.text(text.span(part.tokens));
            before = ", ";
        }
        return line;
    }

private:
    std::shared_ptr<const TableFile> tables_;
    std::unique_ptr<const Language> language_;
    gazetteer::Layers layers_;
};

TEST_F(EnglishClauses, MostAreRight) {
    const bool verbose = std::getenv("KHABAR_VERBOSE") != nullptr;
    const auto cases = read_cases();
    ASSERT_GE(cases.size(), least_cases);
    std::size_t right = 0;
    for (const Case& c : cases) {
        const auto found = clauses(c.sentence);
        const bool holds = std::find(found.begin(), found.end(), c.clause) != found.end();
        right += holds ? 1u : 0u;
        if (!holds && verbose) {
            std::printf("%zu: %s\n  wanted %s\n", c.line, c.sentence.c_str(), c.clause.c_str());
            for (const std::string& line : found) {
                std::printf("         %s\n", line.c_str());
            }
        }
    }
    const double share = static_cast<double>(right) / static_cast<double>(cases.size());
    std::printf("clauses_en.tsv: %zu of %zu right\n", right, cases.size());
    EXPECT_GE(share, floor_right);
}

}  // namespace
