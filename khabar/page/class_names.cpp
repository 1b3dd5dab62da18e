#include "khabar/page/class_names.h"

#include <algorithm>
#include <cstddef>
#include <span>

namespace khabar::page {

namespace {

// why: names of more words are made by programs.
constexpr std::size_t max_words = 24;
// why: an element with more names says nothing by them.
constexpr std::size_t max_names = 48;

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

}  // namespace

void SplitName::read(std::string_view name) {
    words_.clear();
    text_.resize(2 * name.size());  // at most a space before each letter
    std::uint32_t size = 0;
    bool open = false;
    bool was_lower = false;
    for (const char c : name) {
        const bool upper = c >= 'A' && c <= 'Z';
        const bool letter = upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                            (static_cast<unsigned char>(c) & 0x80u) != 0;
        if (!letter) {
            open = false;
            was_lower = false;
            continue;
        }
        if (!open || (upper && was_lower)) {
            if (words_.size() == max_words) {
                break;
            }
            if (size > 0) {
                text_[size++] = ' ';
            }
            words_.push_back({size, size});
            open = true;
        }
        text_[size++] = upper ? static_cast<char>(c - 'A' + 'a') : c;
        words_.back().end = size;
        was_lower = !upper;
    }
}

ClassNames::ClassNames(const TableFile& tables) : index_(&tables.index("page/classes")) {
    const Sheet* sheet = tables.sheet("page/classes");
    for (std::uint32_t row = 0; sheet != nullptr && row < std::min(sheet->rows(), max_class_rows);
         ++row) {
        body_ |= sheet->cell(row, "effect") == "body" ? ClassRows{1} << row : 0;
    }
}

ClassRows ClassNames::rows(const HtmlTree& tree, NodeIndex node) {
    ClassRows rows = 0;
    for (const HtmlTree::Value& value : tree.attributes(node)) {
        switch (value.name) {
            case Attribute::class_name:
                rows |= rows_of_classes(tree.text(value));
                break;
            case Attribute::id:
            case Attribute::role:
            case Attribute::itemprop:
                rows |= rows_of_name(tree.text(value));
                break;
            default:
                break;
        }
    }
    return rows;
}

ClassRows ClassNames::rows_of_classes(std::string_view classes) {
    const auto [at, is_new] = classes_.try_emplace(classes, 0);
    if (!is_new) {
        return at->second;
    }
    // WordPress names an article's own categories and tags in its class.
    const bool post = classes.find("hentry") != std::string_view::npos ||
                      classes.find("post-") != std::string_view::npos;
    std::size_t count = 0;
    ClassRows rows = 0;
    for (std::size_t begin = 0; begin < classes.size() && count < max_names;) {
        std::size_t end = begin;
        while (end < classes.size() && !is_space(classes[end])) {
            ++end;
        }
        const std::string_view name = classes.substr(begin, end - begin);
        if (!(post && (name.starts_with("category-") || name.starts_with("tag-")))) {
            rows |= rows_of_name(name);
            ++count;
        }
        begin = end + 1;
    }
    at->second = rows;
    return rows;
}

ClassRows ClassNames::rows_of_name(std::string_view name) {
    if (name.empty()) {
        return 0;
    }
    const auto [at, is_new] = names_.try_emplace(name, 0);
    if (is_new) {
        at->second = look_up(name);
    }
    return at->second;
}

ClassRows ClassNames::look_up(std::string_view name) {
    ClassRows rows = 0;
    split_.read(name);
    for (std::size_t begin = 0; begin < split_.words();) {
        std::size_t taken = 0;
        std::span<const Posting> found;
        for (std::size_t count = 1; begin + count <= split_.words(); ++count) {
            const Index::Found look = index_->find(split_.key(begin, count));
            if (!look.known) {
                break;
            }
            if (!look.postings.empty()) {
                found = look.postings;
                taken = count;
            }
        }
        for (const Posting& posting : found) {
            rows |= posting.row < max_class_rows ? ClassRows{1} << posting.row : 0;
        }
        begin += std::max<std::size_t>(taken, 1);
    }
    return rows;
}

}  // namespace khabar::page
