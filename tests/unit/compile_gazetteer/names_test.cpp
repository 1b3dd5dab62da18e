#include "tools/compile_gazetteer/names.h"

#include <gtest/gtest.h>

#include <cmath>

namespace khabar::compile_gazetteer {
namespace {

TEST(Names, PlainLatin) {
    EXPECT_EQ(plain_latin("\u1E28arast\u0101"), "harasta");
    EXPECT_EQ(plain_latin("Port-au-Prince"), "port au prince");
    EXPECT_EQ(plain_latin("Ad D\u0101li\u2018"), "ad dali");
    EXPECT_EQ(plain_latin("\u0141\u00F3d\u017A"), "lodz");
    EXPECT_EQ(plain_latin("\u0130zmir"), "izmir");
    EXPECT_EQ(plain_latin("6th of October City"), "6th of october city");
    EXPECT_EQ(plain_latin("\u062C\u062F\u0629"), "");
}

TEST(Names, KeyLeavesOutArticleAndDoubledLetters) {
    EXPECT_EQ(name_key("Ar Raqqah"), name_key("Raqqa"));
    EXPECT_EQ(name_key("Al-Bukamal"), name_key("Bukamal"));
    EXPECT_EQ(name_key("Qaryat Sul\u016Bq"), name_key("Suluq"));
    EXPECT_EQ(name_key("Al"), "al");  // a name may be nothing else
    EXPECT_NE(name_key("Sidon"), name_key("Sedan"));
    EXPECT_EQ(name_key("\u0627\u0644\u0631\u0642\u0629"), name_key("\u0631\u0642\u0647"));
    EXPECT_EQ(name_key("\u0637\u064E\u0631\u064E\u0627\u0628\u064F\u0644\u064F\u0633"),
              name_key("\u0637\u0631\u0627\u0628\u0644\u0633"));
    EXPECT_NE(name_key("\u0625\u062F\u0644\u0628"), name_key("\u062F\u0648\u0645\u0627"));
}

TEST(Names, ConsonantsAreThoseOfBothScripts) {
    EXPECT_EQ(consonants("Dayr az Zawr"), consonants("Deir ez-Zor"));
    EXPECT_EQ(consonants("\u062F\u064A\u0631 \u0627\u0644\u0632\u0648\u0631"),
              consonants("Deir ez-Zor"));
    EXPECT_EQ(consonants("\u062E\u0627\u0646 \u0634\u064A\u062E\u0648\u0646"),
              consonants("Kh\u0101n Shaykh\u016Bn"));
    EXPECT_EQ(consonants("\u0628\u0646\u064A \u0648\u0644\u064A\u062F"), consonants("Bani Walid"));
    EXPECT_EQ(consonants("\u063A\u0631\u064A\u0627\u0646"), consonants("Gharyan"));
    EXPECT_NE(consonants("\u062D\u0644\u0628"), consonants("Homs"));
}

TEST(Names, Clean) {
    EXPECT_EQ(clean_name("\u0637\u0631\u064A\u0641\u200e\u200e"), "\u0637\u0631\u064A\u0641");
    EXPECT_EQ(clean_name("\u0632\u0627\u0644\u0646\u062C\u064A (\u0645\u062F\u064A\u0646\u0629)"),
              "\u0632\u0627\u0644\u0646\u062C\u064A");
    EXPECT_EQ(clean_name("\u0637\u064E\u0631\u0627\u0640"), "\u0637\u0631\u0627");
    EXPECT_EQ(clean_name(" Susa  (Libya)"), "Susa");
    EXPECT_EQ(
        clean_name("\u0628\u0627\u0642\u0629 \u0627\u0644\u063A\u0631\u0628\u064A\u0629\u200e,"),
        "\u0628\u0627\u0642\u0629 \u0627\u0644\u063A\u0631\u0628\u064A\u0629");
}

TEST(Names, Variants) {
    const std::vector<std::string> expected{"Al Bayda", "Bayda"};
    EXPECT_EQ(name_variants("Al Bayda?|Bayda"), expected);
    EXPECT_TRUE(name_variants("").empty());
}

TEST(Names, Scripts) {
    EXPECT_TRUE(is_arabic("\u0642\u0644\u0639\u0629 5"));
    EXPECT_FALSE(is_arabic("T\u0101r\u016Bt"));
    EXPECT_FALSE(is_arabic("\u062C\u062F\u0629 Jeddah"));
    EXPECT_FALSE(is_arabic("5"));
}

TEST(Names, Distance) {
    EXPECT_NEAR(distance_km(0, 0, 0, 1), 111.19, 0.01);
    EXPECT_NEAR(distance_km(32.89, 13.19, 32.12, 20.07), 651, 2);  // Tripoli to Benghazi
    EXPECT_NEAR(distance_km(10, 179.5, 10, -179.5), 109.5, 0.1);   // over the date line
}

}  // namespace
}  // namespace khabar::compile_gazetteer
