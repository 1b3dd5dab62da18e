#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "common.h"
#include "gazetteer.h"
#include "khabar/core/utf8.h"
#include "khabar/export/terminal.h"
#include "khabar/gazetteer/box_tree.h"
#include "khabar/gazetteer/layers.h"
#include "khabar/gazetteer/name_key.h"
#include "khabar/record/json_line.h"
#include "place_notes.h"

namespace khabar::cli {

namespace {

using gazetteer::Gazetteer;

struct FindOptions {
    Options common;
    std::vector<std::string> words;
    std::string near;
    double km = 50;
    std::uint32_t limit = 10;
};

struct Point {
    double lat;
    double lon;
};

/// "32.89,13.19".
std::optional<Point> read_point(std::string_view text) {
    const std::size_t comma = text.find(',');
    if (comma == std::string_view::npos) {
        return std::nullopt;
    }
    const auto lat = record::read_number(text.substr(0, comma));
    const auto lon = record::read_number(text.substr(comma + 1));
    if (!lat || !lon || std::abs(*lat) > 90 || std::abs(*lon) > 180) {
        return std::nullopt;
    }
    return Point{*lat, *lon};
}

struct Question {
    std::string name;  ///< as it was asked
    std::string key;   ///< folded; empty: any
    std::optional<Point> near;
    double km;
    std::size_t limit;  ///< of each layer
};

/// The places of a layer that answer; with a point, the nearest first.
std::vector<ShownPlace> chosen(std::vector<ShownPlace> places, const Question& question) {
    if (question.near) {
        for (ShownPlace& place : places) {
            place.km = gazetteer::great_circle_km(question.near->lat, question.near->lon, place.lat,
                                                  place.lon);
        }
        std::erase_if(places, [&](const ShownPlace& each) { return each.km > question.km; });
        std::stable_sort(places.begin(), places.end(),
                         [](const auto& a, const auto& b) { return a.km < b.km; });
    }
    if (places.size() > question.limit) {
        places.resize(question.limit);
    }
    return places;
}

std::vector<ShownPlace> places_of(std::string_view layer, const Gazetteer& gazetteer,
                                  const Question& question) {
    std::vector<ShownPlace> places;
    const auto add = [&](std::uint32_t number) {
        const gazetteer::Place place = gazetteer.place(number);
        places.push_back({layer,
                          place.id,
                          place.name,
                          place.name_ar,
                          place.kind,
                          place.country,
                          place.region,
                          place.lat,
                          place.lon,
                          place.population,
                          {},
                          0});
    };
    if (question.key.empty()) {
        for (const auto& near :
             gazetteer.near(question.near->lat, question.near->lon, question.km, question.limit)) {
            add(near.place);
        }
    } else {
        for (const std::uint32_t number : gazetteer.find(question.key).places) {
            if (!question.near && places.size() == question.limit) {
                break;
            }
            add(number);
        }
    }
    return chosen(std::move(places), question);
}

std::string record(const ShownPlace& place, bool with_km) {
    record::JsonLine json;
    json.open_object();
    json.field("layer", place.layer);
    json.field("id", place.id);
    json.field_unless_empty("name", place.name);
    json.field_unless_empty("name_ar", place.name_ar);
    json.field_unless_empty("kind", place.kind);
    json.field_unless_empty("country", place.country);
    json.field_unless_empty("region", place.region);
    json.field("lat", place.lat);
    json.field("lon", place.lon);
    if (place.population > 0) {
        json.field("population", static_cast<std::int64_t>(place.population));
    }
    if (with_km) {
        json.field("km", std::round(place.km * 1000) / 1000);
    }
    json.field_unless_empty("row", place.row);
    json.close_object();
    return std::string(json.line()) + "\n";
}

/// Lines of cells, each column as wide as its widest cell.
std::string table(const std::vector<ShownPlace>& places, bool with_km,
                  const exports::Paint& paint) {
    using Line = std::array<std::string, 9>;
    std::vector<Line> lines{
        {"layer", "name", "arabic", "kind", "country", "where", "people", "km", "id"}};
    for (const ShownPlace& place : places) {
        lines.push_back({std::string(place.layer), exports::isolate(place.name),
                         exports::isolate(place.name_ar), std::string(place.kind),
                         exports::printable(place.country),
                         record::shortest(place.lat) + "," + record::shortest(place.lon),
                         place.population == 0 ? "" : grouped(place.population),
                         with_km ? fmt::format("{:.1f}", place.km) : "",
                         place.row.empty() ? exports::isolate(place.id)
                                           : std::string(place.id) + "  " + place.row});
    }
    std::array<std::size_t, 9> widths{};
    for (std::size_t column = 0; column < widths.size(); ++column) {
        for (const Line& line : lines) {
            widths[column] = std::max(widths[column], exports::columns(line[column]));
        }
    }
    constexpr std::size_t km_column = 7;
    std::string out;
    for (const Line& line : lines) {
        std::string text;
        for (std::size_t column = 0; column < line.size(); ++column) {
            if (column == km_column && !with_km) {
                continue;
            }
            text += line[column];
            if (column + 1 < line.size()) {
                text.append(widths[column] - exports::columns(line[column]) + 2, ' ');
            }
        }
        out += (&line == lines.data() ? paint.dim(text) : text) + "\n";
    }
    return out;
}

class Find {
public:
    Find(const FindOptions& options, Question question)
        : options_(options), question_(std::move(question)), output_(options.common.out) {}

