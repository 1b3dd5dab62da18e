#include "tests/store/made.h"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <utility>

#include "khabar/core/civil.h"
#include "khabar/core/hash.h"

namespace khabar::tests {
namespace {

using record::Record;

const std::vector<std::string> types{"ASSAULT", "PROTEST", "COERCE",  "AGREE",   "CONSULT",
                                     "ACCUSE",  "AID",     "RETREAT", "THREATEN"};
const std::vector<std::string> modes{"aerial", "firearms", "demo", "arrest"};
const std::vector<std::string> contexts{"military", "economic", "migration"};
const std::vector<std::string> statuses{"reported", "reported",     "reported",  "denied",
                                        "negated",  "hypothetical", "historical"};
const std::vector<std::string> sectors{"MIL", "CVL", "GOV", "REB"};
const std::vector<std::string> number_kinds{"killed", "injured", "protesters"};

std::vector<MadeName>& list_of(MadeNames& names, const std::string& kind) {
    return kind == "actor"    ? names.actors
           : kind == "place"  ? names.places
           : kind == "outlet" ? names.outlets
                              : names.words;
}

MadeNames read_names() {
    std::ifstream file(KHABAR_SOURCE_DIR "/tests/store/words.tsv");
    if (!file) {
        throw std::runtime_error("no tests/store/words.tsv");
    }
    MadeNames names;
    std::string line;
    while (std::getline(file, line)) {
        if (line.starts_with('#')) {
            continue;
        }
        std::vector<std::string> cells(7);
        std::istringstream row(line);
        for (std::string& cell : cells) {
            std::getline(row, cell, '\t');
        }
        MadeName name{cells[1], cells[2], cells[3], cells[4], 0, 0};
        if (!cells[5].empty()) {
            name.lat = std::stod(cells[5]);
            name.lon = std::stod(cells[6]);
        }
        list_of(names, cells[0]).push_back(name);
    }
    return names;
}

/// Makes the parts of one document.
class Maker {
public:
    Maker(std::uint32_t number, std::uint32_t version)
        : number_(number), dice_(number * 7919u + version * 104729u + 1) {}

    store::CodedText make(std::uint32_t version) {
        arabic_ = dice_.one_in(2);
        facts_.id = "doc-" + std::to_string(number_);
        facts_.url = "https://news.example/" + std::to_string(number_);
        const MadeName& outlet = dice_.of(made_names().outlets);
        facts_.publisher = arabic_ ? outlet.ar : outlet.en;
        facts_.language = arabic_ ? "ar" : "en";
        facts_.title = words(4);
        day_ = Day(std::chrono::days(17900 + number_ / 4 * 9 % 1500));
        if (!dice_.one_in(9)) {
            facts_.published = format_day(day_ + std::chrono::days(dice_.below(3)));
        }
        std::vector<Record> records;
        const std::size_t count = dice_.below(6);
        for (std::size_t i = 0; i < count; ++i) {
            records.push_back(i == 0 && !dice_.one_in(4) ? told_by_others(i) : event(i));
        }
        return document_of(facts_, words(60), "0.9." + std::to_string(version) + " made", records);
    }

private:
    std::string say(const MadeName& name) const { return arabic_ ? name.ar : name.en; }

    std::string words(std::size_t count) {
        std::string text;
        for (std::size_t i = 0; i < count; ++i) {
            text += (text.empty() ? "" : " ") + say(dice_.of(made_names().words));
        }
        return text;
    }

    /// What four documents tell alike, each in its words and with its own status.
    Record told_by_others(std::size_t at) {
        const Dice own = std::exchange(dice_, Dice(number_ / 4 + 1));
        Record record = event(at);
        dice_ = own;
        record.claim.status = dice_.of(statuses);
        record.claim.chain = chain();
        record.evidence.quote = words(7);
        return record;
    }

    Record event(std::size_t at) {
        Record record = plain_record(facts_, to_hex(hash128(facts_.id + "/" + std::to_string(at))));
        record.event = dice_.of(types);
        if (dice_.one_in(2)) {
            record.modes = {dice_.of(modes)};
        }
        if (dice_.one_in(3)) {
            record.contexts = {dice_.of(contexts)};
        }
        if (!dice_.one_in(6)) {
            record.actors = {entity()};
        }
        if (!dice_.one_in(3)) {
            record.recipients = {entity()};
        }
        record.claim.status = dice_.of(statuses);
        record.claim.chain = chain();
        add_date(record);
        add_places(record);
        add_numbers(record);
        record.evidence.quote = words(7);
        record.evidence.trigger.text = say(made_names().words[0]);
        record.confidence = static_cast<double>(dice_.below(101)) / 100;
        return record;
    }

