// Events with a place, in columns: a hundred thousand of them in one answer.
#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "khabar/record/json_line.h"
#include "khabar/serve/handlers.h"

namespace khabar::serve {

namespace {

using Event = Overview::Event;
using Place = Overview::Place;

/// Texts of an overview that are told by their places in a list of their own.
class Codes {
public:
    explicit Codes(const Overview& overview) : overview_(overview) {}

    std::int64_t of(TextId text) {
        const auto [found, is_new] =
            places_.try_emplace(text, static_cast<std::int64_t>(texts_.size()));
        if (is_new) {
            texts_.push_back(text);
        }
        return found->second;
    }
    void write(record::JsonLine& json, std::string_view name) const {
        json.key(name);
        json.open_list();
        for (const TextId text : texts_) {
            json.text(overview_.text(text));
        }
        json.close_list();
    }

private:
    const Overview& overview_;
    std::vector<TextId> texts_;
    std::unordered_map<TextId, std::int64_t> places_;
};

double degrees(std::int32_t micro) {
    return micro / 1e6;
}

void write_point(record::JsonLine& json, const Place& place) {
    json.open_list();
    json.number(degrees(place.lat));
    json.number(degrees(place.lon));
    json.close_list();
}

class Map {
public:
    explicit Map(const Overview& overview)
        : overview_(overview), types_(overview), statuses_(overview), precisions_(overview) {
        for (const Event& event : overview.events()) {
            if (const Place* place = main_place(event)) {
                shown_.push_back({&event, place, types_.of(event.type), statuses_.of(event.status),
                                  precisions_.of(place->precision), place_number(*place)});
            }
        }
    }

    void write(record::JsonLine& json) const {
        types_.write(json, "types");
        statuses_.write(json, "statuses");
        precisions_.write(json, "precisions");
        json.key("events");
        json.open_object();
        write_columns(json);
        json.close_object();
        write_places(json);
        write_moves(json);
    }

private:
    struct Shown {
        const Event* event;
        const Place* place;
        std::int64_t type;
        std::int64_t status;
        std::int64_t precision;
        std::int64_t place_number;
    };

    /// The first place of a role; null: none.
    [[nodiscard]] const Place* place_of(const Event& event, std::string_view role) const {
        for (const Place& place : event.places) {
            if (overview_.text(place.role) == role) {
                return &place;
            }
        }
        return nullptr;
    }

    [[nodiscard]] const Place* main_place(const Event& event) const {
        const Place* at = place_of(event, "at");
        return at != nullptr || event.places.empty() ? at : &event.places.front();
    }

    /// Places without an id are one where their names are.
    std::int64_t place_number(const Place& place) {
        const bool known = place.id != no_text;
        const auto [found, is_new] =
            numbers_.try_emplace({place.id, known ? no_text : place.ar, known ? no_text : place.en},
                                 static_cast<std::int64_t>(places_.size()));
        if (is_new) {
            places_.push_back(&place);
        }
        return found->second;
    }

    template <class Write>
    void column(record::JsonLine& json, std::string_view name, Write write) const {
        json.key(name);
        json.open_list();
        for (const Shown& shown : shown_) {
            write(shown);
        }
        json.close_list();
    }

    void write_columns(record::JsonLine& json) const {
        column(json, "id", [&json](const Shown& shown) { json.text(shown.event->id); });
        column(json, "type", [&json](const Shown& shown) { json.integer(shown.type); });
        column(json, "status", [&json](const Shown& shown) { json.integer(shown.status); });
        column(json, "lat",
               [&json](const Shown& shown) { json.number(degrees(shown.place->lat)); });
        column(json, "lon",
               [&json](const Shown& shown) { json.number(degrees(shown.place->lon)); });
        column(json, "precision", [&json](const Shown& shown) { json.integer(shown.precision); });
        column(json, "radius_km",
               [&json](const Shown& shown) { json.number(shown.place->radius_m / 1000.0); });
        column(json, "day", [&json](const Shown& shown) {
            if (shown.event->first_day) {
                json.integer(*shown.event->first_day);
            } else {
                json.null();
            }
        });
        column(json, "tellings",
               [&json](const Shown& shown) { json.integer(shown.event->tellings); });
        column(json, "place", [&json](const Shown& shown) { json.integer(shown.place_number); });
    }

    void write_places(record::JsonLine& json) const {
        json.key("places");
        json.open_list();
        for (const Place* place : places_) {
            json.open_object();
            json.field("id", overview_.text(place->id));
            json.field("ar", overview_.text(place->ar));
            json.field("en", overview_.text(place->en));
            json.close_object();
        }
        json.close_list();
    }

    void write_moves(record::JsonLine& json) const {
        json.key("moves");
        json.open_list();
        for (const Shown& shown : shown_) {
            const Place* from = place_of(*shown.event, "from");
            const Place* to = place_of(*shown.event, "to");
            if (from != nullptr && to != nullptr) {
                write_move(json, *shown.event, *from, *to);
            }
        }
        json.close_list();
    }

    void write_move(record::JsonLine& json, const Event& event, const Place& from,
                    const Place& to) const {
        json.open_object();
        json.field("id", event.id);
        json.key("from");
        write_point(json, from);
        json.key("to");
        write_point(json, to);
        json.key("via");
        json.open_list();
        for (const Place& place : event.places) {
            if (overview_.text(place.role) == "via") {
                write_point(json, place);
            }
        }
        json.close_list();
        json.close_object();
    }

    const Overview& overview_;
    Codes types_;
    Codes statuses_;
    Codes precisions_;
    std::vector<Shown> shown_;
    std::vector<const Place*> places_;
    std::map<std::array<TextId, 3>, std::int64_t> numbers_;
};

}  // namespace

Response map(Asking& asking) {
    const auto overview = asking.overview(asking.asked.query);
    if (!overview) {
        return failure(overview.error());
    }
    record::JsonLine json;
    json.open_object();
    json.field("total", static_cast<std::int64_t>((*overview)->events().size()));
    json.field("more", (*overview)->more());
    Map(**overview).write(json);
    json.close_object();
    return serve::json(std::string(json.line()));
}

}  // namespace khabar::serve
