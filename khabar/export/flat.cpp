#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include "khabar/export/corrected.h"
#include "khabar/export/csv.h"
#include "khabar/export/formats.h"
#include "khabar/export/table_writer.h"

namespace khabar::exports {

namespace {

using record::KeptEvent;

/// The columns that HXL has a tag for.
constexpr std::array<Column, 16> tagged{{
    {"id", "#event+code"},
    {"url", "#meta+url"},
    {"published", "#date+published"},
    {"event", "#event+type"},
    {"status", "#status"},
    {"actors", "#group+name+first"},
    {"actor_codes", "#group+code+first"},
    {"recipients", "#group+name+second"},
    {"recipient_codes", "#group+code+second"},
    {"places", "#loc+name"},
    {"place_ids", "#loc+code"},
    {"lat", "#geo+lat"},
    {"lon", "#geo+lon"},
    {"date_start", "#date+start"},
    {"date_end", "#date+end"},
    {"sources", "#meta+source"},
}};

/// Those of `khabar code --to csv`, then what only a store knows.
std::vector<Column> columns() {
    std::vector<Column> out;
    for (const std::string_view name : csv_columns()) {
        const auto* const tag = std::find_if(
            tagged.begin(), tagged.end(), [name](const Column& one) { return one.name == name; });
        out.push_back({name, tag == tagged.end() ? std::string_view() : tag->tag});
    }
    for (const std::string_view name : {"story", "tellings", "independent_sources", "verdict"}) {
        out.push_back({name, ""});
    }
    return out;
}

class FlatWriter : public TableWriter {
public:
    explicit FlatWriter(const ExportOptions& options)
        : TableWriter({}, options, ','), columns_(columns()) {
        set_columns(columns_);
    }

private:
    void write_row(CsvRow& row, const KeptEvent& kept) override {
        append_csv_cells(row, kept.record);
        row.words(kept.story);
        row.figure(std::to_string(kept.tellings));
        row.figure(std::to_string(kept.sources));
        row.words(verdict_of(kept.reviews));
    }

    std::vector<Column> columns_;
};

}  // namespace

std::unique_ptr<EventWriter> make_flat(const ExportOptions& options) {
    return std::make_unique<FlatWriter>(options);
}

}  // namespace khabar::exports
