#include "indices.h"

#include <fmt/format.h>
#include <algorithm>
#include <tuple>

#include "english_names.h"
#include "english_words.h"
#include "folded.h"
#include "khabar/language/arabic/inflect.h"
#include "khabar/language/arabic/tags.h"
#include "khabar/language/arabic/word_class.h"
#include "khabar/language/features.h"
#include "khabar/language/valency.h"
#include "khabar/tables/names.h"

namespace khabar::compile {

namespace {

/// Phrases are found by their words; only single words have forms.
bool is_one_word(std::string_view form) {
    return form.find(' ') == std::string_view::npos;
}

class Builder {
public:
    Builder(const std::vector<RawSheet>& sheets, Faults& faults)
        : sheets_(sheets), faults_(faults) {}

    Lookups run() {
        if (const RawSheet* nouns = find_sheet(sheets_, "ar/nouns")) {
            for (std::size_t row = 0; row < nouns->rows.size(); ++row) {
                const auto own = static_cast<std::uint8_t>(nouns->cell(row, "freq")[0] - '0');
                std::uint8_t& known = noun_frequencies_[std::string(nouns->cell(row, "lemma"))];
                known = std::max(known, own);
            }
        }
        for (std::size_t i = 0; i < sheets_.size(); ++i) {
            sheet_ = &sheets_[i];
            id_ = static_cast<std::uint16_t>(i);
            for (row_ = 0; row_ < sheet_->rows.size(); ++row_) {
                add_row();
            }
        }
        for (const LanguageId language : lexicon_languages) {
            for (const FirstWordSheet& sheet : first_word_sheets) {
                add_first_words(language, sheet);
            }
            sort_names(language_sheet(language, "names"));
        }
        for (auto& [name, index] : out_.indices) {
            add_beginnings(index);
        }
        return std::move(out_);
    }

private:
    [[nodiscard]] std::string_view cell(std::string_view column) const {
        return sheet_->cell(row_, column);
    }

    void add(const std::string& index, const std::string& key, std::size_t alternative,
             std::uint64_t flags) {
        if (key.empty()) {
            faults_.add(sheet_->place(row_), "a word with no letters");
            return;
        }
        const Posting posting{static_cast<std::uint32_t>(row_), id_,
                              static_cast<std::uint16_t>(alternative), flags};
        std::vector<Posting>& postings = out_.indices[index][key];
        const bool known = std::any_of(postings.begin(), postings.end(), [&](const Posting& other) {
            return other.row == posting.row && other.sheet == posting.sheet &&
                   other.flags == posting.flags;
        });
        if (!known) {
            postings.push_back(posting);
        }
    }

    void add_form(const arabic::Form& form) {
        if (!is_spelled_in(form.folded, WordTable::letter)) {
            faults_.add(sheet_->place(row_), "a word form with other than Arabic letters");
            return;
        }
        const WordForm entry{static_cast<std::uint32_t>(row_),
                             id_,
                             frequency(form.features),
                             tag(form),
                             pack(form.features),
                             0};
        std::vector<RawForm>& forms = out_.words["ar/words"][form.folded];
        const bool known = std::any_of(forms.begin(), forms.end(), [&](const RawForm& other) {
            return other.form.row == entry.row && other.form.sheet == entry.sheet &&
                   other.form.features == entry.features && other.marks == form.marks;
        });
        if (!known) {
            forms.push_back({entry, form.marks});
        }
    }

    /// Role nouns have no class of their own: they are what the news is about, and never rarer than
    /// the noun of the same letters.
    [[nodiscard]] std::uint8_t frequency(const Features& form) const {
        constexpr std::uint8_t ordinary = 2;
        constexpr std::uint8_t of_roles = 3;
        if (sheet_->name == "actors/heads_ar") {
            const auto noun = noun_frequencies_.find(cell("lemma"));
            return noun == noun_frequencies_.end() ? of_roles : std::max(of_roles, noun->second);
        }
        const auto read = [&](std::string_view column) {
            const std::string_view written = cell(column);
            return written.empty() ? ordinary : static_cast<std::uint8_t>(written[0] - '0');
        };
        // the class of a verb is that of its finite forms; of its nouns it says only that it is
        // rare
        const bool verbal_noun = form.verb_form == VerbForm::verbal_noun;
        if (verbal_noun && !cell("masdar_freq").empty()) {
            return read("masdar_freq");
        }
        return sheet_->name == "ar/verbs" && form.verb_form != VerbForm::finite
                   ? std::min(read("freq"), ordinary)
                   : read("freq");
    }

