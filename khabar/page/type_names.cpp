#include "khabar/page/type_names.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace khabar::page {

namespace {

// why: a page that lists its site's last articles names some two hundred.
constexpr std::size_t max_types = 2'000;

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// Goes through JSON as far as strings and brackets tell it.
class Scanner {
public:
    explicit Scanner(std::string_view script) : script_(script) {}

    std::vector<TypeName> scan() {
        while (at_ < script_.size() && names_.size() < max_types) {
            const char c = script_[at_];
            if (c == '"') {
                read_string();
                continue;
            }
            depth_ += c == '{' ? 1 : 0;
            depth_ -= c == '}' && depth_ > 0 ? 1 : 0;
            ++at_;
        }
        return std::move(names_);
    }

private:
    void read_string() {
        const std::string_view key = take_string();
        if (key == "@graph" && depth_ == 1) {
            graph_ = true;
        }
        if (key != "@type" || !skip_to(':')) {
            return;
        }
        const bool several = skip_to('[');
        skip_space();
        while (at_ < script_.size() && script_[at_] == '"') {
            std::string_view name = take_string();
            name = name.substr(name.find_last_of("/#:") + 1);  // of npos: 0
            names_.push_back({name, depth_ == 1 || (graph_ && depth_ == 2)});
            if (!several || !skip_to(',')) {
                break;
            }
            skip_space();
        }
    }

    std::string_view take_string() {
        const std::size_t begin = ++at_;
        while (at_ < script_.size() && script_[at_] != '"') {
            at_ += script_[at_] == '\\' ? 2U : 1U;
        }
        const std::size_t end = std::min(at_, script_.size());
        at_ = std::min(at_ + 1, script_.size());
        return script_.substr(begin, end - begin);
    }

    void skip_space() {
        while (at_ < script_.size() && is_space(script_[at_])) {
            ++at_;
        }
    }

    bool skip_to(char c) {
        skip_space();
        const bool found = at_ < script_.size() && script_[at_] == c;
        at_ += found ? 1 : 0;
        return found;
    }

    std::string_view script_;
    std::size_t at_ = 0;
    std::size_t depth_ = 0;  ///< open braces
    bool graph_ = false;
    std::vector<TypeName> names_;
};

}  // namespace

std::vector<TypeName> type_names(std::string_view script) {
    return Scanner(script).scan();
}

}  // namespace khabar::page
