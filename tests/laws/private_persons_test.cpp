// A private person gets no identity: not in the records, not in the layer of actors, and nothing
// of one document reaches another. Rows of persons are of those who hold or held a public role.

#include <cstdio>
#include <fstream>
#include <memory>
#include <optional>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <simdjson.h>

#include "khabar/coder/coder.h"
#include "khabar/core/offsets.h"
#include "khabar/export/layers.h"
#include "khabar/export/record.h"
#include "khabar/text/fold.h"
#include "texts.h"

namespace khabar::laws {
namespace {

namespace dom = simdjson::dom;

std::unique_ptr<const Coder> open_coder() {
    auto places = gazetteer::open_layers({{}, {KHABAR_GAZETTEER, true}, {}});
    auto opened = places ? Coder::open(KHABAR_TABLES, *places) : places.error();
    if (!opened) {
        throw std::runtime_error(opened.error().where + ": " + opened.error().detail);
    }
    return *std::move(opened);
}

const Coder& coder() {
    static const auto opened = open_coder();
    return *opened;
}

/// What the program writes about a text: a record a line, then the layer of actors.
struct Written {
    std::vector<std::string> records;
    std::string actors;
};

Written write(const std::string& text, const Coder& by = coder()) {
    const Document document = as_document(text);
    const Layers layers = by.layers(document);
    const CodedDocument coded{document, layers.events, layers.mentions, by.tables()};
    Written written;
    for (std::size_t i = 0; i < layers.events.size(); ++i) {
        written.records.push_back(event_record(coded, i));
    }
    written.actors = layer_record(Layer::actors, document, layers, by.tables());
    return written;
}

struct Named {
    std::string text;
    std::vector<std::string> names;
};

/// The lines of a file beside this one, cut at tabs; those that begin with # are left out.
std::vector<std::vector<std::string>> read_lines(const std::string& name) {
    std::ifstream in(KHABAR_SOURCE_DIR "/tests/laws/" + name);
    EXPECT_TRUE(in.is_open()) << name;
    std::vector<std::vector<std::string>> lines;
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line.front() == '#') {
            continue;
        }
        std::istringstream row(line);
        lines.emplace_back();
        for (std::string cell; std::getline(row, cell, '\t');) {
            lines.back().push_back(cell);
        }
    }
    return lines;
}

std::vector<Named> read_cases(const std::string& name) {
    std::vector<Named> cases;
    for (const auto& cells : read_lines(name)) {
        cases.push_back({cells.at(0), {}});
        for (const std::string_view words : alternatives(cells.at(1))) {
            cases.back().names.emplace_back(words);
        }
    }
    return cases;
}

/// In code points, as records count.
std::vector<Span> spans_of(const Named& one) {
    const CodePointOffsets offsets(one.text);
    std::vector<Span> spans;
    for (const std::string& name : one.names) {
        const std::size_t at = one.text.find(name);
        if (at == std::string::npos) {
            ADD_FAILURE() << "no " << name << " in: " << one.text;
            continue;
        }
        spans.push_back(offsets.span(
            {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + name.size())}));
    }
    return spans;
}

