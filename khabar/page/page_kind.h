#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/page/block_scores.h"
#include "khabar/page/body.h"
#include "khabar/page/html_tree.h"

namespace khabar::page {

/// What a page is, to somebody who looks for articles.
enum class PageKind : std::uint8_t {
    article,     ///< or anything that nothing speaks against
    live_blog,   ///< many short dated entries, none of them the article
    gallery,     ///< pictures with their captions
    front_page,  ///< of a site or of a section: links to articles, with their first words
    recording,   ///< a video or a sound with a few words
    no_prose     ///< none of these, with fewer than min_article_words
};

/// "an article", "a live blog", "a gallery", "a front page", "a video or audio page", "no article".
std::string_view name(PageKind kind);

struct PageVerdict {
    PageKind kind = PageKind::article;
    /// The kind that most speaks for, beside article, and how much: min_kind_score decides.
    PageKind likeliest = PageKind::live_blog;
    std::int32_t score = 0;
    std::vector<ScorePart> parts;  ///< what that score is made of
    /// "a live blog: 14 dated entries, LiveBlogPosting", "the page holds no run of prose"
    std::string reason;
};

/// From this score on a page is no article.
constexpr std::int32_t min_kind_score = 100;

/// Tells what a page is. Precision first: a kind needs several signs that agree, and what speaks
/// for an article (its type in JSON-LD, a long run of prose) counts against the others.
///
/// address  where the page was found, or empty
/// body     of find_body, for the same tree
PageVerdict tell_page_kind(const HtmlTree& tree, std::string_view address,
                           const std::vector<BodyBlock>& body);

}  // namespace khabar::page
