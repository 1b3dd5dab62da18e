// Keys are made of the same words as the texts in which they are sought.
#include "khabar/gazetteer/name_key.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "khabar/text/fold.h"
#include "khabar/text/tokens.h"

namespace khabar::gazetteer {
namespace {

TEST(NameKey, Names) {
    const std::vector<std::pair<std::string, std::string>> cases{
        {"Tripoli", "tripoli"},
        {"Bani  Walid ", "bani walid"},
        {"Al-Qa'im", "al qa'im"},
        {"Al-Qa\u2019im", "al qa'im"},
        {"Al Q\u0101\u2019im", "al qa'im"},
        {"Sana\u2018a", "sana'a"},
        {"6th of October", "6 th of october"},
        {"Saint John's (old)", "saint john 's old"},
        {"Trablus/Tripoli", "trablus tripoli"},
        {"\u0628\u0646\u0650\u064A \u0648\u0644\u064A\u062F",
         "\u0628\u0646\u064A \u0648\u0644\u064A\u062F"},
        {"\u0623\u0645_\u0627\u0644\u0642\u0631\u0649",
         "\u0627\u0645 \u0627\u0644\u0642\u0631\u064A"},
        {"\u0645\u0635\u0631\u0627\u062A\u0629", "\u0645\u0635\u0631\u0627\u062A\u0647"},
        {"\u0640\u0640", ""},  // tatweel alone
        {"", ""},
        {" - ", ""},
    };
    for (const auto& [name, key] : cases) {
        EXPECT_EQ(name_key(name), key) << name;
        EXPECT_EQ(name_key(key), key) << name;
    }
}

TEST(NameKey, KeepsThePointsOfAbbreviations) {
    EXPECT_EQ(name_key("St. John's"), "st. john 's");
    EXPECT_EQ(name_key("U.S. Virgin Islands"), "u.s. virgin islands");
}

TEST(NameKey, MeetsTheTokensOfAText) {
    const std::string name =
        "\u0627\u0644\u0642\u0631\u064A\u0640\u0629-"
        "\u0627\u0644\u0634\u0651\u0631\u0642\u064A\u0629 12";
    const std::string text = "\u0641\u064A " + name + ".";
    const auto size = static_cast<std::uint32_t>(text.size());
    const Document document(Origin{}, LanguageId::arabic, text,
                            {{BlockKind::paragraph, {0, size}, LanguageId::arabic}});
    std::string joined;
    for (const Token& token : split_tokens(document).tokens) {
        if (token.kind == TokenKind::word || token.kind == TokenKind::number) {
            joined += " " + fold(document.text(token.span), LanguageId::arabic);
        }
    }
    EXPECT_EQ(joined, " \u0641\u064A " + name_key(name));
}

}  // namespace
}  // namespace khabar::gazetteer