/// The words of an object of a record ("span") or of a layer ("start", "end").
std::optional<Span> words_of(dom::object object) {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    dom::array span;
    if (object["span"].get(span) == simdjson::SUCCESS) {
        if (span.at(0).get(begin) != simdjson::SUCCESS ||
            span.at(1).get(end) != simdjson::SUCCESS) {
            return std::nullopt;
        }
    } else if (object["start"].get(begin) != simdjson::SUCCESS ||
               object["end"].get(end) != simdjson::SUCCESS) {
        return std::nullopt;
    }
    return Span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

/// Everybody that a record or a layer tells of: each object in it that has words, places left out.
void collect(dom::element element, std::vector<dom::object>& found) {
    dom::array list;
    dom::object object;
    if (element.get(list) == simdjson::SUCCESS) {
        for (const dom::element each : list) {
            collect(each, found);
        }
    } else if (element.get(object) == simdjson::SUCCESS) {
        if (words_of(object)) {
            found.push_back(object);
        }
        for (const auto& [key, value] : object) {
            if (key != "place") {
                collect(value, found);
            }
        }
    }
}

bool has(dom::object object, std::string_view key) {
    return object[key].error() != simdjson::NO_SUCH_FIELD;
}

class PrivatePersons : public testing::Test {
protected:
    /// What a record or a layer tells of the words; lives until the next call.
    std::vector<dom::object> about(const std::string& json, Span words) {
        std::vector<dom::object> all;
        collect(parser_.parse(json).value(), all);
        std::vector<dom::object> found;
        for (const dom::object& object : all) {
            const Span its = *words_of(object);
            if (its.begin < words.end && words.begin < its.end) {
                found.push_back(object);
            }
        }
        return found;
    }

    struct Tally {
        std::size_t names = 0;
        std::size_t in_layer = 0;
        std::size_t in_records = 0;
        std::size_t identities = 0;
    };
    /// Counts what is told of the names of a case.
    void count(const Named& one, Tally& tally) {
        const Written written = write(one.text);
        for (const Span name : spans_of(one)) {
            ++tally.names;
            tally.in_layer += count(about(written.actors, name), one, tally);
            std::size_t records = 0;
            for (const std::string& record : written.records) {
                records += count(about(record, name), one, tally);
            }
            tally.in_records += records > 0 ? 1u : 0u;
        }
    }

private:
    static std::size_t count(const std::vector<dom::object>& told, const Named& one, Tally& tally) {
        for (const dom::object& object : told) {
            if (has(object, "id") || has(object, "entity")) {
                std::printf("identity: %s\n  in: %s\n", simdjson::to_string(object).c_str(),
                            one.text.c_str());
                ++tally.identities;
            }
        }
        return told.empty() ? 0 : 1;
    }

    dom::parser parser_;
};

TEST_F(PrivatePersons, HaveNoIdentity) {
    const std::vector<Named> cases = read_cases("private_persons.tsv");
    EXPECT_GE(cases.size(), 30u);
    Tally tally;
    for (const Named& one : cases) {
        count(one, tally);
    }
    std::printf("private persons: %zu names, %zu in the layer of actors, %zu in records\n",
                tally.names, tally.in_layer, tally.in_records);
    EXPECT_EQ(tally.identities, 0u);
    // The law says nothing of a name that is not read at all.
    EXPECT_GE(tally.in_layer, tally.names * 3 / 4);
    EXPECT_GE(tally.in_records, tally.names / 2);
}

/// What is written of the second document is the same, whether or not the first was coded before
/// by the same Coder; in one document the first does tell who the second's name is.
TEST_F(PrivatePersons, StayInTheirDocument) {
    const auto pairs = read_lines("private_pairs.tsv");
    EXPECT_GE(pairs.size(), 3u);
    for (const auto& cells : pairs) {
        const std::string& first = cells.at(0);
        const std::string& second = cells.at(1);
        const Written alone = write(second, *open_coder());
        const auto both = open_coder();
        write(first, *both);
        const Written after = write(second, *both);
        EXPECT_EQ(after.actors, alone.actors);
        EXPECT_EQ(after.records, alone.records);
        EXPECT_FALSE(alone.records.empty()) << second;
        const auto office = [&](const std::string& text, const std::string& actors) {
            bool told = false;
            for (const Span name : spans_of({text, {cells.at(2)}})) {
                for (const dom::object& object : about(actors, name)) {
                    told = told || has(object, "head");
                }
            }
            return told;
        };
        EXPECT_FALSE(office(second, after.actors)) << second;
        const std::string joined = first + ". " + second;
        EXPECT_TRUE(office(joined, write(joined).actors)) << joined;
    }
}

/// The row's cell is a sector of people without a public role.
bool is_private(std::string_view sectors) {
    const auto all = alternatives(sectors);
    return !all.empty() && (all.front() == "CVL" || all.front() == "REF" || all.front() == "CRM");
}

TEST(PersonRows, TellAPublicRole) {
    const TableFile& tables = coder().tables();
    const Sheet* actors = tables.sheet("actors/actors");
    const Sheet* terms = tables.sheet("actors/terms");
    ASSERT_TRUE(actors != nullptr && terms != nullptr);
    std::set<std::string_view> in_office;
    for (std::uint32_t row = 0; row < terms->rows(); ++row) {
        in_office.insert(terms->cell(row, "holder"));
    }
    std::size_t persons = 0;
    for (std::uint32_t row = 0; row < actors->rows(); ++row) {
        if (actors->cell(row, "kind") != "person") {
            continue;
        }
        ++persons;
        const bool told =
            in_office.count(actors->cell(row, "id")) != 0 || !actors->cell(row, "note").empty() ||
            (!actors->cell(row, "country").empty() && !actors->cell(row, "sector").empty());
        EXPECT_TRUE(told) << actors->place(row) << ": a person without an office or a role";
        EXPECT_FALSE(is_private(actors->cell(row, "sector")))
            << actors->place(row) << ": the sector of private persons";
    }
    EXPECT_GT(persons, 1000u);
}

/// None of the invented is in the lexicon, and a given name alone is nobody's strong name: it would
/// give everyone who bears it an identity.
TEST(PersonRows, BearNoPrivateName) {
    const TableFile& tables = coder().tables();
    const Sheet* actors = tables.sheet("actors/actors");
    const Sheet* given = tables.sheet("actors/given_names");
    ASSERT_TRUE(actors != nullptr && given != nullptr);
    std::set<std::string> taken;
    for (std::uint32_t row = 0; row < given->rows(); ++row) {
        taken.insert(fold(given->cell(row, "form"), LanguageId::arabic));
    }
    EXPECT_GT(taken.size(), 100u);
    for (const Named& one : read_cases("private_persons.tsv")) {
        for (const std::string& name : one.names) {
            taken.insert(fold(name, LanguageId::arabic));
        }
    }
    for (std::uint32_t row = 0; row < actors->rows(); ++row) {
        if (actors->cell(row, "kind") != "person") {
            continue;
        }
        for (const std::string_view name : alternatives(actors->cell(row, "ar"))) {
            EXPECT_EQ(taken.count(fold(name, LanguageId::arabic)), 0u)
                << actors->place(row) << ": " << name;
        }
    }
}

}  // namespace
}  // namespace khabar::laws
