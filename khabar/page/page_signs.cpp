#include "khabar/page/page_signs.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>

#include "khabar/page/clock.h"
#include "khabar/page/type_names.h"

namespace khabar::page {

namespace {

// why: a line of a few signs ("3 min") is no entry.
constexpr std::uint32_t least_run_words = 5;
// why: labels of menus and buttons have fewer words, headlines of any language hardly.
constexpr std::uint32_t least_headline_words = 5;
constexpr std::uint32_t linked_percent = 90;
// why: "Thursday 26 May 2020 - 14:05 GMT", with a name before it.
constexpr std::uint32_t most_time_words = 8;
// An element is named live blog or gallery with reason where it holds so many times or pictures.
constexpr std::size_t least_inside = 5;
// why: of ten steps from entry to entry one may cross midnight, or a pinned entry.
constexpr std::size_t fall_percent = 85;
constexpr std::size_t max_section_bytes = 24;

std::string squeezed_name(std::string_view name) {
    std::string out;
    for (const char c : name) {
        if (c != '-' && c != '_') {
            out.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
        }
    }
    return out;
}

template <class Use>
void for_each_name(std::string_view names, const Use& use) {
    constexpr std::string_view space = " \t\r\n\f";
    for (std::size_t at = names.find_first_not_of(space); at != std::string_view::npos;
         at = names.find_first_not_of(space, at)) {
        const std::size_t end = std::min(names.find_first_of(space, at), names.size());
        use(squeezed_name(names.substr(at, end - at)));
        at = end;
    }
}

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& all) {
    return std::find(all.begin(), all.end(), name) != all.end();
}

// Names of <body> that templates of many content systems give to lists of articles.
constexpr std::array<std::string_view, 9> list_names = {"home",     "homepage",     "frontpage",
                                                        "pagehome", "pagefront",    "archive",
                                                        "category", "sectionfront", "categorypage"};
constexpr std::array<std::string_view, 8> gallery_names = {
    "gallery",     "photogallery", "imagegallery",        "picturegallery",
    "gallerypage", "photoessay",   "singleformatgallery", "slideshow"};
constexpr std::array<std::string_view, 2> gallery_types = {"ImageGallery", "MediaGallery"};
constexpr std::array<std::string_view, 5> recording_types = {
    "VideoObject", "AudioObject", "PodcastEpisode", "RadioEpisode", "TVEpisode"};

/// What stands behind the host, without the mark of a place in the page. A query stays: "/?p=7" is
/// an article of many small sites.
std::string_view path_of(std::string_view address) {
    const std::size_t scheme = address.find("://");
    const std::size_t host = scheme == std::string_view::npos ? 0 : scheme + 3;
    const std::size_t begin = std::min(address.find_first_of("/?#", host), address.size());
    return address.substr(begin, address.find('#', begin) - begin);
}

bool is_small_letter(char c) {
    return c >= 'a' && c <= 'z';
}

/// "/", "/ar/", "/index.html": a site, or its part in one language.
bool is_front_path(std::string_view path) {
    while (path.starts_with('/')) {
        path.remove_prefix(1);
    }
    while (path.ends_with('/')) {
        path.remove_suffix(1);
    }
    const bool language =
        path.size() == 2 && std::all_of(path.begin(), path.end(), is_small_letter);
    return path.empty() || language ||
           (path.starts_with("index.") && path.find_first_of("/?") == std::string_view::npos);
}

/// "/sport/": one short word and a stroke behind it.
bool is_section_path(std::string_view path) {
    if (path.size() < 3 || path.size() > max_section_bytes || !path.ends_with('/')) {
        return false;
    }
    path = path.substr(1, path.size() - 2);
    return std::all_of(path.begin(), path.end(), is_small_letter);
}

/// What is told in words and names costs one pass over the tree. The shape costs a second cutting
/// into blocks, so it is looked at only where it may decide.
class SignFinder {
public:
    SignFinder(const HtmlTree& tree, std::string_view address, const std::vector<BodyBlock>& body)
        : tree_(tree), address_(address), body_(body) {}

    PageSigns find() {
        look_at_nodes();
        look_at_page_names();
        const std::string_view path = path_of(address_);
        signs_.front_address = !address_.empty() && is_front_path(path);
        signs_.section_address = !address_.empty() && is_section_path(path);
        for (const BodyBlock& block : body_) {
            signs_.kept_words += block.kept && block.kind != BlockKind::caption ? block.words : 0;
        }
        if (may_be_decided_by_shape()) {
            look_at_shape();
        }
        return signs_;
    }

private:
    struct Time {
        NodeIndex node;
        int minutes;
    };

