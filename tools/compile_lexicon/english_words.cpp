#include "english_words.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "khabar/language/english/inflect.h"
#include "khabar/tables/table_file.h"
#include "khabar/text/fold.h"

namespace khabar::compile {

namespace {

bool is_one_word(std::string_view form) {
    return form.find_first_of(" -/") == std::string_view::npos;
}

class Adder {
public:
    Adder(const RawSheet& sheet, std::size_t row, std::uint16_t id, RawWords& words, Faults& faults)
        : sheet_(sheet), row_(row), id_(id), words_(words), faults_(faults) {}

    bool run() {
        if (sheet_.name == "en/verbs") {
            if (is_one_word(cell("lemma"))) {
                add(english::inflect_verb(
                    {cell("lemma"), cell("past"), cell("participle"), cell("nouns")}));
            }
        } else if (sheet_.name == "en/nouns") {
            add_word();
        } else if (sheet_.name == "actors/heads_en") {
            add(english::inflect_noun({cell("lemma"), cell("plural"), true, VerbForm::none}));
        } else if (sheet_.name == "en/function_words") {
            Features f;
            f.part = part_of_speech(cell("pos"));
            f.role = word_role(cell("role"));
            add_plain(cell("form"), f);
        } else if (sheet_.name == "en/numerals") {
            Features f;
            f.part = cell("role") == "ordinal" ? PartOfSpeech::adjective : PartOfSpeech::number;
            if (cell("role") != "none" &&
                is_spelled_in(fold(cell("form"), LanguageId::english), WordTable::latin_letter)) {
                add_plain(cell("form"), f);  // others are numbers by their digits
            }
        } else if (sheet_.name == "en/weekdays" || sheet_.name == "en/months") {
            Features f;
            f.part = PartOfSpeech::proper_noun;
            add_plain(cell("form"), f);
        } else if (sheet_.name == "actors/countries") {
            add_country();
        } else {
            return false;
        }
        return true;
    }

private:
    [[nodiscard]] std::string_view cell(std::string_view column) const {
        return sheet_.cell(row_, column);
    }

    void add_word() {
        const PartOfSpeech part = part_of_speech(cell("pos"));
        if (part == PartOfSpeech::noun) {
            add(english::inflect_noun(
                {cell("lemma"), cell("plural"), cell("human") == "y", VerbForm::none}));
        } else if (part == PartOfSpeech::adjective) {
            add(english::inflect_adjective(cell("lemma")));
        } else {
            Features f;
            f.part = part;
            add_plain(cell("lemma"), f);
        }
    }

    /// "Syrian": an adjective, and one who is it; its people in the plural.
    void add_country() {
        Features f;
        f.nisba = true;
        f.part = PartOfSpeech::adjective;
        add_plain(cell("adjective_en"), f);
        f.part = PartOfSpeech::noun;
        f.human = true;
        f.number = Number::singular;
        add_plain(cell("adjective_en"), f);
        f.number = Number::plural;
        add_plain(cell("demonyms_en"), f);
    }

    void add_plain(std::string_view alternatives_cell, const Features& features) {
        for (const std::string_view form : alternatives(alternatives_cell)) {
            add({{fold(form, LanguageId::english), features}});
        }
    }

    void add(const std::vector<english::Form>& forms) {
        for (const english::Form& form : forms) {
            if (is_one_word(form.folded)) {
                add(form);
            }
        }
    }

    void add(const english::Form& form) {
        if (!is_spelled_in(form.folded, WordTable::latin_letter)) {
            faults_.add(sheet_.place(row_), "a word form with other than Latin letters");
            return;
        }
        const WordForm entry{static_cast<std::uint32_t>(row_),
                             id_,
                             frequency(),
                             static_cast<std::uint8_t>(form.shape),
                             pack(form.features),
                             0};
        std::vector<RawForm>& known = words_[form.folded];
        const bool there = std::any_of(known.begin(), known.end(), [&](const RawForm& other) {
            return other.form.row == entry.row && other.form.sheet == entry.sheet &&
                   other.form.features == entry.features;
        });
        if (!there) {
            known.push_back({entry, {}});
        }
    }

    /// Roles and peoples have no class of their own: they are what the news is about.
    [[nodiscard]] std::uint8_t frequency() const {
        constexpr std::uint8_t of_roles = 3;
        const std::string_view written = cell("freq");
        return written.empty() ? of_roles : static_cast<std::uint8_t>(written[0] - '0');
    }

    const RawSheet& sheet_;
    std::size_t row_;
    std::uint16_t id_;
    RawWords& words_;
    Faults& faults_;
};

}  // namespace

bool add_english_words(const RawSheet& sheet, std::size_t row, std::uint16_t sheet_id,
                       RawWords& words, Faults& faults) {
    return Adder(sheet, row, sheet_id, words, faults).run();
}

}  // namespace khabar::compile
