#include "khabar/input/web/host_address.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace khabar::input {

namespace {

using Bytes = std::span<const std::uint8_t>;

struct Block {
    std::array<std::uint8_t, 16> begin;
    unsigned bits;  ///< how many of `begin` decide
    std::string_view use;
};

constexpr std::array<Block, 16> blocks_v4 = {{
    {{0}, 8, "this network"},
    {{10}, 8, "private network"},
    {{100, 64}, 10, "shared by a carrier's customers"},
    {{127}, 8, "loopback"},
    {{169, 254}, 16, "link-local"},  // also where clouds tell a machine its secrets
    {{172, 16}, 12, "private network"},
    {{192, 0, 0}, 24, "protocols"},
    {{192, 0, 2}, 24, "documentation"},
    {{192, 88, 99}, 24, "relays of 6to4"},
    {{192, 168}, 16, "private network"},
    {{198, 18}, 15, "measurements"},
    {{198, 51, 100}, 24, "documentation"},
    {{203, 0, 113}, 24, "documentation"},
    {{224}, 4, "multicast"},
    {{255, 255, 255, 255}, 32, "broadcast"},
    {{240}, 4, "no use yet"},
}};

// The first that fits decides, so ::1 stands before ::/3.
constexpr std::array<Block, 14> blocks_v6 = {{
    {{}, 128, "this network"},
    {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}, 128, "loopback"},
    {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF}, 96, "IPv4 inside IPv6"},
    {{0}, 3, "no use yet"},
    {{0x20, 0x01, 0x0D, 0xB8}, 32, "documentation"},
    {{0x20, 0x01, 0}, 23, "protocols"},  // Teredo in it
    {{0x20, 0x02}, 16, "6to4"},
    {{0x3F, 0xFF}, 20, "documentation"},
    {{0xFC}, 7, "private network"},
    {{0xFE, 0x80}, 10, "link-local"},
    {{0xFE, 0xC0}, 10, "site-local"},
    {{0xFF}, 8, "multicast"},
    {{0x40}, 2, "no use yet"},
    {{0x80}, 1, "no use yet"},
}};

constexpr std::array<std::uint8_t, 12> nat64 = {0x00, 0x64, 0xFF, 0x9B};  // 64:ff9b::/96

bool fits(const Block& block, Bytes address) {
    const std::size_t whole = block.bits / 8;
    const unsigned rest = block.bits % 8;
    if (!std::equal(block.begin.begin(), block.begin.begin() + whole, address.begin())) {
        return false;
    }
    const unsigned mask = 0xFFu << (8 - rest) & 0xFFu;
    return rest == 0 || ((block.begin.at(whole) ^ address[whole]) & mask) == 0;
}

std::string_view use_in(std::span<const Block> blocks, Bytes address) {
    const auto found = std::find_if(blocks.begin(), blocks.end(),
                                    [address](const Block& block) { return fits(block, address); });
    return found == blocks.end() ? std::string_view{} : found->use;
}

}  // namespace

std::string_view set_apart_for(Bytes address) {
    if (address.size() == 4) {
        return use_in(blocks_v4, address);
    }
    if (address.size() != 16) {
        return "no internet address";
    }
    if (std::equal(nat64.begin(), nat64.end(), address.begin())) {
        return use_in(blocks_v4, address.subspan(nat64.size()));
    }
    return use_in(blocks_v6, address);
}

}  // namespace khabar::input
