#include "khabar/evaluation/table.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <utility>

#include <fmt/format.h>

namespace khabar::evaluation {

namespace {

constexpr std::string_view tsv_head = "set\ttable\tname\tgold\tfound\tgiven\tP\tR\tF1\n";
constexpr std::size_t columns_of_tsv = 9;

/// What a table of lines is about, for people.
struct Heading {
    std::string_view table;
    std::string_view words;
};
constexpr std::array<Heading, 7> headings{{
    {"events", "Events"},
    {"type", "Events by type"},
    {"status", "Events by status, which must be right too"},
    {"field", "Fields of the events that were found"},
    {"confidence", "Records by confidence, and how many of them are right"},
    {"detect", "Sentences that tell an event that happened"},
    {"spans", "Sentences with their words for who, whom and what"},
}};

std::string_view words_of(std::string_view table) {
    const auto* found = std::find_if(headings.begin(), headings.end(),
                                     [&](const Heading& h) { return h.table == table; });
    return found == headings.end() ? table : found->words;
}

std::string figure(double value) {
    return fmt::format("{:.3f}", value);
}

/// Counts are whole but where people are drawn by lot.
std::string amount(double value) {
    return value == std::floor(value) ? fmt::format("{:.0f}", value) : fmt::format("{:.1f}", value);
}

/// gold, found, given, P, R, F1; empty where a line does not have it.
std::array<std::string, 6> cells(const Line& line) {
    const Count& count = line.count;
    std::array<std::string, 6> out;
    out[1] = amount(count.found);
    if (line.measure != Measure::precision) {
        out[0] = amount(count.gold);
        out[4] = figure(count.recall());
    }
    if (line.measure != Measure::share) {
        out[2] = amount(count.given);
        out[3] = figure(count.precision());
    }
    if (line.measure == Measure::both) {
        out[5] = figure(count.f1());
    }
    return out;
}

std::string key(std::string_view set, std::string_view table, std::string_view name) {
    return fmt::format("{}\t{}\t{}", set, table, name);
}

std::vector<std::string_view> split(std::string_view line) {
    std::vector<std::string_view> cells;
    for (std::size_t at = 0; at <= line.size();) {
        const std::size_t end = std::min(line.find('\t', at), line.size());
        cells.push_back(line.substr(at, end - at));
        at = end + 1;
    }
    return cells;
}

std::string tsv(const std::vector<Score>& scores) {
    std::string out(tsv_head);
    for (const Score& score : scores) {
        for (const Line& line : score.lines) {
            out += key(score.name, line.table, line.name);
            for (const std::string& cell : cells(line)) {
                out += "\t" + cell;
            }
            out += "\n";
        }
    }
    return out;
}

/// The earlier figure of a line, and how far now is from it.
std::array<std::string, 2> beside(const Score& score, const Line& line, const Earlier& earlier) {
    const std::string_view then = earlier.figure(score.name, line);
    if (then.empty()) {
        return {"", ""};
    }
    double was = 0;
    std::from_chars(then.data(), then.data() + then.size(), was);
    const double change = main_figure(line) - was;
    const std::string moved = fmt::format("{:+.3f}", change);
    return {std::string(then), moved == "+0.000" || moved == "-0.000" ? "=" : moved};
}

class Writer {
public:
    Writer(const Earlier& earlier, TableFormat format)
        : earlier_(earlier), markdown_(format == TableFormat::md) {}

    std::string write(const std::vector<Score>& scores) {
        for (const Score& score : scores) {
            out_ += fmt::format("{}{}{}: {} documents\n", out_.empty() ? "" : "\n",
                                markdown_ ? "## " : "", score.name, score.documents);
            known_ = earlier_.knows(score.name);
            std::string_view table;
            for (const Line& line : score.lines) {
                if (line.table != table) {
                    table = line.table;
                    head(table);
                }
                row(score, line);
            }
        }
        return std::move(out_);
    }

private:
    void head(std::string_view table) {
        const std::string& then = earlier_.name();
        if (!markdown_) {
            out_ += fmt::format("\n{}\n{:<26}{:>8}{:>8}{:>8}{:>8}{:>8}{:>8}", words_of(table), "",
                                "gold", "found", "given", "P", "R", "F1");
            out_ += !known_ ? "\n" : fmt::format("{:>10}{:>9}\n", then, "change");
            return;
        }
        out_ += fmt::format("\n| {} | gold | found | given | P | R | F1 |", words_of(table));
        out_ += !known_ ? "\n" : fmt::format(" {} | change |\n", then);
        out_ += "| --- | ---: | ---: | ---: | ---: | ---: | ---: |";
        out_ += !known_ ? "\n" : " ---: | ---: |\n";
    }

    void row(const Score& score, const Line& line) {
        out_ += markdown_ ? fmt::format("| {} |", line.name) : fmt::format("  {:<24}", line.name);
        for (const std::string& cell : cells(line)) {
            out_ += markdown_ ? fmt::format(" {} |", cell) : fmt::format("{:>8}", cell);
        }
        if (known_) {
            const auto [then, change] = beside(score, line, earlier_);
            out_ += markdown_ ? fmt::format(" {} | {} |", then, change)
                              : fmt::format("{:>10}{:>9}", then, change);
        }
        while (out_.ends_with(' ')) {
            out_.pop_back();
        }
        out_ += "\n";
    }

    const Earlier& earlier_;
    bool markdown_;
    bool known_ = false;
    std::string out_;
};

}  // namespace

double main_figure(const Line& line) {
    switch (line.measure) {
        case Measure::both:
            return line.count.f1();
        case Measure::share:
            return line.count.recall();
        case Measure::precision:
            return line.count.precision();
    }
    return 0;
}

Expected<Earlier> Earlier::read(std::string_view content, const std::string& file) {
    const auto fault = [&](std::size_t line, const char* detail) {
        return Error{ErrorCode::bad_json, fmt::format("{}:{}", file, line), detail};
    };
    if (!content.starts_with(tsv_head)) {
        return fault(1, "not the first line that `khabar eval --to tsv` writes");
    }
    Earlier out;
    out.name_ = std::filesystem::path(file).stem().string();
    content.remove_prefix(tsv_head.size());
    for (std::size_t number = 2; !content.empty(); ++number) {
        const std::size_t end = std::min(content.find('\n'), content.size());
        const std::vector<std::string_view> row = split(content.substr(0, end));
        content.remove_prefix(std::min(end + 1, content.size()));
        if (row.size() != columns_of_tsv) {
            return fault(number, "not nine cells");
        }
        const std::string_view main = !row[8].empty() ? row[8] : !row[7].empty() ? row[7] : row[6];
        out.figures_.emplace(key(row[0], row[1], row[2]), main);
    }
    return out;
}

std::string_view Earlier::figure(std::string_view gold, const Line& line) const {
    const auto found = figures_.find(key(gold, line.table, line.name));
    return found == figures_.end() ? std::string_view() : found->second;
}

bool Earlier::knows(std::string_view gold) const {
    const std::string front = std::string(gold) + "\t";
    const auto first = figures_.lower_bound(front);
    return first != figures_.end() && first->first.starts_with(front);
}

std::string write_scores(const std::vector<Score>& scores, const Earlier& earlier,
                         TableFormat format) {
    return format == TableFormat::tsv ? tsv(scores) : Writer(earlier, format).write(scores);
}

}  // namespace khabar::evaluation