    // Dated entries alone can make a live blog or a list; all else needs a word of the page too.
    [[nodiscard]] bool may_be_decided_by_shape() const {
        if (signs_.kept_words < min_article_words || signs_.gallery_type || signs_.gallery_name ||
            signs_.list_type || signs_.list_name || signs_.front_address ||
            signs_.section_address || signs_.og_website) {
            return true;
        }
        std::size_t clocks = times_.size();
        for (const BodyBlock& block : body_) {
            clocks += clock_of(block.text, block.words) ? 1U : 0U;
        }
        return clocks >= least_inside;
    }

    void look_at_shape() {
        blocks_ = cut_blocks(tree_);
        look_at_blocks();
        look_at_live_names();
        signs_.by_time = cut_runs(times_, false);
        signs_.by_link = cut_runs(links_, false);
        signs_.by_picture = cut_runs(pictures_, true);
        signs_.links = static_cast<std::uint32_t>(links_.size());
        judge_entries();
        count_pictures();
    }

    void look_at_nodes() {
        const auto nodes = tree_.nodes();
        for (NodeIndex at = 1; at < nodes.size(); ++at) {
            switch (nodes[at].tag) {
                case Tag::meta:
                    look_at_meta(at);
                    break;
                case Tag::link:
                    if (address_.empty() && tree_.attribute(at, Attribute::rel) == "canonical") {
                        address_ = tree_.attribute(at, Attribute::href);
                    }
                    break;
                case Tag::script:
                    look_at_script(at);
                    break;
                case Tag::time:
                    add_time(at, tree_.attribute(at, Attribute::datetime));
                    break;
                case Tag::img:
                    pictures_.push_back(at);
                    break;
                case Tag::video:
                    signs_.player = true;
                    break;
                default:
                    break;
            }
        }
    }

    void look_at_meta(NodeIndex at) {
        if (tree_.attribute(at, Attribute::property) == "og:type" ||
            tree_.attribute(at, Attribute::name) == "og:type") {
            const std::string_view type = tree_.attribute(at, Attribute::content);
            signs_.og_article |= type == "article" || type == "Article";
            signs_.og_website |= type == "website" || type == "Website";
            signs_.og_recording |= type.starts_with("video") || type.starts_with("music");
        }
    }

    void look_at_script(NodeIndex at) {
        if (!contains(tree_.attribute(at, Attribute::type), "ld+json")) {
            return;
        }
        std::string script;
        for (NodeIndex inside = at + 1; inside < tree_.node(at).end; ++inside) {
            script += tree_.text(inside);
        }
        for (const TypeName& type : type_names(script)) {
            look_at_type(type);
        }
    }

    void look_at_type(const TypeName& type) {
        if (type.name == "BlogPosting") {
            ++signs_.updates;
        } else if (type.name == "LiveBlogPosting") {
            signs_.live_blog_type |= type.outer;
        } else if (contains(type.name, "Article") || type.name.ends_with("Report")) {
            ++signs_.articles;
        }
        if (type.outer) {
            signs_.gallery_type |= is_one_of(type.name, gallery_types);
            signs_.list_type |= type.name == "CollectionPage";
            signs_.recording_type |= is_one_of(type.name, recording_types);
        }
    }

    /// A clock time in a short line of its own, or at the begin of a longer one.
    static std::optional<ClockTime> clock_of(std::string_view text, std::uint32_t words) {
        const auto clock = first_clock(text);
        return clock && (clock->at_begin || words <= most_time_words) ? clock : std::nullopt;
    }

    // The clock times, and the headlines that link elsewhere.
    void look_at_blocks() {
        for (const HtmlBlock& block : blocks_) {
            if (const auto clock = clock_of(block.text, block.words)) {
                times_.push_back({block.first, clock->minutes});
            }
            if (block.words >= least_headline_words &&
                block.linked * 100 >= block.text.size() * linked_percent) {
                links_.push_back(block.first);
            }
        }
        std::stable_sort(times_.begin(), times_.end(),
                         [](const Time& a, const Time& b) { return a.node < b.node; });
    }

    void add_time(NodeIndex at, std::string_view told) {
        if (const auto clock = first_clock(told)) {
            times_.push_back({at, clock->minutes});
        }
    }

    template <class Use>
    void for_each_name_of(NodeIndex at, const Use& use) const {
        for (const Attribute attribute : {Attribute::class_name, Attribute::id}) {
            for_each_name(tree_.attribute(at, attribute), use);
        }
    }

