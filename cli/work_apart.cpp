#include "work_apart.h"

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "khabar/keeping/document_line.h"
#include "khabar/serve/child.h"

namespace khabar::cli {

namespace {

// Far over what any document needs, since one that is over it is given up: the largest page (8 MiB)
// takes some ten seconds and under a gigabyte.
constexpr std::chrono::seconds longest{120};
constexpr std::size_t most_memory = std::size_t{4} << 30u;  // of address space: gazetteers count

std::vector<std::string> words_of(const Options& options) {
    std::vector<std::string> words{"code", "--from", "ndjson", "--to", "documents", "-q"};
    const auto add = [&words](const char* name, const std::string& value) {
        if (!value.empty()) {
            words.insert(words.end(), {name, value});
        }
    };
    add("--tables", options.tables);
    add("--places", options.places);
    add("--gazetteer", options.gazetteer);
    words.emplace_back("-");
    return words;
}

}  // namespace

std::optional<Failure> open_apart(const Options& options, live::RunApart& run) {
    std::error_code error;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
    if (error) {
        return Failure{exit_unusable, "the program cannot be found: " + error.message()};
    }
    serve::ChildLimits limits;
    limits.memory = most_memory;
    limits.processor = longest;
    limits.time = longest;
    limits.output = keeping::max_document_line;
    run = [program, words = words_of(options),
           limits](const std::string& line) -> Expected<live::ApartAnswer> {
        auto answer = serve::run_child(program, words, line, limits);
        if (!answer) {
            return answer.error();
        }
        return live::ApartAnswer{answer->status, std::move(answer->out)};
    };
    return std::nullopt;
}

}  // namespace khabar::cli