    [[nodiscard]] std::uint8_t tag(const arabic::Form& form) const {
        unsigned tag = 0;
        tag |= form.shows_passive ? arabic::shows_passive : 0u;
        if (sheet_->name == "ar/function_words") {
            tag |= arabic::attached_tag(cell("attached"));
        } else if (sheet_->name == "ar/verbs" && valency_of(cell("valency")).needs_object()) {
            tag |= arabic::needs_object;
        }
        return static_cast<std::uint8_t>(tag);
    }

    void add_forms(const std::vector<arabic::Form>& forms) {
        for (const arabic::Form& form : forms) {
            add_form(form);
        }
    }

    void add_row() {
        if (sheet_->name == "ar/verbs") {
            add_verb();
        } else if (sheet_->name == "ar/nouns") {
            add_forms(arabic::inflect_noun({cell("lemma"), cell("root"), cell("plural"),
                                            cell("pos") == "ADJ", cell("gender") == "f",
                                            cell("human") == "y"}));
        } else if (sheet_->name == "actors/heads_ar") {
            add_forms(arabic::inflect_noun(
                {cell("lemma"), {}, cell("plural"), false, cell("gender") == "f", true}));
        } else if (sheet_->name == "ar/function_words") {
            add_function_word();
        } else if (is_of_language(sheet_->name, LanguageId::english) &&
                   add_english_words(*sheet_, row_, id_, out_.words["en/words"], faults_)) {
            if (sheet_->column("form") < sheet_->columns.size()) {
                add_phrases(cell("form"));
            }
        } else if (sheet_->name == "ar/neighbours") {
            check_neighbour();
        } else if (sheet_->name == "actors/countries") {
            add_country();
        } else if (sheet_->name == "actors/actors") {
            actors_.emplace(cell("id"), Place{id_, row_});
            add(sheet_->name, std::string(cell("id")), 0, 0);
            add_names(LanguageId::arabic, cell("ar"), 0);
            add_names(LanguageId::arabic, cell("weak"), weak_name);
            if (!cell("id").starts_with("gen.") || cell("country") == "IGO") {
                add_names(LanguageId::english, cell("en"), 0);  // others by their role nouns
            }
            add_names(LanguageId::english, cell("weak_en"), weak_name);
            if (cell("kind") == "person") {
                add_implied_names();
            }
        } else if (sheet_->name == "actors/names") {
            add_dated_names();
        } else if (sheet_->name == "actors/titles") {
            add_titles();
        } else if (sheet_->name == "actors/terms") {
            add(sheet_->name, fmt::format("{}.{}", cell("country"), cell("title")), 0, 0);
        } else if (sheet_->name == "places/places") {
            add_names(LanguageId::arabic, cell("ar"), 0);
            add_names(LanguageId::english, cell("en"), 0);
            add_bare_names(cell("ar"));
        } else if (sheet_->column("form") < sheet_->columns.size()) {
            add_phrases(cell("form"));
        } else if (sheet_->column("lemma") < sheet_->columns.size()) {
            add_lemmas();
        }
    }

    void add_verb() {
        const auto forms = arabic::inflect_verb(
            {cell("lemma"), cell("root"), cell("form"), cell("vowels"), cell("present")},
            cell("masdar"), cell("valency"));
        if (!forms) {
            faults_.add(sheet_->place(row_),
                        fmt::format("{}: {}", cell("lemma"), forms.error().detail));
            return;
        }
        add_forms(*forms);
    }

    void add_function_word() {
        Features f;
        f.part = part_of_speech(cell("pos"));
        f.role = word_role(cell("role"));
        const std::string_view attached = cell("attached");
        for (const std::string_view form : alternatives(cell("form"))) {
            if (!form.starts_with(attached) || form.size() <= attached.size()) {
                faults_.add(sheet_->place(row_),
                            fmt::format("{} does not begin with the attached {}", form, attached));
            } else if (is_one_word(form)) {
                add_form(arabic::plain_form(form, f));
            }
        }
        f.before_pronoun = true;
        for (const std::string_view form : alternatives(cell("before_pronoun"))) {
            if (is_one_word(form)) {
                add_form(arabic::plain_form(form, f));
            }
        }
    }

