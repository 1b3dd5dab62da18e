// khabar watch: polls feeds and sitemaps, and codes or queues each page that they name.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <ctime>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <CLI/App.hpp>

#include "common.h"
#include "khabar/export/error_record.h"
#include "khabar/input/web/address_list.h"
#include "khabar/input/web/url_source.h"
#include "khabar/input/web/web_address.h"
#include "khabar/live/watcher.h"
#include "khabar/live/web.h"
#include "live_metrics.h"
#include "metrics_server.h"
#include "queue_options.h"
#include "seconds_option.h"
#include "stop.h"
#include "store_options.h"
#include "watch_keepers.h"

namespace khabar::cli {

namespace {

constexpr double shortest_time = 0.1;                 // s; why: a poll and a page take some
constexpr double longest_option = 366.0 * 24 * 3600;  // s

struct WatchOptions {
    Options common;
    StoreOptions store;
    QueueOptions queue;
    MetricsOptions metrics;
    std::string contact;
    std::string since;
    double every = 900;  ///< seconds, as all of these
    double politeness = 2;
    double page_time = 60;
    bool once = false;
};

std::chrono::milliseconds time_of(double seconds) {
    return std::chrono::milliseconds(static_cast<std::int64_t>(seconds * 1000));
}

/// Who we are to the hosts, and where they can ask about it.
std::string agent(const std::string& contact) {
    return "khabar/" KHABAR_VERSION " (watches feeds" + (contact.empty() ? "" : "; +" + contact) +
           ")";
}

std::optional<Failure> prove_watch(const WatchOptions& options, Setting& setting,
                                   live::WatchRules& rules) {
    if (auto failure = prove(options.common, setting)) {
        return failure;
    }
    if (!options.since.empty()) {
        rules.since = parse_day(options.since);
        if (!rules.since) {
            return Failure{exit_wrong_use, "--since: no such day; write it as 2020-05-26"};
        }
    }
    const bool printable = std::all_of(options.contact.begin(), options.contact.end(),
                                       [](char c) { return c >= ' ' && c <= '~'; });
    if (!printable || options.contact.size() > 200) {
        return Failure{exit_wrong_use, "--agent-contact: an address in up to 200 ASCII letters"};
    }
    rules.once = options.once;
    rules.every = time_of(options.every);
    rules.manners.pause = time_of(options.politeness);
    setting.fetch.agent = agent(options.contact);
    setting.fetch.whole_time = time_of(options.page_time);
    setting.fetch.stall_time =
        std::clamp(std::chrono::ceil<std::chrono::seconds>(setting.fetch.whole_time),
                   std::chrono::seconds(1), setting.fetch.stall_time);
    return std::nullopt;
}

/// The addresses that are named, those of files too. What is no address has its error record.
std::optional<Failure> named_feeds(const Options& options, WatchKeeper& keeper,
                                   std::vector<std::string>& feeds) {
    for (const std::string& named : options.inputs) {
        std::vector<std::string> addresses{named};
        if (!input::is_address(named)) {
            auto listed = input::read_address_list(named);
            if (!listed) {
                return failure_of(listed.error());
            }
            addresses = *std::move(listed);
        }
        for (const std::string& address : addresses) {
            auto whole = input::web_address(address);
            if (whole) {
                feeds.push_back(*std::move(whole));
            } else {
                keeper.failed(address, address, whole.error());
            }
        }
    }
    return std::nullopt;
}

/// "2026-11-30T23:31Z": the first whole minute that is not before it.
std::string minute_of(live::Moment moment) {
    const std::chrono::seconds seconds =
        std::chrono::ceil<std::chrono::minutes>(moment).time_since_epoch();
    return fmt::format("{:%Y-%m-%dT%H:%MZ}",
                       fmt::gmtime(static_cast<std::time_t>(seconds.count())));
}

std::string feed_line(const live::FeedCount& count) {
    return fmt::format(
        "khabar watch: {}: {} ({} unchanged), {} new, {} fetched, {} kept, {} there "
        "already, {}, {} waiting{}{}",
        count.address, counted(count.polls, "poll"), grouped(count.unchanged), grouped(count.items),
        grouped(count.fetched), grouped(count.added), grouped(count.same),
        counted(count.failed, "error"), grouped(count.waiting),
        count.unusable > 0
            ? ", " + counted(count.unusable, "item") + " without an address that can be fetched"
            : std::string(),
        count.left_alone_until
            ? ", left alone until " + minute_of(*count.left_alone_until) + " after failures"
            : std::string());
}

/// "; 1 feed left alone until 2026-11-30T23:31Z after failures", or nothing: else a run that asks
/// for nothing would look like one that found nothing new.
std::string left_alone(const std::vector<live::FeedCount>& feeds) {
    std::uint64_t count = 0;
    live::Moment first = live::Moment::max();
    for (const live::FeedCount& feed : feeds) {
        if (feed.left_alone_until) {
            ++count;
            first = std::min(first, *feed.left_alone_until);
        }
    }
    if (count == 0) {
        return {};
    }
    return count == 1 ? "; 1 feed left alone until " + minute_of(first) + " after failures"
                      : fmt::format("; {} left alone after failures, the first until {}",
                                    counted(count, "feed"), minute_of(first));
}

std::string last_line(const std::vector<live::FeedCount>& feeds, const WatchKeeper& keeper) {
    live::FeedCount sum;
    for (const live::FeedCount& feed : feeds) {
        sum += feed;
    }
    return fmt::format(
        "khabar watch: {}: {} ({} unchanged); {} new, {} fetched, {}, {} there already"
        ", {} waiting; {}{}",
        counted(feeds.size(), "feed"), counted(sum.polls, "poll"), grouped(sum.unchanged),
        counted(sum.items, "page"), grouped(sum.fetched), keeper.summary(sum.added),
        grouped(sum.same), grouped(sum.waiting), counted(keeper.failures(), "error"),
        left_alone(feeds));
}

int run_watch(const WatchOptions& options) {
    Setting setting;
    live::WatchRules rules;
    if (const auto failure = prove_watch(options, setting, rules)) {
        return fail(*failure);
    }
    Output output(options.common.out, Output::When::behind);
    if (!output.is_open()) {
        return fail({exit_unusable, options.common.out + ": cannot be written"});
    }
    std::unique_ptr<WatchKeeper> keeper;
    if (const auto failure =
            open_keeper({options.common, options.store, options.queue, setting}, output, keeper)) {
        return fail(*failure);
    }
    std::vector<std::string> feeds;
    if (const auto failure = named_feeds(options.common, *keeper, feeds)) {
        return fail(*failure);
    }
    if (feeds.empty() && keeper->failures() == 0) {
        return fail({exit_wrong_use, "no feed: nothing that is named holds an address"});
    }
    live::Web web(setting.fetch, stopped, rules.at_once);
    live::WatchCounts shared;
    std::unique_ptr<MetricsServer> metrics;
    if (const auto failure = open_metrics(
            options.metrics, "watch", options.common.quiet,
            [&shared] { return metrics_text(shared); }, metrics)) {
        return fail(*failure);
    }
    live::Watcher watcher(rules, web, *keeper);
    watcher.share(shared);
    for (const std::string& feed : feeds) {
        watcher.add(feed);
    }
    std::optional<Error> error = watcher.run();
    error = error ? error : keeper->fault();
    const std::vector<live::FeedCount> counts = watcher.counts();
    if (options.common.verbose) {
        for (const live::FeedCount& count : counts) {
            say(feed_line(count));
        }
    }
    if (!options.common.quiet) {
        say(last_line(counts, *keeper));
    }
    if (error) {
        return fail(failure_of(*error));
    }
    if (const auto failure = output.failure()) {
        return fail(*failure);
    }
    return keeper->failures() > 0 ? exit_some_failed : exit_done;
}

}  // namespace

void add_watch(CLI::App& program, int& status) {
    auto options = std::make_shared<WatchOptions>();
    CLI::App* command = program.add_subcommand(
        "watch", "Poll feeds and sitemaps, and code and keep each page that they name");
    command
        ->add_option("feed", options->common.inputs,
                     "RSS, Atom, sitemaps and their indexes by address, or files with an address a "
                     "line; - is standard input")
        ->type_name("FEED|FILE|-")
        ->required();
    add_store_option(*command, options->store);
    add_queue_options(*command, options->queue);
    command->get_option("--queue")->description(
        "Publish the pages to NATS with JetStream, servers behind commas, and code none");
    add_seconds(*command, "--every", options->every, shortest_time, longest_option,
                "Between two polls of a feed");
    command->add_flag("--once", options->once, "One round, then the end: for cron");
    command
        ->add_option("--since", options->since,
                     "Pass over pages that a feed dates before this day; without it all that it "
                     "names are fetched")
        ->type_name("DATE");
    add_seconds(*command, "--politeness", options->politeness, 0, longest_option,
                "Between two requests to one host; a longer Crawl-delay of its robots.txt goes "
                "before, up to 60");
    add_seconds(*command, "--page-time", options->page_time, shortest_time, longest_option,
                "The longest time for one request");
    command
        ->add_option(
            "--agent-contact", options->contact,
            "An address for hosts to ask about our requests, of mail or of a page: part of "
            "the User-Agent")
        ->type_name("ADDRESS");
    add_metrics_option(*command, options->metrics);
    command->add_flag("--allow-private", options->common.allow_private,
                      "Fetch also from this machine and from private networks");
    add_output_options(*command, options->common);
    add_tables_option(*command, options->common);
    add_places_options(*command, options->common);
    command->footer(
        "Examples:\n"
        "  khabar watch --store news.db --agent-contact desk@news.example \\\n"
        "      https://news.example/rss.xml https://other.example/news-sitemap.xml\n"
        "  khabar watch --once --store news.db feeds.txt\n"
        "  khabar watch --queue nats://127.0.0.1:4222 --store feeds.db feeds.txt\n\n"
        "Each page is fetched once, whatever its feed says later. What was seen is remembered in "
        "the\n"
        "store, so a run that was stopped or killed goes on where it was; with --queue the store\n"
        "holds nothing else, and workers (khabar work) code the pages. Feeds are asked whether "
        "they\n"
        "changed, hosts that fail or ask for it are left alone for longer and longer, robots.txt "
        "is\n"
        "heeded for pages. What failed has its error record on standard output, or behind what\n"
        "stands in FILE already with -o FILE.");
    command->callback([options, &status] { status = run_watch(*options); });
}

}  // namespace khabar::cli
