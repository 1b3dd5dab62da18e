// All events that fit, in one format, piece by piece.
#include <array>
#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "khabar/export/identity.h"
#include "khabar/export/named_persons.h"
#include "khabar/export/writer.h"
#include "khabar/keeping/event_reader.h"
#include "khabar/serve/handlers.h"
#include "khabar/store/parties.h"

namespace khabar::serve {

namespace {

using exports::Format;

constexpr std::size_t piece_bytes = 64u << 10u;  // why: what a connection takes at once

struct Kind {
    std::string_view type;
    std::string_view extension;
};

Kind kind_of(Format format) {
    switch (format) {
        case Format::ndjson:
            return {"application/x-ndjson", "ndjson"};
        case Format::csv:
        case Format::acled:
        case Format::ged:
            return {"text/csv; charset=utf-8", "csv"};
        case Format::polecat:
            return {"text/tab-separated-values; charset=utf-8", "tsv"};
        case Format::geojson:
            return {"application/geo+json", "geojson"};
        case Format::annotation:
        case Format::gold:
        case Format::brat:
            return {"application/json", "json"};
    }
    return {"application/octet-stream", "txt"};
}

/// NDJSON whose events nothing changes needs their lines alone.
store::Records records_for(Format format, const exports::ExportOptions& options) {
    const bool changed = options.redact_persons || options.strict_plover || options.corrected;
    return format == Format::ndjson && !changed ? store::Records::lines : store::Records::read;
}

/// One export while it runs: on a connection of its own, since it outlives the call that began it
/// and may go on in any thread.
class Export {
public:
    Export(std::unique_ptr<store::Store> store, std::shared_ptr<const Coder> coder,
           const store::Query& query, Format format, exports::ExportOptions options,
           const std::atomic<bool>& stopping)
        : store_(std::move(store)),
          coder_(std::move(coder)),
          stopping_(stopping),
          reader_(
              *store_, query,
              format == Format::gold ? keeping::EventReader::Order::by_document
                                     : keeping::EventReader::Order::of_query,
              [&stopping] { return stopping.load(); }, records_for(format, options)) {
        options.country = [this](std::string_view country) {
            return std::string(country_name_en(country, coder_->tables()));
        };
        options.text = [this](std::string_view id) { return text(id); };
        writer_ = exports::make_writer(format, options);
    }

    Expected<std::optional<std::string>> next() {
        std::string out;
        if (!begun_) {
            writer_->begin(out);
            begun_ = true;
        }
        while (!ended_ && out.size() < piece_bytes) {
            const auto event = reader_.next();
            if (!event) {
                return event.error();
            }
            if (*event) {
                writer_->add(out, **event);
            } else {
                ended_ = true;
                writer_->end(out);
            }
            if (error_) {
                return *error_;
            }
        }
        if (stopping_) {
            return Error{ErrorCode::busy, "", "the server ends"};
        }
        return out.empty() ? std::optional<std::string>() : std::optional(std::move(out));
    }

private:
    std::optional<std::string> text(std::string_view id) {
        auto document = store_->document(id);
        if (!document) {
            error_ = document.error();
            return std::nullopt;
        }
        return *document ? std::optional(std::move((**document).text)) : std::nullopt;
    }

    std::unique_ptr<store::Store> store_;
    std::shared_ptr<const Coder> coder_;
    const std::atomic<bool>& stopping_;
    keeping::EventReader reader_;
    std::unique_ptr<exports::EventWriter> writer_;
    std::optional<Error> error_;  ///< of the store, met while a text was asked for
    bool begun_ = false;
    bool ended_ = false;
};

struct Option {
    std::string_view name;
    std::array<std::string_view, 2> values;
};
constexpr std::array<Option, 5> switches{{{"names", {"ar", "en"}},
                                          {"redact", {"persons", "persons"}},
                                          {"strict-plover", {"1", "1"}},
                                          {"corrected", {"1", "1"}},
                                          {"hxl", {"1", "1"}}}};

/// What is wrong with the options.
std::optional<Response> wrong_options(const Asked& asked) {
    for (const Option& option : switches) {
        const auto given = asked.options.find(option.name);
        if (given != asked.options.end() && given->second != option.values[0] &&
            given->second != option.values[1]) {
            return failure(
                400, "bad_query",
                "takes " + std::string(option.values[0]) +
                    (option.values[0] == option.values[1] ? ""
                                                          : " or " + std::string(option.values[1])),
                option.name);
        }
    }
    return std::nullopt;
}

exports::ExportOptions options_of(const Asking& asking) {
    const Asked& asked = asking.asked;
    exports::ExportOptions options;
    options.names = asked.option("names") == "ar" ? NameLanguage::arabic : NameLanguage::english;
    options.redact_persons = !asked.option("redact").empty();
    options.strict_plover = !asked.option("strict-plover").empty();
    options.corrected = !asked.option("corrected").empty();
    options.hxl = !asked.option("hxl").empty();
    if (options.redact_persons) {
        options.persons = exports::named_persons(*asking.service.coder);
    }
    return options;
}

}  // namespace

Response export_events(Asking& asking) {
    const auto format = exports::format(asking.asked.option("to"));
    if (!format || *format == Format::brat) {
        return failure(400, "bad_query",
                       "takes ndjson, csv, geojson, acled, ged, polecat, annotation or gold", "to");
    }
    if (auto wrong = wrong_options(asking.asked)) {
        return *std::move(wrong);
    }
    const auto& coder = asking.service.coder;
    if (const auto error = store::resolve_parties(asking.asked.query, coder->tables())) {
        return failure(*error);
    }
    const Kind kind = kind_of(*format);
    Response response;
    response.type = kind.type;
    std::string disposition = "attachment; filename=\"khabar-";
    disposition += exports::name(*format);
    disposition += ".";
    disposition += kind.extension;
    response.headers.emplace_back("Content-Disposition", disposition + "\"");
    if (asking.request.method == Method::head) {  // no store is opened for what nobody gets
        response.stream = []() -> Expected<std::optional<std::string>> {
            return std::optional<std::string>();
        };
        return response;
    }
    auto store = store::open_store(asking.service.settings.store, store::Cache::small);
    if (!store) {
        return failure(store.error());
    }
    const auto run = std::make_shared<Export>(*std::move(store), coder, asking.asked.query, *format,
                                              options_of(asking), asking.service.stopping);
    // What cannot be searched is told now, and not in the middle of a file.
    auto first = run->next();
    if (!first) {
        return failure(first.error());
    }
    response.stream = [run, first = *std::move(first),
                       sent = false]() mutable -> Expected<std::optional<std::string>> {
        if (!sent) {
            sent = true;
            return std::exchange(first, std::nullopt);
        }
        return run->next();
    };
    return response;
}

}  // namespace khabar::serve
