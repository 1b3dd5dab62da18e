#include "khabar/evaluation/words.h"

#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace khabar::evaluation {
namespace {

struct Trial {
    std::string_view a;
    std::string_view b;
    std::size_t shared;
    bool same;
};

TEST(Words, ArePairedWhateverIsAttached) {
    const std::vector<Trial> trials{
        {"the army", "The Army", 2, true},
        {"army", "the army of the north", 1, false},
        {"a b c d", "a b", 2, true},
        {"a b c d e f g", "a b", 2, false},
        {"a b c", "a b", 2, true},
        {"a a", "a", 1, true},
        {"", "", 0, false},
        {"-- !", "--", 0, false},
        {"U.N. 12", "u n 12", 3, true},
        // with waw and the article, against the bare noun
        {"\u0648\u0627\u0644\u062C\u064A\u0634", "\u062C\u064A\u0634", 1, true},
        // li-l-, whose article has no alef
        {"\u0644\u0644\u062C\u064A\u0634", "\u0627\u0644\u062C\u064A\u0634", 1, true},
        // vowel marks, tatweel, alef with hamza, alef maqsura, ta marbuta
        {"\u0623\u064E\u0631\u0640\u0649", "\u0627\u0631\u064A", 1, true},
        {"\u0642\u0648\u0629", "\u0642\u0648\u0647", 1, true},
        // a letter of a word of three is no particle
        {"\u0648\u0644\u062F", "\u0644\u062F", 0, false},
    };
    for (const Trial& trial : trials) {
        const Phrase a(trial.a);
        const Phrase b(trial.b);
        EXPECT_EQ(shared_words(a.words, b.words), trial.shared) << trial.a << " | " << trial.b;
        EXPECT_EQ(same_words(a, b), trial.same) << trial.a << " | " << trial.b;
        EXPECT_EQ(same_words(b, a), trial.same) << trial.a << " | " << trial.b;
    }
}

}  // namespace
}  // namespace khabar::evaluation
