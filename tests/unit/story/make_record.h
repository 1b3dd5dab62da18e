#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "khabar/record/record.h"
#include "khabar/story/telling.h"

namespace khabar::tests {

/// A record for tests, told field by field: made("a").type("ASSAULT").day("2023-05-01").
class Made {
public:
    explicit Made(const std::string& id) {
        record_.id = id;
        record_.document.id = "doc-" + id;
        record_.document.language = "en";
        record_.document.published = "2023-05-02";
        record_.document.publisher = "Paper " + id;
        record_.event = "ASSAULT";
        record_.claim.status = "reported";
        record_.evidence.quote = "";
    }
    Made& type(std::string type, std::vector<std::string> modes = {}) {
        record_.event = std::move(type);
        record_.modes = std::move(modes);
        return *this;
    }
    Made& document(std::string id) {
        record_.document.id = std::move(id);
        return *this;
    }
    Made& publisher(std::string name) {
        record_.document.publisher = std::move(name);
        return *this;
    }
    Made& language(std::string code) {
        record_.document.language = std::move(code);
        return *this;
    }
    Made& published(std::string day) {
        record_.document.published = std::move(day);
        return *this;
    }
    Made& status(std::string status) {
        record_.claim.status = std::move(status);
        return *this;
    }
    Made& days(std::string start, std::string end, std::string precision = "day") {
        record::Date date;
        date.start = std::move(start);
        date.end = std::move(end);
        date.precision = std::move(precision);
        record_.date = std::move(date);
        return *this;
    }
    Made& actor(std::string text, std::string id = "", std::string country = "",
                std::string sector = "") {
        record_.actors.push_back(
            entity(std::move(text), std::move(id), std::move(country), std::move(sector)));
        return *this;
    }
    Made& recipient(std::string text, std::string id = "", std::string country = "",
                    std::string sector = "") {
        record_.recipients.push_back(
            entity(std::move(text), std::move(id), std::move(country), std::move(sector)));
        return *this;
    }
    Made& place(std::string text, std::string id, std::string precision = "town", double lat = 0,
                double lon = 0, double radius = 0, std::string country = "") {
        record::Place place;
        place.role = "at";
        place.words.text = std::move(text);
        place.where.id = std::move(id);
        place.where.name.en = place.words.text;
        place.precision = std::move(precision);
        if (lat != 0 || lon != 0) {
            place.lat = lat;
            place.lon = lon;
        }
        if (radius > 0) {
            place.radius_km = radius;
        }
        place.country = std::move(country);
        record_.places.push_back(std::move(place));
        return *this;
    }
    Made& number(std::string kind, std::optional<double> min, std::optional<double> max,
                 std::optional<double> value = {}) {
        record::Number number;
        number.kind = std::move(kind);
        number.value = value ? value : min == max ? min : std::nullopt;
        number.min = min;
        number.max = max;
        record_.numbers.push_back(std::move(number));
        return *this;
    }
    Made& quote(std::string words) {
        record_.evidence.quote = std::move(words);
        return *this;
    }
    Made& link(std::string kind, std::string text, std::string id = "") {
        record::Link link;
        link.kind = std::move(kind);
        link.words.text = std::move(text);
        link.who.id = std::move(id);
        record_.claim.chain.push_back(std::move(link));
        return *this;
    }
    /// One that passes words on.
    Made& said_link(std::string kind, std::string text, std::string id = "") {
        link(std::move(kind), std::move(text), std::move(id));
        record_.claim.chain.back().act = "reported";
        return *this;
    }
    [[nodiscard]] const record::Record& record() const { return record_; }
    [[nodiscard]] story::Telling telling(const story::Sketch& sketch = {}) const {
        return story::telling_of(record_, sketch);
    }

private:
    static record::Entity entity(std::string text, std::string id, std::string country,
                                 std::string sector) {
        record::Entity entity;
        entity.words.text = std::move(text);
        entity.who.id = std::move(id);
        entity.country = std::move(country);
        if (!sector.empty()) {
            entity.sectors.push_back(std::move(sector));
        }
        return entity;
    }
    record::Record record_;
};

inline Made made(const std::string& id) {
    return Made(id);
}

}  // namespace khabar::tests
