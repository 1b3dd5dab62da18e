// Each line of actors.tsv: a text, the actors found in it, the day of publication or nothing. Those
// of actors_open.tsv are right and not yet given.

#include <string>

#include <gtest/gtest.h>

#include "khabar/core/civil.h"
#include "khabar/export/identity.h"
#include "khabar/export/word_annotation.h"
#include "reader.h"
#include "table_of_cases.h"

namespace {

using namespace khabar;  // NOLINT(google-build-using-namespace): a test of this library

std::string or_none(std::string_view text) {
    return text.empty() ? "-" : std::string(text);
}

/// "[words] id|head country sectors flags" for each actor, "; " between them. The id is a name's;
/// where there is none the lemma of the head stands. Flags: person, plural, armed.
std::string dump(const tests::Found& found, const TableFile& tables) {
    std::string out;
    for (const Mention& mention : found.mentions) {
        const auto* actor = std::get_if<ActorMention>(&mention.what);
        if (actor == nullptr) {
            continue;
        }
        std::string sectors;
        for (const std::string& sector : actor->sectors) {
            sectors += (sectors.empty() ? "" : "/") + sector;
        }
        std::string flags;
        const auto flag = [&](bool set, std::string_view name) {
            flags += set ? (flags.empty() ? "" : ",") + std::string(name) : "";
        };
        flag(actor->person, "person");
        flag(actor->plural, "plural");
        flag(actor->armed, "armed");
        const auto identity = actor->entity ? identify(*actor->entity, tables) : std::nullopt;
        const std::string head = actor->head ? std::string(lemma(*actor->head, tables)) : "";
        out += out.empty() ? "[" : "; [";
        out += std::string(found.document->text(mention.words)) + "] " +
               (identity ? identity->id : or_none(head)) + " " + or_none(actor->country) + " " +
               or_none(sectors) + " " + or_none(flags);
    }
    return out.empty() ? "none" : out;
}

class Actors : public testing::Test {
protected:
    explicit Actors(LanguageId language = LanguageId::arabic) : reader_(language) {}

    tests::Dump dump_of() {
        return [this](const std::string& text, const std::string& day) {
            return dump(reader_.read(text, parse_day(day)), reader_.tables());
        };
    }

private:
    tests::Reader reader_;
};

class EnglishActors : public Actors {
protected:
    EnglishActors() : Actors(LanguageId::english) {}
};

TEST_F(Actors, Hold) {
    tests::expect_cases("actors.tsv", 150, dump_of());
}

TEST_F(EnglishActors, Hold) {
    tests::expect_cases("actors_en.tsv", 250, dump_of());
}

TEST_F(Actors, Open) {
    tests::expect_open("actors_open.tsv", dump_of());
}

}  // namespace
