#include "watch_keepers.h"

#include <chrono>
#include <cstdint>
#include <new>
#include <span>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "khabar/export/error_record.h"
#include "khabar/export/event_records.h"
#include "khabar/input/web/url_source.h"
#include "khabar/keeping/coded_document.h"
#include "khabar/keeping/join_all.h"
#include "khabar/keeping/say.h"
#include "khabar/live/guarded.h"
#include "khabar/live/message_of.h"
#include "khabar/queue/publisher.h"
#include "khabar/record/json_line.h"
#include "stop.h"

namespace khabar::cli {

namespace {

// why: a queue that is full is emptied by hand or by workers: in minutes, not in milliseconds.
constexpr std::chrono::seconds queue_pause{5};

Page page_of(live::FoundPage found) {
    const InputKind kind = input::kind_of(found.fetched);
    Page page = input::to_page(std::move(found.fetched), kind);
    page.listed = found.day;
    return page;
}

/// An error record as a run of days needs it: by which feed, and when.
std::string dated_record(std::string_view feed, std::string_view address, const Error& error) {
    record::JsonLine more;
    more.open_object();
    more.field("feed", feed);
    more.field("when", keeping::time_stamp());
    more.close_object();
    std::string line = error_record(address, error);
    line.back() = ',';
    line += more.line().substr(1);
    return line + "\n";
}

/// Codes pages and keeps what they tell.
class CodingKeeper final : public WatchKeeper {
public:
    CodingKeeper(std::string address, std::unique_ptr<store::Store> kept, Output& output,
                 const KeeperOptions& options, std::unique_ptr<const Coder> coder)
        : WatchKeeper(std::move(address), std::move(kept), output),
          setting_(options.setting),
          verbose_(options.common.verbose),
          coder_(std::move(coder)),
          coder_name_(keeping::coder_name(*coder_)) {}

    live::Kept keep(live::FoundPage found) override {
        const Named named{found.feed, found.address};
        try {
            return read_and_keep(named, std::move(found));
        } catch (const std::bad_alloc&) {
            return cannot(named,
                          {ErrorCode::too_large, named.address, "there is no memory for it"});
        }
    }

    bool idle() override {
        const auto joined = store().run<bool>([](store::Store& kept) -> Expected<bool> {
            if (auto error = keeping::join_all(kept, stopped)) {
                return *std::move(error);
            }
            return true;
        });
        if (joined && !*joined) {
            hooks().trouble("stories cannot be joined: " + joined->error().detail);
        }
        return joined.has_value();
    }

    [[nodiscard]] std::string summary(std::uint64_t added) const override {
        return fmt::format("{} added with {}", grouped(added), counted(events_, "event"));
    }

private:
    live::Kept read_and_keep(const Named& named, live::FoundPage found) {
        const auto document = live::guarded(named.address, [&] {
            return read_document(page_of(std::move(found)), setting_, coder_->tables());
        });
        if (!document) {
            return cannot(named, document.error());
        }
        const auto held = store().run<bool>([&](store::Store& kept) {
            return kept.holds(document_facts(*document, {}), document->text(), coder_name_);
        });
        if (!held) {
            return live::Kept::ended;
        }
        if (!*held) {
            return cannot(named, held->error());
        }
        return **held ? live::Kept::same : code(named, *document);
    }

    live::Kept code(const Named& named, const Document& document) {
        auto coded = live::guarded(named.address,
                                   [&] { return keeping::coded_document(*coder_, document, {}); });
        if (!coded) {
            return cannot(named, coded.error());
        }
        const auto put = store().run<std::vector<store::Put>>(
            [&](store::Store& kept) { return kept.put(std::span(&*coded, 1)); });
        if (!put) {
            return live::Kept::ended;
        }
        if (!*put) {
            return cannot(named, put->error());
        }
        events_ += coded->rows.size();
        if (verbose_) {
            say(fmt::format("khabar watch: {}: {}", named.address,
                            counted(coded->rows.size(), "event")));
        }
        return live::Kept::added;
    }

    const Setting& setting_;
    bool verbose_;
    std::unique_ptr<const Coder> coder_;
    std::string coder_name_;
    std::uint64_t events_ = 0;
};

/// Publishes pages for workers to code.
class QueueKeeper final : public WatchKeeper {
public:
    QueueKeeper(std::string address, std::unique_ptr<store::Store> kept, Output& output,
                std::unique_ptr<queue::Publisher> publisher)
        : WatchKeeper(std::move(address), std::move(kept), output),
          publisher_(std::move(publisher)) {}

