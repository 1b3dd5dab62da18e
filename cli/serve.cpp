// khabar serve: the API and the page over a store.
#include <array>
#include <cctype>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include <sys/random.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <fmt/format.h>
#include <CLI/App.hpp>
#include <CLI/Validators.hpp>

#include "common.h"
#include "khabar/core/hash.h"
#include "khabar/serve/listen.h"
#include "khabar/serve/rate_limit.h"
#include "khabar/serve/service.h"
#include "khabar/store/postgres_address.h"
#include "store_options.h"

namespace khabar::cli {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t least_token = 16;  // why: what a person makes up is guessed

struct ServeOptions {
    Options common;
    StoreOptions store;
    std::string named_store;  ///< the same without --store
    serve::Address address;
    std::string token_file;
    std::vector<std::string> names;
    std::string web;
    std::string jobs;
    bool make = false;
};

std::string environment(const char* name) {
    const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): before any thread
    return value == nullptr ? std::string() : std::string(value);
}

bool is_loopback_host(const std::string& host) {
    return host == "localhost" || serve::is_loopback(host);
}

/// 128 bits that nobody can guess.
std::optional<std::string> random_token() {
    std::array<unsigned char, 16> bytes{};
    if (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
        return std::nullopt;
    }
    std::string out;
    for (const unsigned char byte : bytes) {
        out += fmt::format("{:02x}", byte);
    }
    return out;
}

/// The owner's token: of a file, else KHABAR_TOKEN, else a new one. `from`: where it stands; empty:
/// it is new.
std::optional<Failure> choose_token(const ServeOptions& options, std::string& token,
                                    std::string& from) {
    from = "KHABAR_TOKEN";
    if (!options.token_file.empty()) {
        from = options.token_file;
        std::ifstream in(options.token_file);
        if (!std::getline(in, token)) {
            return Failure{exit_not_found, from + ": no token can be read there"};
        }
    } else {
        token = environment("KHABAR_TOKEN");
        if (token.empty()) {
            from.clear();
            const auto made = random_token();
            token = made.value_or("");
            return made ? std::nullopt
                        : std::optional(Failure{exit_unusable, "no random numbers to be had"});
        }
    }
    while (!token.empty() && (token.back() == '\r' || token.back() == ' ')) {
        token.pop_back();
    }
    constexpr std::string_view letters =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    if (token.size() < least_token || token.find_first_not_of(letters) != std::string::npos) {
        return Failure{
            exit_wrong_use,
            fmt::format("{}: a token is {} or more letters, digits, - . _ ~", from, least_token)};
    }
    return std::nullopt;
}

/// The built page: where it is told, else beside the program's build, else where it is installed.
std::optional<Failure> find_web(const ServeOptions& options, fs::path& web) {
    std::error_code error;
    if (!options.web.empty()) {
        web = options.web;
        return fs::is_regular_file(web / "index.html", error)
                   ? std::nullopt
                   : std::optional(Failure{exit_not_found, options.web + ": no index.html there"});
    }
    if (const auto folder = program_folder()) {
        for (const fs::path& place :
             {folder->parent_path() / "web", folder->parent_path() / "share/khabar/web"}) {
            if (fs::is_regular_file(place / "index.html", error)) {
                web = place;
                return std::nullopt;
            }
        }
    }
    return std::nullopt;
}

/// Where files of jobs lie: beside a store's file, else among what the user's programs keep.
fs::path jobs_folder(const ServeOptions& options, const std::string& address) {
    if (!options.jobs.empty()) {
        return options.jobs;
    }
    if (const auto file = store_file(address)) {
        return file->string() + ".jobs";
    }
    const std::string state = environment("XDG_STATE_HOME");
    const fs::path folder =
        state.empty() ? fs::path(environment("HOME")) / ".local/state" : fs::path(state);
    return folder / "khabar" / fmt::format("jobs-{:016x}", hash64(address));
}

