#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "khabar/keeping/coded_document.h"
#include "khabar/record/json_line.h"
#include "khabar/record/plover.h"
#include "khabar/serve/handlers.h"
#include "khabar/tables/names.h"

namespace khabar::serve {

namespace {

void write_list(record::JsonLine& json, std::string_view name,
                std::span<const std::string_view> values) {
    json.key(name);
    json.open_list();
    for (const std::string_view value : values) {
        json.text(value);
    }
    json.close_list();
}

/// PLOVER's types and the modes that the ontology has of each.
void write_types(record::JsonLine& json, const TableFile& tables) {
    const Sheet* ontology = tables.sheet("events/ontology");
    json.key("types");
    json.open_list();
    for (const record::PloverType& type : record::plover_types) {
        json.open_object();
        json.field("code", type.event);
        json.field("quad", type.quad);
        json.key("modes");
        json.open_list();
        for (std::uint32_t row = 0; ontology != nullptr && row < ontology->rows(); ++row) {
            const std::string_view mode = ontology->cell(row, "mode");
            if (ontology->cell(row, "event") == type.event && !mode.empty()) {
                json.text(mode);
            }
        }
        json.close_list();
        json.close_object();
    }
    json.close_list();
}

/// All contexts that the rows of any language can give.
std::vector<std::string_view> contexts_of(const TableFile& tables) {
    std::set<std::string_view> contexts;
    for (const LanguageId language : lexicon_languages) {
        const Sheet* sheet = tables.sheet(sheet_of("events/contexts", language));
        for (std::uint32_t row = 0; sheet != nullptr && row < sheet->rows(); ++row) {
            for (const std::string_view context : alternatives(sheet->cell(row, "context"))) {
                contexts.insert(context);
            }
        }
    }
    return {contexts.begin(), contexts.end()};
}

constexpr std::array<std::string_view, 8> formats{"ndjson", "csv",     "geojson",    "acled",
                                                  "ged",    "polecat", "annotation", "gold"};
constexpr std::array<std::string_view, 2> languages{"ar", "en"};

}  // namespace

Response about(Asking& asking) {
    const auto state = asking.store.state();
    if (!state) {
        return failure(state.error());
    }
    const auto counts = asking.store.counts();
    if (!counts) {
        return failure(counts.error());
    }
    const Coder& coder = *asking.service.coder;
    record::JsonLine json;
    json.open_object();
    json.field("version", KHABAR_VERSION);
    json.field("coder", keeping::coder_name(coder));
    write_list(json, "languages", languages);
    json.field("owner", asking.owner);
    json.field("open_reading", asking.service.settings.open_reading);
    json.field("state", *state);
    json.key("counts");
    json.raw(counts_json(*counts));
    write_types(json, coder.tables());
    write_list(json, "statuses", store::allowed_values("status"));
    write_list(json, "contexts", contexts_of(coder.tables()));
    write_list(json, "number_kinds", store::allowed_values("number"));
    write_list(json, "source_kinds", store::allowed_values("source-kind"));
    write_list(json, "formats", formats);
    json.close_object();
    return serve::json(std::string(json.line()));
}

}  // namespace khabar::serve
