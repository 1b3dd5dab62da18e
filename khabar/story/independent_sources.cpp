#include <algorithm>
#include <cstddef>
#include <map>
#include <numeric>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/story/sources.h"
#include "khabar/story/story.h"
#include "khabar/story/words.h"

namespace khabar::story {

namespace {

// why: each pair of sketches costs 30 ns; of a story of 10^5 the first are compared with all
constexpr std::size_t max_compared = 2000;

/// Groups that grow together, each known by its least member.
class Groups {
public:
    explicit Groups(std::size_t count) : first_(count) {
        std::iota(first_.begin(), first_.end(), std::size_t{0});
    }
    std::size_t first(std::size_t member) {
        while (first_[member] != member) {
            first_[member] = first_[first_[member]];
            member = first_[member];
        }
        return member;
    }
    void unite(std::size_t a, std::size_t b) {
        const auto [low, high] = std::minmax({first(a), first(b)});
        first_[high] = low;
    }

private:
    std::vector<std::size_t> first_;
};

std::string folded_name(std::string_view name, LanguageId language) {
    std::string key;
    for (const std::string& word : words_of(name, language)) {
        key += word;
        key += ' ';
    }
    return key;
}

void add_name(std::vector<std::string>& keys, std::string_view name, LanguageId language) {
    const std::string folded = folded_name(name, language);
    if (!folded.empty()) {
        keys.push_back("name " + folded);
    }
}

bool is_outlet(const record::Link& link) {
    return link.kind == "outlet" || link.kind == "agency";
}

/// What a telling shares with another that has the same source: names of its publisher, and of the
/// last outlet or agency that it quotes. A paper that quotes an agency and the agency's own page
/// meet in the agency's name.
std::vector<std::string> source_keys(const record::Record& record) {
    std::vector<std::string> keys{"document " + record.document.id};
    const LanguageId language = language_of(record.document.language);
    add_name(keys, record.document.publisher, language);
    const auto& chain = record.claim.chain;
    const auto last = std::find_if(chain.rbegin(), chain.rend(), is_outlet);
    if (last != chain.rend()) {
        if (!last->who.id.empty()) {
            keys.push_back("id " + last->who.id);
        }
        add_name(keys, last->words.text, language);
        add_name(keys, last->who.name.en, LanguageId::english);
        add_name(keys, last->who.name.ar, LanguageId::arabic);
    }
    return keys;
}

}  // namespace

std::vector<std::size_t> first_of_source(std::span<const Member> members) {
    Groups groups(members.size());
    std::map<std::string, std::size_t> first_with;
    for (std::size_t i = 0; i < members.size(); ++i) {
        for (std::string& key : source_keys(members[i].record)) {
            groups.unite(i, first_with.emplace(std::move(key), i).first->second);
        }
    }
    for (std::size_t i = 0; i < std::min(members.size(), max_compared); ++i) {
        for (std::size_t k = i + 1; k < members.size(); ++k) {
            if (likeness(members[i].sketch, members[k].sketch) >= copy_likeness) {
                groups.unite(i, k);
            }
        }
    }
    std::vector<std::size_t> firsts(members.size());
    for (std::size_t i = 0; i < members.size(); ++i) {
        firsts[i] = groups.first(i);
    }
    return firsts;
}

unsigned independent_sources(std::span<const Member> members) {
    const std::vector<std::size_t> firsts = first_of_source(members);
    unsigned sources = 0;
    for (std::size_t i = 0; i < firsts.size(); ++i) {
        sources += firsts[i] == i ? 1u : 0u;
    }
    return std::max(1u, sources);
}

std::string said_by(const std::vector<record::Link>& chain) {
    // link 0 is the publisher where it has no act
    if (chain.empty() || chain.back().act.empty()) {
        return {};
    }
    return chain.back().words.text;
}

}  // namespace khabar::story