    live::Kept keep(live::FoundPage found) override {
        const Named named{found.feed, found.address};
        const auto message = live::message_of(page_of(std::move(found)));
        if (!message) {
            return cannot(named, message.error());
        }
        for (bool waits = false;; waits = true) {
            const queue::Published published =
                publisher_->publish(std::span(&*message, 1), hooks().stopped);
            if (!published.error) {
                warn_where_full();
                return taken(named, *published.verdicts.front());
            }
            if (stopped()) {
                return live::Kept::ended;
            }
            if (!waits) {
                hooks().trouble("the queue is waited for: " + published.error->detail);
            }
            live::pause_unless_stopped(queue_pause, hooks().stopped);
            if (stopped()) {
                return live::Kept::ended;
            }
        }
    }

    bool idle() override { return true; }

    [[nodiscard]] std::string summary(std::uint64_t added) const override {
        return grouped(added) + " published";
    }

private:
    /// Looks now and then, and says it once.
    void warn_where_full() {
        constexpr unsigned look_each = 1000;  // pages
        if (published_++ % look_each != 0 || warned_) {
            return;
        }
        if (const auto fill = publisher_->fill(); fill && fill->is_high()) {
            warned_ = true;
            hooks().trouble(fill_warning(*fill));
        }
    }

    live::Kept taken(const Named& named, queue::Publish publish) {
        switch (publish) {
            case queue::Publish::stored:
                return live::Kept::added;
            case queue::Publish::held:
                return live::Kept::same;
            case queue::Publish::too_large:
                break;
        }
        return cannot(named, {ErrorCode::too_large, named.address,
                              "the page is over what the servers of the queue take (max_payload)"});
    }

    std::unique_ptr<queue::Publisher> publisher_;
    std::uint64_t published_ = 0;
    bool warned_ = false;
};

}  // namespace

WatchKeeper::WatchKeeper(std::string address, std::unique_ptr<store::Store> kept, Output& output)
    : hooks_{stopped, [](std::string_view line) { say("khabar watch: " + std::string(line)); }},
      store_(std::move(address), std::move(kept), hooks_, counts_),
      output_(output) {}

bool WatchKeeper::failed(std::string_view feed, std::string_view address, const Error& error) {
    ++failures_;
    return output_.write(dated_record(feed, address, error));
}

live::Kept WatchKeeper::cannot(const Named& page, const Error& error) {
    return failed(page.feed, page.address, error) ? live::Kept::failed : live::Kept::ended;
}

Expected<std::string> WatchKeeper::state_of(std::string_view feed) {
    const auto state = store_.run<std::optional<std::string>>(
        [feed](store::Store& kept) { return kept.feed_state(feed); });
    if (!state) {
        return Error{ErrorCode::store, {}, "it was stopped while the store was gone"};
    }
    if (!*state) {
        return state->error();
    }
    return (*state)->value_or(std::string());
}

bool WatchKeeper::keep_state(std::string_view feed, std::string_view state) {
    const auto kept = store_.run<bool>([feed, state](store::Store& all) -> Expected<bool> {
        if (auto error = all.keep_feed_state(feed, state)) {
            return *std::move(error);
        }
        return true;
    });
    if (kept && !*kept) {
        fault_ = Error{kept->error().code, kept->error().where,
                       "what is remembered of " + std::string(feed) +
                           " cannot be kept: " + kept->error().detail};
    }
    return kept && *kept;
}

std::optional<Failure> open_keeper(const KeeperOptions& options, Output& output,
                                   std::unique_ptr<WatchKeeper>& keeper) {
    std::unique_ptr<store::Store> kept;
    if (auto failure = open_store_of(options.store, false, kept)) {
        return failure;
    }
    std::string address = store_address(options.store);
    if (!options.queue.servers.empty()) {  // asked for by name: an environment that has a queue for
                                           // others does not turn this watcher into a publisher
        queue::Stream stream;
        if (auto failure = read_queue(options.queue, stream)) {
            return failure;
        }
        auto publisher = while_waiting([&] { return queue::Publisher::open(stream); });
        if (!publisher) {
            return failure_of(publisher.error());
        }
        keeper = std::make_unique<QueueKeeper>(std::move(address), std::move(kept), output,
                                               *std::move(publisher));
        return std::nullopt;
    }
    auto coder = open_coder(options.common);
    if (!coder) {
        return failure_of(coder.error());
    }
    keeper = std::make_unique<CodingKeeper>(std::move(address), std::move(kept), output, options,
                                            *std::move(coder));
    return std::nullopt;
}

}  // namespace khabar::cli
