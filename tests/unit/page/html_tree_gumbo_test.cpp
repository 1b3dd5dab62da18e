// The tree of a page against the one that gumbo builds, another reading of the same standard.
// docs/DECISIONS/0003-html-parser.md lists where the two differ; each is normalised by name below.

#include <gtest/gtest.h>
#include <gumbo.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <iterator>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "khabar/page/amp.h"
#include "khabar/page/charset.h"
#include "khabar/page/html_tree.h"
#include "tests/read_file.h"

namespace khabar::page {
namespace {

namespace fs = std::filesystem;

const std::map<std::string_view, Tag> tag_names = {{"a", Tag::a},
                                                   {"abbr", Tag::abbr},
                                                   {"address", Tag::address},
                                                   {"article", Tag::article},
                                                   {"aside", Tag::aside},
                                                   {"b", Tag::b},
                                                   {"base", Tag::base},
                                                   {"blockquote", Tag::blockquote},
                                                   {"body", Tag::body},
                                                   {"br", Tag::br},
                                                   {"button", Tag::button},
                                                   {"caption", Tag::caption},
                                                   {"cite", Tag::cite},
                                                   {"code", Tag::code},
                                                   {"dd", Tag::dd},
                                                   {"del", Tag::del},
                                                   {"details", Tag::details},
                                                   {"dialog", Tag::dialog},
                                                   {"div", Tag::div},
                                                   {"dl", Tag::dl},
                                                   {"dt", Tag::dt},
                                                   {"em", Tag::em},
                                                   {"embed", Tag::embed},
                                                   {"fieldset", Tag::fieldset},
                                                   {"figcaption", Tag::figcaption},
                                                   {"figure", Tag::figure},
                                                   {"font", Tag::font},
                                                   {"footer", Tag::footer},
                                                   {"form", Tag::form},
                                                   {"h1", Tag::h1},
                                                   {"h2", Tag::h2},
                                                   {"h3", Tag::h3},
                                                   {"h4", Tag::h4},
                                                   {"h5", Tag::h5},
                                                   {"h6", Tag::h6},
                                                   {"head", Tag::head},
                                                   {"header", Tag::header},
                                                   {"hr", Tag::hr},
                                                   {"html", Tag::html},
                                                   {"i", Tag::i},
                                                   {"iframe", Tag::iframe},
                                                   {"img", Tag::img},
                                                   {"input", Tag::input},
                                                   {"label", Tag::label},
                                                   {"li", Tag::li},
                                                   {"link", Tag::link},
                                                   {"main", Tag::main},
                                                   {"menu", Tag::menu},
                                                   {"meta", Tag::meta},
                                                   {"nav", Tag::nav},
                                                   {"noscript", Tag::noscript},
                                                   {"object", Tag::object},
                                                   {"ol", Tag::ol},
                                                   {"option", Tag::option},
                                                   {"p", Tag::p},
                                                   {"pre", Tag::pre},
                                                   {"q", Tag::q},
                                                   {"s", Tag::s},
                                                   {"script", Tag::script},
                                                   {"section", Tag::section},
                                                   {"select", Tag::select},
                                                   {"small", Tag::small},
                                                   {"span", Tag::span},
                                                   {"strong", Tag::strong},
                                                   {"style", Tag::style},
                                                   {"sub", Tag::sub},
                                                   {"summary", Tag::summary},
                                                   {"sup", Tag::sup},
                                                   {"svg", Tag::svg},
                                                   {"table", Tag::table},
                                                   {"tbody", Tag::tbody},
                                                   {"td", Tag::td},
                                                   {"template", Tag::html_template},
                                                   {"textarea", Tag::textarea},
                                                   {"th", Tag::th},
                                                   {"thead", Tag::thead},
                                                   {"time", Tag::time},
                                                   {"title", Tag::title},
                                                   {"tr", Tag::tr},
                                                   {"u", Tag::u},
                                                   {"ul", Tag::ul},
                                                   {"video", Tag::video}};

/// A tree in page order, one line a node: its depth, and its tag or its characters.
class Dump {
public:
    void element(std::size_t depth, Tag tag) {
        lines_.push_back(std::to_string(depth) + " <" + name_of(tag) + ">");
        in_text_ = false;
    }
    // Characters beside characters are one text, whatever stood between them and is no node of
    // ours. White space right in <html> or <head> is not compared: MyHTML drops what stands before
    // other characters there, and what follows </head>.
    void text(std::size_t depth, Tag parent, std::string_view characters) {
        if ((parent == Tag::html || parent == Tag::head) &&
            characters.find_first_not_of(" \t\r\n\f") == std::string_view::npos) {
            return;
        }
        const std::string head = std::to_string(depth) + " '";
        if (in_text_ && lines_.back().starts_with(head)) {
            lines_.back() += characters;
        } else if (!characters.empty()) {
            lines_.push_back(head + std::string(characters));
            in_text_ = true;
        }
    }
    [[nodiscard]] const std::vector<std::string>& lines() const { return lines_; }

private:
    static std::string name_of(Tag tag) {
        for (const auto& [name, known] : tag_names) {
            if (known == tag) {
                return std::string(name);
            }
        }
        return "other";
    }

