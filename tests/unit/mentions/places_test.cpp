// Each line of places.tsv and places_en.tsv: a text, the places found in it, how it is read. Those
// of places_open.tsv are right and not yet given.

#include <cmath>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "khabar/export/enum_names.h"
#include "khabar/export/identity.h"
#include "khabar/gazetteer/gazetteer.h"
#include "khabar/gazetteer/own_file.h"
#include "khabar/gazetteer/writer.h"
#include "reader.h"
#include "table_of_cases.h"

namespace {

using namespace khabar;  // NOLINT(google-build-using-namespace): a test of this library

std::string rounded(std::optional<double> value, int digits) {
    if (!value) {
        return "-";
    }
    char text[32];
    std::snprintf(text, sizeof text, "%.*f", digits, *value);
    return std::string(text) == "-0.0" ? "0.0" : text;
}

/// "[words] id precision lat lon radius" for each place, "; " between them; ? stands for the id of
/// a name that nobody knows, - for that of a place without a name. With `second`, " | id" of the
/// next likely place behind it, - for none.
std::string dump(const tests::Found& found, bool second) {
    std::string out;
    for (const Mention& mention : found.mentions) {
        const auto* place = std::get_if<PlaceMention>(&mention.what);
        if (place == nullptr) {
            continue;
        }
        const auto& all = place->candidates;
        out += out.empty() ? "[" : "; [";
        out += std::string(found.document->text(mention.words)) + "] ";
        out += !all.empty() ? identify(all.front()).id : place->name.empty() ? "-" : "?";
        out += " " + std::string(exports::name(place->precision)) + " " + rounded(place->lat, 1) +
               " " + rounded(place->lon, 1) + " " + rounded(place->radius_km, 0);
        if (second) {
            out += " | " + (all.size() > 1 ? identify(all[1]).id : "-");
        }
    }
    return out.empty() ? "none" : out;
}

/// The places of own_places.tsv.
std::shared_ptr<const gazetteer::Gazetteer> own_places() {
    const auto rows =
        gazetteer::read_own_places(KHABAR_SOURCE_DIR "/tests/unit/mentions/own_places.tsv");
    EXPECT_TRUE(rows) << rows.error().where << ": " << rows.error().detail;
    const auto bytes = gazetteer::to_bytes(*rows, {});
    EXPECT_TRUE(bytes) << bytes.error().detail;
    const auto own = gazetteer::Gazetteer::from_bytes(*bytes);
    EXPECT_TRUE(own) << own.error().detail;
    return *own;
}

class Places : public testing::Test {
protected:
    explicit Places(LanguageId language = LanguageId::arabic) : reader_(language) {}

    /// `how`: nothing, or words of: second, own.
    std::string give(const std::string& text, const std::string& how) {
        reader_.set_own(how.find("own") != std::string::npos ? own_places() : nullptr);
        return dump(reader_.read(text), how.find("second") != std::string::npos);
    }
    tests::Dump dump_of() {
        return [this](const std::string& text, const std::string& how) { return give(text, how); };
    }

private:
    tests::Reader reader_;
};

TEST_F(Places, Hold) {
    tests::expect_cases("places.tsv", 150, dump_of());
}

class EnglishPlaces : public Places {
protected:
    EnglishPlaces() : Places(LanguageId::english) {}
};

TEST_F(EnglishPlaces, Hold) {
    tests::expect_cases("places_en.tsv", 200, dump_of());
}

TEST_F(Places, Open) {
    tests::expect_open("places_open.tsv", dump_of());
}

}  // namespace
