#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "khabar/page/blocks.h"
#include "khabar/page/body.h"
#include "khabar/page/html_tree.h"

namespace khabar::page {

/// Prose cut into runs by marks that repeat down a page: clock times, links to articles, pictures.
struct Runs {
    std::uint32_t runs = 0;     ///< that hold prose, each behind a mark
    std::uint32_t longest = 0;  ///< in words; what stands before the first mark counts too
    std::uint32_t words = 0;    ///< of all
};

/// What a page tells of its own kind: in JSON-LD, <meta>, names of elements, and by its shape.
struct PageSigns {
    // schema.org, as objects of their own, not inside another
    bool live_blog_type = false;
    bool gallery_type = false;
    bool list_type = false;       ///< CollectionPage
    bool recording_type = false;  ///< VideoObject, AudioObject and their kin
    std::uint32_t articles = 0;   ///< objects that are an article, at any depth, no BlogPosting
    std::uint32_t updates = 0;    ///< BlogPosting at any depth: the entries of a live blog
    // Open Graph
    bool og_article = false;
    bool og_website = false;
    bool og_recording = false;
    // names of elements
    bool live_blog_name = false;  ///< round some clock times
    bool gallery_name = false;    ///< of the page, or round some pictures
    bool list_name = false;       ///< of the page: home, archive, category
    // addresses
    bool front_address = false;
    bool section_address = false;
    // what is on it
    bool player = false;           ///< a <video>
    std::uint32_t kept_words = 0;  ///< without captions
    // shape: left empty where neither clock times nor the above could make the page no article
    bool times_fall = false;           ///< from one entry to the next, nearly always
    std::uint32_t linked_entries = 0;  ///< dated entries that hold a link to an article
    std::uint32_t pictures = 0;        ///< among the prose
    std::uint32_t links = 0;           ///< blocks that are headlines linked to elsewhere
    Runs by_time;
    Runs by_link;
    Runs by_picture;  ///< captions are prose here
};

/// address  where the page was found, or empty: then its canonical one is believed
/// body     of find_body, for the same tree
PageSigns find_page_signs(const HtmlTree& tree, std::string_view address,
                          const std::vector<BodyBlock>& body);

}  // namespace khabar::page
