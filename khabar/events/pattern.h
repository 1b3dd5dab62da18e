#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <string_view>
#include <vector>

#include "khabar/events/vocabulary.h"
#include "khabar/tables/table_file.h"

namespace khabar {

/// Where a companion stands: the key before the colon.
enum class CompanionOf : std::uint8_t {
    subject,
    object,
    genitive,
    adjective,
    particle,
    said,
    demanded,
    oblique
};

/// What a companion must be: a part under `key`, headed by one of `lemmas` (any, when empty).
struct Companion {
    std::string_view key;  ///< subj, obj, gen, adj, prep, says, must, or a particle
    CompanionOf of;        ///< the same
    events::WordList lemmas;
    std::vector<std::string_view> particles;  ///< for `prep`: one of these must be there
};

enum class NeedOf : std::uint8_t { clause, subject, object, genitive };
enum class NeedClass : std::uint8_t { actor, armed, state, civil, place, person, number, violence };

struct Need {
    NeedOf of;
    std::vector<NeedClass> any;  ///< one of these
};

/// What the construct state of a verbal noun is.
enum class GenitiveIs : std::uint8_t { by_valency, subject, object, either };

/// One row of lexicon/events/patterns_<language>.tsv.
struct Pattern {
    RowId row;
    bool verb = false;
    std::string_view type;
    std::string_view mode;
    std::vector<std::string_view> actor;  ///< sources, tried in order
    std::vector<std::string_view> recipient;
    std::vector<Companion> with;  ///< all needed
    std::vector<Need> needs;      ///< all needed
    events::WordList excluded;
    GenitiveIs genitive = GenitiveIs::by_valency;
    std::int32_t weight = 0;
    bool casualty = false;  ///< a harm told without its cause: needs violence near
    bool victims = false;   ///< it wants an object that suffers
};

/// The rows of one lemma, in the order of the sheet.
class PatternRows {
public:
    class Iterator {
    public:
        using iterator_category = std::forward_iterator_tag;
        using value_type = Pattern;
        using difference_type = std::ptrdiff_t;
        using pointer = const Pattern*;
        using reference = const Pattern&;

        Iterator() = default;
        Iterator(const Pattern* rows, const std::uint32_t* at) : rows_(rows), at_(at) {}
        reference operator*() const { return rows_[*at_]; }
        pointer operator->() const { return rows_ + *at_; }
        Iterator& operator++() {
            ++at_;
            return *this;
        }
        Iterator operator++(int) {
            const Iterator before = *this;
            ++at_;
            return before;
        }
        bool operator==(const Iterator& other) const { return at_ == other.at_; }

    private:
        const Pattern* rows_ = nullptr;
        const std::uint32_t* at_ = nullptr;
    };

    PatternRows() = default;
    /// All rows of a sheet, and which of them.
    PatternRows(std::span<const Pattern> rows, std::span<const std::uint32_t> which)
        : rows_(rows), which_(which) {}

    [[nodiscard]] Iterator begin() const { return {rows_.data(), which_.data()}; }
    [[nodiscard]] Iterator end() const { return {rows_.data(), which_.data() + which_.size()}; }
    [[nodiscard]] bool empty() const { return which_.empty(); }
    [[nodiscard]] const Pattern& front() const { return rows_[which_.front()]; }

private:
    std::span<const Pattern> rows_;
    std::span<const std::uint32_t> which_;
};

}  // namespace khabar
