#include <fmt/format.h>
#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <set>

#include "khabar/core/date_span.h"
#include "khabar/tables/table_file.h"
#include "rows.h"

namespace khabar::compile {

namespace {

/// What lexicon/schema.tsv says of one column.
struct Rule {
    /// text, words, int, real, date, enum:a,b, lemma, lemma:VERB, ref:sheet.column; or several
    /// with " or " between
    std::string kind;
    bool required = false;
};

using Lemmas = std::map<std::string, std::set<std::string>, std::less<>>;  ///< lemma: its parts

Lemmas collect_lemmas(const std::vector<RawSheet>& sheets) {
    Lemmas lemmas;
    for (const RawSheet& sheet : sheets) {
        for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
            if (sheet.name == "ar/verbs" || sheet.name == "en/verbs") {
                const bool arabic = sheet.name == "ar/verbs";
                lemmas[std::string(sheet.cell(row, "lemma"))].insert("VERB");
                for (const std::string_view noun :
                     alternatives(sheet.cell(row, arabic ? "masdar" : "nouns"))) {
                    lemmas[std::string(noun)].insert("NOUN");
                }
            } else if (sheet.name == "ar/nouns" || sheet.name == "en/nouns") {
                lemmas[std::string(sheet.cell(row, "lemma"))].insert(
                    std::string(sheet.cell(row, "pos")));
            } else if (sheet.name == "actors/heads_ar" || sheet.name == "actors/heads_en") {
                lemmas[std::string(sheet.cell(row, "lemma"))].insert("NOUN");
            } else if (sheet.name == "ar/function_words" || sheet.name == "en/function_words") {
                for (const std::string_view form : alternatives(sheet.cell(row, "form"))) {
                    lemmas[std::string(form)].insert(std::string(sheet.cell(row, "pos")));
                }
            }
        }
    }
    return lemmas;
}

bool is_real(std::string_view text) {
    const std::string copy(text);
    char* end = nullptr;
    std::strtod(copy.c_str(), &end);
    return !copy.empty() && end == copy.c_str() + copy.size();
}

bool is_int(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size();
}

bool listed(std::string_view list, std::string_view value) {
    while (!list.empty()) {
        const std::size_t comma = list.find(',');
        if (list.substr(0, comma) == value) {
            return true;
        }
        list = comma == std::string_view::npos ? std::string_view() : list.substr(comma + 1);
    }
    return false;
}

/// Whether a cell of alternatives has one that is empty or has a blank at its edge.
bool has_empty_alternative(std::string_view cell) {
    const std::string edges = "|" + std::string(cell) + "|";
    return edges.find("||") != std::string::npos || edges.find("| ") != std::string::npos ||
           edges.find(" |") != std::string::npos;
}

class Checker {
public:
    Checker(const std::vector<RawSheet>& sheets, Faults& faults)
        : sheets_(sheets), faults_(faults), lemmas_(collect_lemmas(sheets)) {}

    void check(const RawSheet& sheet, const std::map<std::string, Rule>& rules) {
        std::set<std::vector<std::string>> seen;
        std::set<std::string> ids;
        for (const auto& [column, rule] : rules) {
            if (sheet.column(column) == sheet.columns.size()) {
                faults_.add(fmt::format("lexicon/{}.tsv:1", sheet.name),
                            fmt::format("no column \"{}\"", column));
            }
        }
        for (const std::string& column : sheet.columns) {
            if (!rules.contains(column)) {
                faults_.add(fmt::format("lexicon/{}.tsv:1", sheet.name),
                            fmt::format("schema.tsv has no line for the column \"{}\"", column));
            }
        }
        for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
            if (!seen.insert(sheet.rows[row]).second) {
                faults_.add(sheet.place(row), "the same row stands above");
            }
            for (std::size_t at = 0; at < sheet.columns.size(); ++at) {
                const auto rule = rules.find(sheet.columns[at]);
                if (rule == rules.end()) {
                    continue;
                }
                const std::string& cell = sheet.rows[row][at];
                if (cell.empty()) {
                    if (rule->second.required) {
                        faults_.add(sheet.place(row),
                                    fmt::format("empty \"{}\"", sheet.columns[at]));
                    }
                    continue;
                }
                check_cell(sheet, row, sheet.columns[at], rule->second, cell);
                if (rule->second.kind == "id" && !ids.insert(cell).second) {
                    faults_.add(sheet.place(row), fmt::format("the id \"{}\" stands above", cell));
                }
            }
        }
    }

private:
    void check_cell(const RawSheet& sheet, std::size_t row, const std::string& column,
                    const Rule& rule, std::string_view cell) {
        const auto wrong = [&](std::string_view value, std::string_view why) {
            faults_.add(sheet.place(row), fmt::format("{} \"{}\": {}", column, value, why));
        };
        const std::string_view kind = rule.kind;
        if (kind.starts_with("lemma")) {
            check_lemma(sheet, row, cell, kind, wrong);
        } else if (kind == "words") {
            if (has_empty_alternative(cell)) {
                wrong(cell, "an empty alternative, or a blank at the edge of one");
            }
        } else if (kind.starts_with("enum:") || kind.find("ref:") != std::string_view::npos) {
            for (const std::string_view value : alternatives(cell)) {
                if (const std::string why = why_not(kind, value); !why.empty()) {
                    wrong(value, why);
                }
            }
        } else if (const std::string why = why_not(kind, cell); !why.empty()) {
            wrong(cell, why);
        }
    }

