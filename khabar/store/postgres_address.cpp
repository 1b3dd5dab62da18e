#include "khabar/store/postgres_address.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <vector>

namespace khabar::store::postgres {

namespace {

constexpr std::string_view hidden = "***";

struct Piece {
    std::size_t begin = 0;
    std::size_t size = 0;
};

/// Where passwords stand: behind the user, and in the parameters.
std::vector<Piece> passwords(std::string_view address) {
    std::vector<Piece> found;
    const std::size_t scheme = address.find("://");
    const std::size_t begin = scheme == std::string_view::npos ? 0 : scheme + 3;
    const std::size_t question = std::min(address.find('?', begin), address.size());
    // The last "@" before the parameters: a password may hold one that nobody escaped.
    const std::size_t at = address.substr(0, question).rfind('@');
    if (at != std::string_view::npos && at >= begin) {
        const std::size_t colon = address.find(':', begin);
        if (colon < at) {
            found.push_back({colon + 1, at - colon - 1});
        }
    }
    for (const std::string_view name : {"password=", "sslpassword="}) {
        std::size_t place = address.find(name, question);
        while (place != std::string_view::npos) {
            const std::size_t value = place + name.size();
            const std::size_t end = std::min(address.find('&', value), address.size());
            const char before = address[place - 1];
            if (before == '?' || before == '&') {
                found.push_back({value, end - value});
            }
            place = address.find(name, end);
        }
    }
    return found;
}

std::string unescaped(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned value = 0;
        if (text[i] == '%' && i + 2 < text.size()) {
            const char* digits = text.data() + i + 1;
            if (std::from_chars(digits, digits + 2, value, 16).ptr == digits + 2) {
                out += static_cast<char>(value);
                i += 2;
                continue;
            }
        }
        out += text[i];
    }
    return out;
}

void replace_all(std::string& text, std::string_view what) {
    if (what.empty()) {
        return;
    }
    for (std::size_t at = text.find(what); at != std::string::npos;
         at = text.find(what, at + hidden.size())) {
        text.replace(at, what.size(), hidden);
    }
}

std::string one_line(std::string_view message) {
    std::string out;
    for (const char c : message) {
        const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!space) {
            out += c;
        } else if (!out.empty() && out.back() != ' ') {
            out += ' ';
        }
    }
    while (!out.empty() && out.back() == ' ') {
        out.pop_back();
    }
    return out;
}

}  // namespace

std::string shown_address(std::string_view address) {
    std::string shown(address);
    std::vector<Piece> found = passwords(address);
    // From the end, so that the places before it stay right.
    for (auto piece = found.rbegin(); piece != found.rend(); ++piece) {
        shown.replace(piece->begin, piece->size, hidden);
    }
    return shown;
}

std::string shown_message(std::string_view message, std::string_view address) {
    std::string shown = one_line(message);
    for (const Piece piece : passwords(address)) {
        const std::string_view password = address.substr(piece.begin, piece.size);
        replace_all(shown, password);
        replace_all(shown, unescaped(password));
    }
    return shown;
}

std::string with_time_limits(std::string_view address) {
    // why: a host that is silent is given up after ten seconds; one that disappears without a word,
    // as a machine does whose power fails, after a minute: what it has not taken
    // (tcp_user_timeout), or what it does not answer while we wait for it (keepalives).
    constexpr std::array<std::string_view, 5> limits{"connect_timeout=10", "keepalives_idle=30",
                                                     "keepalives_interval=10", "keepalives_count=3",
                                                     "tcp_user_timeout=60000"};
    std::string out(address);
    for (const std::string_view limit : limits) {
        if (address.find(limit.substr(0, limit.find('=') + 1)) == std::string_view::npos) {
            out += out.find('?') == std::string::npos ? '?' : '&';
            out += limit;
        }
    }
    return out;
}

}  // namespace khabar::store::postgres
