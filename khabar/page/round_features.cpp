#include "khabar/page/round_features.h"

#include <algorithm>
#include <array>
#include <string>

#include "khabar/core/hash.h"
#include "khabar/page/block_features.h"

namespace khabar::page {

namespace {

// A score so far from 0 is sure.
constexpr std::int32_t sure = 150;
// Prose of fewer words says little of where the article stands.
constexpr std::uint32_t prose_words = 8;
constexpr std::size_t window = 4;
// Of a class attribute. why: names that differ do so early, and a long one is read for each block.
constexpr std::size_t look_bytes = 200;
// Less prose does not say that an article stood there.
constexpr std::uint64_t few_words = 25;
// why: deeper is deep.
constexpr std::size_t max_steps = 4;

bool is_title(const HtmlBlock& block, const BlockScore& score) {
    return score.title_again && (is_heading(block.tag) || block.tag == Tag::div);
}

}  // namespace

RoundFeatures::RoundFeatures(const PageBlocks& page, const std::vector<BlockScore>& scores)
    : page_(page), scores_(scores), before_(scores.size() + 1, 0) {
    find_floor();
    for (std::size_t at = 0; at < scores.size(); ++at) {
        before_[at + 1] = before_[at] + (is_prose(at) ? page.blocks[at].words : 0);
    }
    find_element();
    find_looks();
    find_title();
    find_lists();
    find_ends();
}

bool RoundFeatures::is_prose(std::size_t block) const {
    const HtmlBlock& here = page_.blocks[block];
    const std::int32_t own = scores_[block].own;
    const bool linked = std::size_t{here.linked} * 2 > here.text.size();
    return here.words >= prose_words && (own > 0 || (own > floor_ && !linked));
}

// A short article in a table, or in lines of a <div>, has no block that looks like prose alone:
// then the best that is there counts.
void RoundFeatures::find_floor() {
    std::uint64_t words = 0;
    for (std::size_t at = 0; at < scores_.size(); ++at) {
        words += is_prose(at) ? page_.blocks[at].words : 0;
    }
    floor_ = words < 2 * few_words ? -sure : 0;
}

// The element that holds a block beside others of its kind.
NodeIndex RoundFeatures::holder_of(std::size_t block) const {
    const HtmlBlock& here = page_.blocks[block];
    NodeIndex node = here.node;
    if (here.tag != Tag::div && here.tag != Tag::article && here.tag != Tag::section) {
        node = page_.tree.node(node).parent;
    }
    while (node != 0 &&
           (is_inline(page_.tree.node(node).tag) || page_.tree.node(node).tag == Tag::ul ||
            page_.tree.node(node).tag == Tag::ol || page_.tree.node(node).tag == Tag::blockquote)) {
        node = page_.tree.node(node).parent;
    }
    return node;
}

void RoundFeatures::find_element() {
    std::unordered_map<NodeIndex, std::uint64_t> words;
    std::uint64_t most = 0;
    for (std::size_t at = 0; at < scores_.size(); ++at) {
        if (!is_prose(at)) {
            continue;
        }
        const NodeIndex holder = holder_of(at);
        // two shares to the element, one to the one round it: paragraphs often stand in pairs
        for (const auto& [node, share] :
             {std::pair{holder, 2U}, std::pair{page_.tree.node(holder).parent, 1U}}) {
            const std::uint64_t sum = words[node] += std::uint64_t{share} * page_.blocks[at].words;
            if (sum > most) {
                most = sum;
                element_ = node;
            }
        }
    }
    for (NodeIndex node = element_; node != 0; node = page_.tree.node(node).parent) {
        above_.push_back(node);
    }
    above_.push_back(0);
    std::reverse(above_.begin(), above_.end());
}

// The tags and names of a block's element and of the one round it.
std::uint64_t RoundFeatures::look_of(std::size_t block) const {
    const NodeIndex node = page_.blocks[block].node;
    const NodeIndex round = page_.tree.node(node).parent;
    std::string key(page_.tree.attribute(node, Attribute::class_name).substr(0, look_bytes));
    key += '\n';
    key += page_.tree.attribute(round, Attribute::class_name).substr(0, look_bytes);
    key += static_cast<char>(page_.tree.node(node).tag);
    key += static_cast<char>(page_.tree.node(round).tag);
    return hash64(key);
}

void RoundFeatures::find_looks() {
    std::uint64_t most = 0;
    look_hashes_.reserve(scores_.size());
    for (std::size_t at = 0; at < scores_.size(); ++at) {
        const HtmlBlock& block = page_.blocks[at];
        const std::uint64_t hash = look_of(at);
        look_hashes_.push_back(hash);
        Look& look = looks_[hash];
        ++look.blocks;
        look.links += std::size_t{block.linked} * 2 > block.text.size() ? 1U : 0U;
        look.prose += is_prose(at) ? block.words : 0;
        if (look.prose > most) {
            most = look.prose;
            most_look_ = hash;
        }
    }
}

// The heading that is the title; where there are several, the last before most of the prose.
void RoundFeatures::find_title() {
    title_ = scores_.size();
    const std::uint64_t all = before_.back();
    for (std::size_t at = 0; at < scores_.size(); ++at) {
        const bool better = title_ == scores_.size() || before_[at] * 2 < all;
        const bool heading = page_.blocks[at].tag == Tag::h1 && page_.blocks[at].words > 2;
        if ((is_title(page_.blocks[at], scores_[at]) && better) ||
            (heading && title_ == scores_.size())) {
            title_ = at;
        }
    }
    if (title_ < scores_.size()) {
        article_ = page_.round.article[page_.blocks[title_].node];
    }
    article_ = article_ != 0 ? article_ : page_.round.article[element_];
    second_heading_ = scores_.size();
    for (std::size_t at = title_ + 1; at < scores_.size(); ++at) {
        if (page_.blocks[at].tag == Tag::h1 && !scores_[at].title_again &&
            before_[at] >= few_words) {
            second_heading_ = at;
            break;
        }
    }
}

void RoundFeatures::find_lists() {
    for (std::size_t at = 0; at < scores_.size(); ++at) {
        const HtmlBlock& block = page_.blocks[at];
        const NodeIndex root = page_.round.list[block.node];
        if (root != 0) {
            List& list = lists_.try_emplace(root, List{at, at, 0}).first->second;
            list.last = at;
            list.links += std::size_t{block.linked} * 2 > block.text.size() ? 1U : 0U;
        }
    }
}

void RoundFeatures::find_ends() {
    soft_end_ = scores_.size();
    for (std::size_t at = 0; at < scores_.size(); ++at) {
        const LineVerdict& line = scores_[at].line;
        const bool end =
            line.whole && (line.kind == LineKind::end_marker || line.kind == LineKind::related);
        if (end && before_[at] >= few_words && before_[at] * 2 >= before_.back()) {
            soft_end_ = at;
            return;
        }
    }
}

void RoundFeatures::add_place(std::size_t at, std::vector<Feature>& features) const {
    if (title_ < scores_.size()) {
        features.push_back(at < title_        ? feature("before the title")
                           : at <= title_ + 3 ? feature("at most 3 after the title")
                                              : feature("after the title"));
    }
    // How far from the element that holds most of the prose.
    const NodeIndex holder = holder_of(at);
    std::size_t up = 0;
    NodeIndex node = holder;
    const auto is_above = [this](NodeIndex one) {
        return one <= element_ && page_.tree.node(one).end > element_;
    };
    while (!is_above(node)) {
        node = page_.tree.node(node).parent;
        ++up;
    }
    const auto place = std::find(above_.begin(), above_.end(), node);
    const auto down = static_cast<std::size_t>(above_.end() - place) - 1;
    static constexpr std::array inside = {
        feature("in the element"), feature("1 inside the element"), feature("2 inside the element"),
        feature("3 inside the element"), feature("4 inside the element")};
    static constexpr std::array beside = {
        feature("1 beside the element"), feature("2 beside the element"),
        feature("3 beside the element"), feature("4 beside the element")};
    features.push_back(down == 0 ? inside[std::min(up, max_steps)]
                                 : beside[std::min(down, max_steps) - 1]);
    const std::uint64_t hash = look_hashes_[at];
    const Look& look = looks_.at(hash);
    if (look.prose > 0 && hash == most_look_) {
        features.push_back(feature("like most"));
    } else if (look.prose > 0 && look.prose * 4 >= looks_.at(most_look_).prose) {
        features.push_back(feature("nearly like most"));
    }
    if (look.blocks > 2 && look.links * 2 > look.blocks) {
        features.push_back(feature("like links"));
    }
    const std::uint64_t all = before_.back();
    if (all == 0) {
        features.push_back(feature("no prose at all"));
        return;
    }
    const std::uint64_t percent = before_[at] * 100 / all;
    features.push_back(before_[at] == 0     ? feature("no prose before")
                       : percent < 10       ? feature("a tenth before")
                       : percent < 50       ? feature("half before")
                       : percent < 90       ? feature("most before")
                       : before_[at] != all ? feature("nearly all before")
                                            : feature("all before"));
    if (percent >= 85) {
        if (scores_[at].address) {
            features.push_back(feature("an address near the end"));
        }
        if (scores_[at].line.kind == LineKind::notice) {
            features.push_back(feature("a notice near the end"));
        }
    }
    if (at >= soft_end_) {
        const std::uint64_t ended = before_[soft_end_] * 100 / all;
        features.push_back(ended < 80   ? feature("after an end 50")
                           : ended < 95 ? feature("after an end 80")
                                        : feature("after an end 95"));
    }
}

void RoundFeatures::add_neighbours(std::size_t at, std::vector<Feature>& features) const {
    const HtmlBlock& block = page_.blocks[at];
    const std::uint32_t figure = (std::uint32_t{1} << static_cast<unsigned>(Inside::figure)) |
                                 (std::uint32_t{1} << static_cast<unsigned>(Inside::figcaption));
    const bool in_figure = (page_.round.inside[block.first] & figure) != 0;
    const auto group = static_cast<Feature>(is_heading(block.tag) ? 5 : in_figure ? 10 : 0);
    const auto kind = [&](bool is_there, std::size_t other) {
        if (!is_there) {
            return Feature{4};
        }
        const std::int32_t own = scores_[other].own;
        return static_cast<Feature>(own > sure ? 0 : own > 0 ? 1 : own > -sure ? 2 : 3);
    };
    features.push_back(
        static_cast<Feature>(feature("strong before prose") + group + kind(at > 0, at - 1)));
    features.push_back(static_cast<Feature>(feature("strong after prose") + group +
                                            kind(at + 1 < scores_.size(), at + 1)));
    std::size_t before = 0;
    std::size_t after = 0;
    for (std::size_t step = 1; step <= window; ++step) {
        before += at >= step && scores_[at - step].own > 0 ? 1U : 0U;
        after += at + step < scores_.size() && scores_[at + step].own > 0 ? 1U : 0U;
    }
    features.push_back(static_cast<Feature>(feature("0 of 4 before") + before));
    features.push_back(static_cast<Feature>(feature("0 of 4 after") + after));
    if (is_heading(block.tag) && at + 1 < scores_.size() && is_heading(page_.blocks[at + 1].tag)) {
        features.push_back(feature("heading before heading"));
    }
}

void RoundFeatures::add_article(std::size_t at, std::vector<Feature>& features) const {
    if (at >= second_heading_) {
        features.push_back(feature("after another h1"));
    }
    if (article_ == 0) {
        return;
    }
    const NodeIndex own = page_.round.article[page_.blocks[at].node];
    const bool within = own > article_ && own < page_.tree.node(article_).end;
    features.push_back(own == article_ ? feature("in the article of the title")
                       : own == 0      ? feature("in no article")
                       : within        ? feature("in an article inside")
                                       : feature("in another article"));
}

void RoundFeatures::add_list(std::size_t at, std::vector<Feature>& features) const {
    const auto found = lists_.find(page_.round.list[page_.blocks[at].node]);
    if (found == lists_.end()) {
        return;
    }
    const List& list = found->second;
    const std::size_t blocks = list.last - list.first + 1;
    features.push_back(list.links * 2 > blocks ? feature("list of links")
                                               : feature("list of texts"));
    const bool before = list.first > 0 && scores_[list.first - 1].own > 0;
    const bool after = list.last + 1 < scores_.size() && scores_[list.last + 1].own > 0;
    features.push_back(before && after ? feature("list between prose")
                       : before        ? feature("list after prose")
                       : after         ? feature("list before prose")
                                       : feature("list alone"));
}

void RoundFeatures::find(std::size_t block, std::vector<Feature>& features) const {
    add_place(block, features);
    add_article(block, features);
    add_list(block, features);
    add_neighbours(block, features);
}

}  // namespace khabar::page
