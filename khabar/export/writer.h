#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "khabar/export/persons.h"
#include "khabar/export/table.h"
#include "khabar/record/kept_event.h"

namespace khabar::exports {

/// What `khabar export --to` takes (docs/stages/export.md). brat is a folder: brat.h.
enum class Format : std::uint8_t {
    ndjson,
    csv,
    geojson,
    acled,
    ged,
    polecat,
    annotation,
    brat,
    gold
};
std::string_view name(Format format);
/// Nothing for an unknown name.
std::optional<Format> format(std::string_view name);

/// The whole text of a document by its id; nothing where it is not kept.
using TextOf = std::function<std::optional<std::string>(std::string_view document)>;

struct ExportOptions {
    NameLanguage names = NameLanguage::english;  ///< of actors and places in tables
    bool redact_persons = false;                 ///< names of persons go, offices stay
    bool strict_plover = false;                  ///< without the house rules (strict_plover.h)
    bool corrected = false;                      ///< what people said stands for the coder's answer
    bool hxl = false;                            ///< a row of HXL tags under the header of a table
    TextOf text;                                 ///< asked by annotation, brat and gold
    Persons persons;                             ///< asked where names of persons go
    /// The name of a country by its code ("LBY"), in English; empty for one that is not known.
    std::function<std::string(std::string_view code)> country;
};

/// Writes events in one format, one at a time: memory does not grow with their number.
class EventWriter {
public:
    EventWriter() = default;
    EventWriter(const EventWriter&) = delete;
    EventWriter& operator=(const EventWriter&) = delete;
    virtual ~EventWriter() = default;

    /// Each appends to `out`, which the caller may empty between two calls.
    virtual void begin(std::string& out) = 0;
    virtual void add(std::string& out, const record::KeptEvent& kept) = 0;
    virtual void end(std::string& out) = 0;
};

/// Events come in any order; for gold those of one document come one after another.
/// Null for brat, which is no single stream.
std::unique_ptr<EventWriter> make_writer(Format format, const ExportOptions& options);

}  // namespace khabar::exports
