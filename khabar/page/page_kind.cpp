#include "khabar/page/page_kind.h"

#include <array>
#include <cstddef>

#include "khabar/page/page_signs.h"

namespace khabar::page {

namespace {

// why: so many dated entries, pictures or headlines are more than an article has round it by
// chance; a page of fewer reads as an article without harm.
constexpr std::uint32_t some_entries = 5;
constexpr std::uint32_t many_entries = 10;
constexpr std::uint32_t some_pictures = 8;
constexpr std::uint32_t some_links = 10;
constexpr std::uint32_t many_links = 30;
// In words. why: a teaser has up to 50, a caption up to 40, a paragraph of an article 20 to 60.
constexpr std::uint32_t long_teaser = 60;
constexpr std::uint32_t long_caption = 45;
constexpr std::uint32_t long_prose = 90;
constexpr std::uint32_t few_words = 60;
// why: an article that names its type may name those of a few others.
constexpr std::uint32_t max_own_articles = 3;

std::string counted(std::uint32_t count, std::string_view what) {
    return std::to_string(count) + " " + std::string(what);
}

bool is_spread(const Runs& runs, std::uint32_t least, std::uint32_t longest) {
    return runs.runs >= least && runs.longest <= longest && runs.longest * 5 <= runs.words * 2;
}

bool tells_article(const PageSigns& signs) {
    return signs.articles > 0 && signs.articles <= max_own_articles;
}

bool has_dated_teasers(const PageSigns& signs) {
    return signs.linked_entries >= some_entries && signs.linked_entries * 2 >= signs.by_time.runs;
}

/// One thing that may hold of a page, and what it adds to one kind. The words of those that speak
/// for the kind make the reason.
struct Sign {
    PageKind kind;
    std::int32_t score;
    bool (*holds)(const PageSigns&);
    std::string (*words)(const PageSigns&);
};

constexpr std::array<Sign, 35> all_signs = {{
    // A live blog: what it calls itself, or many dated entries that get older down the page.
    {PageKind::live_blog, 30, [](const PageSigns& s) { return s.by_time.runs >= some_entries; },
     [](const PageSigns& s) { return counted(s.by_time.runs, "dated entries"); }},
    {PageKind::live_blog, 10, [](const PageSigns& s) { return s.by_time.runs >= many_entries; },
     [](const PageSigns&) { return std::string("many of them"); }},
    {PageKind::live_blog, 30,
     [](const PageSigns& s) { return is_spread(s.by_time, some_entries, s.by_time.words); },
     [](const PageSigns& s) { return "the longest of " + counted(s.by_time.longest, "words"); }},
    {PageKind::live_blog, 30,
     [](const PageSigns& s) { return s.by_time.runs >= some_entries && s.times_fall; },
     [](const PageSigns&) { return std::string("the latest first"); }},
    {PageKind::live_blog, 30, [](const PageSigns& s) { return s.live_blog_name; },
     [](const PageSigns&) { return std::string("an element named live blog"); }},
    {PageKind::live_blog, 70, [](const PageSigns& s) { return s.live_blog_type; },
     [](const PageSigns&) { return std::string("LiveBlogPosting"); }},
    {PageKind::live_blog, 30,
     [](const PageSigns& s) { return s.live_blog_type && s.updates >= some_entries; },
     [](const PageSigns& s) { return counted(s.updates, "updates in JSON-LD"); }},
    {PageKind::live_blog, -50, [](const PageSigns& s) { return has_dated_teasers(s); },
     [](const PageSigns& s) { return counted(s.linked_entries, "entries link elsewhere"); }},
    {PageKind::live_blog, -30,
     [](const PageSigns& s) { return tells_article(s) && !s.live_blog_type; },
     [](const PageSigns&) { return std::string("an article in JSON-LD"); }},
    // A gallery: pictures, and little between two of them.
    {PageKind::gallery, 30, [](const PageSigns& s) { return s.pictures >= some_pictures; },
     [](const PageSigns& s) { return counted(s.pictures, "pictures"); }},
    {PageKind::gallery, 40,
     [](const PageSigns& s) { return is_spread(s.by_picture, some_pictures, long_caption); },
     [](const PageSigns& s) {
         return "at most " + counted(s.by_picture.longest, "words between two of them");
     }},
    {PageKind::gallery, 30, [](const PageSigns& s) { return s.gallery_name; },
     [](const PageSigns&) { return std::string("an element named gallery"); }},
    {PageKind::gallery, 40, [](const PageSigns& s) { return s.gallery_type; },
     [](const PageSigns&) { return std::string("ImageGallery"); }},
    {PageKind::gallery, -30, [](const PageSigns& s) { return tells_article(s); },
     [](const PageSigns&) { return std::string("an article in JSON-LD"); }},
    // The front page of a site or a section: headlines that link elsewhere, and teasers.
    {PageKind::front_page, 20, [](const PageSigns& s) { return s.links >= some_links; },
     [](const PageSigns& s) { return counted(s.links, "links to articles"); }},
    {PageKind::front_page, 20, [](const PageSigns& s) { return s.links >= many_links; },
     [](const PageSigns&) { return std::string("many of them"); }},
    {PageKind::front_page, 30,
     [](const PageSigns& s) { return is_spread(s.by_link, 3, long_teaser); },
     [](const PageSigns& s) {
         return "longest run of prose " + counted(s.by_link.longest, "words");
     }},
    {PageKind::front_page, 30, [](const PageSigns& s) { return has_dated_teasers(s); },
     [](const PageSigns& s) { return counted(s.linked_entries, "dated teasers"); }},
    {PageKind::front_page, 50, [](const PageSigns& s) { return s.front_address; },
     [](const PageSigns&) { return std::string("the address of a site"); }},
    {PageKind::front_page, 20, [](const PageSigns& s) { return s.section_address; },
     [](const PageSigns&) { return std::string("the address of a section"); }},
    {PageKind::front_page, 40, [](const PageSigns& s) { return s.list_type; },
     [](const PageSigns&) { return std::string("CollectionPage"); }},
    {PageKind::front_page, 40, [](const PageSigns& s) { return s.list_name; },
     [](const PageSigns&) { return std::string("the page is named home, archive or category"); }},
    {PageKind::front_page, 20, [](const PageSigns& s) { return s.og_website; },
     [](const PageSigns&) { return std::string("og:type website"); }},
    {PageKind::front_page, -40, [](const PageSigns& s) { return s.og_article; },
     [](const PageSigns&) { return std::string("og:type article"); }},
    {PageKind::front_page, -60, [](const PageSigns& s) { return tells_article(s); },
     [](const PageSigns&) { return std::string("an article in JSON-LD"); }},
    {PageKind::front_page, -80, [](const PageSigns& s) { return s.by_link.longest >= long_prose; },
     [](const PageSigns& s) { return counted(s.by_link.longest, "words of prose in one run"); }},
    // A video or a sound.
    {PageKind::recording, 20, [](const PageSigns& s) { return s.player; },
     [](const PageSigns&) { return std::string("a player"); }},
    {PageKind::recording, 40, [](const PageSigns& s) { return s.recording_type; },
     [](const PageSigns&) { return std::string("VideoObject or AudioObject"); }},
    {PageKind::recording, 40, [](const PageSigns& s) { return s.og_recording; },
     [](const PageSigns&) { return std::string("og:type of a recording"); }},
    {PageKind::recording, 30, [](const PageSigns& s) { return s.kept_words < few_words; },
     [](const PageSigns& s) { return counted(s.kept_words, "words of prose"); }},
    {PageKind::recording, -60, [](const PageSigns& s) { return tells_article(s); },
     [](const PageSigns&) { return std::string("an article in JSON-LD"); }},
    {PageKind::recording, -80, [](const PageSigns& s) { return s.kept_words >= long_prose; },
     [](const PageSigns& s) { return counted(s.kept_words, "words of prose"); }},
    // A page without prose is no article anyway: these choose the words.
    {PageKind::gallery, 60, [](const PageSigns& s) { return s.kept_words < min_article_words; },
     [](const PageSigns&) { return std::string("no prose"); }},
    {PageKind::front_page, 60,
     [](const PageSigns& s) { return s.kept_words < min_article_words && s.links >= some_links; },
     [](const PageSigns&) { return std::string("no prose"); }},
    {PageKind::recording, 30, [](const PageSigns& s) { return s.kept_words < min_article_words; },
     [](const PageSigns&) { return std::string("no prose"); }},
}};

}  // namespace

std::string_view name(PageKind kind) {
    switch (kind) {
        case PageKind::article:
            return "an article";
        case PageKind::live_blog:
            return "a live blog";
        case PageKind::gallery:
            return "a gallery";
        case PageKind::front_page:
            return "a front page";
        case PageKind::recording:
            return "a video or audio page";
        case PageKind::no_prose:
            return "no article";
    }
    return "";
}

PageVerdict tell_page_kind(const HtmlTree& tree, std::string_view address,
                           const std::vector<BodyBlock>& body) {
    const PageSigns signs = find_page_signs(tree, address, body);
    std::array<std::int32_t, 5> scores{};
    for (const Sign& sign : all_signs) {
        scores[static_cast<std::size_t>(sign.kind)] += sign.holds(signs) ? sign.score : 0;
    }
    PageVerdict verdict;
    for (const PageKind kind :
         {PageKind::live_blog, PageKind::gallery, PageKind::front_page, PageKind::recording}) {
        const std::int32_t score = scores[static_cast<std::size_t>(kind)];
        if (kind == PageKind::live_blog || score > verdict.score) {
            verdict.likeliest = kind;
            verdict.score = score;
        }
    }
    std::string words;
    for (const Sign& sign : all_signs) {
        if (sign.kind == verdict.likeliest && sign.holds(signs)) {
            verdict.parts.push_back({sign.words(signs), sign.score});
            if (sign.score > 0) {
                words += (words.empty() ? ": " : ", ") + verdict.parts.back().name;
            }
        }
    }
    if (verdict.score >= min_kind_score) {
        verdict.kind = verdict.likeliest;
        verdict.reason = std::string(name(verdict.kind)) + words;
    } else if (signs.kept_words < min_article_words) {
        verdict.kind = PageKind::no_prose;
        verdict.reason = "the page holds no run of prose";
    } else if (verdict.score > 0) {
        verdict.reason = "an article: " + std::string(name(verdict.likeliest)) + " has " +
                         std::to_string(verdict.score) + " of " + std::to_string(min_kind_score);
    } else {
        verdict.reason = "an article: nothing speaks against it";
    }
    return verdict;
}

}  // namespace khabar::page
