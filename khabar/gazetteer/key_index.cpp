#include "khabar/gazetteer/key_index.h"

#include <algorithm>
#include <optional>

namespace khabar::gazetteer {

namespace {

KeyHead head_of(std::string_view key) {
    const auto word = [&](std::size_t from) {
        std::uint64_t value = 0;
        for (std::size_t at = from; at < from + sizeof value; ++at) {
            value = (value << 8u) | (at < key.size() ? static_cast<unsigned char>(key[at]) : 0u);
        }
        return value;
    };
    return {word(0), word(sizeof(std::uint64_t))};
}

std::size_t common(std::string_view a, std::string_view b) {
    const std::size_t most = std::min(a.size(), b.size());
    std::size_t same = 0;
    while (same < most && a[same] == b[same]) {
        ++same;
    }
    return same;
}

void put_figure(std::string& out, std::uint64_t value) {
    while (value >= 0x80) {
        out.push_back(static_cast<char>((value & 0x7Fu) | 0x80u));
        value >>= 7u;
    }
    out.push_back(static_cast<char>(value));
}

/// Takes a figure of at most 32 bits off the front; false where there is none.
bool take_figure(std::string_view& bytes, std::uint32_t& value) {
    if (!bytes.empty() && static_cast<unsigned char>(bytes.front()) < 0x80) {  // as nearly all are
        value = static_cast<unsigned char>(bytes.front());
        bytes.remove_prefix(1);
        return true;
    }
    value = 0;
    for (unsigned shift = 0; shift < 32 && shift / 7 < bytes.size(); shift += 7) {
        const auto byte = static_cast<unsigned char>(bytes[shift / 7]);
        value |= static_cast<std::uint32_t>(byte & 0x7Fu) << shift;
        if (byte < 0x80) {
            bytes.remove_prefix(shift / 7 + 1);
            return true;
        }
    }
    return false;
}

struct Entry {
    std::uint32_t shared = 0;
    std::uint32_t count = 0;
    std::string_view rest;
};

/// Takes an entry off the front of a block; nothing at its end, or where it does not fit.
std::optional<Entry> take_entry(std::string_view& block) {
    Entry entry;
    std::uint32_t rest = 0;
    if (!take_figure(block, entry.shared) || !take_figure(block, rest) ||
        !take_figure(block, entry.count) || rest > block.size()) {
        return std::nullopt;
    }
    entry.rest = block.substr(0, rest);
    block.remove_prefix(rest);
    return entry;
}

}  // namespace

std::string_view KeyIndex::block(std::size_t number) const {
    const std::size_t begin = blocks_[number].offset;
    const std::size_t end = number + 1 < blocks_.size() ? blocks_[number + 1].offset : keys_.size();
    return begin <= end && end <= keys_.size() ? keys_.substr(begin, end - begin)
                                               : std::string_view();
}

/// Whether the first key of a block is a longer one that begins with the words `with`.
bool KeyIndex::begins(std::size_t number, std::string_view with) const {
    std::string_view bytes = block(number);
    const auto entry = take_entry(bytes);
    return entry && entry->rest.size() > with.size() && entry->rest.starts_with(with) &&
           entry->rest[with.size()] == ' ';
}

/// Whether the first key of a block is greater than `key`: by their heads, and where these do not
/// tell, by the keys themselves.
bool KeyIndex::is_greater(std::size_t number, const KeyHead& head, std::string_view key,
                          const KeyHead& key_head) const {
    if (head != key_head) {
        return head > key_head;
    }
    std::string_view bytes = block(number);
    const auto entry = take_entry(bytes);
    return entry && entry->rest > key;
}

/// How many blocks there are whose first key is not greater.
std::size_t KeyIndex::blocks_up_to(std::string_view key) const {
    const KeyHead head = head_of(key);
    const auto halve = [&](std::size_t low, std::size_t high, const auto& greater) {
        while (low < high) {
            const std::size_t middle = low + (high - low) / 2;
            if (greater(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    };
    const std::size_t groups = halve(0, groups_.size(), [&](std::size_t group) {
        return is_greater(group * group_blocks, groups_[group], key, head);
    });
    if (groups == 0) {
        return 0;
    }
    const std::size_t begin = (groups - 1) * group_blocks;
    const std::size_t end = std::min(blocks_.size(), begin + group_blocks);
    return halve(begin, end, [&](std::size_t number) {
        return is_greater(number, blocks_[number].head, key, head);
    });
}

KeyIndex::Found KeyIndex::find(std::string_view key) const {
    const std::size_t low = blocks_up_to(key);
    if (key.empty() || low == 0) {
        return {!key.empty() && !blocks_.empty() && begins(0, key), {}};
    }
    std::string_view bytes = block(low - 1);
    std::uint64_t first = blocks_[low - 1].first;
    std::size_t same = 0;  // how many bytes the key before this one shares with the sought
    while (const auto entry = take_entry(bytes)) {
        // One that shares more with the key before it is lesser as that one was, one that shares
        // less is greater; else what follows decides.
        if (entry->shared < same) {
            return {};
        }
        if (entry->shared == same) {
            const std::string_view left = key.substr(same);
            const std::size_t more = common(left, entry->rest);
            if (more == left.size()) {
                if (entry->rest.size() > more) {  // longer than the sought
                    return {entry->rest[more] == ' ', {}};
                }
                const bool inside =
                    first <= postings_.size() && entry->count <= postings_.size() - first;
                return {true, inside ? postings_.subspan(first, entry->count)
                                     : std::span<const std::uint32_t>()};
            }
            if (more < entry->rest.size() && static_cast<unsigned char>(entry->rest[more]) >
                                                 static_cast<unsigned char>(left[more])) {
                return {};
            }
            same += more;
        }
        first += entry->count;
    }
    return {low < blocks_.size() && begins(low, key), {}};
}

void KeyMaker::add(std::string_view key, std::uint32_t count, std::string& out) {
    const std::size_t before = out.size();
    const bool opens = keys_++ % block_keys == 0;
    if (opens) {
        blocks_.push_back({head_of(key), static_cast<std::uint32_t>(size_),
                           static_cast<std::uint32_t>(postings_)});
    }
    const std::size_t shared = opens ? 0 : common(last_, key);
    put_figure(out, shared);
    put_figure(out, key.size() - shared);
    put_figure(out, count);
    out.append(key.substr(shared));
    last_ = key;
    postings_ += count;
    size_ += out.size() - before;
}

}  // namespace khabar::gazetteer