    int run() {
        if (const auto failure = open()) {
            return fail(*failure);
        }
        const std::pair<std::string_view, const Gazetteer*> files[] = {
            {"own", layers_.own.get()},
            {"base", layers_.base.get()},
            {"imported", layers_.imported.get()}};
        std::vector<ShownPlace> places;
        for (const auto& [layer, file] : files) {
            if (layer == "base") {
                add(places, chosen(place_notes(*tables_, question_.key), question_));
            }
            if (file != nullptr) {
                add(places, places_of(layer, *file, question_));
            }
        }
        if (places.empty()) {
            return fail({exit_not_found, nothing()});
        }
        write(places);
        const auto failure = output_.failure();
        return failure ? fail(*failure) : exit_done;
    }

private:
    std::optional<Failure> open() {
        auto tables = open_tables(options_.common.tables);
        if (!tables) {
            return Failure{exit_unusable, tables.error().where + ": " + tables.error().detail};
        }
        tables_ = *std::move(tables);
        auto layers = open_places(options_.common);
        if (!layers) {
            return Failure{exit_unusable, layers.error().where + ": " + layers.error().detail};
        }
        layers_ = *std::move(layers);
        if (!output_.is_open()) {
            return Failure{exit_unusable, options_.common.out + ": cannot be written"};
        }
        return std::nullopt;
    }

    static void add(std::vector<ShownPlace>& all, std::vector<ShownPlace> more) {
        std::move(more.begin(), more.end(), std::back_inserter(all));
    }

    void write(const std::vector<ShownPlace>& places) {
        const bool with_km = question_.near.has_value();
        const std::string& to = options_.common.to;
        if (to == "ndjson" || (to.empty() && !output_.is_terminal())) {
            for (const ShownPlace& place : places) {
                if (!output_.write(record(place, with_km))) {
                    return;
                }
            }
            return;
        }
        const exports::Paint paint(table_options(options_.common, output_).color);
        std::string text = table(places, with_km, paint);
        for (const auto& [layer, file] : {std::pair("base", layers_.base.get()),
                                          std::pair("imported", layers_.imported.get())}) {
            const bool shown = std::any_of(
                places.begin(), places.end(),
                [&, name = layer](const ShownPlace& each) { return each.layer == name; });
            for (const gazetteer::Source& source :
                 shown ? file->sources() : std::vector<gazetteer::Source>()) {
                text +=
                    paint.dim(exports::printable(fmt::format("{}: {}{}{}: {}", layer, source.name,
                                                             source.version.empty() ? "" : " of ",
                                                             source.version, source.attribution))) +
                    "\n";
            }
        }
        output_.write(text);
    }

    /// Nothing was found, and which layers were asked.
    [[nodiscard]] std::string nothing() const {
        std::string asked = "notes";
        asked = (layers_.own ? "own, " : "") + asked + (layers_.base ? ", base" : "") +
                (layers_.imported ? ", imported" : "");
        const std::string what = question_.key.empty() ? options_.near : question_.name;
        return fmt::format("{}: no such place{} (looked in {})", what,
                           question_.near ? fmt::format(" within {} km", question_.km) : "", asked);
    }

    const FindOptions& options_;
    Question question_;
    Output output_;
    std::shared_ptr<const TableFile> tables_;
    gazetteer::Layers layers_;
};

int run_find(const FindOptions& options) {
    Question question;
    for (const std::string& word : options.words) {
        question.name += (question.name.empty() ? "" : " ") + mend_utf8(word);
    }
    question.key = gazetteer::name_key(question.name);
    question.km = options.km;
    question.limit = options.limit;
    if (!options.near.empty()) {
        question.near = read_point(options.near);
        if (!question.near) {
            return fail(
                {exit_wrong_use, fmt::format("--near {}: no such point; write it as 32.89,13.19",
                                             exports::printable(options.near))});
        }
    }
    if (question.key.empty() && (!question.near || !options.words.empty())) {
        return fail({exit_wrong_use, "give a name, or --near LAT,LON"});
    }
    return Find(options, std::move(question)).run();
}

}  // namespace

void add_gazetteer_find(CLI::App& gazetteer, int& status) {
    auto options = std::make_shared<FindOptions>();
    CLI::App* command = gazetteer.add_subcommand(
        "find", "The places of all layers that bear a name, or that lie near a point");
    command
        ->add_option("name", options->words,
                     "One name, Arabic or in Latin letters; all words belong to it")
        ->type_name("NAME");
    command
        ->add_option("--near", options->near,
                     "Only places near this point, degrees north and east, the nearest first")
        ->type_name("LAT,LON");
    command->add_option("--km", options->km, "How near")
        ->type_name("N")
        ->check(CLI::Range(0.0, 20'100.0))
        ->capture_default_str();
    command->add_option("--limit", options->limit, "The most places of each layer")
        ->type_name("N")
        ->check(CLI::Range(1u, 100'000u))
        ->capture_default_str();
    add_places_options(*command, options->common);
    command->add_option("--to", options->common.to, "table or ndjson; table on a terminal")
        ->check(CLI::IsMember({"ndjson", "table"}));
    command->add_option("-o,--out", options->common.out, "Where to write; - is standard output")
        ->type_name("FILE")
        ->capture_default_str();
    command
        ->add_option("--color", options->common.color,
                     "Colours in tables; auto: on a terminal alone")
        ->check(CLI::IsMember({"auto", "always", "never"}))
        ->capture_default_str();
    add_tables_option(*command, options->common);
    command->footer(
        "Examples:\n"
        "  khabar gazetteer find Bani Walid\n"
        "  khabar gazetteer find --near 32.89,13.19 --km 30\n"
        "  khabar gazetteer find --near 32.89,13.19 --km 300 "
        "\xD8\xA7\xD9\x84\xD8\xB2\xD8\xA7\xD9\x88\xD9\x8A\xD8\xA9\n\n"
        "Exit status 3: no layer knows such a place.");
    command->callback([options, &status] { status = run_find(*options); });
}

}  // namespace khabar::cli
