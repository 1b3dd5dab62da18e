#include "khabar/serve/rate_limit.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <functional>

#include <arpa/inet.h>
#include <netinet/in.h>

namespace khabar::serve {

namespace {

constexpr double per_second = 50;  // why: a page that is worked with asks some ten times a second
constexpr double burst = 200;      // why: opening the page asks for all its files and views
constexpr std::size_t max_wrong = 10;  // why: nobody mistypes more; 128 bits outlast any guessing
constexpr std::chrono::seconds wrong_time{60};
constexpr std::size_t max_addresses = 20'000;  // why: some 3 MB; more at once is an attack

constexpr std::chrono::seconds quiet_time{120};  // why: then a bucket is full and a minute over

std::uint64_t hash_of(std::string_view token) {
    return std::hash<std::string_view>()(token);
}

/// What an address counts as. This machine's own are one: any program on it can ask from each.
std::string key_of(std::string_view peer) {
    return is_loopback(peer) ? "loopback" : network_of(peer);
}

}  // namespace

bool is_loopback(std::string_view peer) {
    return peer.starts_with("127.") || peer == "::1" || peer.starts_with("::ffff:127.");
}

std::string network_of(std::string_view peer) {
    in6_addr address{};
    const std::string text(peer);
    constexpr std::string_view mapped = "::ffff:";
    if (peer.starts_with(mapped) || inet_pton(AF_INET6, text.c_str(), &address) != 1) {
        return text;
    }
    std::memset(address.s6_addr + 8, 0, 8);
    std::array<char, INET6_ADDRSTRLEN> out{};
    return inet_ntop(AF_INET6, &address, out.data(), out.size()) == nullptr ? text : out.data();
}

RateLimit::Entry& RateLimit::entry(std::string_view peer, Clock::time_point now) {
    auto [at, added] = entries_.try_emplace(key_of(peer));
    if (added) {
        at->second.tokens = burst;
        at->second.filled = now;
    }
    return at->second;
}

bool RateLimit::allow(std::string_view peer, Clock::time_point now) {
    if (is_loopback(peer)) {
        return true;
    }
    if (entries_.size() >= max_addresses) {
        sweep(now);
        if (entries_.size() >= max_addresses && !entries_.contains(network_of(peer))) {
            return false;
        }
    }
    Entry& bucket = entry(peer, now);
    const double seconds = std::chrono::duration<double>(now - bucket.filled).count();
    bucket.tokens = std::min(burst, bucket.tokens + seconds * per_second);
    bucket.filled = now;
    if (bucket.tokens < 1) {
        return false;
    }
    bucket.tokens -= 1;
    return true;
}

bool RateLimit::may_try(std::string_view peer, std::string_view token, Clock::time_point now) {
    const auto at = entries_.find(key_of(peer));
    if (at == entries_.end() || now - at->second.first_wrong >= wrong_time) {
        return true;
    }
    const auto& wrong = at->second.wrong;
    return wrong.size() < max_wrong ||
           std::find(wrong.begin(), wrong.end(), hash_of(token)) != wrong.end();
}

void RateLimit::count_wrong(std::string_view peer, std::string_view token, Clock::time_point now) {
    Entry& of = entry(peer, now);
    if (now - of.first_wrong >= wrong_time) {
        of.wrong.clear();
    }
    if (of.wrong.empty()) {
        of.first_wrong = now;
    }
    const std::uint64_t hash = hash_of(token);
    if (of.wrong.size() < max_wrong &&
        std::find(of.wrong.begin(), of.wrong.end(), hash) == of.wrong.end()) {
        of.wrong.push_back(hash);
    }
}

void RateLimit::sweep(Clock::time_point now) {
    std::erase_if(entries_, [now](const auto& item) {
        const Entry& of = item.second;
        return now - of.filled >= quiet_time &&
               (of.wrong.empty() || now - of.first_wrong >= wrong_time);
    });
}

}  // namespace khabar::serve
