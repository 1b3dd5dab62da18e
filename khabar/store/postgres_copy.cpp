#include "khabar/store/postgres_copy.h"

#include <string>
#include <string_view>

#include "khabar/store/postgres_lines.h"
#include "khabar/story/telling.h"

namespace khabar::store::postgres {

namespace {

std::string_view bytes_of(const story::Sketch& sketch) {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes as characters
    return {reinterpret_cast<const char*>(sketch.bytes.data()), sketch.bytes.size()};
}

void copy_documents(pqxx::work& work, const std::vector<Placed>& documents,
                    const std::string& table) {
    Lines lines(work, table);
    for (const Placed& placed : documents) {
        const CodedText& document = *placed.document;
        const record::DocumentFacts& facts = document.facts;
        lines.number(placed.number).key(placed.key).key(placed.source).key(placed.digest);
        lines.text(facts.id).text(facts.url).text(facts.title).text(facts.publisher);
        lines.text(facts.published).text(facts.language).text(document.text);
        lines.text(document.coder).text(document.records).bytes(bytes_of(document.sketch));
        lines.numbers(std::span<const Placed::Event>(placed.events),
                      [](const Placed::Event& event) { return event.row; });
        lines.end_line();
    }
    lines.complete();
}

void add_numbers(Lines& lines, const std::vector<RowNumber>& numbers) {
    std::vector<std::string> kinds;
    std::vector<double> mins;
    std::vector<double> maxs;
    for (const RowNumber& number : numbers) {
        kinds.push_back(number.kind);
        mins.push_back(number.min);
        maxs.push_back(number.max);
    }
    lines.array(kinds).array(mins).array(maxs);
}

void copy_events(pqxx::work& work, const std::vector<Placed>& documents, const std::string& table) {
    Lines lines(work, table);
    for (const Placed& placed : documents) {
        for (const Placed::Event& event : placed.events) {
            const Row& row = placed.document->rows[event.ordinal];
            lines.number(event.row).number(row.confidence).number(row.first_day);
            lines.number(row.end_day);
            lines.number(row.point ? std::optional(row.point->lat) : std::nullopt);
            lines.number(row.point ? std::optional(row.point->lon) : std::nullopt);
            lines.point(row.point);
            add_numbers(lines, row.numbers);
            lines.array(row.terms).bytes(row.brief);
            lines.end_line();
        }
    }
    lines.complete();
}

void copy_tellings(pqxx::work& work, const std::vector<Placed>& documents,
                   const std::string& table) {
    Lines lines(
        work,
        table + " (row, key, id, document, ordinal, family, first_day, end_day, published, bytes)");
    for (const Placed& placed : documents) {
        for (const Placed::Event& event : placed.events) {
            const Row& row = placed.document->rows[event.ordinal];
            const story::Telling& telling = row.telling;
            lines.number(event.row).key(row.key).text(row.id).number(placed.number);
            lines.number(event.ordinal).number(unsigned{telling.family});
            lines.number(telling.first_day).number(telling.end_day).number(telling.published);
            lines.bytes(story::to_bytes(telling));
            lines.end_line();
        }
    }
    lines.complete();
}

}  // namespace

void copy(pqxx::work& work, const std::vector<Placed>& documents, bool staged) {
    const std::string prefix = staged ? "new_" : "khabar.";
    copy_documents(work, documents, prefix + "document");
    copy_events(work, documents, prefix + "event");
    copy_tellings(work, documents, prefix + "telling");
}

}  // namespace khabar::store::postgres
