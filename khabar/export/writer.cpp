#include "khabar/export/writer.h"

#include <array>
#include <utility>

#include "khabar/export/formats.h"
#include "khabar/export/prepare.h"

namespace khabar::exports {

namespace {

constexpr std::array<std::pair<std::string_view, Format>, 9> formats{{
    {"ndjson", Format::ndjson},
    {"csv", Format::csv},
    {"geojson", Format::geojson},
    {"acled", Format::acled},
    {"ged", Format::ged},
    {"polecat", Format::polecat},
    {"annotation", Format::annotation},
    {"brat", Format::brat},
    {"gold", Format::gold},
}};

std::unique_ptr<EventWriter> bare_writer(Format format, const ExportOptions& options) {
    switch (format) {
        case Format::ndjson:
            return make_ndjson();
        case Format::csv:
            return make_flat(options);
        case Format::geojson:
            return make_geojson(options);
        case Format::acled:
            return make_acled(options);
        case Format::ged:
            return make_ged(options);
        case Format::polecat:
            return make_polecat(options);
        case Format::annotation:
            return make_annotation(options);
        case Format::gold:
            return make_gold(options);
        case Format::brat:
            return nullptr;
    }
    return nullptr;
}

/// Prepares each event, then gives it to the writer of a format.
class Prepared : public EventWriter {
public:
    Prepared(Format format, ExportOptions options)
        : options_(std::move(options)),
          gold_(format == Format::gold),
          inner_(bare_writer(format, options_)) {}

    void begin(std::string& out) override { inner_->begin(out); }

    void add(std::string& out, const record::KeptEvent& kept) override {
        if (gold_) {
            inner_->add(out, kept);
            return;
        }
        for (const record::KeptEvent& event : prepared(kept, options_)) {
            inner_->add(out, event);
        }
    }

    void end(std::string& out) override { inner_->end(out); }

private:
    ExportOptions options_;
    bool gold_;  ///< it must see what the coder said and what people said of it
    std::unique_ptr<EventWriter> inner_;
};

}  // namespace

std::string_view name(Format format) {
    for (const auto& row : formats) {
        if (row.second == format) {
            return row.first;
        }
    }
    return {};
}

std::optional<Format> format(std::string_view name) {
    for (const auto& row : formats) {
        if (row.first == name) {
            return row.second;
        }
    }
    return std::nullopt;
}

std::unique_ptr<EventWriter> make_writer(Format format, const ExportOptions& options) {
    if (format == Format::brat) {
        return nullptr;
    }
    return std::make_unique<Prepared>(format, options);
}

}  // namespace khabar::exports
