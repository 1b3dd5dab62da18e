#include "khabar/mentions/actor_sectors.h"

#include <algorithm>
#include <string>
#include <vector>

#include "khabar/tables/alternatives.h"
#include "khabar/tables/names.h"

namespace khabar::actors {

namespace {

constexpr std::int32_t slack = 9;  // why: one neighbour's evidence; unlikelier readings say nothing

bool lists(std::string_view cell, std::string_view sector) {
    return any_alternative(cell, [&](std::string_view each) { return each == sector; });
}

std::string_view main_sector(const Phrase& phrase) {
    return phrase.actor.sectors.empty() ? std::string_view("none")
                                        : std::string_view(phrase.actor.sectors.front());
}

bool is_vague(std::string_view sector) {
    return sector == "none" || sector == "UAF" || sector == "UNK";
}

}  // namespace

SectorRules::SectorRules(const Scene& scene)
    : in_(scene),
      modifiers_(scene.tables.index(sheet_of("actors/modifiers", scene.text.language()))),
      sheet_(scene.tables.sheet(sheet_of("actors/modifiers", scene.text.language()))) {}

void SectorRules::take(Phrase& phrase, RowId row) const {
    const std::vector<std::string_view> sectors = alternatives(in_.tables.cell(row, "sector"));
    phrase.actor.sectors.assign(sectors.begin(), sectors.end());
}

void SectorRules::take_head(Phrase& phrase) const {
    take(phrase, *phrase.head->lemma);
}

bool SectorRules::inherits(const Phrase& phrase) const {
    return phrase.head != nullptr && in_.tables.cell(*phrase.head->lemma, "inherits") == "y";
}

void SectorRules::modify(Phrase& phrase, std::uint32_t token, std::string_view use) const {
    if (phrase.head == nullptr || sheet_ == nullptr) {
        return;
    }
    const bool by_form = in_.text.language() == LanguageId::english &&  // "rights", "workers"
                         modifies(in_.text.folded(token));
    for (const Reading& reading : in_.text.readings.of(token)) {
        if (reading.score < -slack || (!reading.lemma && !by_form)) {
            continue;
        }
        const std::string_view word = by_form ? in_.text.folded(token) : in_.words.lemma(reading);
        for (const Posting& posting : modifiers_.find(word).postings) {
            const std::string_view sector = sheet_->cell(posting.row, "sector");
            const bool over = lists(sheet_->cell(posting.row, "over"), main_sector(phrase)) ||
                              (inherits(phrase) && sector != "CVL" && sector != "ELI");
            if (sheet_->cell(posting.row, "use") != use || !over ||
                (sector == "ELI" && in_.is_body(*phrase.head))) {
                continue;
            }
            const std::string before(main_sector(phrase));
            take(phrase, posting.id());
            std::vector<std::string>& sectors = phrase.actor.sectors;
            if (!is_vague(before) &&
                std::find(sectors.begin(), sectors.end(), before) == sectors.end()) {
                sectors.push_back(before);  // "the former president": ELI, and GOV
            }
            return;
        }
    }
}

void SectorRules::describe(Phrase& phrase, std::uint32_t adjective) const {
    modify(phrase, adjective, "adjective");
}

void SectorRules::belong(Phrase& phrase, std::uint32_t noun) const {
    const Reading* head = in_.words.head(noun);
    const bool tells = head != nullptr && !in_.tables.cell(*head->lemma, "sector").empty();
    const std::string_view sector =
        tells ? alternatives(in_.tables.cell(*head->lemma, "sector")).front() : std::string_view();
    const bool public_body = tells && (in_.tables.cell(*head->lemma, "armed") == "y" ||
                                       sector == "GOV" || sector == "JUD" || sector == "LEG");
    const bool members = tells && inherits(phrase) && sector != "CVL" && sector != "UNK";
    if (phrase.head != nullptr && ((is_vague(main_sector(phrase)) && public_body) || members)) {
        take(phrase, *head->lemma);
        return;
    }
    modify(phrase, noun, "genitive");
}

void SectorRules::belong_to(Phrase& phrase, const Phrase& whole, Bond bond) const {
    const std::vector<std::string>& sectors = whole.actor.sectors;
    const std::string_view own = main_sector(phrase);
    const bool people = !sectors.empty() && sectors.front() == "CVL";
    const bool tells = !sectors.empty() && (!people || (bond == Bond::part_of && own == "none"));
    const bool armed = tells && (sectors.front() == "MIL" || sectors.front() == "COP");
    const bool enlisted = own == "CVL" && bond == Bond::serves_in && armed;
    const bool open =
        enlisted || own == "none" || own == "UNK" || (own == "UAF" && bond != Bond::belongs_to);
    if (tells && (open || inherits(phrase))) {
        phrase.actor.sectors = sectors;
    }
}

void SectorRules::take_name(Phrase& phrase, RowId row, bool whole) const {
    const std::string_view sector = main_sector(phrase);
    const bool armed_group = in_.tables.cell(row, "kind") == "armed_group";
    const bool tells = !in_.tables.cell(row, "sector").empty();
    if (sector == "ELI") {
        return;  // "the former president X": the row tells the office that he held
    }
    const bool english = in_.text.language() == LanguageId::english;  // "Houthi snipers"
    const bool fights = sector == "UAF" || (english && (sector == "MIL" || sector == "OPP"));
    if (whole || sector == "none" || sector == "UNK" || (fights && armed_group) ||
        (inherits(phrase) && tells)) {
        take(phrase, row);
    }
}

}  // namespace khabar::actors
