// The figures of claims.tsv: status and chain of a predicate, in sentences made up for it. A figure
// may not fall below its floor; KHABAR_VERBOSE=1 lists what is wrong.

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "khabar/attribution/frame.h"
#include "khabar/gazetteer/layers.h"
#include "khabar/mentions/mention.h"
#include "khabar/syntax/clause.h"
#include "khabar/text/fold.h"

namespace {

using namespace khabar;  // NOLINT(google-build-using-namespace): a test of this library

// What was measured, less 0.01.
namespace floors {
constexpr double status = 0.982;
constexpr double chain = 0.982;
constexpr double near_misses = 0.99;  // both right
}  // namespace floors

constexpr std::size_t least_cases = 250;

struct Case {
    std::string id;
    bool near_miss = false;
    std::string text;
    std::string word;
    std::string status;
    std::vector<std::string> chain;
};

std::vector<std::string> split(std::string_view text, std::string_view separator) {
    std::vector<std::string> parts;
    for (;;) {
        const std::size_t at = text.find(separator);
        parts.emplace_back(text.substr(0, at));
        if (at == std::string_view::npos) {
            return parts;
        }
        text.remove_prefix(at + separator.size());
    }
}

std::string with_lines(const std::string& cell) {
    std::string text;
    for (const std::string& line : split(cell, "\\n")) {
        text += text.empty() ? line : "\n" + line;
    }
    return text;
}

std::vector<Case> read_cases() {
    std::ifstream in(std::string(KHABAR_SOURCE_DIR) + "/tests/unit/attribution/claims.tsv");
    if (!in.is_open()) {
        throw std::runtime_error("no claims.tsv");
    }
    std::vector<Case> cases;
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line.front() == '#') {
            continue;
        }
        const auto cells = split(line, "\t");
        Case one{cells.at(0), cells.at(1) == "y", with_lines(cells.at(2)),
                 cells.at(3), cells.at(4),        {}};
        if (cells.at(5) != "none") {
            one.chain = split(cells.at(5), " > ");
        }
        cases.push_back(std::move(one));
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

class Claims : public testing::Test {
protected:
    Claims()
        : tables_(take(TableFile::open(KHABAR_TABLES))),
          language_(take(open_language(LanguageId::arabic, tables_))),
          layers_(take(gazetteer::open_layers({{}, {KHABAR_GAZETTEER, true}, {}}))) {}

    /// What the frames say of the word of a case.
    struct Answer {
        bool found = false;
        std::string status;
        std::vector<std::string> chain;
    };

    [[nodiscard]] Answer answer(const Case& c) const {
        Origin origin;
        origin.published = std::chrono::sys_days{std::chrono::year{2021} / 6 / 15};
        std::vector<Block> blocks;
        std::uint32_t at = 0;
        for (const std::string& line : split(c.text, "\n")) {
            const auto size = static_cast<std::uint32_t>(line.size());
            blocks.push_back({BlockKind::paragraph, {at, at + size}, LanguageId::arabic});
            at += size + 1;
        }
        const Document document(origin, LanguageId::arabic, c.text, blocks);
        const ReadText text = language_->read(document);
        const auto mentions = find_mentions(text, *tables_, layers_);
        const auto clauses = split_clauses(text, mentions, *tables_);
        const auto frames = frame_clauses(text, clauses, mentions, *tables_);
        for (std::size_t i = clauses.size(); i-- > 0;) {
            const std::uint32_t token = clauses[i].predicate;
            if (document.text(text.span({token, token + 1})) != c.word &&
                text.words(token) != c.word) {
                continue;
            }
            Answer found{
                true, std::string(frames[i].wished ? "wished" : name(frames[i].status)), {}};
            for (const Link& link : frames[i].chain) {
                found.chain.emplace_back(document.text(link.who));
            }
            return found;
        }
        return {};
    }

    static bool same_chain(const Answer& given, const Case& c) {
        if (given.chain.size() != c.chain.size()) {
            return false;
        }
        for (std::size_t i = 0; i < c.chain.size(); ++i) {
            const std::string wanted = fold(c.chain[i], LanguageId::arabic);
            const std::string who = fold(given.chain[i], LanguageId::arabic);
            if (who.find(wanted) == std::string::npos) {
                return false;
            }
        }
        return true;
    }

    static void tell(const Case& c, const Answer& given) {
        const char* verbose = std::getenv("KHABAR_VERBOSE");
        if (verbose == nullptr || std::string_view(verbose) != "1") {
            return;
        }
        std::printf("%s %s\n    wanted %s", c.id.c_str(), c.text.c_str(), c.status.c_str());
        for (const std::string& who : c.chain) {
            std::printf(" > %s", who.c_str());
        }
        std::printf("\n    got    %s", given.found ? given.status.c_str() : "no such clause");
        for (const std::string& who : given.chain) {
            std::printf(" > %s", who.c_str());
        }
        std::printf("\n");
    }

private:
    std::shared_ptr<const TableFile> tables_;
    std::unique_ptr<const Language> language_;
    gazetteer::Layers layers_;
};

TEST_F(Claims, Floors) {
    const auto cases = read_cases();
    ASSERT_GE(cases.size(), least_cases);
    double statuses = 0;
    double chains = 0;
    double near_misses = 0;
    double near_right = 0;
    for (const Case& c : cases) {
        const Answer given = answer(c);
        const bool status = given.found && given.status == c.status;
        const bool chain = given.found && same_chain(given, c);
        statuses += status ? 1 : 0;
        chains += chain ? 1 : 0;
        near_misses += c.near_miss ? 1 : 0;
        near_right += c.near_miss && status && chain ? 1 : 0;
        if (!status || !chain) {
            tell(c, given);
        }
    }
    const auto count = static_cast<double>(cases.size());
    std::printf(
        "claims: %zu sentences, %.0f of them near misses: status right %.3f, whole chains "
        "%.3f, near misses with both %.3f\n",
        cases.size(), near_misses, statuses / count, chains / count, near_right / near_misses);
    EXPECT_GE(near_misses, count * 0.45);  // about half of them
    EXPECT_GE(statuses / count, floors::status);
    EXPECT_GE(chains / count, floors::chain);
    EXPECT_GE(near_right / near_misses, floors::near_misses);
}

}  // namespace
