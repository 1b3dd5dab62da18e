#include "khabar/page/markup.h"

#include <gtest/gtest.h>

#include <string>

namespace khabar::page {
namespace {

TEST(DecodeReferences, DecodesOnceWhatIsOne) {
    const struct {
        const char* text;
        const char* decoded;
    } cases[] = {
        {"A &amp; B", "A & B"},
        {"&amp;amp;", "&amp;"},
        {"&#34;x&#x22;", "\"x\""},
        {"Caf&eacute; &ndash; 5&euro;", "Caf\xC3\xA9 \xE2\x80\x93 5\xE2\x82\xAC"},
        {"AT&T; R&D & co", "AT&T; R&D & co"},
        {"&#0;&#xD800;&#99999999;&#;", "&#0;&#xD800;&#99999999;&#;"},
        {"&", "&"},
        {"", ""},
    };
    for (const auto& one : cases) {
        EXPECT_EQ(decode_references(one.text), one.decoded) << one.text;
    }
}

TEST(TextOfMarkup, KeepsWordsAndEndsOfLines) {
    const struct {
        const char* html;
        const char* text;
    } cases[] = {
        {"<p>One <b>two</b>.</p><p>Three.</p>", "One two.\nThree."},
        {"One.<br/><br>Two.", "One.\nTwo."},
        {"&lt;p&gt;A &amp;amp; B&lt;/p&gt;C", "A & B\nC"},
        {"One\r\n\r\n  Two&nbsp;three ", "One\nTwo three"},
        {"a < b and 3 <4", "a < b and 3 <4"},
        {"a <b", "a <b"},
        {"<!-- c --><p class='x'>D", "D"},
        {"<!-- never closed", ""},
        {"plain", "plain"},
    };
    for (const auto& one : cases) {
        EXPECT_EQ(text_of_markup(one.html), one.text) << one.html;
    }
}

}  // namespace
}  // namespace khabar::page
