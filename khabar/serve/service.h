#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "khabar/coder/coder.h"
#include "khabar/core/expected.h"
#include "khabar/serve/answer_cache.h"
#include "khabar/serve/change.h"
#include "khabar/serve/hub.h"
#include "khabar/serve/jobs.h"
#include "khabar/serve/metrics.h"
#include "khabar/serve/names.h"
#include "khabar/serve/overviews.h"
#include "khabar/store/store.h"

namespace khabar::serve {

struct Settings {
    std::string store;  ///< the address, as open_store takes it
    std::string token;  ///< what every write needs; never empty
    /// false: reading needs the token too (an address other than loopback)
    bool open_reading = true;
    /// Names that Host and Origin may have, in lower case, with the port: "127.0.0.1:8080".
    std::vector<std::string> hosts;
    std::filesystem::path web;      ///< the built page; empty: there is none
    std::filesystem::path program;  ///< this program, to be run for pages and jobs
    std::filesystem::path tables;   ///< for `program`; empty: where it finds them itself
    std::filesystem::path jobs;     ///< where files of jobs lie
};

/// What all requests share. Thread-safe; a Store is not, so each thread brings its own.
struct Service {
    Settings settings;
    std::shared_ptr<const Coder> coder;
    Names names;
    std::shared_ptr<const std::string> openapi;  ///< as it is served
    std::atomic<bool> stopping{false};           ///< the server ends: long works do too
    Told told;
    AnswerCache cache;
    Overviews overviews;
    Hub hub;
    Metrics metrics;
    Jobs jobs;

    /// Starts nothing; jobs that an earlier run left are listed as stopped.
    Service(Settings chosen, std::shared_ptr<const Coder> opened);
};

}  // namespace khabar::serve
