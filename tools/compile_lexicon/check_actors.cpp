// What no single cell of actors/ shows: two rows that claim the same name or the same office.

#include <fmt/format.h>
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "folded.h"
#include "khabar/core/date_span.h"
#include "khabar/tables/table_file.h"
#include "rows.h"

namespace khabar::compile {

namespace {

/// From and to of a row; an open side has no date.
struct Term {
    std::optional<DateSpan> from;
    std::optional<DateSpan> to;
};

Term term_of(const RawSheet& sheet, std::size_t row) {
    return {parse_date_span(sheet.cell(row, "from")), parse_date_span(sheet.cell(row, "to"))};
}

/// Whether two terms share a day for sure: dates of months and years may touch.
bool overlap_surely(const Term& a, const Term& b) {
    if (!a.from || !b.from) {
        return false;
    }
    const Day begin = std::max(a.from->last, b.from->last);
    return (!a.to || begin < a.to->first) && (!b.to || begin < b.to->first);
}

/// Whether one is over before the other begins.
bool apart(const Term& a, const Term& b) {
    return (a.to && b.from && a.to->first <= b.from->last) ||
           (b.to && a.from && b.to->first <= a.from->last);
}

class ActorChecker {
public:
    ActorChecker(const std::vector<RawSheet>& sheets, Faults& faults)
        : sheets_(sheets), faults_(faults) {}

    void run() {
        for (const char* name : {"actors/actors", "actors/names", "actors/terms"}) {
            if (const RawSheet* sheet = find_sheet(sheets_, name)) {
                check_order(*sheet);
            }
        }
        check_names();
        check_parents();
        check_titles();
        check_terms();
        check_tests();
    }

private:
    /// A name as it stands in one cell.
    struct Claim {
        const RawSheet* sheet;
        std::size_t row;
        std::string_view actor;  ///< id
        std::string_view country;
        Term term;
    };

    void check_order(const RawSheet& sheet) {
        for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
            const Term term = term_of(sheet, row);
            if (term.from && term.to && term.to->last < term.from->first) {
                faults_.add(sheet.place(row),
                            fmt::format("from {} is after to {}", sheet.cell(row, "from"),
                                        sheet.cell(row, "to")));
            }
        }
    }

    void check_names() {
        const RawSheet* actors = find_sheet(sheets_, "actors/actors");
        if (actors == nullptr) {
            return;
        }
        for (std::size_t row = 0; row < actors->rows.size(); ++row) {
            rows_.emplace(actors->cell(row, "id"), row);
            std::set<std::string> own;
            const Claim claim{actors, row, actors->cell(row, "id"), actors->cell(row, "country"),
                              term_of(*actors, row)};
            claim_names(claim, "ar", own, true);
            claim_names(claim, "weak", own, false);
        }
        const RawSheet* names = find_sheet(sheets_, "actors/names");
        for (std::size_t row = 0; names != nullptr && row < names->rows.size(); ++row) {
            std::set<std::string> own;
            const std::string_view actor = names->cell(row, "actor");
            const std::size_t home = rows_.at(actor);
            claim_names({names, row, actor, actors->cell(home, "country"), term_of(*names, row)},
                        "ar", own, true);
        }
        for (const auto& [name, claims] : strong_) {
            check_clashes(claims);
        }
    }

    /// A part is no part of itself, by whatever way.
    void check_parents() {
        const RawSheet* actors = find_sheet(sheets_, "actors/actors");
        for (const auto& [id, row] : rows_) {
            std::set<std::string_view> above{id};
            for (std::string_view parent = actors->cell(row, "parent"); !parent.empty();
                 parent = actors->cell(rows_.at(parent), "parent")) {
                if (!above.insert(parent).second) {
                    if (parent == id) {
                        faults_.add(actors->place(row),
                                    fmt::format("the parents of {} lead back to it", id));
                    }
                    break;
                }
            }
        }
    }

    void claim_names(const Claim& claim, std::string_view column, std::set<std::string>& own,
                     bool strong) {
        for (const std::string_view name : alternatives(claim.sheet->cell(claim.row, column))) {
            const bool weak = name.ends_with('?');
            const std::string key =
                folded_phrase(weak ? name.substr(0, name.size() - 1) : name, LanguageId::arabic);
            if (!own.insert(key).second) {
                faults_.add(claim.sheet->place(claim.row),
                            fmt::format("the name \"{}\" stands in the row already, as look-ups "
                                        "fold it",
                                        name));
            } else if (strong && !weak) {
                strong_[key].push_back(claim);
            }
        }
    }

