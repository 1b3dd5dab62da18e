#include "indices.h"

#include <fmt/format.h>
#include <algorithm>

#include "khabar/language/arabic/inflect.h"
#include "khabar/language/features.h"
#include "khabar/tables/names.h"
#include "khabar/text/fold.h"

namespace khabar::compile {

namespace {

/// Folded words joined by one space; signs between them go.
std::string folded_phrase(std::string_view phrase, LanguageId language) {
    std::string key;
    while (!phrase.empty()) {
        const std::size_t gap = phrase.find_first_of(" -/");
        const std::string word = fold(phrase.substr(0, gap), language);
        if (!word.empty()) {
            key += key.empty() ? "" : " ";
            key += word;
        }
        phrase = gap == std::string_view::npos ? std::string_view() : phrase.substr(gap + 1);
    }
    return key;
}

class Builder {
public:
    Builder(const std::vector<RawSheet>& sheets, Faults& faults)
        : sheets_(sheets), faults_(faults) {}

    std::map<std::string, RawIndex> run() {
        for (std::size_t i = 0; i < sheets_.size(); ++i) {
            sheet_ = &sheets_[i];
            id_ = static_cast<std::uint16_t>(i);
            for (row_ = 0; row_ < sheet_->rows.size(); ++row_) {
                add_row();
            }
        }
        for (auto& [name, index] : indices_) {
            add_beginnings(index);
        }
        return std::move(indices_);
    }

private:
    [[nodiscard]] std::string_view cell(std::string_view column) const {
        return sheet_->cell(row_, column);
    }

    void add(const std::string& index, const std::string& key, std::size_t alternative,
             std::uint64_t features) {
        if (key.empty()) {
            faults_.add(sheet_->place(row_), "a word with no letters");
            return;
        }
        const Posting posting{static_cast<std::uint32_t>(row_), id_,
                              static_cast<std::uint16_t>(alternative), features};
        std::vector<Posting>& postings = indices_[index][key];
        const bool known = std::any_of(postings.begin(), postings.end(), [&](const Posting& other) {
            return other.row == posting.row && other.sheet == posting.sheet &&
                   other.features == posting.features;
        });
        if (!known) {
            postings.push_back(posting);
        }
    }

    void add_forms(const std::vector<arabic::Form>& forms) {
        for (const arabic::Form& form : forms) {
            add("ar/words", form.folded, 0, pack(form.features));
        }
    }

    void add_row() {
        if (sheet_->name == "ar/verbs") {
            add_forms(arabic::inflect_verb(
                {cell("lemma"), cell("root"), cell("form"), cell("present"), cell("masdar")}));
        } else if (sheet_->name == "ar/nouns") {
            add_forms(arabic::inflect_noun({cell("lemma"), cell("plural"), cell("pos") == "ADJ",
                                            cell("gender") == "f", cell("human") == "y"}));
        } else if (sheet_->name == "actors/heads_ar") {
            add_forms(arabic::inflect_noun(
                {cell("lemma"), cell("plural"), false, cell("gender") == "f", true}));
        } else if (sheet_->name == "ar/function_words") {
            add_function_word();
        } else if (sheet_->name == "actors/countries") {
            add_country();
        } else if (sheet_->name == "actors/actors") {
            add_names(cell("ar"), 0);
            add_names(cell("weak"), weak_name);
        } else if (sheet_->name == "places/places") {
            add_names(cell("ar"), 0);
        } else if (sheet_->column("form") < sheet_->columns.size()) {
            add_phrases(cell("form"));
        } else if (sheet_->column("lemma") < sheet_->columns.size()) {
            add_lemmas();
        }
    }

    void add_function_word() {
        Features f;
        f.part = part_of_speech(cell("pos"));
        f.role = word_role(cell("role"));
        for (const std::string_view form : alternatives(cell("form"))) {
            const std::string key = fold(form, LanguageId::arabic);
            if (!key.empty() && form.find(' ') == std::string_view::npos) {
                add("ar/words", key, 0, pack(f));
            }
        }
        f.before_pronoun = true;
        for (const std::string_view form : alternatives(cell("before_pronoun"))) {
            add("ar/words", fold(form, LanguageId::arabic), 0, pack(f));
        }
    }

    void add_country() {
        add_names(cell("ar"), 0);
        add_names(cell("capital"), capital_name);
        for (const std::string_view nisba : alternatives(cell("nisba"))) {
            add_forms(arabic::inflect_nisba(nisba));
        }
        Features people;
        people.part = PartOfSpeech::noun;
        people.number = Number::plural;
        people.human = true;
        people.nisba = true;
        for (const std::string_view demonym : alternatives(cell("demonyms"))) {
            add("ar/words", fold(demonym, LanguageId::arabic), 0, pack(people));
        }
    }

    /// A trailing '?' marks a name that needs support from its neighbours.
    void add_names(std::string_view names, std::uint64_t flags) {
        std::size_t alternative = 0;
        for (std::string_view name : alternatives(names)) {
            std::uint64_t own = flags;
            if (name.ends_with('?')) {
                name.remove_suffix(1);
                own |= weak_name;
            }
            add("ar/names", folded_phrase(name, LanguageId::arabic), alternative++, own);
        }
    }

    void add_phrases(std::string_view forms) {
        const LanguageId language =
            cell("language") == "en" ? LanguageId::english : LanguageId::arabic;
        std::size_t alternative = 0;
        for (const std::string_view form : alternatives(forms)) {
            add(sheet_->name, folded_phrase(form, language), alternative++, 0);
        }
    }

    void add_lemmas() {
        std::size_t alternative = 0;
        for (const std::string_view lemma : alternatives(cell("lemma"))) {
            const bool phrase = lemma.find(' ') != std::string_view::npos;
            add(sheet_->name,
                phrase ? folded_phrase(lemma, LanguageId::arabic) : std::string(lemma),
                alternative++, 0);
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
    std::map<std::string, RawIndex> indices_;
};

}  // namespace

std::map<std::string, RawIndex> build_indices(const std::vector<RawSheet>& sheets, Faults& faults) {
    return Builder(sheets, faults).run();
}

}  // namespace khabar::compile
