#include "khabar/page/title.h"

#include <array>
#include <vector>

#include "khabar/page/lines.h"

namespace khabar::page {

namespace {

// why: a page whose title takes more has no title of its own.
constexpr std::size_t max_title_bytes = 600;
constexpr std::size_t max_headings = 20;

std::string key_of(std::string_view text) {
    std::string key;
    for (const LineWord& word : fold_words(text, 80)) {
        key += word.folded;
        key.push_back(' ');
    }
    return key;
}

std::string collapse(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c != ' ' && c != '\n' && c != '\t' && c != '\r' && c != '\f') {
            out.push_back(c);
        } else if (!out.empty() && out.back() != ' ') {
            out.push_back(' ');
        }
    }
    const Span inner = trim(out, {0, static_cast<std::uint32_t>(out.size())});
    return out.substr(inner.begin, inner.end - inner.begin);
}

// "Harbour reopens | The Example" without the part that names the site: the last or the first, if
// it is the publisher's name, or the last if it is much the shorter.
std::string without_site(const std::string& title, std::string_view publisher) {
    constexpr std::array<std::string_view, 9> joins = {
        " | ",  " - ",        " \xE2\x80\x93 ", " \xE2\x80\x94 ",
        " :: ", " \xC2\xBB ", " \xE2\x80\xA2 ", " \xC2\xB7 ",
        " / "};
    const std::string site = key_of(publisher);
    std::size_t cut = std::string::npos;
    for (const std::string_view join : joins) {
        const std::size_t last = title.rfind(join);
        if (last == std::string::npos) {
            continue;
        }
        const std::string tail = title.substr(last + join.size());
        const std::string head = title.substr(0, title.find(join));
        if (!site.empty() && key_of(head) == site) {
            return title.substr(title.find(join) + join.size());
        }
        const bool names_site = !site.empty() && key_of(tail) == site;
        const bool much_shorter = join != " - " && join != " / "
                                      ? tail.size() * 2 < last
                                      : tail.size() * 3 < last && tail.size() < 40;
        if ((names_site || much_shorter) && (cut == std::string::npos || last > cut)) {
            cut = last;
        }
    }
    return cut == std::string::npos ? title : title.substr(0, cut);
}

std::vector<std::string> main_headings(const HtmlTree& tree) {
    std::vector<std::string> found;
    for (NodeIndex at = 1; at < tree.nodes().size() && found.size() < max_headings; ++at) {
        if (tree.node(at).tag == Tag::h1) {
            std::string text = collapse(tree.inner_text(at));
            if (!text.empty() && text.size() <= max_title_bytes) {
                found.push_back(std::move(text));
            }
        }
    }
    return found;
}

}  // namespace

// A heading that the page's own title begins with or holds is the title as readers see it.
std::string find_title(const HtmlTree& tree, const PageFacts& facts, std::string_view publisher) {
    const std::string told = collapse(facts.title);
    const std::string tag = collapse(facts.title_tag);
    const std::string told_key = key_of(told);
    const std::string tag_key = key_of(tag);
    const std::vector<std::string> headings = main_headings(tree);
    std::string best;
    for (const std::string& heading : headings) {
        const std::string key = key_of(heading);
        const bool confirmed =
            !key.empty() && ((!told_key.empty() && told_key.find(key) != std::string::npos) ||
                             (!tag_key.empty() && tag_key.find(key) != std::string::npos));
        if (confirmed && heading.size() > best.size() && key != key_of(publisher)) {
            best = heading;
        }
    }
    if (!best.empty() &&
        best.size() * 3 >= without_site(told.empty() ? tag : told, publisher).size()) {
        return best;
    }
    if (!told.empty()) {
        return without_site(told, publisher);
    }
    if (headings.size() == 1 && key_of(headings[0]) != key_of(publisher)) {
        return headings[0];
    }
    return without_site(tag, publisher);
}

}  // namespace khabar::page
