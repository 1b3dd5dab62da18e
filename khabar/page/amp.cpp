#include "khabar/page/amp.h"

#include <algorithm>
#include <iterator>

namespace khabar::page {

namespace {

struct AmpTag {
    std::string_view name;
    Tag tag;
};
constexpr AmpTag amp_tags[] = {
    {"amp-accordion", Tag::div},
    {"amp-ad", Tag::embed},
    {"amp-auto-ads", Tag::embed},
    {"amp-audio", Tag::video},
    {"amp-carousel", Tag::div},
    {"amp-base-carousel", Tag::div},
    {"amp-consent", Tag::embed},
    {"amp-embed", Tag::embed},
    {"amp-iframe", Tag::iframe},
    {"amp-anim", Tag::img},
    {"amp-img", Tag::img},
    {"amp-lightbox", Tag::embed},
    {"amp-next-page", Tag::nav},
    {"amp-sidebar", Tag::nav},
    {"amp-social-share", Tag::button},
    {"amp-sticky-ad", Tag::embed},
    {"amp-story", Tag::section},
    {"amp-user-notification", Tag::embed},
    {"amp-video", Tag::video},
    {"amp-youtube", Tag::video},
};

}  // namespace

Tag amp_tag(std::string_view name) {
    const AmpTag* const known =
        std::find_if(std::begin(amp_tags), std::end(amp_tags),
                     [name](const AmpTag& amp) { return amp.name == name; });
    return known == std::end(amp_tags) ? Tag::other : known->tag;
}

}  // namespace khabar::page
