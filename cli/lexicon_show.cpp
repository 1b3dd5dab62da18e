// khabar lexicon show ID: all that the sheets of actors say of one actor, or of one office.
#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "common.h"
#include "khabar/record/json_line.h"
#include "lexicon.h"

namespace khabar::cli {

namespace {

using exports::isolate;

/// A part of the block: rows of one sheet, and which of their cells are shown.
struct Part {
    std::string_view name;
    std::string_view sheet;
    std::string_view by;  ///< the column that holds the id
    std::vector<std::string_view> columns;
};

const std::vector<Part>& parts_of_actor() {
    static const std::vector<Part> parts{
        {"names", "actors/names", "actor", {"ar", "en", "from", "to"}},
        {"terms", "actors/terms", "holder", {"title", "country", "from", "to"}},
        {"offices", "actors/terms", "country", {"title", "holder", "from", "to"}},
        {"children", "actors/actors", "parent", {"id", "en", "from", "to"}},
        {"tests", "actors/tests", "actor", {"sentence", "words", "not"}},
    };
    return parts;
}

bool is_arabic_column(std::string_view column) {
    return column == "ar" || column == "weak" || column == "sentence" || column == "words" ||
           column == "example";
}

class Show {
public:
    explicit Show(Desk& desk) : desk_(desk) {}

    /// False where the id is neither an actor nor an office.
    bool write(const std::string& id) {
        const auto actor = desk_.tables->index("actors/actors").find(id).postings;
        const auto office = desk_.tables->index("actors/terms").find(id).postings;
        if (actor.empty() && office.empty()) {
            return false;
        }
        desk_.output.write(actor.empty() ? show_office(id, office)
                                         : show_actor(id, actor.front().id()));
        return true;
    }

private:
    std::string show_actor(const std::string& id, RowId row) {
        const Sheet& actors = desk_.tables->sheet(row.sheet);
        record::JsonLine json;
        json.open_object();
        std::string out =
            desk_.paint.bold(id) + "  " + desk_.paint.dim(actors.place(row.row)) + "\n";
        for (const std::string_view column : actors.columns()) {
            const std::string_view cell = actors.cell(row.row, column);
            json.field_unless_empty(column, cell);
            if (!cell.empty() && column != "id") {
                out += "  " + padded(std::string(column), width) + shown(column, cell) + "\n";
            }
        }
        json.field("row", actors.place(row.row));
        if (const std::string_view parent = actors.cell(row.row, "parent"); !parent.empty()) {
            const auto above = desk_.tables->index("actors/actors").find(parent).postings;
            json.field("parent_row", actors.place(above.front().row));
        }
        for (const Part& part : parts_of_actor()) {
            add_part(part, id, json, out);
        }
        json.close_object();
        return desk_.table ? out + "\n" : std::string(json.line()) + "\n";
    }

    /// The rows of a part that belong to the id.
    void add_part(const Part& part, std::string_view id, record::JsonLine& json, std::string& out) {
        const Sheet* sheet = desk_.tables->sheet(part.sheet);
        std::vector<std::uint32_t> rows;
        for (std::uint32_t row = 0; sheet != nullptr && row < sheet->rows(); ++row) {
            if (sheet->cell(row, part.by) == id) {
                rows.push_back(row);
            }
        }
        if (rows.empty()) {
            return;
        }
        out += "  " + std::string(part.name) + "\n";
        json.key(part.name);
        json.open_list();
        for (const std::uint32_t row : rows) {
            add_row(*sheet, row, part.columns, json, out);
        }
        json.close_list();
    }

    void add_row(const Sheet& sheet, std::uint32_t row,
                 const std::vector<std::string_view>& columns, record::JsonLine& json,
                 std::string& out) {
        json.open_object();
        std::string line = "   ";
        for (const std::string_view column : columns) {
            const std::string_view cell = sheet.cell(row, column);
            json.field_unless_empty(column, cell);
            if (column == "from") {
                line += fmt::format(" {}..{}", cell, sheet.cell(row, "to"));
            } else if (column != "to" && !cell.empty()) {
                line += " " + (column == "not" ? std::string("not found") : shown(column, cell));
            }
        }
        json.field("row", sheet.place(row));
        json.close_object();
        out += line + "  " + desk_.paint.dim(sheet.place(row)) + "\n";
    }

    std::string show_office(const std::string& id, std::span<const Posting> terms) {
        record::JsonLine json;
        json.open_object();
        json.field("office", id);
        json.key("terms");
        json.open_list();
        std::string out = desk_.paint.bold(id) + "\n";
        for (const Posting& term : terms) {
            add_row(desk_.tables->sheet(term.id().sheet), term.row, {"holder", "from", "to"}, json,
                    out);
        }
        json.close_list();
        json.close_object();
        return desk_.table ? out + "\n" : std::string(json.line()) + "\n";
    }

    static std::string shown(std::string_view column, std::string_view cell) {
        return is_arabic_column(column) ? isolate(cell) : std::string(cell);
    }

    static constexpr std::size_t width = 9;

    Desk& desk_;
};

int run_show(const LexiconOptions& options) {
    Desk desk(options.common);
    if (const auto failure = open_desk(options.common, desk)) {
        return fail(*failure);
    }
    bool all_found = true;
    for (const std::string& id : options.words) {
        if (!Show(desk).write(id)) {
            all_found = false;
            say(fmt::format("khabar lexicon show: {}: no actor and no office has this id", id));
        }
    }
    if (const auto failure = desk.output.failure()) {
        return fail(*failure);
    }
    return all_found ? exit_done : exit_not_found;
}

}  // namespace

void add_lexicon_show(CLI::App& lexicon, int& status) {
    auto options = std::make_shared<LexiconOptions>();
    CLI::App* command =
        add_lexicon_command(lexicon, *options, "show",
                            "An actor as one block: its row, names, terms, children and test lines",
                            "Ids of actors (actors/actors.tsv), or of offices: COUNTRY.KEY");
    command->footer(
        "Example:\n"
        "  khabar lexicon show --to table syr.hts EGY.president");
    command->callback([options, &status] { status = run_show(*options); });
}

}  // namespace khabar::cli
