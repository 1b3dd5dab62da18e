#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace khabar::input {

constexpr std::string_view robots_name = "khabar";                 ///< as robots.txt names us
constexpr std::size_t max_robots_bytes = std::size_t{500} << 10u;  // source: RFC 9309, 2.5
// why: over that a host asks not to be read at all; the pages of a day would take a week.
constexpr std::chrono::seconds max_crawl_delay{60};

/// What a host lets be fetched: its robots.txt, read for one crawler (RFC 9309).
///
/// The groups that name the crawler hold, put together; where none does, those for "*"; where there
/// is none either, all is allowed. Of the rules that fit a path the longest decides, of two as long
/// the one that allows. "*" in a rule is anything, "$" at its end the end of the path; as %2A and
/// %24 they are letters. Paths are compared octet by octet, however either side wrote its %XX.
/// Crawl-delay, which is of no standard, is read too.
class Robots {
public:
    /// All that is there.
    static Robots all() { return {}; }
    /// bytes  robots.txt; no more than max_robots_bytes of it is looked at, and a line that they
    ///        cut not at all
    /// name   the crawler's, whatever its case
    static Robots read(std::string_view bytes, std::string_view name = robots_name);

    /// path  path and query, as an address has them: "/news?id=1"
    [[nodiscard]] bool allows(std::string_view path) const;
    /// How long to wait between two requests, at most max_crawl_delay; nothing: it does not say.
    [[nodiscard]] std::optional<std::chrono::milliseconds> crawl_delay() const { return delay_; }

    /// What it takes in memory, roughly.
    [[nodiscard]] std::size_t bytes() const;

private:
    struct Rule {
        std::string path;  ///< in one spelling (spelled_rule())
        bool allow;
    };
    std::vector<Rule> rules_;
    std::optional<std::chrono::milliseconds> delay_;
};

}  // namespace khabar::input
