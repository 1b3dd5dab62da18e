#pragma once

#include <span>
#include <string>
#include <string_view>

#include "khabar/export/csv_row.h"
#include "khabar/export/writer.h"

namespace khabar::exports {

/// A column of a table and its HXL tag, which may be empty.
struct Column {
    std::string_view name;
    std::string_view tag;
};

/// A table with a header, and a row of HXL tags under it where that is asked for.
class TableWriter : public EventWriter {
public:
    TableWriter(std::span<const Column> columns, const ExportOptions& options, char separator)
        : options_(options), columns_(columns), separator_(separator) {}

    void begin(std::string& out) override {
        CsvRow names(out, separator_);
        for (const Column& column : columns_) {
            names.figure(column.name);
        }
        names.end();
        if (options_.hxl) {
            CsvRow tags(out, separator_);
            for (const Column& column : columns_) {
                tags.figure(column.tag);
            }
            tags.end();
        }
    }

    void add(std::string& out, const record::KeptEvent& kept) override {
        CsvRow row(out, separator_);
        write_row(row, kept);
        row.end();
    }

    void end(std::string& /*out*/) override {}

protected:
    void set_columns(std::span<const Column> columns) { columns_ = columns; }

    /// One cell for each column, in their order.
    virtual void write_row(CsvRow& row, const record::KeptEvent& kept) = 0;

    const ExportOptions& options_;

private:
    std::span<const Column> columns_;
    char separator_;
};

}  // namespace khabar::exports
