#include "khabar/page/title.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/unit/page/test_tables.h"

namespace khabar::page {
namespace {

std::string title(std::string_view html) {
    const auto tree = parse_html(html);
    if (!tree) {
        return "error";
    }
    const PageFacts facts = find_facts(*tree, tests::tables());
    return find_title(*tree, facts, facts.publisher);
}

TEST(FindTitle, IsTheHeadlineThatReadersSee) {
    const struct {
        const char* html;
        const char* title;
    } cases[] = {
        {"<title>Port opens | Paper</title><h1>Port opens</h1>", "Port opens"},
        {"<title>Port opens after a long wait | Paper</title>", "Port opens after a long wait"},
        {"<title>Port opens after a long wait | Economy | Paper</title>"
         "<meta property='og:site_name' content=Paper>",
         "Port opens after a long wait"},
        {"<title>Paper | Port opens</title><meta property='og:site_name' content=Paper>",
         "Port opens"},
        {"<title>Port opens after a long wait|Paper</title>", "Port opens after a long wait"},
        // A logo is no title.
        {"<title>Port opens after a long wait - Paper</title><h1>Paper</h1>"
         "<meta property='og:site_name' content=Paper>",
         "Port opens after a long wait"},
        {"<title>Port opens - The Old Paper</title><h1>The Old Paper</h1>"
         "<meta property='og:title' content='Port opens'>",
         "Port opens"},
        {"<title>Port opens after a very long wait of years - The Old Paper</title>"
         "<h1>The Old Paper</h1><h1>Our Videos</h1>",
         "Port opens after a very long wait of years"},
        {"<h1>Paper</h1><h1>Port opens after a wait</h1>"
         "<meta property='og:title' content='Port opens after a wait'>",
         "Port opens after a wait"},
        // JSON-LD and the heading agree against Open Graph.
        {"<meta property='og:title' content='You will not believe what the port did'>"
         "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Port opens"
         "\"}</script><h1>Port opens</h1><h1>Another piece</h1>",
         "Port opens"},
        // All three tell more than the heading.
        {"<title>Ports: The old one opens | Paper</title>"
         "<meta property='og:title' content='Ports: The old one opens'>"
         "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Ports - "
         "The old one opens\"}</script><h1>The old one opens</h1>",
         "Ports: The old one opens"},
        // Open Graph and <title> agree against the heading.
        {"<title>Is the old port really open again?</title>"
         "<meta property='og:title' content='Is the old port really open again?'>"
         "<h1>How the old port came back</h1>",
         "Is the old port really open again?"},
        // The only heading shares words with what the page says of itself.
        {"<meta property='og:title' content='Is the old port really open again?'>"
         "<h1>How the old port came back</h1>",
         "How the old port came back"},
        {"<meta property='og:title' content='Is the old port really open again?'>"
         "<h1>Welcome to our readers</h1>",
         "Is the old port really open again?"},
        // Escaped once too often; soft hyphens.
        {"<meta property='og:title' content='A &amp;amp; B &amp;quot;open&amp;quot;'>",
         "A & B \"open\""},
        {"<h1>Har&shy;bour opens</h1><title>Harbour opens</title>", "Harbour opens"},
        {"<meta property='og:title' content='Port &lt;em&gt;opens&lt;/em&gt; today'>",
         "Port opens today"},
        // "al-mina yuftah | al-sahifa" in Arabic
        {"<title>\xD8\xA7\xD9\x84\xD9\x85\xD9\x8A\xD9\x86\xD8\xA7\xD8\xA1 "
         "\xD9\x8A\xD9\x81\xD8\xAA\xD8\xAD \xD9\x85\xD8\xAC\xD8\xAF\xD8\xAF\xD8\xA7 | "
         "\xD8\xB5\xD8\xAD\xD9\x81</title>",
         "\xD8\xA7\xD9\x84\xD9\x85\xD9\x8A\xD9\x86\xD8\xA7\xD8\xA1 "
         "\xD9\x8A\xD9\x81\xD8\xAA\xD8\xAD \xD9\x85\xD8\xAC\xD8\xAF\xD8\xAF\xD8\xA7"},
        {"<p>None.</p>", ""},
    };
    for (const auto& one : cases) {
        EXPECT_EQ(title(one.html), one.title) << one.html;
    }
}

}  // namespace
}  // namespace khabar::page
