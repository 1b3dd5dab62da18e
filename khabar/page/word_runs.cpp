#include "khabar/page/word_runs.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

#include "khabar/core/hash.h"

namespace khabar::page {

namespace {

// why: a page of news has some thousand words; the set then never grows.
constexpr std::size_t first_slots = 4096;

constexpr std::array<bool, 256> word_bytes = [] {
    std::array<bool, 256> bytes{};
    for (std::size_t c = 0; c < bytes.size(); ++c) {
        bytes[c] =
            (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c >= 0x80;
    }
    return bytes;
}();

bool is_word_byte(char c) {
    return word_bytes[static_cast<unsigned char>(c)];
}

// 0 stands for an empty slot.
std::uint64_t stored(std::uint64_t run) {
    return run == 0 ? 1 : run;
}

}  // namespace

std::span<const std::uint64_t> WordRuns::read(std::string_view text, std::size_t limit) {
    hashes_.clear();
    for (std::size_t at = 0; at < text.size() && hashes_.size() < limit;) {
        if (!is_word_byte(text[at])) {
            ++at;
            continue;
        }
        const std::size_t begin = at;
        while (at < text.size() && is_word_byte(text[at])) {
            ++at;
        }
        hashes_.push_back(hash64(text.substr(begin, at - begin)));
    }
    if (hashes_.size() < run_words) {
        return {};
    }
    const std::size_t runs = hashes_.size() - run_words + 1;
    for (std::size_t at = 0; at < runs; ++at) {
        std::uint64_t run = 0;
        for (std::size_t i = at; i < at + run_words; ++i) {
            run = run * 0x9E3779B97F4A7C15U + hashes_[i];
        }
        hashes_[at] = run;
    }
    return std::span(hashes_).first(runs);
}

// Where a run stands, or would. Precondition: some slot is empty.
std::size_t RunSet::slot_of(std::uint64_t run) const {
    std::size_t slot = run & (slots_.size() - 1);
    while (slots_[slot] != 0 && slots_[slot] != run) {
        slot = (slot + 1) & (slots_.size() - 1);
    }
    return slot;
}

void RunSet::make_room(std::size_t more) {
    if ((used_ + more) * 2 <= slots_.size()) {
        return;
    }
    const std::vector<std::uint64_t> old = std::exchange(
        slots_,
        std::vector<std::uint64_t>(std::max(first_slots, std::bit_ceil((used_ + more) * 2)), 0));
    for (const std::uint64_t run : old) {
        if (run != 0) {
            slots_[slot_of(run)] = run;
        }
    }
}

void RunSet::add(std::span<const std::uint64_t> runs) {
    make_room(runs.size());
    for (const std::uint64_t run : runs) {
        std::uint64_t& slot = slots_[slot_of(stored(run))];
        used_ += slot == 0 ? 1U : 0U;
        slot = stored(run);
    }
}

bool RunSet::holds(std::span<const std::uint64_t> runs, std::size_t percent) const {
    std::size_t found = 0;
    for (const std::uint64_t run : runs) {
        found += !slots_.empty() && slots_[slot_of(stored(run))] != 0 ? 1U : 0U;
    }
    return found * 100 >= runs.size() * percent;
}

}  // namespace khabar::page