    void look_at_page_names() {
        const auto nodes = tree_.nodes();
        for (NodeIndex at = 1; at < nodes.size(); ++at) {
            const bool page = nodes[at].tag == Tag::body;
            if (nodes[at].attributes == 0 || (!page && inside(pictures_, at) < least_inside)) {
                continue;
            }
            for_each_name_of(at, [&](std::string_view name) {
                signs_.gallery_name |= is_one_of(name, gallery_names);
                signs_.list_name |= page && is_one_of(name, list_names);
            });
        }
    }

    void look_at_live_names() {
        const auto nodes = tree_.nodes();
        for (NodeIndex at = 1; at < nodes.size(); ++at) {
            if (nodes[at].attributes > 0 && inside(times_, at) >= least_inside) {
                for_each_name_of(at, [&](std::string_view name) {
                    signs_.live_blog_name |= contains(name, "liveblog");
                });
            }
        }
    }

    static NodeIndex node_of(const Time& time) { return time.node; }
    static NodeIndex node_of(NodeIndex node) { return node; }

    /// How many of the marks stand inside an element.
    template <class Mark>
    std::size_t inside(const std::vector<Mark>& marks, NodeIndex element) const {
        const auto before = [](const Mark& mark, NodeIndex node) { return node_of(mark) < node; };
        const auto begin = std::lower_bound(marks.begin(), marks.end(), element, before);
        const auto end = std::lower_bound(begin, marks.end(), tree_.node(element).end, before);
        return static_cast<std::size_t>(end - begin);
    }

    /// The words of the article in a block.
    [[nodiscard]] std::uint32_t prose_of(std::size_t block, bool captions) const {
        const BodyBlock& known = body_[block];
        return known.kept && (captions || known.kind != BlockKind::caption) ? known.words : 0;
    }

    template <class Mark>
    Runs cut_runs(const std::vector<Mark>& marks, bool captions) const {
        Runs found;
        std::uint32_t run = 0;
        const auto close = [&found, &run](bool marked) {
            found.longest = std::max(found.longest, run);
            found.words += run;
            found.runs += marked && run >= least_run_words ? 1 : 0;
            run = 0;
        };
        std::size_t next = 0;
        for (std::size_t at = 0; at < blocks_.size(); ++at) {
            while (next < marks.size() && node_of(marks[next]) <= blocks_[at].first) {
                close(next > 0);
                ++next;
            }
            run += prose_of(at, captions);
        }
        close(next > 0);
        return found;
    }

    // Of the times that prose stands behind: whether they fall, and hold links.
    void judge_entries() {
        std::size_t block = 0;
        std::optional<int> before;
        std::size_t falls = 0;
        std::size_t steps = 0;
        for (std::size_t at = 0; at < times_.size(); ++at) {
            const NodeIndex end = at + 1 < times_.size()
                                      ? times_[at + 1].node
                                      : static_cast<NodeIndex>(tree_.nodes().size());
            while (block < blocks_.size() && blocks_[block].first < times_[at].node) {
                ++block;
            }
            std::uint32_t words = 0;
            for (; block < blocks_.size() && blocks_[block].first < end; ++block) {
                words += prose_of(block, false);
            }
            if (words < least_run_words) {
                continue;
            }
            const auto link = std::lower_bound(links_.begin(), links_.end(), times_[at].node);
            signs_.linked_entries += link != links_.end() && *link < end ? 1U : 0U;
            if (before) {
                ++steps;
                falls += times_[at].minutes <= *before ? 1U : 0U;
            }
            before = times_[at].minutes;
        }
        signs_.times_fall = steps > 0 && falls * 100 >= steps * fall_percent;
    }

    // Pictures from the one before the first words of the article to its last words.
    void count_pictures() {
        std::optional<NodeIndex> first;
        NodeIndex last = 0;
        for (std::size_t at = 0; at < blocks_.size(); ++at) {
            if (body_[at].kept) {
                first = first.value_or(blocks_[at].first);
                last = blocks_[at].first;
            }
        }
        if (!first) {
            return;
        }
        const auto begin = std::lower_bound(pictures_.begin(), pictures_.end(), *first);
        const auto end = std::lower_bound(begin, pictures_.end(), last);
        signs_.pictures =
            static_cast<std::uint32_t>(end - begin) + (begin != pictures_.begin() ? 1 : 0);
    }

    const HtmlTree& tree_;
    std::string_view address_;
    const std::vector<BodyBlock>& body_;
    std::vector<HtmlBlock> blocks_;
    std::vector<Time> times_;
    std::vector<NodeIndex> links_;
    std::vector<NodeIndex> pictures_;
    PageSigns signs_;
};

}  // namespace

PageSigns find_page_signs(const HtmlTree& tree, std::string_view address,
                          const std::vector<BodyBlock>& body) {
    return SignFinder(tree, address, body).find();
}

}  // namespace khabar::page
