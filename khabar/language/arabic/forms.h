#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "khabar/language/arabic/inflect.h"

namespace khabar::arabic {

/// Collects the forms of one row, each once.
class Forms {
public:
    /// A word as written, with the marks that are known.
    void add(const std::u32string& written, const Features& features, bool shows_passive = false);
    /// Letters without marks that begin as `base` does: its marks are theirs, but for the vowel of
    /// its last letter, which the ending decides.
    void add_on(const std::u32string& base, const std::u32string& letters,
                const Features& features);
    std::vector<Form> take() { return std::move(forms_); }

private:
    void put(Form form);

    std::vector<Form> forms_;
    std::unordered_set<std::string> known_;
};

/// Nominal endings. `base` is the singular with the marks that are known, `word` its bare letters
/// or another stem of it.
struct Nominal {
    std::u32string base;
    std::u32string word;
    Features features;
};
void add_singular(Forms& forms, const Nominal& noun);
void add_masculine_plural(Forms& forms, const Nominal& noun);
void add_feminine_plural(Forms& forms, const Nominal& noun);
void add_broken_plural(Forms& forms, const Nominal& noun);
void add_feminine(Forms& forms, const Nominal& noun);
/// Father, brother, father-in-law: before a genitive or a pronoun the case is a long vowel.
void add_long_cases(Forms& forms, const Nominal& noun);
/// A singular that ends in the third radical as ya: indefinite it drops (qaaDin).
void add_without_ya(Forms& forms, const Nominal& noun);

std::u32string without_marks(const std::u32string& letters);

}  // namespace khabar::arabic