    std::vector<std::string> lines_;
    bool in_text_ = false;
};

std::vector<std::string> dump_ours(const HtmlTree& tree) {
    Dump dump;
    std::vector<std::size_t> depths(tree.nodes().size(), 0);
    for (NodeIndex at = 1; at < tree.nodes().size(); ++at) {
        const HtmlNode& node = tree.node(at);
        depths[at] = depths[node.parent] + 1;
        if (node.tag == Tag::text) {
            dump.text(depths[at], tree.node(node.parent).tag, tree.text(at));
        } else {
            dump.element(depths[at], node.tag);
        }
    }
    return dump.lines();
}

Tag tag_of(const GumboElement& element) {
    if (element.tag_namespace != GUMBO_NAMESPACE_HTML) {
        return element.tag == GUMBO_TAG_SVG ? Tag::svg : Tag::other;
    }
    if (element.tag != GUMBO_TAG_UNKNOWN) {
        const auto known = tag_names.find(gumbo_normalized_tagname(element.tag));
        return known == tag_names.end() ? Tag::other : known->second;
    }
    // <dialog> and the elements of AMP are younger than gumbo.
    GumboStringPiece name = element.original_tag;
    gumbo_tag_from_original_text(&name);
    const std::string_view own(name.data, name.length);
    return own == "dialog" ? Tag::dialog : amp_tag(own);
}

bool is_json_ld(const GumboElement& element) {
    const GumboAttribute* const type = gumbo_get_attribute(&element.attributes, "type");
    return type != nullptr &&
           std::string_view(type->value).find("ld+json") != std::string_view::npos;
}

// HtmlTree forgets these characters, in SVG too.
bool is_unread(const GumboElement& element) {
    switch (element.tag) {
        case GUMBO_TAG_IFRAME:
        case GUMBO_TAG_NOEMBED:
        case GUMBO_TAG_NOFRAMES:
        case GUMBO_TAG_STYLE:
            return true;
        case GUMBO_TAG_SCRIPT:
            return !is_json_ld(element);
        default:
            return false;
    }
}

std::vector<std::string> dump_gumbo(const std::string& html) {
    Dump dump;
    GumboOptions options = kGumboDefaultOptions;
    options.max_errors = 0;
    GumboOutput* const output = gumbo_parse_with_options(&options, html.data(), html.size());
    struct Place {
        const GumboNode* node;
        std::size_t depth;
        Tag parent;
        bool silent;
    };
    std::vector<Place> open = {{output->root, 1, Tag::other, false}};
    while (!open.empty()) {
        const auto [node, depth, parent, silent] = open.back();
        open.pop_back();
        switch (node->type) {
            case GUMBO_NODE_TEXT:
            case GUMBO_NODE_WHITESPACE:
            case GUMBO_NODE_CDATA:
                if (!silent) {
                    dump.text(depth, parent, node->v.text.text);
                }
                break;
            case GUMBO_NODE_ELEMENT:
            case GUMBO_NODE_TEMPLATE: {
                const GumboElement& element = node->v.element;
                const Tag tag = tag_of(element);
                if (tag == Tag::style) {
                    break;
                }
                dump.element(depth, tag);
                const bool mute = is_unread(element);
                for (unsigned at = element.children.length; at > 0; --at) {
                    open.push_back({static_cast<const GumboNode*>(element.children.data[at - 1]),
                                    depth + 1, tag, mute});
                }
                break;
            }
            case GUMBO_NODE_DOCUMENT:
            case GUMBO_NODE_COMMENT:
                break;
        }
    }
    gumbo_destroy_output(&options, output);
    return dump.lines();
}

// gumbo gives characters that stand right before </form> to the element around the form, since it
// takes the form off its stack before it writes them: a comment between them has them written.
std::string with_forms_flushed(std::string html) {
    constexpr std::string_view end = "</form";
    constexpr std::string_view comment = "<!---->";
    for (std::size_t at = html.find(end); at != std::string::npos;
         at = html.find(end, at + comment.size() + end.size())) {
        html.insert(at, comment);
    }
    return html;
}

/// Where two trees part, with a few lines around; empty where they are the same.
std::string difference(const std::string& page) {
    // MyHTML reopens <b> ... for white space behind the page's end, as the standard says.
    const std::string html =
        with_forms_flushed(page.substr(0, page.find_last_not_of(" \t\r\n\f") + 1));
    const auto tree = parse_html(html);
    if (!tree) {
        return "refused";
    }
    const std::vector<std::string> ours = dump_ours(*tree);
    const std::vector<std::string> theirs = dump_gumbo(html);
    const auto [mine, other] =
        std::mismatch(ours.begin(), ours.end(), theirs.begin(), theirs.end());
    if (mine == ours.end() && other == theirs.end()) {
        return {};
    }
    std::string out;
    std::size_t same = 0;  // of the two lines that differ
    if (mine != ours.end() && other != theirs.end()) {
        const auto end = std::mismatch(mine->begin(), mine->end(), other->begin(), other->end());
        same = static_cast<std::size_t>(end.first - mine->begin());
    }
    const auto show = [&out, same](const char* name, const std::vector<std::string>& lines,
                                   std::ptrdiff_t at) {
        out += name;
        const auto end = std::min<std::ptrdiff_t>(std::ssize(lines), at + 3);
        for (std::ptrdiff_t line = std::max<std::ptrdiff_t>(0, at - 3); line < end; ++line) {
            const std::string& words = lines[static_cast<std::size_t>(line)];
            const std::size_t from = line == at && same > 40 ? same - 40 : 0;
            out += (line == at ? "  > " : "    ") + words.substr(from, 80) + "\n";
        }
    };
    show("MyHTML:\n", ours, mine - ours.begin());
    show("gumbo:\n", theirs, other - theirs.begin());
    return out;
}

/// Pages that nobody wrote: the same for the same seed.
class PageMaker {
public:
    explicit PageMaker(std::uint64_t seed) : random_(seed) {}

