#include "khabar/serve/listen.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

#include <sys/resource.h>

#include "khabar/serve/answer.h"
#include "khabar/serve/change.h"
#include "khabar/serve/web_files.h"

namespace khabar::serve {

namespace {

constexpr std::chrono::seconds look_every{1};  // for what other processes write

/// Connections, tables, stores and children want more files than the usual 1,024.
void raise_file_limit() {
    constexpr rlim_t wanted = 4096;  // why: 2,500 connections, and room
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < wanted) {
        limit.rlim_cur = std::min(wanted, limit.rlim_max);
        setrlimit(RLIMIT_NOFILE, &limit);
    }
}

/// How many connections the limit of open files leaves room for.
std::size_t connections_that_fit(std::size_t wanted) {
    constexpr std::size_t others = 128;  // why: tables, stores with their journals, pipes of jobs
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) {
        return wanted;
    }
    const auto files = static_cast<std::size_t>(limit.rlim_cur);
    return std::min(wanted, files > 2 * others ? files - others : files / 2);
}

/// Tells the event streams of what other processes write, while there are any.
class Watcher {
public:
    Watcher(Service& service, std::unique_ptr<store::Store> store)
        : service_(service), store_(std::move(store)), thread_([this] { run(); }) {}
    ~Watcher() {
        {
            const std::scoped_lock lock(mutex_);
            ended_ = true;
        }
        wake_.notify_one();
        thread_.join();
    }
    Watcher(const Watcher&) = delete;
    Watcher& operator=(const Watcher&) = delete;

private:
    void run() {
        std::unique_lock lock(mutex_);
        while (!wake_.wait_for(lock, look_every, [this] { return ended_; })) {
            lock.unlock();
            if (service_.hub.listeners() > 0) {
                tell_change(*store_, service_);
            }
            lock.lock();
        }
    }

    Service& service_;
    std::unique_ptr<store::Store> store_;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool ended_ = false;
    std::thread thread_;
};

Handlers handlers_of(Service& service, std::shared_ptr<const WebFiles> web) {
    Handlers handlers;
    handlers.file = [&service, web](const Request& head) -> std::optional<Response> {
        auto response = web->answer(head);
        if (response) {
            if (auto refusal = stranger(head, service.settings)) {
                return refusal;
            }
        }
        return response;
    };
    handlers.admit = [&service](const Request& head) { return admit(head, service); };
    handlers.open = [&service](bool slow) -> Expected<Handlers::Answerer> {
        auto opened = store::open_store(service.settings.store,
                                        slow ? store::Cache::small : store::Cache::large);
        if (!opened) {
            return opened.error();
        }
        const std::shared_ptr<store::Store> store = *std::move(opened);
        return Handlers::Answerer(
            [&service, store](const Request& request, const Admission& admission) {
                return answer(request, admission, *store, service);
            });
    };
    handlers.count = [&service](std::string_view route, int status, std::chrono::nanoseconds took) {
        service.metrics.count(route, status, took);
    };
    return handlers;
}

}  // namespace

std::optional<Error> listen(const Address& address, Service& service,
                            const std::function<void(std::uint16_t port)>& ready,
                            int stop_descriptor, const std::function<void()>& stopping) {
    raise_file_limit();
    auto web = WebFiles::read(service.settings.web);
    if (!web) {
        return web.error();
    }
    Limits limits;
    limits.connections = connections_that_fit(limits.connections);
    limits.live = std::min(limits.live, limits.connections * 4 / 5);
    auto server = HttpServer::open(
        address, handlers_of(service, std::make_shared<const WebFiles>(*std::move(web))),
        service.hub, limits);
    if (!server) {
        return server.error();
    }
    auto beside = store::open_store(service.settings.store, store::Cache::small);
    if (!beside) {
        return beside.error();
    }
    const Watcher watcher(service, *std::move(beside));
    ready((*server)->port());
    (*server)->run(stop_descriptor, [&] {
        service.stopping = true;
        service.jobs.close();
        if (stopping) {
            stopping();
        }
    });
    return std::nullopt;
}

}  // namespace khabar::serve
