#include "khabar/page/title.h"

#include <algorithm>
#include <array>
#include <vector>

#include "khabar/page/lines.h"
#include "khabar/page/markup.h"

namespace khabar::page {

namespace {

// why: a page whose title takes more has no title of its own.
constexpr std::size_t max_title_bytes = 600;
constexpr std::size_t max_headings = 20;
constexpr std::size_t max_title_words = 80;
// why: "How Ann Example became a champion" under "Is Ann Example good at it?": two words by chance
// are met, three with two fifths of the heading are not.
constexpr std::size_t min_shared_words = 3;
constexpr std::size_t min_shared_percent = 40;

std::string key_of(std::string_view text) {
    return text_key(text, max_title_words);
}

// White space runs as one space, none at the ends, no soft hyphens.
std::string collapse(std::string_view text) {
    constexpr std::string_view soft_hyphen = "\xC2\xAD";
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (text.substr(at).starts_with(soft_hyphen)) {
            ++at;
        } else if (c != ' ' && c != '\n' && c != '\t' && c != '\r' && c != '\f') {
            out.push_back(c);
        } else if (!out.empty() && out.back() != ' ') {
            out.push_back(' ');
        }
    }
    const Span inner = trim(out, {0, static_cast<std::uint32_t>(out.size())});
    return out.substr(inner.begin, inner.end - inner.begin);
}

// A title as it was told, in which references and tags may still stand as they were escaped.
std::string clean(std::string_view text) {
    return text.size() > max_title_bytes ? std::string{} : collapse(text_of_markup(text));
}

// The title without one part that names the site: the last or the first, if it is the publisher's
// name, or the last if it is much the shorter. The same title where there is none.
std::string cut_once(const std::string& title, const std::string& site) {
    static constexpr std::array<std::string_view, 10> joins = {
        "|",    " - ",         " \xE2\x80\x93 ", " \xE2\x80\x94 ",
        " :: ", " \xC2\xBB ",  " \xE2\x80\xA2 ", " \xC2\xB7 ",
        " / ",  "\xEF\xBD\x9C"};
    std::size_t cut = std::string::npos;
    for (const std::string_view join : joins) {
        const std::size_t last = title.rfind(join);
        if (last == std::string::npos) {
            continue;
        }
        const std::string tail = title.substr(last + join.size());
        const std::size_t first = title.find(join);
        if (!site.empty() && key_of(title.substr(0, first)) == site) {
            return collapse(title.substr(first + join.size()));
        }
        const bool names_site = !site.empty() && key_of(tail) == site;
        const bool much_shorter = join != " - " && join != " / "
                                      ? tail.size() * 2 < last
                                      : tail.size() * 3 < last && tail.size() < 40;
        if ((names_site || much_shorter) && (cut == std::string::npos || last > cut)) {
            cut = last;
        }
    }
    return cut == std::string::npos ? title : collapse(title.substr(0, cut));
}

// "Harbour reopens | The Example" without the name of the site, and "Harbour reopens | Ports | The
// Example" without that of the section too.
std::string without_site(const std::string& title, std::string_view publisher) {
    const std::string site = key_of(publisher);
    const std::string once = cut_once(title, site);
    const bool sections = once.find('|') != std::string::npos;
    return once != title && sections ? cut_once(once, site) : once;
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

bool holds(const std::string& text, const std::string& part) {
    return !text.empty() && text.find(part) != std::string::npos;
}

// Whether a heading is the part of <title> that names the site, as the heading of a logo is: what
// stands beside it there is the title that the page tells elsewhere, or is twice as long.
bool names_site(const std::string& heading, const std::string& tag, const std::string& told_key) {
    const std::string key = key_of(heading);
    const std::string rest = cut_once(tag, key);
    const std::string rest_key = key_of(rest);
    if (rest_key.empty() || !holds(key_of(tag), key) || holds(rest_key, key)) {
        return false;
    }
    return rest_key == told_key || (told_key.empty() && rest.size() > 2 * heading.size());
}

// Whether most of a heading's words stand in what the page says of itself.
bool shares_words(std::string_view heading, const std::string& told) {
    std::vector<std::string> known;
    for (LineWord& word : fold_words(told, 3 * max_title_words)) {
        known.push_back(std::move(word.folded));
    }
    const std::vector<LineWord> words = fold_words(heading, max_title_words);
    const auto shared = static_cast<std::size_t>(
        std::count_if(words.begin(), words.end(), [&known](const LineWord& word) {
            return std::find(known.begin(), known.end(), word.folded) != known.end();
        }));
    return shared >= min_shared_words && shared * 100 >= words.size() * min_shared_percent;
}

}  // namespace

std::string find_title(const HtmlTree& tree, const PageFacts& facts, std::string_view publisher) {
    const std::string told = clean(facts.title);
    const std::string headline = clean(facts.headline);
    const std::string tag = clean(facts.title_tag);
    const std::string told_key = key_of(told);
    const std::string headline_key = key_of(headline);
    const std::string tag_key = key_of(tag);
    const std::string site = key_of(publisher);
    std::vector<std::string> headings = main_headings(tree);
    const bool alone = headings.size() == 1;
    std::erase_if(headings, [&](const std::string& heading) {
        const std::string key = key_of(heading);
        return key.empty() || key == site ||
               names_site(heading, tag, told_key.empty() ? headline_key : told_key);
    });
    std::string best;
    for (const std::string& heading : headings) {
        const std::string key = key_of(heading);
        if (key == headline_key) {
            return heading;
        }
        const bool confirmed = holds(told_key, key) || holds(tag_key, key);
        if (confirmed && heading.size() > best.size()) {
            best = heading;
        }
    }
    // Three that agree on more than the heading holds: it stands under a line of its own.
    if (!best.empty() && !told.empty() && told_key == headline_key && holds(tag_key, told_key)) {
        return told;
    }
    const std::string& word = told.empty() ? (headline.empty() ? tag : headline) : told;
    if (!best.empty() && best.size() * 3 >= without_site(word, publisher).size()) {
        return best;
    }
    const bool nothing_told = told.empty() && headline.empty();
    const bool agreed = !told_key.empty() && holds(tag_key, told_key);
    if (alone && !headings.empty() && !agreed &&
        (nothing_told || shares_words(headings[0], told + " " + headline + " " + tag))) {
        return headings[0];
    }
    return !headline_key.empty() && holds(told_key, headline_key) ? headline
                                                                  : without_site(word, publisher);
}

}  // namespace khabar::page
