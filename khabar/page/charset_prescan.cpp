#include "khabar/page/charset_prescan.h"

#include <algorithm>
#include <cstddef>

namespace khabar::page {

namespace {

// why: browsers look at 1024 bytes; templates with long comments declare later.
constexpr std::size_t prescan_bytes = 4096;

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

bool is_letter(char c) {
    return c >= 'a' && c <= 'z';
}

struct FoundAttribute {
    std::string_view name;
    std::string_view value;
};

/// Walks over the tags of a head in lower case.
class Prescan {
public:
    explicit Prescan(std::string_view head) : head_(head) {}

    std::string_view run() {
        if (head_.starts_with("<?xml")) {
            if (const std::string_view label = xml_encoding(); !label.empty()) {
                return label;
            }
        }
        for (at_ = head_.find('<'); at_ < head_.size(); at_ = head_.find('<', at_)) {
            const std::string_view rest = head_.substr(at_);
            if (rest.starts_with("<!--")) {
                at_ = head_.find("-->", at_ + 2);  // "<!-->" is a whole comment
            } else if (rest.starts_with("<meta") && rest.size() > 5 &&
                       (is_space(rest[5]) || rest[5] == '/')) {
                at_ += 5;
                if (const std::string_view label = read_meta(); !label.empty()) {
                    return label;
                }
            } else if (rest.size() > 1 &&
                       is_letter(rest[rest[1] == '/' && rest.size() > 2 ? 2 : 1])) {
                skip_tag();
            } else if (rest.starts_with("<!") || rest.starts_with("</") || rest.starts_with("<?")) {
                at_ = head_.find('>', at_);
            } else {
                ++at_;
            }
        }
        return {};
    }

private:
    [[nodiscard]] bool more() const { return at_ < head_.size(); }

    void skip_tag() {
        while (more() && !is_space(head_[at_]) && head_[at_] != '>') {
            ++at_;
        }
        while (!next_attribute().name.empty()) {
        }
    }

    std::string_view read_meta() {
        bool is_pragma = false;
        std::string_view in_charset;
        std::string_view in_content;
        for (FoundAttribute attribute = next_attribute(); !attribute.name.empty();
             attribute = next_attribute()) {
            if (attribute.name == "http-equiv") {
                is_pragma = attribute.value == "content-type";
            } else if (attribute.name == "charset" && in_charset.empty()) {
                in_charset = attribute.value;
            } else if (attribute.name == "content" && in_content.empty()) {
                in_content = charset_in(attribute.value);
            }
        }
        if (!in_charset.empty()) {
            return in_charset;
        }
        return is_pragma ? in_content : std::string_view{};
    }

    /// The next attribute of the tag; no name at the tag's end.
    FoundAttribute next_attribute() {
        while (more() && (is_space(head_[at_]) || head_[at_] == '/')) {
            ++at_;
        }
        if (!more() || head_[at_] == '>') {
            return {};
        }
        const std::size_t name = at_;
        do {  // a "=" may begin a name, not end an empty one
            ++at_;
        } while (more() && !is_space(head_[at_]) && head_[at_] != '=' && head_[at_] != '/' &&
                 head_[at_] != '>');
        FoundAttribute found{head_.substr(name, at_ - name), {}};
        skip_spaces();
        if (more() && head_[at_] == '=') {
            ++at_;
            skip_spaces();
            found.value = read_value();
        }
        return found;
    }

    std::string_view read_value() {
        if (!more()) {
            return {};
        }
        const char quote = head_[at_];
        if (quote == '"' || quote == '\'') {
            const std::size_t begin = at_ + 1;
            const std::size_t end = std::min(head_.find(quote, begin), head_.size());
            at_ = std::min(end + 1, head_.size());
            return head_.substr(begin, end - begin);
        }
        const std::size_t begin = at_;
        while (more() && !is_space(head_[at_]) && head_[at_] != '>') {
            ++at_;
        }
        return head_.substr(begin, at_ - begin);
    }

    void skip_spaces() {
        while (more() && is_space(head_[at_])) {
            ++at_;
        }
    }

    /// The label behind "charset=" in the content of a pragma.
    static std::string_view charset_in(std::string_view content) {
        for (std::size_t at = content.find("charset"); at != std::string_view::npos;
             at = content.find("charset", at)) {
            at += 7;
            at = std::min(content.find_first_not_of(" \t\r\n\f", at), content.size());
            if (at < content.size() && content[at] == '=') {
                return unquoted(content.substr(at + 1));
            }
        }
        return {};
    }

    static std::string_view unquoted(std::string_view value) {
        value.remove_prefix(std::min(value.find_first_not_of(" \t\r\n\f"), value.size()));
        if (!value.empty() && (value[0] == '"' || value[0] == '\'')) {
            const std::size_t end = value.find(value[0], 1);
            return end == std::string_view::npos ? std::string_view{} : value.substr(1, end - 1);
        }
        return value.substr(0, value.find_first_of(" \t\r\n\f;"));
    }

    [[nodiscard]] std::string_view xml_encoding() const {
        const std::string_view declaration = head_.substr(0, head_.find('>'));
        const std::size_t name = declaration.find("encoding");
        const std::size_t equals = declaration.find('=', std::min(name, declaration.size()));
        return equals == std::string_view::npos ? std::string_view{}
                                                : unquoted(declaration.substr(equals + 1));
    }

    std::string_view head_;
    std::size_t at_ = 0;
};

}  // namespace

std::string declared_charset(std::string_view html) {
    std::string head(html.substr(0, prescan_bytes));
    std::transform(head.begin(), head.end(), head.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    std::string_view label = Prescan(head).run();
    label.remove_prefix(std::min(label.find_first_not_of(" \t\r\n\f"), label.size()));
    while (!label.empty() && is_space(label.back())) {
        label.remove_suffix(1);
    }
    return std::string(label);
}

}  // namespace khabar::page
