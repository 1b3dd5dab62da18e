#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/core/civil.h"
#include "khabar/core/document.h"
#include "khabar/events/event.h"
#include "khabar/export/record.h"
#include "khabar/mentions/place_names.h"
#include "khabar/tables/table_file.h"
#include "tests/read_file.h"

namespace khabar::tests {

inline const TableFile& tables() {
    static const auto opened = TableFile::open(KHABAR_TABLES);
    if (!opened) {
        throw std::runtime_error(opened.error().where + ": " + opened.error().detail);
    }
    return **opened;
}

/// The row of a sheet whose cell is `value`.
inline RowId row_of(std::string_view sheet, std::string_view column, std::string_view value) {
    for (std::size_t i = 0; i < tables().sheets().size(); ++i) {
        const Sheet& each = tables().sheets()[i];
        for (std::uint32_t row = 0; each.name() == sheet && row < each.rows(); ++row) {
            if (each.cell(row, column) == value) {
                return {SheetId{static_cast<std::uint16_t>(i)}, row};
            }
        }
    }
    throw std::runtime_error(std::string(sheet) + " has no " + std::string(value));
}

/// A Report built by hand over article.txt: the export is tested apart from the coder.
class Article {
public:
    Article() : document_(make_document()) {
        std::ifstream words(folder() / "words.tsv");
        for (std::string line; std::getline(words, line);) {
            const std::size_t tab = line.find('\t');
            words_[line.substr(0, tab)] = line.substr(tab + 1);
        }
        event_ = make_event();
        events_.push_back(event_);
    }

    [[nodiscard]] CodedDocument coded() const { return {document_, events_, mentions_, tables()}; }
    [[nodiscard]] const Document& document() const { return document_; }
    [[nodiscard]] Event& event() { return events_.front(); }
    [[nodiscard]] const std::string& words(const std::string& name) const {
        return words_.at(name);
    }

    /// Where the words named so stand, first.
    [[nodiscard]] Span span(const std::string& name) const {
        const std::string& words = words_.at(name);
        const std::size_t at = document_.text().find(words);
        if (at == std::string_view::npos) {
            throw std::runtime_error("article.txt has no " + name);
        }
        return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
    }

    static std::filesystem::path folder() {
        return std::filesystem::path(KHABAR_SOURCE_DIR) / "tests/unit/export";
    }

private:
    static Document make_document() {
        std::string text = read_file(folder() / "article.txt");
        const auto title = static_cast<std::uint32_t>(text.find('\n'));
        const auto end = static_cast<std::uint32_t>(text.size() - 1);
        const auto first = static_cast<std::uint32_t>(text.find('\n', title + 2));
        Origin origin;
        origin.url = "https://news.example/1";
        origin.publisher = "News, \"Example\"";
        origin.published = parse_day("2020-05-26");
        return {origin,
                LanguageId::arabic,
                std::move(text),
                {{BlockKind::title, {0, title}, LanguageId::arabic},
                 {BlockKind::paragraph, {title + 2, first}, LanguageId::arabic},
                 {BlockKind::paragraph, {first + 1, end}, LanguageId::arabic}}};
    }

    template <class What>
    Event::Filler filler(EventRole role, const std::string& words, What what) {
        return {role, {{}, span(words), std::move(what)}, span(words), {}, {}};
    }

    static PlaceCandidate candidate(std::string_view id, std::int32_t score) {
        auto place = places::place_of_row(row_of("places/places", "id", id), false, tables());
        place.parts = {{PlaceReason::named, score}};
        place.score = score;
        return place;
    }

    Event make_event() {
        Event event{};
        event.type = "ASSAULT";
        event.modes = {"heavy-weapons"};
        event.contexts = {"military"};
        event.ontology = row_of("events/ontology", "mode", "heavy-weapons");
        event.pattern = row_of("events/patterns_ar", "type", "ASSAULT");
        ActorMention forces;
        forces.sectors = {"MIL", "GOV"};
        forces.confidence = 80;
        event.fillers.push_back(filler(EventRole::actor, "actor", forces));
        event.fillers.back().country_inferred = "LBY";
        event.fillers.push_back(filler(EventRole::recipient, "recipient", ActorMention{}));
        PlaceMention place;
        place.lat = 32.89;
        place.lon = -13.5;
        place.radius_km = 5;
        place.candidates = {candidate("lby.tripoli", 90), candidate("lbn.tripoli-lbn", 40)};
        event.fillers.push_back(filler(EventRole::at, "place", place));
        TimeMention time;
        time.start = parse_day("2020-05-25");
        time.end = parse_day("2020-05-26");
        time.edtf = "2020-05-25";
        time.anchor = Anchor::published;
        event.fillers.push_back(filler(EventRole::date, "date", time));
        QuantityMention number;
        number.value = 1000;
        number.min = 1000;
        number.approx = Approx::more_than;
        number.kind = "killed";
        event.fillers.push_back(filler(EventRole::number, "number", number));
        QuantityMention many;
        many.min = 20;
        many.max = 99;
        many.approx = Approx::magnitude;
        many.kind = "injured";
        event.fillers.push_back(filler(EventRole::number, "many", many));
        ActorMention agency;
        agency.entity = row_of("actors/actors", "id", "agy.reuters");
        agency.country = "GBR";
        agency.sectors = {"JRN"};
        mentions_.push_back({{}, span("agency"), agency});
        event.frame.chain.push_back({SourceKind::agency,
                                     SpeechAct::said,
                                     span("agency"),
                                     span("said"),
                                     MentionIndex{0},
                                     {}});
        event.trigger = span("trigger");
        const Span paragraph = document_.blocks()[1].span;
        event.sentence = paragraph;
        event.score = {{"weight", 60}, {"actor", 10}, {"weight", 5}};
        Event also = event;
        also.trigger = span("second");
        also.sentence = document_.blocks()[2].span;
        also.frame.chain.front() = {SourceKind::official, SpeechAct::said, span("mayor"),
                                    span("added"),        std::nullopt,    {}};
        also.also.clear();
        event.also.push_back(also);
        return event;
    }

    std::map<std::string, std::string> words_;
    Document document_;
    std::vector<Mention> mentions_;
    Event event_;
    std::vector<Event> events_;
};

}  // namespace khabar::tests
