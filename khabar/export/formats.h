#pragma once

#include <memory>

#include "khabar/export/writer.h"

namespace khabar::exports {

/// The writer of each format, given events that are prepared (prepare.h); gold prepares its own.
/// The options outlive a writer.
std::unique_ptr<EventWriter> make_ndjson();
std::unique_ptr<EventWriter> make_flat(const ExportOptions& options);
std::unique_ptr<EventWriter> make_geojson(const ExportOptions& options);
std::unique_ptr<EventWriter> make_acled(const ExportOptions& options);
std::unique_ptr<EventWriter> make_ged(const ExportOptions& options);
std::unique_ptr<EventWriter> make_polecat(const ExportOptions& options);
std::unique_ptr<EventWriter> make_annotation(const ExportOptions& options);
std::unique_ptr<EventWriter> make_gold(const ExportOptions& options);

}  // namespace khabar::exports