    record::Entity entity() {
        const MadeName& name = dice_.of(made_names().actors);
        record::Entity entity;
        entity.words.text = say(name);
        if (!name.id.empty()) {
            entity.who = {name.id, {name.ar, name.en}};
        }
        entity.country = name.country;
        if (dice_.one_in(2)) {
            entity.sectors = {dice_.of(sectors)};
        }
        return entity;
    }

    std::vector<record::Link> chain() {
        std::vector<record::Link> links(1);
        links[0].kind = "outlet";
        links[0].words.text = facts_.publisher;
        if (dice_.one_in(3)) {
            const MadeName& name = dice_.of(made_names().outlets);
            record::Link link;
            link.kind = "agency";
            link.words.text = say(name);
            link.who = {name.id, {name.ar, name.en}};
            link.act = "reported";
            links.push_back(link);
        }
        return links;
    }

    void add_date(Record& record) {
        if (dice_.one_in(5)) {
            return;
        }
        constexpr std::size_t long_event = 400;
        const std::size_t length = dice_.one_in(12)  ? 20 + dice_.below(long_event)
                                   : dice_.one_in(4) ? 1 + dice_.below(10)
                                                     : 1;
        const Day first = day_ - std::chrono::days(dice_.below(3));
        record::Date date;
        date.start = format_day(first);
        date.end = format_day(first + std::chrono::days(length));
        date.edtf = date.start + (length > 1 ? "/" + date.end : "");
        date.precision = length == 1 ? "day" : "interval";
        date.anchor = "text";
        date.calendar = "gregorian";
        date.words.text = date.start;
        record.date = date;
    }

    void add_places(Record& record) {
        const std::size_t count = dice_.below(3);
        for (std::size_t i = 0; i < count; ++i) {
            const MadeName& name = dice_.of(made_names().places);
            record::Place place;
            place.role = dice_.one_in(4) ? "from" : "at";
            place.words.text = say(name);
            place.where = {name.id, {name.ar, name.en}};
            place.country = name.country;
            // Some way off, and at times over the line of dates.
            const auto aside = [this] {
                return (static_cast<double>(dice_.below(2001)) - 1000) / 500;
            };
            place.lat = name.lat + aside();
            const double lon = name.lon + aside();
            place.lon = lon > 180 ? lon - 360 : lon;
            place.radius_km = 1;
            place.precision = dice_.one_in(8) ? "country" : "town";
            record.places.push_back(place);
        }
    }

    void add_numbers(Record& record) {
        const std::size_t count = dice_.below(3);
        for (std::size_t i = 0; i < count; ++i) {
            record::Number number;
            number.kind = dice_.of(number_kinds);
            const auto value = static_cast<double>(dice_.below(60));
            number.value = value;
            number.min = value;
            number.approx = "exact";
            if (dice_.one_in(4)) {
                number.approx = "at_least";
            } else {
                number.max = value + static_cast<double>(dice_.below(3) * 5);
            }
            number.unit = "person";
            number.words.text = std::to_string(static_cast<int>(value));
            record.numbers.push_back(number);
        }
    }

    std::uint32_t number_;
    Dice dice_;
    bool arabic_ = false;
    record::DocumentFacts facts_;
    Day day_;
};

}  // namespace

const MadeNames& made_names() {
    static const MadeNames names = read_names();
    return names;
}

record::Record plain_record(const record::DocumentFacts& facts, const std::string& id) {
    Record record;
    record.id = id;
    record.document = facts;
    record.event = "ASSAULT";
    record.quad = "material_conflict";
    record.score = -9;
    record.claim.status = "reported";
    record.evidence.trigger.text = "word";
    record.evidence.quote = "quote";
    record.rule.row = "events/patterns_en.tsv:1";
    record.confidence = 0.5;
    record.coder_version = "0.9.0";
    record.lexicon = "made";
    return record;
}

store::CodedText document_of(const record::DocumentFacts& facts, std::string text,
                             std::string coder, const std::vector<Record>& records) {
    std::string lines;
    for (const Record& record : records) {
        lines += write_record(record) + '\n';
    }
    auto coded = store::coded_text(facts, std::move(text), std::move(coder), std::move(lines));
    if (!coded) {
        throw std::runtime_error("a made document does not hold: " + coded.error().where + ": " +
                                 coded.error().detail);
    }
    return *std::move(coded);
}

store::CodedText made_document(std::uint32_t number, std::uint32_t version) {
    return Maker(number, version).make(version);
}

std::vector<store::CodedText> made_documents(std::uint32_t count, std::uint32_t version) {
    std::vector<store::CodedText> documents;
    for (std::uint32_t i = 0; i < count; ++i) {
        documents.push_back(made_document(i, version));
    }
    return documents;
}

}  // namespace khabar::tests
