#include "khabar/gazetteer/writer.h"

#include <optional>
#include <utility>

#include "khabar/gazetteer/assemble.h"
#include "khabar/gazetteer/row_fault.h"
#include "khabar/gazetteer/sink.h"

namespace khabar::gazetteer {

namespace {

std::filesystem::path folder_of(const std::filesystem::path& file) {
    return file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
}

Expected<bool> add_to(Sorter& rows, const PlaceRow& row) {
    if (const auto fault = row_fault(row)) {
        return Error{ErrorCode::bad_table, row.id, *fault};
    }
    std::string record;
    append_sorted_row(record, row);
    return rows.add(record);
}

}  // namespace

// While the rows are merged the names are sorted: each has half of the memory.
Writer::Writer(const std::filesystem::path& target, std::size_t memory)
    : target_(target), memory_(memory), rows_(folder_of(target), memory / 2) {}

Expected<bool> Writer::add(const PlaceRow& row) {
    return add_to(rows_, row);
}

void Writer::add_source(SourceNote note) {
    notes_.push_back(std::move(note));
}

Expected<Written> Writer::finish(const Watch& watch) {
    DraftFile draft(target_);
    if (draft.error() != 0) {
        return draft.put_in_place().error();  // tells why it could not be made
    }
    Sorter names(folder_of(target_), memory_ / 2);
    Expected<Written> written = assemble(rows_, names, notes_, draft, watch);
    if (!written) {
        Error error = written.error();
        error.where = error.where.empty() ? target_.string() : error.where;
        return error;
    }
    if (auto placed = draft.put_in_place(); !placed) {
        return placed.error();
    }
    return written;
}

Expected<std::string> to_bytes(const std::vector<PlaceRow>& rows,
                               const std::vector<SourceNote>& notes) {
    Sorter sorted(std::nullopt, 0);
    for (const PlaceRow& row : rows) {
        if (auto added = add_to(sorted, row); !added) {
            return added.error();
        }
    }
    Sorter names(std::nullopt, 0);
    MemorySink sink;
    if (auto written = assemble(sorted, names, notes, sink, {}); !written) {
        return written.error();
    }
    return sink.take();
}

}  // namespace khabar::gazetteer