/// The names that a browser may call the server by; any other is somebody's that points to us.
std::vector<std::string> hosts_of(const ServeOptions& options, std::uint16_t port) {
    std::vector<std::string> names = options.names;
    const std::string& host = options.address.host;
    names.push_back(host.find(':') == std::string::npos ? host : "[" + host + "]");
    if (is_loopback_host(host) || host == "0.0.0.0" || host == "::") {
        names.insert(names.end(), {"127.0.0.1", "localhost", "[::1]"});
    }
    std::vector<std::string> out;
    for (std::string& name : names) {
        for (char& c : name) {
            c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        }
        out.push_back(fmt::format("{}:{}", name, port));
        if (port == 80 || &name < names.data() + options.names.size()) {
            out.push_back(name);  // as behind a proxy that has the usual port
        }
    }
    return out;
}

/// SIGINT and SIGTERM as something that can be waited for. Before any thread begins.
int signals_to_read() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    sigprocmask(SIG_BLOCK, &signals, nullptr);
    return signalfd(-1, &signals, SFD_CLOEXEC);
}

/// The first one is taken; whoever sends another does not want to wait, and it ends the program.
void let_signals_end(int signals) {
    signalfd_siginfo taken{};
    if (::read(signals, &taken, sizeof taken) < 0) {
        return;  // it would end what has just begun to end
    }
    sigset_t both;
    sigemptyset(&both);
    for (const int one : {SIGINT, SIGTERM}) {
        std::signal(one, SIG_DFL);  // and not the other commands', which only ask to stop
        sigaddset(&both, one);
    }
    pthread_sigmask(SIG_UNBLOCK, &both, nullptr);
}

std::string written_address(const ServeOptions& options, std::uint16_t port) {
    const std::string& host = options.address.host;
    const std::string shown = host == "0.0.0.0" || host == "::"     ? "127.0.0.1"
                              : host.find(':') != std::string::npos ? "[" + host + "]"
                                                                    : host;
    return fmt::format("http://{}:{}/", shown, port);
}

/// `token_from`: as choose_token gives it. A token that stands elsewhere is kept out of logs.
void tell(const ServeOptions& options, const serve::Settings& settings,
          const std::string& token_from, const store::Counts& counts, std::uint16_t port) {
    say(fmt::format(
        "Khabar serves {} at {}{}", store::postgres::shown_address(settings.store),
        written_address(options, port),
        token_from.empty() ? "#token=" + settings.token : " with the token of " + token_from));
    if (options.common.quiet) {
        return;
    }
    say(fmt::format("It holds {}, {}, {}.", counted(counts.documents, "document"),
                    counted(counts.events, "event"),
                    grouped(counts.stories) + (counts.stories == 1 ? " story" : " stories")));
    if (token_from.empty()) {
        say(settings.open_reading
                ? "Who reads needs no token; who writes (reviews, stories, files) opens that "
                  "address."
                : "Reading and writing need that address: share its token as you would a key.");
    } else {
        say(settings.open_reading
                ? "Who reads needs no token; who writes adds #token= and the token to that address."
                : "Reading and writing need #token= and the token behind that address.");
    }
    if (!is_loopback_host(options.address.host)) {
        say("What is sent is not encrypted: put a server with TLS before it on open networks.");
    }
    if (settings.web.empty()) {
        say("The page is not built (./run.sh --serve builds it); the API answers.");
    }
    say("Ctrl+C stops it.");
}

Failure cannot_listen(const ServeOptions& options, const Error& error) {
    if (error.code == ErrorCode::io && error.detail == "in use") {
        return {exit_unusable,
                error.where +
                    " is in use, perhaps by a khabar serve that still runs: stop that, "
                    "or give another with --port " +
                    std::to_string(options.address.port + 1)};
    }
    return failure_of(error);
}

/// Two stores are one too many, even where both are the same.
std::optional<Failure> choose_store(ServeOptions& options) {
    if (options.named_store.empty()) {
        return std::nullopt;
    }
    if (!options.store.address.empty()) {
        return Failure{exit_wrong_use, "a store twice: give --store or STORE"};
    }
    options.store.address = options.named_store;
    return std::nullopt;
}