    /// What is wrong with a value under a kind; empty where it holds. Of several kinds one must.
    std::string why_not(std::string_view kinds, std::string_view value) {
        constexpr std::string_view between = " or ";
        std::string why;
        while (!kinds.empty()) {
            const std::size_t end = kinds.find(between);
            const std::string one = why_not_one(kinds.substr(0, end), value);
            if (one.empty()) {
                return {};
            }
            why += (why.empty() ? "" : ", ") + one;
            kinds = end == std::string_view::npos ? std::string_view()
                                                  : kinds.substr(end + between.size());
        }
        return why;
    }

    std::string why_not_one(std::string_view kind, std::string_view value) {
        if (kind == "int" && !is_int(value)) {
            return "not a whole number";
        }
        if (kind == "real" && !is_real(value)) {
            return "not a number";
        }
        if (kind == "date" && !parse_date_span(value)) {
            return "not a date: YYYY, YYYY-MM or YYYY-MM-DD";
        }
        if (kind.starts_with("enum:") && !listed(kind.substr(5), value)) {
            return "no such value in schema.tsv";
        }
        if (kind.starts_with("ref:") && !stands_in(kind.substr(4)).contains(value)) {
            return fmt::format("not in {}", kind.substr(4));
        }
        return {};
    }

    template <class Wrong>
    void check_lemma(const RawSheet& sheet, std::size_t row, std::string_view cell,
                     std::string_view kind, const Wrong& wrong) {
        std::string_view part = sheet.cell(row, "pos");
        if (kind.size() > 6) {
            part = kind.substr(6);
        }
        for (const std::string_view value : alternatives(cell)) {
            if (value.find(' ') != std::string_view::npos) {
                continue;  // a phrase is looked up by its words
            }
            const auto found = lemmas_.find(value);
            if (found == lemmas_.end()) {
                wrong(value, "no such lemma in the lexicon");
            } else if (!part.empty() && !found->second.contains(std::string(part))) {
                wrong(value, fmt::format("the lemma is no {}", part));
            }
        }
    }

    using Values = std::set<std::string_view, std::less<>>;

    /// All values of "sheet.column"; none where there is no such sheet.
    const Values& stands_in(std::string_view target) {
        const auto [known, fresh] = values_.try_emplace(std::string(target));
        const std::size_t dot = target.rfind('.');
        const RawSheet* sheet = find_sheet(sheets_, target.substr(0, dot));
        for (std::size_t row = 0; fresh && sheet != nullptr && row < sheet->rows.size(); ++row) {
            known->second.insert(sheet->cell(row, target.substr(dot + 1)));
        }
        return known->second;
    }

    const std::vector<RawSheet>& sheets_;
    Faults& faults_;
    Lemmas lemmas_;
    std::map<std::string, Values> values_;  ///< of columns that others refer to
};

}  // namespace

void check_sheets(const std::vector<RawSheet>& sheets, Faults& faults) {
    const RawSheet* schema = find_sheet(sheets, "schema");
    if (schema == nullptr) {
        faults.add("lexicon/schema.tsv", "there is no such file");
        return;
    }
    std::map<std::string, std::map<std::string, Rule>> rules;
    for (std::size_t row = 0; row < schema->rows.size(); ++row) {
        rules[std::string(schema->cell(row, "sheet"))][std::string(schema->cell(row, "column"))] = {
            std::string(schema->cell(row, "kind")), schema->cell(row, "required") == "y"};
    }
    Checker checker(sheets, faults);
    for (const RawSheet& sheet : sheets) {
        const auto found = rules.find(sheet.name);
        if (found == rules.end()) {
            faults.add(fmt::format("lexicon/{}.tsv:1", sheet.name),
                       "schema.tsv has no line for this sheet");
            continue;
        }
        checker.check(sheet, found->second);
    }
}

}  // namespace khabar::compile