    /// Two actors of one strong name need a sign that tells them apart: the country, or the years.
    void check_clashes(const std::vector<Claim>& claims) {
        for (std::size_t i = 0; i < claims.size(); ++i) {
            for (std::size_t k = 0; k < i; ++k) {
                const Claim& a = claims[k];
                const Claim& b = claims[i];
                const bool told =
                    a.actor == b.actor ||
                    (!a.country.empty() && !b.country.empty() && a.country != b.country) ||
                    apart(a.term, b.term);
                if (!told) {
                    faults_.add(b.sheet->place(b.row),
                                fmt::format("{} shares a strong name with {} ({}): neither country "
                                            "nor years tell them apart",
                                            b.actor, a.actor, a.sheet->place(a.row)));
                    return;
                }
            }
        }
    }

    void check_titles() {
        const RawSheet* titles = find_sheet(sheets_, "actors/titles");
        std::map<std::string, std::size_t> seen;
        for (std::size_t row = 0; titles != nullptr && row < titles->rows.size(); ++row) {
            single_.emplace(titles->cell(row, "key"), titles->cell(row, "single") == "y");
            for (const char* column : {"ar", "ar_f"}) {
                for (const std::string_view form : alternatives(titles->cell(row, column))) {
                    const auto [known, fresh] =
                        seen.emplace(folded_phrase(form, LanguageId::arabic), row);
                    if (!fresh) {
                        faults_.add(titles->place(row),
                                    fmt::format("the form \"{}\" stands at {} already", form,
                                                titles->place(known->second)));
                    }
                }
            }
        }
    }

    void check_terms() {
        const RawSheet* terms = find_sheet(sheets_, "actors/terms");
        std::map<std::string, std::vector<std::size_t>> offices;
        for (std::size_t row = 0; terms != nullptr && row < terms->rows.size(); ++row) {
            offices[fmt::format("{}.{}", terms->cell(row, "country"), terms->cell(row, "title"))]
                .push_back(row);
        }
        for (const auto& [office, rows] : offices) {
            const bool single = single_.find(terms->cell(rows.front(), "title"))->second;
            for (std::size_t i = 0; i < rows.size(); ++i) {
                for (std::size_t k = 0; k < i; ++k) {
                    const bool same =
                        terms->cell(rows[k], "holder") == terms->cell(rows[i], "holder");
                    if ((single || same) &&
                        overlap_surely(term_of(*terms, rows[k]), term_of(*terms, rows[i]))) {
                        faults_.add(
                            terms->place(rows[i]),
                            fmt::format("the term of {} as {} overlaps that of {} ({})",
                                        terms->cell(rows[i], "holder"), office,
                                        terms->cell(rows[k], "holder"), terms->place(rows[k])));
                    }
                }
            }
        }
    }

    /// A test names words of its sentence, or says that none are the actor.
    void check_tests() {
        const RawSheet* tests = find_sheet(sheets_, "actors/tests");
        for (std::size_t row = 0; tests != nullptr && row < tests->rows.size(); ++row) {
            const std::string_view words = tests->cell(row, "words");
            const bool absent = tests->cell(row, "not") == "y";
            if (absent != words.empty()) {
                faults_.add(tests->place(row), "either words or not, one of the two");
            } else if (tests->cell(row, "sentence").find(words) == std::string_view::npos) {
                faults_.add(tests->place(row),
                            fmt::format("words \"{}\": not in the sentence", words));
            }
        }
    }

    const std::vector<RawSheet>& sheets_;
    Faults& faults_;
    std::map<std::string_view, std::size_t> rows_;      ///< of actors/actors, by id
    std::map<std::string, std::vector<Claim>> strong_;  ///< by folded name
    std::map<std::string_view, bool> single_;           ///< titles that one at a time holds
};

}  // namespace

void check_actors(const std::vector<RawSheet>& sheets, Faults& faults) {
    ActorChecker(sheets, faults).run();
}

}  // namespace khabar::compile
