#include "khabar/syntax/grammar.h"

#include <algorithm>
#include <array>

#include "khabar/language/arabic/particles.h"
#include "khabar/language/valency.h"
#include "khabar/tables/names.h"

namespace khabar::syntax {

Grammar::Grammar(const ReadText& page, std::span<const Mention> named, const TableFile& lexicon)
    : text(page),
      mentions(named),
      tables(lexicon),
      speech_(lexicon.index(language_sheet(page.language(), "speech"))),
      light_(lexicon.index(language_sheet(page.language(), "light_verbs"))),
      aspect_(lexicon.index(language_sheet(page.language(), "aspect"))) {}

bool Grammar::is_speech(RowId lemma) const {
    return !rows(speech_, lemma).empty();
}

bool Grammar::denies(RowId lemma) const {
    const auto found = rows(speech_, lemma);
    return std::any_of(found.begin(), found.end(), [&](const Posting& posting) {
        return tables.cell(posting.id(), "act") == "denied";
    });
}

bool Grammar::is_auxiliary(RowId lemma) const {
    const auto found = rows(aspect_, lemma);
    return !found.empty() && tables.cell(found.front().id(), "effect") == "auxiliary";
}

std::span<const Posting> Grammar::light_rows(RowId lemma) const {
    return rows(light_, lemma);
}

bool Grammar::is_transitive(RowId lemma) const {
    return valency_of(tables.cell(lemma, "valency")).transitive;
}

bool Grammar::asks_for(RowId lemma, std::string_view particle) const {
    return khabar::asks_for(tables.cell(lemma, "valency"), particle);
}

std::string_view Grammar::form(RowId lemma) const {
    const std::string_view forms = tables.cell(lemma, "form");
    return forms.substr(0, forms.find('|'));
}

const ActorMention* Grammar::actor(std::optional<MentionIndex> mention) const {
    return mention ? std::get_if<ActorMention>(&mentions[static_cast<std::size_t>(*mention)].what)
                   : nullptr;
}

std::span<const Posting> Grammar::rows(const Index& index, RowId lemma) const {
    return index.find(tables.cell(lemma, "lemma")).postings;
}

bool agree(const Features& verb, const Features& subject) {
    if (verb.person == 1 || verb.person == 2) {
        return false;
    }
    const bool known = verb.gender != Gender::none && subject.gender != Gender::none;
    if (!known || subject.number == Number::plural || subject.number == Number::dual) {
        return true;  // a plural may take either, by what it names
    }
    return verb.gender == subject.gender;
}

bool governs(std::string_view particle) {
    static constexpr std::array<std::string_view, 6> governing{
        arabic::particle_b,   arabic::particle_ala, arabic::particle_an,
        arabic::particle_ila, arabic::particle_l,   arabic::particle_min};
    return std::find(governing.begin(), governing.end(), particle) != governing.end();
}

}  // namespace khabar::syntax