    std::string well_formed() {
        std::string out = "<!doctype html><html><head><title>t</title></head><body>";
        tree(out, 0);
        return out + "</body></html>";
    }
    std::string soup() {
        std::string out = below(2) == 0 ? "<!doctype html>" : "";
        for (std::size_t parts = below(40) + 1; parts > 0; --parts) {
            switch (below(8)) {
                case 0:
                case 1:
                case 2:
                case 3: {
                    // One after the other: compilers differ in which they ask first.
                    const std::string_view end = below(4) == 0 ? " class=x>" : ">";
                    out.append("<").append(soup_tag()).append(end);
                    break;
                }
                case 4:
                case 5:
                    out += "</" + std::string(soup_tag()) + ">";
                    break;
                default:
                    out += words();
            }
        }
        return out;
    }

private:
    std::size_t below(std::size_t bound) { return random_() % bound; }
    std::string_view pick(const std::vector<std::string_view>& from) {
        return from[below(from.size())];
    }
    std::string_view soup_tag() {
        static const std::vector<std::string_view> tags = {
            "html",     "head",       "body",   "title",      "p",       "div",     "span",
            "b",        "i",          "a",      "em",         "font",    "ul",      "li",
            "dl",       "dd",         "dt",     "h1",         "h2",      "table",   "tr",
            "td",       "th",         "tbody",  "caption",    "form",    "button",  "select",
            "option",   "br",         "img",    "hr",         "section", "article", "header",
            "pre",      "blockquote", "figure", "figcaption", "svg",     "script",  "style",
            "textarea", "center",     "nobr",   "input",      "col",     "colgroup"};
        return pick(tags);
    }
    std::string_view words() {
        static const std::vector<std::string_view> texts = {
            "word",        " ",         "\n",      "two words",
            "&amp;",       "&lt;p&gt;", "&#1575;", "\xD8\xA7\xD9\x84",
            "<!-- no -->", "a < b",     "&nbsp;",  "&copy"};
        return pick(texts);
    }
    void tree(std::string& out, int depth) {
        static const std::vector<std::string_view> blocks = {
            "div", "section", "article", "ul", "blockquote", "figure", "aside"};
        static const std::vector<std::string_view> inner = {"b",  "i",      "span",
                                                            "em", "strong", "small"};
        for (std::size_t parts = below(4) + 1; parts > 0; --parts) {
            if (depth < 6 && below(2) == 0) {
                const std::string tag(pick(blocks));
                out += "<" + tag + ">";
                tree(out, depth + 1);
                out += "</" + tag + ">";
            } else {
                const std::string tag(pick(inner));
                out.append("<p>").append(words()).append("<" + tag + ">");
                out.append(words()).append("</" + tag + "></p>\n");
            }
        }
    }

