#include "khabar/input/web/feed.h"

#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include "khabar/input/written_day.h"

namespace khabar::input {
namespace {

using std::string_literals::operator""s;
using testing::HasSubstr;

const std::string base = "https://news.example/feeds/all.xml";

/// "kind", then a line an item: "address|day|changed"; or "code|detail".
std::string dump(std::string_view bytes, std::string_view charset = {}) {
    const auto feed = read_feed(bytes, base, charset);
    if (!feed) {
        return std::string(name(feed.error().code)) + "|" + feed.error().detail;
    }
    static constexpr const char* kinds[] = {"rss", "rdf", "atom", "sitemap", "index"};
    std::string out = kinds[static_cast<std::size_t>(feed->kind)];
    if (feed->unusable > 0) {
        out += " -" + std::to_string(feed->unusable);
    }
    for (const FeedItem& item : feed->items) {
        out += "\n" + item.address + "|" + (item.day ? format_day(*item.day) : "") + "|" +
               item.changed;
    }
    return out;
}

std::string rss(const std::string& items) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" "
           "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
           "xmlns:atom=\"http://www.w3.org/2005/Atom\"><channel><title>The Harbour Post</title>"
           "<link>https://news.example/</link><atom:link "
           "href=\"https://news.example/feeds/all.xml\" "
           "rel=\"self\"/><image><link>https://news.example/logo</link></image>" +
           items + "</channel></rss>";
}

TEST(Feed, Rss) {
    EXPECT_EQ(dump(rss("<item><title>A &amp; B</title><link> https://news.example/1?a=1&amp;b=2 "
                       "</link><guid isPermaLink=\"false\">x1</guid>"
                       "<pubDate>Wed, 10 Mar 2021 22:30:00 GMT</pubDate></item>"
                       "<item><link><![CDATA[https://news.example/2?a=1&b=2]]></link>"
                       "<dc:date>2021-03-11T01:00:00+03:00</dc:date></item>"
                       "<item><guid>https://news.example/3</guid></item>"
                       "<item><guid>tag:4</guid></item><item><title>no address</title></item>"
                       "<item><link>/5#part</link><source url=\"https://other.example/\">O</source>"
                       "</item><item><link>https://news.example/5</link></item>"
                       "<item><atom:link href=\"../6\"/></item>")),
              "rss -2\n"
              "https://news.example/1?a=1&b=2|2021-03-10|\n"
              "https://news.example/2?a=1&b=2|2021-03-11|2021-03-11T01:00:00+03:00\n"
              "https://news.example/3||\n"
              "https://news.example/5||\n"
              "https://news.example/6||");
    EXPECT_EQ(dump(rss("")), "rss");
}

TEST(Feed, Rdf) {
    EXPECT_EQ(
        dump("<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
             "xmlns=\"http://purl.org/rss/1.0/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
             "<channel rdf:about=\"https://news.example/\"><link>https://news.example/</link>"
             "<items><rdf:Seq><rdf:li resource=\"https://news.example/1\"/></rdf:Seq></items>"
             "</channel><item rdf:about=\"https://news.example/1\"><link>"
             "https://news.example/1</link><dc:date>2021-03-10</dc:date></item>"
             "<item rdf:about=\"https://news.example/2\"><title>T</title></item></rdf:RDF>"),
        "rdf\nhttps://news.example/1|2021-03-10|2021-03-10\nhttps://news.example/2||");
}

TEST(Feed, Atom) {
    EXPECT_EQ(dump("<feed xmlns=\"http://www.w3.org/2005/Atom\"><link href=\"/self\"/><entry>"
                   "<link rel=\"edit\" href=\"/edit/1\"/>"
                   "<link rel=\"alternate\" type=\"application/pdf\" href=\"/1.pdf\"/>"
                   "<link rel=\"alternate\" type=\"text/html\" href=\"/1?a&amp;b\"/>"
                   "<id>tag:1</id><updated>2021-03-12T00:00:00Z</updated>"
                   "<published>2021-03-10T00:00:00Z</published></entry>"
                   "<entry><link href=\"/2\"/><updated>2021-03-12T00:00:00Z</updated><source>"
                   "<id>s</id><link href=\"https://other.example/\"/>"
                   "<updated>2001-01-01T00:00:00Z</updated></source></entry></feed>"),
              "atom\n"
              "https://news.example/1?a&b|2021-03-10|2021-03-12T00:00:00Z\n"
              "https://news.example/2|2021-03-12|2021-03-12T00:00:00Z");
}

TEST(Feed, Sitemaps) {
    EXPECT_EQ(dump("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" "
                   "xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\" "
                   "xmlns:image=\"http://www.google.com/schemas/sitemap-image/1.1\">"
                   "<url><loc>https://news.example/1</loc><image:image><image:loc>"
                   "https://news.example/1.jpg</image:loc></image:image><news:news>"
                   "<news:publication><news:name>N</news:name></news:publication>"
                   "<news:publication_date>2021-03-10T10:00:00+03:00</news:publication_date>"
                   "</news:news><lastmod>2021-03-12</lastmod></url>"
                   "<url><loc>https://news.example/2</loc><lastmod>2021-03-11</lastmod></url>"
                   "</urlset>"),
              "sitemap\nhttps://news.example/1|2021-03-10|2021-03-12\n"
              "https://news.example/2|2021-03-11|2021-03-11");
    EXPECT_EQ(dump("<sitemapindex><sitemap><loc>/a.xml.gz</loc><lastmod>2021-03-11T10:00:00Z"
                   "</lastmod></sitemap><sitemap><loc>/b.xml</loc></sitemap></sitemapindex>"),
              "index\nhttps://news.example/a.xml.gz|2021-03-11|2021-03-11T10:00:00Z\n"
              "https://news.example/b.xml||");
    EXPECT_EQ(dump("https://news.example/1\r\n\nhttps://news.example/2\n# no\n"),
              "sitemap\nhttps://news.example/1||\nhttps://news.example/2||");
}

TEST(Feed, AsBrokenAsTheyAre) {
    const std::string two = "https://news.example/1||\nhttps://news.example/2||";
    const std::string item1 = "<item><link>https://news.example/1</link></item>";
    const std::string item2 = "<item><link>https://news.example/2</link></item>";
    const std::vector<std::string> broken = {
        // cut in the middle
        "<rss><channel>" + item1 + item2 + "<title>cut",
        // tags that are not closed, or closed twice
        "<rss><channel><item><description>a<br>b<p></description><link>https://news.example/1"
        "</link></item><item><link>https://news.example/2<title>T</title></item></channel></rss>",
        "<rss><channel></b>" + item1 + "</i>" + item2 + "</channel></rss></rss>",
        // prefixes and entities that nobody declared, signs that are no markup
        "<rss><channel><item><x:y z:w=\"1\">&nbsp;&copy; a < b & c &#0; &#11; &# &#x;</x:y>"
        "<link>https://news.example/1</link></item>" +
            item2 + "</channel></rss>",
        // words before and behind, a declaration that is not the first
        "Warning: line 3\n \n<?xml version=\"1.0\"?><!-- a -- b --><rss><channel>" + item1 + item2 +
            "</channel></rss>\n<script>x</script>",
        // controls and bad bytes
        "<rss><channel><item><title>a\x01\x0B\xFF\xFE\0b</title>"s +
            "<link>https://news.example/1</link></item>" + item2 + "</channel></rss>",
        // attributes without quotes, twice, or with an "&"
        "<rss version=2.0 a a=\"1\" a=\"2\"><channel x=\"a&b<c\">" + item1 + item2 +
            "</channel></rss>",
        // capitals
        "<RSS><CHANNEL><Item><LINK>https://news.example/1</LINK></Item>" + item2 +
            "</CHANNEL></RSS>"};
    for (const std::string& feed : broken) {
        EXPECT_EQ(dump(feed), "rss\n" + two) << feed;
    }
    // A bare "&" in an address is most of what is wrong with feeds.
    EXPECT_EQ(dump("<rss><item><link>https://news.example/?a=1&b=2&copy=3</link></item></rss>"),
              "rss\nhttps://news.example/?a=1&b=2&copy=3||");
    // The tags of one description stay open for all that follow.
    std::string open = "<rss>";
    for (int i = 0; i < 50; ++i) {
        open += "<item><link>/" + std::to_string(i) +
                "</link><description><br><b></description></item>";
    }
    EXPECT_THAT(dump(open + "</rss>"), HasSubstr("https://news.example/49||"));
}

TEST(Feed, Charsets) {
    const std::string wanted = "rss\nhttps://news.example/%d9%82||";
    const std::string head = "<?xml version=\"1.0\" encoding=\"windows-1256\"?>";
    const std::string utf8 = "<rss><item><link>/\xD9\x82</link></item></rss>";
    const std::string cp1256 = "<rss><item><link>/\xDE</link></item></rss>";
    EXPECT_EQ(dump(utf8), wanted);
    EXPECT_EQ(dump("\xEF\xBB\xBF" + head + utf8), wanted) << "UTF-8 goes before what is declared";
    EXPECT_EQ(dump(head + cp1256), wanted);
    EXPECT_EQ(dump(cp1256, "windows-1256"), wanted);
    EXPECT_EQ(dump("<?xml version='1.0' encoding='utf-8'?>" + cp1256, "windows-1256"), wanted);
    EXPECT_EQ(dump(cp1256, "../../etc/passwd"), "rss\nhttps://news.example/%ef%bf%bd||");
    std::string wide = "\xFF\xFE";
    for (const char c : "<rss><item><link>/"s) {
        wide += std::string{c, '\0'};
    }
    wide += "\x42\x06";
    for (const char c : "</link></item></rss>"s) {
        wide += std::string{c, '\0'};
    }
    EXPECT_EQ(dump(wide), wanted);
    EXPECT_EQ(dump(std::string_view(wide).substr(2)), wanted);
}

TEST(Feed, OpensNothingAndExpandsNothing) {
    // An entity that reads a file, one that grows, a DTD from elsewhere.
    EXPECT_EQ(dump("<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">"
                   "<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p; <!ENTITY l \"]>\">]>"
                   "<rss><item><link>/&x;</link></item></rss>"),
              "rss\nhttps://news.example/&x;||");
    std::string bomb = "<!DOCTYPE rss [<!ENTITY a0 \"aaaaaaaaaa\">";
    for (int i = 1; i < 12; ++i) {
        const std::string before = "&a" + std::to_string(i - 1) + ";";
        bomb += "<!ENTITY a" + std::to_string(i) + " \"";
        for (int k = 0; k < 10; ++k) {
            bomb += before;
        }
        bomb += "\">";
    }
    EXPECT_EQ(dump(bomb + "]><rss><item><link>/&a11;</link></item></rss>"),
              "rss\nhttps://news.example/&a11;||");
    EXPECT_EQ(dump("<!DOCTYPE rss PUBLIC \"-//N//DTD\" \"http://127.0.0.1:1/rss.dtd\">"
                   "<rss><item><link>/1</link></item></rss>"),
              "rss\nhttps://news.example/1||");
    EXPECT_EQ(dump("<rss xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include "
                   "href=\"file:///etc/passwd\" parse=\"text\"/></rss>"),
              "rss");
}

TEST(Feed, OnlyAddressesThatAreFetched) {
    EXPECT_EQ(dump("<rss><item><link>file:///etc/passwd</link></item><item><link>javascript:x"
                   "</link></item><item><link>http://a:b@news.example/</link></item></rss>"),
              "rss -3");
    const std::string longer = "https://news.example/" + std::string(9000, 'a');
    EXPECT_EQ(dump("<rss><item><link>" + longer + "</link></item></rss>"), "rss -1");
}

TEST(Feed, WhatIsNone) {
    EXPECT_EQ(dump("<!DOCTYPE html><html><head><title>T</title></head><body></body></html>"),
              "fetch|this is an HTML page, and no feed or sitemap");
    EXPECT_EQ(dump("<opml><body/></opml>"), "fetch|this is XML, but no feed or sitemap: <opml>");
    for (const std::string& nothing : {""s, "hello"s, "{\"a\":1}"s, "<!-- -->"s, "<![CDATA[x"s,
                                       "<!DOCTYPE"s, "\xFF\xFE"s, "\x1F"s}) {
        EXPECT_EQ(dump(nothing), "fetch|this is no feed and no sitemap, and no XML") << nothing;
    }
}

TEST(Feed, HasBounds) {
    std::string many = "<urlset>";
    for (std::size_t i = 0; i <= max_items; ++i) {
        many += "<url><loc>/" + std::to_string(i) + "</loc></url>";
    }
    const auto feed = read_feed(many, base);
    ASSERT_TRUE(feed);
    EXPECT_EQ(feed->items.size(), max_items);
    EXPECT_TRUE(feed->cut);
    std::string deep = "<rss><item><link>/1</link></item>";
    for (int i = 0; i < 100'000; ++i) {
        deep += "<a>";
    }
    EXPECT_EQ(dump(deep), "rss\nhttps://news.example/1||");
    EXPECT_THAT(dump(std::string(max_feed_bytes + 1, ' ')), HasSubstr("too_large|"));
}

std::string gzip(std::string bytes) {
    std::string out(bytes.size() / 100 + 1024 + bytes.size() / 900, '\0');
    z_stream stream{};
    deflateInit2(&stream, 9, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY);
    stream.next_in = reinterpret_cast<Bytef*>(bytes.data());
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
    out.resize(out.size() - stream.avail_out);
    deflateEnd(&stream);
    return out;
}

TEST(Feed, Gzip) {
    const std::string packed = gzip("<urlset><url><loc>/1</loc></url></urlset>");
    EXPECT_EQ(dump(packed), "sitemap\nhttps://news.example/1||");
    EXPECT_EQ(dump(gzip("<urlset><url><loc>/1</loc></url>") + gzip("</urlset>")),
              "sitemap\nhttps://news.example/1||");
    EXPECT_EQ(dump(gzip("https://news.example/1\nhttps://news.example/2\n")),
              dump("https://news.example/1\nhttps://news.example/2\n"));
    EXPECT_EQ(dump(packed.substr(0, 30)), "bad_archive|the gzip of the feed is broken");
    EXPECT_THAT(dump(gzip(std::string(max_feed_bytes + 1, ' '))), HasSubstr("too_large|"));
}

TEST(Feed, Days) {
    const auto day = [](std::string_view text) {
        const auto found = written_day(text);
        return found ? format_day(*found) : std::string("none");
    };
    EXPECT_EQ(day("2021-03-10T22:30:00Z"), "2021-03-10");
    EXPECT_EQ(day("\n 2021-03-10 "), "2021-03-10");
    EXPECT_EQ(day("Wed, 10 Mar 2021 22:30:00 GMT"), "2021-03-10");
    EXPECT_EQ(day("10 Mar 21 22:30 +0300"), "2021-03-10");
    EXPECT_EQ(day("10 Mar 98"), "1998-03-10");
    EXPECT_EQ(day("Wednesday, 10-March-2021"), "2021-03-10");
    EXPECT_EQ(day("Wed,10 Mar 2021"), "2021-03-10");
    for (const std::string_view none : {"", "soon", "31 Feb 2021", "10 Max 2021", "10 Mar", "Mar",
                                        "0 Mar 2021", "10 Mar 202", "1615400000", "10/03/2021"}) {
        EXPECT_EQ(day(none), "none") << none;
    }
}

}  // namespace
}  // namespace khabar::input
