#include "khabar/page/beside_headline.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <utility>

#include "khabar/page/lines.h"

namespace khabar::page {

namespace {

constexpr std::size_t max_headings = 300;  // why: the menus of portals hold a hundred
constexpr int min_lower_words = 4;         // why: a section's name stands in titles too
constexpr std::size_t max_title_words = 80;
// why: bylines and days of 200 pages stand within 60 nodes behind the headline or 25 before it.
constexpr NodeIndex reach_behind = 120;
constexpr NodeIndex reach_before = 40;
constexpr NodeIndex max_nodes_inside = 40;      // why: more is a region, not a line
constexpr std::size_t max_line_bytes = 200;     // why: "published on Tuesday ..., updated on ..."
constexpr std::size_t max_line_words = 18;      // why: a sentence that names a day has more
constexpr std::size_t max_days_elsewhere = 40;  // why: the first few of a page decide
constexpr std::size_t max_class_words = 24;

std::string key_of(std::string_view text) {
    return text_key(text, max_title_words);
}

}  // namespace

std::string spaced_text(const HtmlTree& tree, NodeIndex at) {
    std::string text;
    for (NodeIndex inside = at; inside < tree.node(at).end; ++inside) {
        if (tree.node(inside).tag == Tag::text) {
            text += (text.empty() ? "" : " ") + std::string(tree.text(inside));
        }
    }
    std::string out;
    for (const char c : text) {
        if (c != ' ' && c != '\n' && c != '\t' && c != '\r' && c != '\f') {
            out.push_back(c);
        } else if (!out.empty() && out.back() != ' ') {
            out.push_back(' ');
        }
    }
    return out;
}

HeadlineRound::HeadlineRound(const HtmlTree& tree, const TableFile& tables,
                             const BylineReader& bylines,
                             const std::vector<std::string_view>& titles)
    : tree_(tree), tables_(tables), bylines_(bylines) {
    find_headline(titles);
    const auto size = static_cast<NodeIndex>(tree.nodes().size());
    if (headline_ > 0) {
        begin_ = headline_ > reach_before ? headline_ - reach_before : 1;
        end_ = std::min(size, tree.node(headline_).end + reach_behind);
    } else {
        end_ = size;
    }
}

void HeadlineRound::find_headline(const std::vector<std::string_view>& titles) {
    std::vector<std::string> keys;
    for (const std::string_view title : titles) {
        keys.push_back(key_of(title));
    }
    NodeIndex lower = 0;  // the first <h2> or <h3> that is confirmed
    std::size_t seen = 0;
    const auto nodes = tree_.nodes();
    for (NodeIndex at = 1; at < nodes.size() && seen < max_headings; ++at) {
        const bool main = nodes[at].tag == Tag::h1;
        if (!main && (lower > 0 || (nodes[at].tag != Tag::h2 && nodes[at].tag != Tag::h3))) {
            continue;
        }
        ++seen;
        const bool small = nodes[at].end - at < max_nodes_inside;
        const std::string key = small ? key_of(spaced_text(tree_, at)) : std::string{};
        const auto words = std::count(key.begin(), key.end(), ' ');
        const bool confirmed = words >= (main ? 1 : min_lower_words) &&
                               std::any_of(keys.begin(), keys.end(), [&key](const auto& told) {
                                   return told.find(key) != std::string::npos;
                               });
        if (confirmed && main) {
            headline_ = at;
            return;
        }
        lower = confirmed ? at : lower;
        headline_ = main && headline_ == 0 && !key.empty() ? at : headline_;
    }
    headline_ = lower > 0 ? lower : headline_;
}

bool HeadlineRound::in_reach(NodeIndex at) const {
    return at >= begin_ && at < end_;
}

bool HeadlineRound::class_names_date(NodeIndex at) const {
    static constexpr std::array<std::string_view, 6> parts = {"date",   "publish", "time",
                                                              "posted", "meta",    "updated"};
    std::string classes(tree_.attribute(at, Attribute::class_name));
    classes += tree_.attribute(at, Attribute::id);
    for (char& c : classes) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return std::any_of(parts.begin(), parts.end(), [&classes](std::string_view part) {
        return classes.find(part) != std::string::npos;
    });
}

// Rows of page/classes with the effect byline, the longest that begins at a word.
bool HeadlineRound::class_names_byline(NodeIndex at) const {
    const Index& rows = tables_.index("page/classes");
    std::string classes;
    for (const char c : tree_.attribute(at, Attribute::class_name)) {
        const bool upper = c >= 'A' && c <= 'Z';
        if (upper && !classes.empty() && classes.back() >= 'a' && classes.back() <= 'z') {
            classes.push_back(' ');  // "postAuthor"
        }
        classes.push_back(c);
    }
    const std::vector<LineWord> words = fold_words(classes, max_class_words);
    for (std::size_t begin = 0; begin < words.size();) {
        std::size_t taken = 1;
        bool byline = false;
        std::string key;
        for (std::size_t count = 1; begin + count <= words.size(); ++count) {
            key += (count > 1 ? " " : "") + words[begin + count - 1].folded;
            const Index::Found look = rows.find(key);
            if (!look.known) {
                break;
            }
            if (!look.postings.empty()) {
                taken = count;
                byline = tables_.cell(look.postings.front().id(), "effect") == "byline";
            }
        }
        if (byline) {
            return true;
        }
        begin += taken;
    }
    return false;
}

void HeadlineRound::add_day(NodeIndex at, DayOrder order, std::vector<SeenDay>& days) const {
    const HtmlNode& node = tree_.node(at);
    const std::string_view written = tree_.attribute(at, Attribute::datetime);
    const std::string text = node.end - at < max_nodes_inside ? spaced_text(tree_, at) : "";
    const std::string_view classes = tree_.attribute(at, Attribute::class_name);
    const bool update = classes.find("updated") != std::string_view::npos &&
                        classes.find("published") == std::string_view::npos;
    if (!written.empty() && read_page_day(written, tables_, order)) {
        days.push_back(
            {std::string(written), update || bylines_.find_update(text) != std::string_view::npos});
    } else {
        add_line(text, update, order, days);
    }
}

// "3 March, updated 4 March" holds two days; where one alone is, it may be either, and counts as
// that of the change.
void HeadlineRound::add_line(std::string_view text, bool update, DayOrder order,
                             std::vector<SeenDay>& days) const {
    if (text.size() > max_line_bytes || !read_page_day(text, tables_, order)) {
        return;
    }
    const std::size_t at = bylines_.find_update(text);
    if (at == std::string_view::npos) {
        days.push_back({std::string(text), update});
    } else if (read_page_day(text.substr(0, at), tables_, order) &&
               read_page_day(text.substr(at), tables_, order)) {
        days.push_back({std::string(text.substr(0, at)), false});
        days.push_back({std::string(text.substr(at)), true});
    } else {
        days.push_back({std::string(text), true});
    }
}

void HeadlineRound::add_days(NodeIndex begin, NodeIndex end, DayOrder order,
                             std::vector<SeenDay>& days) const {
    std::vector<SeenDay> lines;
    for (NodeIndex at = begin; at < end; ++at) {
        const HtmlNode& node = tree_.node(at);
        if (node.tag == Tag::time || (node.attributes > 0 && class_names_date(at))) {
            add_day(at, order, days);
        } else if (node.tag == Tag::text) {
            const std::string_view text = tree_.text(at);
            if (text.size() <= max_line_bytes &&
                fold_words(text, max_line_words + 1).size() <= max_line_words) {
                add_line(text, false, order, lines);
            }
        }
    }
    days.insert(days.end(), std::make_move_iterator(lines.begin()),
                std::make_move_iterator(lines.end()));
}

std::vector<SeenDay> HeadlineRound::days_beside(DayOrder order) const {
    std::vector<SeenDay> days;
    if (headline_ > 0) {
        add_days(tree_.node(headline_).end, end_, order, days);
        add_days(begin_, headline_, order, days);
    }
    return days;
}

std::vector<SeenDay> HeadlineRound::days_elsewhere(DayOrder order) const {
    std::vector<SeenDay> days;
    std::vector<SeenDay> weak;
    std::size_t seen = 0;
    const auto size = static_cast<NodeIndex>(tree_.nodes().size());
    for (NodeIndex at = 1; at < size && seen < max_days_elsewhere; ++at) {
        const HtmlNode& node = tree_.node(at);
        const bool frame =
            node.tag == Tag::nav || node.tag == Tag::aside || node.tag == Tag::footer ||
            tree_.attribute(at, Attribute::class_name).find("comment") != std::string_view::npos;
        if (frame && node.end - at < size / 2) {
            at = node.end - 1;
            continue;
        }
        const bool time = node.tag == Tag::time;
        if (time || (node.tag != Tag::text && node.attributes > 0 && class_names_date(at))) {
            ++seen;
            add_day(at, order, time ? days : weak);
        }
    }
    days.insert(days.end(), std::make_move_iterator(weak.begin()),
                std::make_move_iterator(weak.end()));
    return days;
}

// The names in the links of a byline, or in all of it where none is in a link. A byline is an
// element whose class says so, or one with a line that begins as one.
std::vector<std::string> HeadlineRound::names_at(NodeIndex at) const {
    std::vector<std::string> names;
    const bool line = tree_.node(at).tag == Tag::text && bylines_.begins_byline(tree_.text(at));
    const NodeIndex element = line ? tree_.node(at).parent : at;
    const HtmlNode& node = tree_.node(element);
    const bool byline = line || (node.attributes > 0 && class_names_byline(element));
    if (!byline || node.end - element >= max_nodes_inside) {
        return names;
    }
    // why: one word alone is a nickname in one byline of ten, and a section in the others.
    const auto add = [&](const std::string& text) {
        for (std::string& name : bylines_.names(text)) {
            if (name.find(' ') != std::string::npos && bylines_.written_as_name(name) &&
                std::find(names.begin(), names.end(), name) == names.end()) {
                names.push_back(std::move(name));
            }
        }
    };
    for (NodeIndex inside = element + 1; inside < node.end; ++inside) {
        if (tree_.node(inside).tag == Tag::a) {
            add(spaced_text(tree_, inside));
        }
    }
    const std::string whole = names.empty() ? spaced_text(tree_, element) : std::string{};
    if (whole.size() <= max_line_bytes) {
        add(whole);
    }
    return names;
}

std::vector<std::string> HeadlineRound::authors() const {
    std::vector<std::string> names;
    if (headline_ == 0) {
        return names;
    }
    for (NodeIndex at = tree_.node(headline_).end; at < end_ && names.empty(); ++at) {
        names = names_at(at);
    }
    for (NodeIndex at = begin_; at < headline_ && names.empty(); ++at) {
        names = names_at(at);
    }
    return names;
}

}  // namespace khabar::page