int run_serve(ServeOptions& options) {
    if (const auto failure = choose_store(options)) {
        return fail(*failure);
    }
    serve::Settings settings;
    settings.store = store_address(options.store);
    std::unique_ptr<store::Store> store;
    if (const auto failure =
            open_store_of(options.store, !options.make, store, store::Cache::small)) {
        return fail(*failure);
    }
    const auto counts = store->counts();
    if (!counts) {
        return fail(failure_of(counts.error()));
    }
    store.reset();
    std::string token_from;
    if (const auto failure = choose_token(options, settings.token, token_from)) {
        return fail(*failure);
    }
    if (const auto failure = find_web(options, settings.web)) {
        return fail(*failure);
    }
    // Behind a proxy, which is what other names are for, every peer is on this machine.
    settings.open_reading = is_loopback_host(options.address.host) && options.names.empty();
    std::error_code error;
    settings.program = fs::read_symlink("/proc/self/exe", error);
    settings.tables = find_tables(options.common.tables).value_or("");
    settings.jobs = fs::absolute(jobs_folder(options, settings.store), error);
    if (error) {
        return fail({exit_unusable, options.jobs + ": " + error.message()});
    }
    auto coder = open_coder(options.common);
    if (!coder) {
        return fail(failure_of(coder.error()));
    }
    const int signals = signals_to_read();
    if (signals < 0) {
        return fail({exit_unusable, std::generic_category().message(errno)});
    }
    serve::Service service(std::move(settings), *std::move(coder));
    const auto ready = [&](std::uint16_t port) {
        service.settings.hosts = hosts_of(options, port);
        tell(options, service.settings, token_from, *counts, port);
    };
    const auto failed = serve::listen(options.address, service, ready, signals,
                                      [signals] { let_signals_end(signals); });
    ::close(signals);
    return failed ? fail(cannot_listen(options, *failed)) : exit_stopped;
}

}  // namespace

void add_serve(CLI::App& program, int& status) {
    auto options = std::make_shared<ServeOptions>();
    CLI::App* command =
        program.add_subcommand("serve", "A page and an API over a store, for a browser");
    command->add_option("STORE", options->named_store, "The store, as --store takes it");
    add_store_option(*command, options->store);
    command
        ->add_option("--host", options->address.host,
                     "The address to listen on; on another than this machine's own, and with "
                     "--allow-host, reading needs the token too")
        ->capture_default_str();
    command->add_option("--port", options->address.port, "0: any that is free")
        ->check(CLI::Range(0, 65535))
        ->capture_default_str();
    command
        ->add_option("--token-file", options->token_file,
                     "A file with the token that writing needs; without it KHABAR_TOKEN, else a "
                     "new one at each start")
        ->type_name("FILE");
    command
        ->add_option("--allow-host", options->names,
                     "A name that the server goes by too, as behind a proxy; may be given again")
        ->type_name("NAME")
        ->allow_extra_args(false);
    command->add_option("--web", options->web, "The built page; without it that of the program")
        ->type_name("DIR");
    command
        ->add_option("--jobs-dir", options->jobs,
                     "Where files that were sent wait to be added; without it STORE.jobs")
        ->type_name("DIR");
    command->add_flag("--new", options->make, "Make the store's file where there is none");
    command->add_flag("-q,--quiet", options->common.quiet, "Say the address alone");
    add_tables_option(*command, options->common);
    add_places_options(*command, options->common);
    command->footer(
        "Examples:\n"
        "  khabar serve news.db\n"
        "  khabar serve --host 0.0.0.0 --allow-host news.example.org --token-file token news.db\n\n"
        "The address that it prints has the token that every write needs. Files that are sent are\n"
        "added by khabar add in the background; one that was stopped can go on later.");
    command->callback([options, &status] { status = run_serve(*options); });
}

}  // namespace khabar::cli