    std::mt19937_64 random_;
};

TEST(HtmlTreeGumbo, AgreesOnWellFormedPages) {
    PageMaker maker(1);
    for (int i = 0; i < 500; ++i) {
        const std::string html = maker.well_formed();
        ASSERT_EQ(difference(html), "") << html;
    }
}

TEST(HtmlTreeGumbo, AgreesOnTagSoup) {
    PageMaker maker(2);
    int differ = 0;
    for (int i = 0; i < 4000; ++i) {
        const std::string html = maker.soup();
        const std::string found = difference(html);
        if (!found.empty() && ++differ <= 12) {
            ADD_FAILURE() << html << "\n" << found;
        }
    }
    EXPECT_EQ(differ, 0);
}

// The pages kept beside the checkout, which are no part of it: development pages of real sites.
TEST(HtmlTreeGumbo, AgreesOnSavedPages) {
    const fs::path archive = fs::path(KHABAR_SOURCE_DIR) / "../shared/gold/pages/dev.tar.xz";
    if (!fs::exists(archive)) {
        std::cout << "no saved pages beside the checkout: not compared\n";
        return;
    }
    const fs::path folder =
        fs::temp_directory_path() / ("khabar-gumbo-" + std::to_string(getpid()));
    fs::create_directories(folder);
    const std::string unpack = "tar -xJf '" + archive.string() + "' -C '" + folder.string() +
                               "' && find '" + folder.string() +
                               "' -name '*.gz' -exec gzip -d {} +";
    ASSERT_EQ(std::system(unpack.c_str()), 0);
    int pages = 0;
    int differ = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.path().extension() != ".html") {
            continue;
        }
        const auto decoded = decode_text(tests::read_file(entry.path().string()));
        if (!decoded) {
            continue;
        }
        ++pages;
        const std::string found = difference(decoded->text);
        if (!found.empty()) {
            ++differ;
            ADD_FAILURE() << entry.path() << "\n" << found;
        }
    }
    fs::remove_all(folder);
    std::cout << "saved pages: " << pages << " compared, " << pages - differ << " agree\n";
    EXPECT_GT(pages, 0);
}

}  // namespace
}  // namespace khabar::page