    /// A row of ar/neighbours makes no look-up: it is read when the language opens.
    void check_neighbour() {
        const std::string_view before = cell("before");
        const std::string_view word = before.substr(0, before.find(':'));
        const auto stands_in = [&](std::string_view sheet, std::string_view column) {
            const RawSheet* words = find_sheet(sheets_, sheet);
            for (std::size_t row = 0; words != nullptr && row < words->rows.size(); ++row) {
                if (words->cell(row, column) == word) {
                    return true;
                }
            }
            return false;
        };
        if (!arabic::word_class(before) && !stands_in("ar/function_words", "form") &&
            !stands_in("ar/verbs", "lemma")) {
            faults_.add(sheet_->place(row_),
                        fmt::format("before \"{}\": no class, function word or verb", before));
        }
    }

    void add_country() {
        add_names(LanguageId::arabic, cell("ar"), 0);
        add_names(LanguageId::arabic, cell("capital"), capital_name);
        add_names(LanguageId::english, cell("en"), 0);
        add_names(LanguageId::english, cell("capital_en"), capital_name);
        for (const std::string_view nisba : alternatives(cell("nisba"))) {
            if (is_one_word(nisba)) {
                add_forms(arabic::inflect_nisba(nisba));
            }
        }
        add_peoples();
        Features people;
        people.part = PartOfSpeech::noun;
        people.number = Number::plural;
        people.human = true;
        people.nisba = true;
        for (const std::string_view demonym : alternatives(cell("demonyms"))) {
            add_form(arabic::plain_form(demonym, people));
        }
        add_english_words(*sheet_, row_, id_, out_.words["en/words"], faults_);
    }

    void add_implied_names() {
        constexpr std::string_view family_first[] = {"CHN", "KOR", "PRK", "TWN", "VNM"};
        const bool first = std::find(std::begin(family_first), std::end(family_first),
                                     cell("country")) != std::end(family_first);
        std::size_t alternative = 0;
        for (const std::string_view name : alternatives(cell("en"))) {
            for (const ImpliedName& implied : names_of_person(name, first)) {
                add("en/names", folded_phrase(implied.name, LanguageId::english), alternative,
                    implied.flags);
            }
            ++alternative;
        }
    }

    /// "South Korean": what is one word is found by its form.
    void add_peoples() {
        std::size_t alternative = 0;
        for (const auto& [column, flags] :
             {std::pair("adjective_en", std::uint64_t{0}), std::pair("demonyms_en", many_people)}) {
            for (const std::string_view people : alternatives(cell(column))) {
                const std::string key = folded_phrase(people, LanguageId::english);
                if (!is_one_word(key)) {
                    add("en/peoples", key, alternative, flags);
                }
                ++alternative;
            }
        }
    }

    /// A trailing '?' marks a name that needs support from its neighbours.
    void add_names(LanguageId language, std::string_view names, std::uint64_t flags) {
        const std::string index = language_sheet(language, "names");
        std::size_t alternative = 0;
        for (std::string_view name : alternatives(names)) {
            std::uint64_t own = flags;
            if (name.ends_with('?')) {
                name.remove_suffix(1);
                own |= weak_name;
            }
            add(index, folded_phrase(name, language), alternative++, own);
        }
    }

    /// A name of some years is found as its actor, which stands in a sheet before this one.
    void add_dated_names() {
        const auto actor = actors_.find(cell("actor"));
        if (actor == actors_.end()) {
            return;  // the check of the sheets has told it
        }
        const std::string_view arabic = cell("ar");
        const std::string_view english = cell("en");
        const Place own{id_, row_};
        std::tie(id_, row_) = actor->second;
        add_names(LanguageId::arabic, arabic, 0);
        add_names(LanguageId::english, english, 0);
        std::tie(id_, row_) = own;
    }

    void add_titles() {
        std::size_t alternative = 0;
        const std::pair<const char*, LanguageId> columns[] = {
            {"ar", LanguageId::arabic}, {"ar_f", LanguageId::arabic}, {"en", LanguageId::english}};
        for (const auto& [column, language] : columns) {
            for (const std::string_view form : alternatives(cell(column))) {
                add(sheet_->name, folded_phrase(form, language), alternative++, 0);
            }
        }
    }

