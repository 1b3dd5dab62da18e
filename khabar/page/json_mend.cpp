#include "khabar/page/json_mend.h"

#include <algorithm>
#include <cstddef>

namespace khabar::page {

namespace {

bool is_space(char c) {
    return static_cast<unsigned char>(c) <= 0x20u;
}

std::size_t skip_space(std::string_view text, std::size_t at) {
    while (at < text.size() && is_space(text[at])) {
        ++at;
    }
    return at;
}

bool begins_comment(std::string_view text, std::size_t at) {
    const std::string_view rest = text.substr(at);
    return rest.starts_with("//") || rest.starts_with("/*");
}

// Whether what follows a quote shows that it ends its string: a colon, a closing bracket, a
// comment, the end, or a comma with a value or a key behind it.
bool ends_string(std::string_view text, std::size_t behind) {
    std::size_t at = skip_space(text, behind);
    if (at == text.size() || text[at] == ':' || text[at] == '}' || text[at] == ']' ||
        begins_comment(text, at)) {
        return true;
    }
    if (text[at] != ',') {
        return false;
    }
    at = skip_space(text, at + 1);
    if (at == text.size()) {
        return true;
    }
    const std::string_view rest = text.substr(at);
    const char c = rest[0];
    return c == '"' || c == '{' || c == '[' || c == '}' || c == ']' || c == '-' || c == '/' ||
           (c >= '0' && c <= '9') || rest.starts_with("true") || rest.starts_with("false") ||
           rest.starts_with("null");
}

class Mender {
public:
    explicit Mender(std::string_view text) : text_(text) { out_.reserve(text.size() + 16); }

    std::string mend() {
        while (at_ < text_.size()) {
            const char c = text_[at_];
            if (c == '"') {
                string();
            } else if (begins_comment(text_, at_)) {
                comment();
            } else if (text_.substr(at_).starts_with("<!--") ||
                       text_.substr(at_).starts_with("-->")) {
                at_ += c == '<' ? 4 : 3;
            } else {
                mark(c);
                ++at_;
            }
        }
        without_comma();
        while (!open_.empty()) {
            out_.push_back(open_.back());
            open_.pop_back();
        }
        return several_ ? "[" + out_ + "]" : out_;
    }

private:
    void mark(char c) {
        if (open_.empty() && (c == ';' || c == ',')) {
            return;
        }
        if (c == '{' || c == '[') {
            if (open_.empty() && out_.find_first_of("}]") != std::string::npos) {
                several_ = true;
                out_.push_back(',');
            }
            open_.push_back(c == '{' ? '}' : ']');
        } else if (c == '}' || c == ']') {
            if (open_.empty() || open_.back() != c) {
                return;
            }
            without_comma();
            open_.pop_back();
        }
        out_.push_back(is_space(c) ? ' ' : c);
    }

    void without_comma() {
        while (!out_.empty() && (out_.back() == ' ' || out_.back() == ',')) {
            out_.pop_back();
        }
    }

    void comment() {
        const bool line = text_[at_ + 1] == '/';
        const std::size_t end = text_.find(line ? "\n" : "*/", at_);
        at_ = end == std::string_view::npos ? text_.size() : end + (line ? 1 : 2);
    }

    void string() {
        out_.push_back('"');
        for (++at_; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            if (c == '\\') {
                escape();
            } else if (c == '"' && ends_string(text_, at_ + 1)) {
                break;
            } else if (c == '"') {
                out_ += "\\\"";
            } else if (c == '\n' || c == '\r') {
                out_ += "\\n";
            } else {
                out_.push_back(static_cast<unsigned char>(c) < 0x20u ? ' ' : c);
            }
        }
        out_.push_back('"');
        ++at_;
    }

    void escape() {
        constexpr std::string_view known = "\"\\/bfnrt";
        const char next = at_ + 1 < text_.size() ? text_[at_ + 1] : ' ';
        const std::string_view hex = text_.substr(std::min(at_ + 2, text_.size()), 4);
        const bool code = next == 'u' && hex.size() == 4 &&
                          hex.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
        if (code || known.find(next) != std::string_view::npos) {
            out_.push_back('\\');
            out_.push_back(next);
            ++at_;
        }
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::string out_;
    std::string open_;  ///< the brackets that close what is open
    bool several_ = false;
};

}  // namespace

std::string mend_json(std::string_view text) {
    return Mender(text).mend();
}

}  // namespace khabar::page
