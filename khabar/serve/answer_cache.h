#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace khabar::serve {

/// An answer that is kept, and its name: answers of one tag are the same bytes.
struct KeptAnswer {
    std::shared_ptr<const std::string> body;
    std::string tag;  ///< as ETag gives it, with its quotes
};
KeptAnswer named(std::shared_ptr<const std::string> body);

/// Whether a list of tags, as If-None-Match gives it, holds the tag.
bool holds_tag(std::string_view list, std::string_view tag);

/// Answers that were given, for who asks the same while the store holds the same. The store's state
/// is part of what is asked and is read at every request: an answer is never older than the last
/// write, also one of another process. The last used stay. Thread-safe.
class AnswerCache {
public:
    /// Bytes of bodies and keys that it may hold.
    explicit AnswerCache(std::size_t most = std::size_t{64} << 20u) : most_(most) {}

    /// `asked`: key_of() the request.
    std::optional<KeptAnswer> find(std::string_view asked, std::string_view state);
    void keep(std::string_view asked, std::string_view state, KeptAnswer answer);

    struct Counts {
        std::uint64_t hits = 0;
        std::uint64_t misses = 0;
        std::size_t bytes = 0;
    };
    [[nodiscard]] Counts counts() const;

private:
    struct Entry {
        std::string key;
        KeptAnswer answer;
        [[nodiscard]] std::size_t bytes() const { return key.size() * 2 + answer.body->size(); }
    };
    void drop(std::list<Entry>::iterator entry);

    std::size_t most_;
    mutable std::mutex mutex_;
    std::list<Entry> entries_;  ///< the last used first
    std::unordered_map<std::string_view, std::list<Entry>::iterator> by_key_;
    Counts counts_;
};

}  // namespace khabar::serve