    /// A place that stands with its place word alone is known without it too,
    /// behind another place word or in a list: "the towns of X and Y".
    void add_bare_names(std::string_view names) {
        constexpr std::string_view quarter = "\xD8\xAD\xD9\x8A";  // a mountain keeps its word
        const RawSheet* heads = find_sheet(sheets_, "ar/place_heads");
        std::size_t alternative = 0;
        for (const std::string_view name : alternatives(names)) {
            const std::size_t space = name.find(' ');
            const std::string_view first = name.substr(0, space);
            bool opens = false;
            for (std::size_t row = 0; heads != nullptr && row < heads->rows.size(); ++row) {
                opens = opens ||
                        (heads->cell(row, "lemma") == first && heads->cell(row, "alone") == "y" &&
                         (heads->cell(row, "kind") == "town" || first == quarter));
            }
            if (opens && space != std::string_view::npos && !name.ends_with('?')) {
                add("ar/names", folded_phrase(name.substr(space + 1), LanguageId::arabic),
                    alternative, weak_name | bare_place);
            }
            ++alternative;
        }
    }

    void add_phrases(std::string_view forms) {
        std::size_t alternative = 0;
        for (const std::string_view form : alternatives(forms)) {
            add(sheet_->name, folded_phrase(form, language_of_row()), alternative++, 0);
        }
    }

    void add_lemmas() {
        std::size_t alternative = 0;
        for (const std::string_view lemma : alternatives(cell("lemma"))) {
            const bool phrase = lemma.find(' ') != std::string_view::npos;
            add(sheet_->name, phrase ? folded_phrase(lemma, language_of_row()) : std::string(lemma),
                alternative++, 0);
        }
    }

    /// By its column, or by the sheet's own language.
    [[nodiscard]] LanguageId language_of_row() const {
        const bool english =
            cell("language") == "en" || is_of_language(sheet_->name, LanguageId::english);
        return english ? LanguageId::english : LanguageId::arabic;
    }

    /// One posting a key, that of its first row, with the flags of all sheets.
    void add_first_words(LanguageId language, const FirstWordSheet& sheet) {
        const auto rows = out_.indices.find(language_sheet(language, sheet.name));
        if (rows == out_.indices.end()) {
            return;
        }
        RawIndex& firsts = out_.indices[language_sheet(language, "first_words")];
        for (const auto& [key, postings] : rows->second) {
            std::vector<Posting>& first = firsts[key.substr(0, key.find(' '))];
            if (first.empty()) {
                first.push_back(postings.front());
                first.front().flags = 0;
            }
            first.front().flags |= sheet.flag;
        }
    }

    /// Names of some years came behind those of later rows.
    void sort_names(const std::string& index) {
        for (auto& [key, postings] : out_.indices[index]) {
            std::stable_sort(postings.begin(), postings.end(),
                             [](const Posting& a, const Posting& b) {
                                 return std::tie(a.sheet, a.row) < std::tie(b.sheet, b.row);
                             });
        }
    }

    static void add_beginnings(RawIndex& index) {
        std::vector<std::string> beginnings;
        for (const auto& [key, postings] : index) {
            for (std::size_t gap = key.find(' '); gap != std::string::npos;
                 gap = key.find(' ', gap + 1)) {
                beginnings.push_back(key.substr(0, gap));
            }
        }
        for (const std::string& beginning : beginnings) {
            index[beginning];  // with no postings, where it is no key itself
        }
    }

    const std::vector<RawSheet>& sheets_;
    Faults& faults_;
    const RawSheet* sheet_ = nullptr;
    std::uint16_t id_ = 0;
    std::size_t row_ = 0;
    using Place = std::tuple<std::uint16_t, std::size_t>;                ///< sheet and row
    std::map<std::string, Place, std::less<>> actors_;                   ///< by id
    std::map<std::string, std::uint8_t, std::less<>> noun_frequencies_;  ///< by lemma
    Lookups out_;
};

}  // namespace

Lookups build_lookups(const std::vector<RawSheet>& sheets, Faults& faults) {
    return Builder(sheets, faults).run();
}

}  // namespace khabar::compile
