#include "khabar/page/class_names.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

namespace khabar::page {

namespace {

// why: names of more words are made by programs.
constexpr std::size_t max_words = 24;
// why: an element with more names says nothing by them.
constexpr std::size_t max_names = 48;

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

std::vector<std::string> split(std::string_view name) {
    std::vector<std::string> words;
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
            if (words.size() == max_words) {
                break;
            }
            words.emplace_back();
            open = true;
        }
        words.back().push_back(upper ? static_cast<char>(c - 'A' + 'a') : c);
        was_lower = !upper;
    }
    return words;
}

}  // namespace

ClassNames::ClassNames(const TableFile& tables) : index_(&tables.index("page/classes")) {
    const Sheet* sheet = tables.sheet("page/classes");
    for (std::uint32_t row = 0; sheet != nullptr && row < std::min(sheet->rows(), max_class_rows);
         ++row) {
        body_ |= sheet->cell(row, "effect") == "body" ? ClassRows{1} << row : 0;
    }
}

ClassRows ClassNames::rows(const HtmlTree& tree, NodeIndex node) {
    ClassRows rows = 0;
    if (tree.node(node).attributes == 0) {
        return rows;
    }
    const std::string_view classes = tree.attribute(node, Attribute::class_name);
    // WordPress names an article's own categories and tags in its class.
    const bool post = classes.find("hentry") != std::string_view::npos ||
                      classes.find("post-") != std::string_view::npos;
    std::size_t count = 0;
    for (std::size_t begin = 0; begin < classes.size() && count < max_names;) {
        std::size_t end = begin;
        while (end < classes.size() && !is_space(classes[end])) {
            ++end;
        }
        const std::string_view name = classes.substr(begin, end - begin);
        if (!(post && (name.starts_with("category-") || name.starts_with("tag-")))) {
            add(name, rows);
            ++count;
        }
        begin = end + 1;
    }
    add(tree.attribute(node, Attribute::id), rows);
    add(tree.attribute(node, Attribute::role), rows);
    add(tree.attribute(node, Attribute::itemprop), rows);
    return rows;
}

void ClassNames::add(std::string_view name, ClassRows& rows) {
    if (name.empty()) {
        return;
    }
    const auto [at, is_new] = known_.try_emplace(name, 0);
    if (is_new) {
        at->second = look_up(name);
    }
    rows |= at->second;
}

ClassRows ClassNames::look_up(std::string_view name) const {
    ClassRows rows = 0;
    const std::vector<std::string> words = split(name);
    for (std::size_t begin = 0; begin < words.size();) {
        std::size_t taken = 0;
        std::span<const Posting> found;
        std::string key;
        for (std::size_t count = 1; begin + count <= words.size(); ++count) {
            key += (count > 1 ? " " : "") + words[begin + count - 1];
            const Index::Found look = index_->find(key);
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
