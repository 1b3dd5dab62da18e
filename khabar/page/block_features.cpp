#include "khabar/page/block_features.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace khabar::page {

namespace {

// A told article counts when it has so many words: shorter ones are summaries.
constexpr std::size_t told_words = 60;
// why: 8 MiB of JSON-LD hold no longer article.
constexpr std::size_t max_told_words = 60'000;
constexpr std::size_t max_key_words = 60;
// A heading of so many words that stands in the title, or holds it, is the title.
constexpr std::uint32_t part_words = 4;
// A block was said before, or is told by the page, when so many of its runs were.
constexpr std::size_t said_percent = 80;
constexpr std::size_t told_percent = 50;

constexpr std::array<std::uint32_t, 6> word_steps = {4, 8, 15, 25, 40, 80};

Feature element(Tag tag) {
    switch (tag) {
        case Tag::p:
            return feature("is p");
        case Tag::div:
        case Tag::article:
        case Tag::section:
        case Tag::main:
            return feature("is div");
        case Tag::li:
        case Tag::dd:
        case Tag::dt:
            return feature("is list item");
        case Tag::td:
        case Tag::th:
            return feature("is cell");
        case Tag::blockquote:
            return feature("is quotation");
        case Tag::h1:
            return feature("is h1");
        case Tag::h2:
        case Tag::h3:
            return feature("is h2 or h3");
        case Tag::h4:
        case Tag::h5:
        case Tag::h6:
            return feature("is h4 to h6");
        default:
            return feature("is of another element");
    }
}

Feature size(Tag tag, std::uint32_t words) {
    const auto step = static_cast<std::size_t>(
        std::upper_bound(word_steps.begin(), word_steps.end(), words) - word_steps.begin());
    const Feature first =
        is_heading(tag)                                      ? feature("heading of 1-3 words")
        : tag == Tag::p || tag == Tag::blockquote            ? feature("paragraph of 1-3 words")
        : tag == Tag::li || tag == Tag::dd || tag == Tag::dt ? feature("item of 1-3 words")
                                                             : feature("text of 1-3 words");
    return static_cast<Feature>(first + step);
}

void add_links(const HtmlBlock& block, std::vector<Feature>& features) {
    const std::size_t percent = std::size_t{block.linked} * 100 / block.text.size();
    if (percent >= 50 && block.words >= 15) {
        features.push_back(feature("half links 15 words"));
    }
    if (percent == 0) {
        return;
    }
    features.push_back(percent < 10   ? feature("some links")
                       : percent < 25 ? feature("a quarter links")
                       : percent < 50 ? feature("half links")
                       : percent < 90 ? feature("mostly links")
                                      : feature("all links"));
}

void add_line(const LineVerdict& line, std::vector<Feature>& features) {
    switch (line.kind) {
        case LineKind::prose:
            return;
        case LineKind::no_letters:
            return features.push_back(feature("line of signs alone"));
        case LineKind::end_marker:
            return features.push_back(feature("line that ends an article"));
        case LineKind::related:
            return features.push_back(feature("line before related"));
        case LineKind::drop_line:
            return features.push_back(feature("line to drop"));
        case LineKind::read_also:
            return features.push_back(feature("line read also"));
        case LineKind::share_word:
            return features.push_back(feature("line of share words"));
        case LineKind::menu_word:
            return features.push_back(feature("line of menu words"));
        case LineKind::byline:
            return features.push_back(feature("line of a byline"));
        case LineKind::notice:
            return features.push_back(feature("a notice"));
    }
}

bool holds(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

// Commas of any script, or 3 where there are more. The Arabic and the full-width one are sought by
// their last byte: half of the Arabic letters begin like theirs.
std::size_t commas(std::string_view text) {
    constexpr char last = '\x8C';
    constexpr std::string_view ideographic = "\xE3\x80\x81";
    auto count = static_cast<std::size_t>(std::count(text.begin(), text.end(), ','));
    for (std::size_t at = text.find(last); at != std::string_view::npos && count < 3;
         at = text.find(last, at + 1)) {
        const std::string_view head = text.substr(0, at + 1);
        count += head.ends_with("\xD8\x8C") || head.ends_with("\xEF\xBC\x8C") ? 1U : 0U;
    }
    for (std::size_t at = text.find(ideographic); at != std::string_view::npos && count < 3;
         at = text.find(ideographic, at + ideographic.size())) {
        ++count;
    }
    return std::min<std::size_t>(count, 3);
}

bool has_bar(std::string_view text) {
    for (std::size_t at = text.find('|'); at != std::string_view::npos;
         at = text.find('|', at + 1)) {
        if (at > 0 && text.substr(at - 1, 3) == " | ") {
            return true;
        }
    }
    return false;
}

// Signs of a text that prose has, or has not.
void add_signs(std::string_view text, std::vector<Feature>& features) {
    std::size_t upper = 0;
    std::size_t lower = 0;
    std::size_t digits = 0;
    for (const char c : text) {
        upper += c >= 'A' && c <= 'Z' ? 1U : 0U;
        lower += c >= 'a' && c <= 'z' ? 1U : 0U;
        digits += c >= '0' && c <= '9' ? 1U : 0U;
    }
    if (upper > 3 && lower == 0) {
        features.push_back(feature("capitals alone"));
    }
    if (digits * 5 >= text.size()) {
        features.push_back(feature("many digits"));
    }
    if (text.front() >= 'a' && text.front() <= 'z') {
        features.push_back(feature("begins in lower case"));
    }
    if (text.starts_with('"') || text.starts_with("\xE2\x80\x9C") || text.starts_with("\xC2\xAB")) {
        features.push_back(feature("begins with a quote"));
    }
    if (const std::size_t count = commas(text); count > 0) {
        features.push_back(count < 3 ? feature("one comma") : feature("three commas"));
    }
    if (holds(text, "\xC2\xA9")) {
        features.push_back(feature("copyright sign"));
    }
    if (holds(text, "://") || holds(text, "www.") || holds(text, "@")) {
        features.push_back(feature("an address"));
    }
    if (has_bar(text) || holds(text, "\xE2\x80\xA2") || holds(text, "\xC2\xB7") ||
        holds(text, "\xC2\xBB ")) {
        features.push_back(feature("a bar or bullet"));
    }
}

constexpr std::array<Feature, static_cast<std::size_t>(Inside::count)> inside_features = {
    feature("inside a link"),     feature("inside article"),     feature("inside main"),
    feature("inside nav"),        feature("inside aside"),       feature("inside footer"),
    feature("inside header"),     feature("inside form"),        feature("inside figure"),
    feature("inside figcaption"), feature("inside table"),       feature("inside list"),
    feature("inside quotation"),  feature("inside button"),      feature("inside details"),
    feature("inside hidden"),     feature("inside article body")};

}  // namespace

BlockFeatures::BlockFeatures(const PageBlocks& page, const TableFile& tables)
    : page_(page), lines_(tables) {
    words_.read(page.title, max_key_words);
    title_ = words_.text();
    const auto runs = runs_.read(page.article_body, max_told_words);
    tells_ = runs.size() >= told_words;
    if (tells_) {
        told_.add(runs);
    }
}

void BlockFeatures::find(std::size_t at, BlockScore& score, std::vector<Feature>& features) {
    const HtmlBlock& block = page_.blocks[at];
    features.push_back(feature("every block"));
    features.push_back(element(block.tag));
    features.push_back(size(block.tag, block.words));
    if (block.ends_sentence) {
        features.push_back(block.words < 15 ? feature("ends a sentence")
                                            : feature("ends a sentence 15 words"));
    }
    add_links(block, features);
    const std::uint32_t inside = page_.round.inside[block.first];
    for (std::size_t i = 0; i < inside_features.size(); ++i) {
        if ((inside >> i & 1U) != 0) {
            features.push_back(inside_features[i]);
        }
    }
    const bool is_short = block.words < max_key_words;
    words_.read(block.text, is_short ? max_key_words : LineJudge::notice_words);
    if (block.words <= LineJudge::max_words) {
        score.line = lines_.judge(block.text, words_);
        add_line(score.line, features);
    }
    const bool refers =
        score.line.kind == LineKind::read_also || score.line.kind == LineKind::related;
    if (refers && block.linked > 0) {
        features.push_back(feature("line read also with a link"));
    }
    if (score.line.kind == LineKind::prose) {
        score.line = lines_.judge_notice(words_);
        add_line(score.line, features);
    }
    add_signs(block.text, features);
    score.address =
        std::find(features.begin(), features.end(), feature("an address")) != features.end();
    if (is_short && !title_.empty()) {
        const std::string_view key = words_.text();
        const bool heading = is_heading(block.tag) && block.words >= part_words;
        score.title_again = key == title_ || (heading && (title_.find(key) != std::string::npos ||
                                                          key.find(title_) != std::string::npos));
        if (score.title_again) {
            features.push_back(feature("the title again"));
        }
    }
    const auto runs = runs_.read(block.text, max_told_words);
    if (runs.empty()) {
        return;
    }
    if (said_.holds(runs, said_percent)) {
        features.push_back(feature("said before"));
    }
    said_.add(runs);
    if (tells_) {
        features.push_back(told_.holds(runs, told_percent) ? feature("told by the page")
                                                           : feature("not told by the page"));
    }
}

ClassRows BlockFeatures::near(std::size_t at) const {
    const NodeIndex node = page_.blocks[at].node;
    return page_.round.own[node] | page_.round.own[page_.tree.node(node).parent];
}

}  // namespace khabar::page
