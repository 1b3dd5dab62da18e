#include "compile.h"

#include "write.h"

namespace khabar::compile {

std::size_t Compiled::rows() const {
    std::size_t all = 0;
    for (const RawSheet& sheet : sheets) {
        all += sheet.rows.size();
    }
    return all;
}

Compiled compile_rows(const std::filesystem::path& folder) {
    Compiled out;
    out.sheets = read_sheets(folder, out.faults);
    check_sheets(out.sheets, out.faults);
    if (out.faults.all().empty()) {  // the rest needs rows that hold
        out.lookups = build_lookups(out.sheets, out.faults);
        out.usable = out.faults.all().empty();
        check_actors(out.sheets, out.faults);
    }
    return out;
}

bool write_compiled(const Compiled& compiled, const std::filesystem::path& file) {
    return write_tables(compiled.sheets, compiled.lookups, hash_rows(compiled.sheets), file);
}

}  // namespace khabar::compile
