#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "khabar/page/block_scores.h"
#include "khabar/page/features.h"

namespace khabar::page {

/// What holds of a block by those that stand round it: where it stands in the page, beside which
/// blocks, how near to the element that holds most of the prose. Looks at the blocks' own scores.
class RoundFeatures {
public:
    RoundFeatures(const PageBlocks& page, const std::vector<BlockScore>& scores);
    void find(std::size_t block, std::vector<Feature>& features) const;

private:
    struct Look {
        std::uint64_t prose = 0;  ///< words of prose among blocks of one look
        std::uint32_t blocks = 0;
        std::uint32_t links = 0;  ///< blocks that are mostly links
    };

    struct List {
        std::size_t first = 0;  ///< block
        std::size_t last = 0;
        std::size_t links = 0;  ///< blocks that are mostly links
    };

    [[nodiscard]] bool is_prose(std::size_t block) const;
    [[nodiscard]] NodeIndex holder_of(std::size_t block) const;
    [[nodiscard]] std::uint64_t look_of(std::size_t block) const;
    void find_floor();
    void find_element();
    void find_looks();
    void find_title();
    void find_lists();
    void add_article(std::size_t block, std::vector<Feature>& features) const;
    void add_list(std::size_t block, std::vector<Feature>& features) const;
    void find_ends();
    void add_place(std::size_t block, std::vector<Feature>& features) const;
    void add_neighbours(std::size_t block, std::vector<Feature>& features) const;

    const PageBlocks& page_;
    const std::vector<BlockScore>& scores_;
    std::int32_t floor_ = 0;             ///< own scores over this are prose, of enough words
    NodeIndex element_ = 0;              ///< that holds most of the prose
    std::vector<NodeIndex> above_;       ///< the elements round it, from the root, itself last
    std::vector<std::uint64_t> before_;  ///< words of prose before each block, and all at the end
    std::unordered_map<std::uint64_t, Look> looks_;
    std::vector<std::uint64_t> look_hashes_;  ///< of each block
    std::uint64_t most_look_ = 0;
    std::unordered_map<NodeIndex, List> lists_;
    NodeIndex article_ = 0;           ///< the <article> of the title, or that of most prose; or 0
    std::size_t second_heading_ = 0;  ///< first h1 after prose that is not the title
    std::size_t title_ = 0;           ///< the block of the title; the number of blocks: none
    std::size_t soft_end_ = 0;  ///< first block at which the page says that the article is over
};

}  // namespace khabar::page
