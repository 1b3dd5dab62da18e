#include "common.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <fmt/format.h>
#include <CLI/Validators.hpp>

#include "khabar/export/record.h"
#include "khabar/export/terminal.h"
#include "khabar/input/web/web_address.h"
#include "khabar/page/charset.h"
#include "khabar/page/read_page.h"
#include "khabar/page/read_text.h"
#include "stop.h"

namespace khabar::cli {

namespace fs = std::filesystem;

namespace {

constexpr unsigned max_jobs = 256;          // why: more threads than any machine here has cores
constexpr std::size_t default_width = 100;  // why: where no terminal tells its own

std::string_view environment(const char* name) {
    const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): read before threads
    return value == nullptr ? std::string_view() : std::string_view(value);
}

}  // namespace

void add_input_options(CLI::App& command, Options& options) {
    command
        .add_option("input", options.inputs,
                    "Files, folders and addresses (http, https) to read; - is standard input")
        ->type_name("FILE|DIR|URL|-")
        ->required();
    command
        .add_option("--from", options.from,
                    "What the input is: auto looks at extensions and first bytes")
        ->check(CLI::IsMember({"auto", "html", "text", "ndjson", "warc", "urls"}))
        ->capture_default_str();
    command
        .add_option("--published", options.published,
                    "The day of publication, YYYY-MM-DD; goes before the page's own, and after "
                    "that of a line of NDJSON")
        ->type_name("DATE");
    command
        .add_option("--lang", options.language,
                    "The language of the input; without it, each text is known by its letters")
        ->check(CLI::IsMember({"ar", "en"}));
    command.add_flag("--allow-private", options.allow_private,
                     "Fetch also from this machine and from private networks");
}

void add_output_options(CLI::App& command, Options& options) {
    command.add_option("-o,--out", options.out, "Where to write; - is standard output")
        ->type_name("FILE")
        ->capture_default_str();
    command.add_flag("-q,--quiet", options.quiet, "Say nothing on stderr but what went wrong");
    command.add_flag("-v,--verbose", options.verbose, "Say on stderr what each document gave");
}

void add_terminal_options(CLI::App& command, Options& options) {
    command.add_option("--color", options.color, "Colours in tables; auto: on a terminal alone")
        ->check(CLI::IsMember({"auto", "always", "never"}))
        ->capture_default_str();
    command
        .add_option("--names", options.names,
                    "The language of names in tables; text: that of each page")
        ->check(CLI::IsMember({"text", "ar", "en"}))
        ->capture_default_str();
}

void add_progress_option(CLI::App& command, std::string& progress) {
    command
        .add_option("--progress", progress,
                    "auto: a line on a terminal; lines: {\"done\",\"failed\",\"total\"} on stderr, "
                    "for programs")
        ->check(CLI::IsMember({"auto", "lines"}))
        ->capture_default_str();
}

void add_jobs_option(CLI::App& command, Options& options) {
    add_jobs_option(command, options.jobs);
}

void add_jobs_option(CLI::App& command, unsigned& jobs) {
    command
        .add_option("--jobs", jobs,
                    "Documents worked on at a time; the output is the same for any number")
        ->type_name("N")
        ->check(CLI::Range(1u, max_jobs))
        ->capture_default_str();
}

void add_places_options(CLI::App& command, Options& options) {
    command
        .add_option("--places", options.places,
                    "Your own places, a TSV file; without it KHABAR_PLACES, else "
                    "khabar/places.tsv in your settings")
        ->type_name("FILE");
    command
        .add_option("--gazetteer", options.gazetteer,
                    "An imported gazetteer; without it KHABAR_GAZETTEER, else the one that "
                    "khabar gazetteer import wrote")
        ->type_name("FILE");
}

void add_tables_option(CLI::App& command, Options& options) {
    command
        .add_option("--tables", options.tables,
                    "The compiled lexicon; without it KHABAR_TABLES, else khabar.tables beside "
                    "the program or in ../share/khabar")
        ->type_name("FILE");
}

std::optional<Failure> prove(const Options& options, Setting& setting) {
    setting.from = input_kind(options.from).value_or(InputKind::automatic);
    if (!options.published.empty()) {
        setting.published = parse_day(options.published);
        if (!setting.published) {
            return Failure{exit_wrong_use,
                           fmt::format("--published {}: no such day; write it as 2020-05-26",
                                       exports::printable(options.published))};
        }
    }
    if (!options.language.empty()) {
        setting.language = options.language == "ar" ? LanguageId::arabic : LanguageId::english;
    }
    if (options.allow_private) {
        setting.fetch.set_apart = nullptr;
    }
    for (const std::string& input : options.inputs) {
        std::error_code error;
        if (input != "-" && !input::is_address(input) && !fs::exists(input, error)) {
            return Failure{exit_not_found,
                           fmt::format("{}: no such file or folder", exports::printable(input))};
        }
    }
    return std::nullopt;
}

int fail(const Failure& failure) {
    say("khabar: " + failure.message);
    return failure.status;
}

void say(std::string_view line) {
    write_all(STDERR_FILENO, exports::printable(line) + "\n");
}

std::optional<fs::path> program_folder() {
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    return error ? std::nullopt : std::optional(program.parent_path());
}

std::optional<fs::path> find_tables(const std::string& option) {
    if (!option.empty()) {
        return fs::path(option);
    }
    if (const std::string_view given = environment("KHABAR_TABLES"); !given.empty()) {
        return fs::path(given);
    }
    if (const std::optional<fs::path> folder = program_folder()) {
        for (const fs::path& place :
             {*folder / "khabar.tables", folder->parent_path() / "share/khabar/khabar.tables"}) {
            std::error_code error;
            if (fs::exists(place, error)) {
                return place;
            }
        }
    }
    return std::nullopt;
}

namespace {

/// A page in the language that the caller knows it to be in.
Document in_language(Document document, LanguageId language) {
    if (document.language() == language) {
        return document;
    }
    return {document.origin(), language, std::string(document.text()),
            std::vector<Block>(document.blocks().begin(), document.blocks().end())};
}

/// A page that tells no day of its own, by the day that its feed tells.
Document of_day(Document document, Day day) {
    Origin origin = document.origin();
    origin.published = day;
    origin.published_text = format_day(day);
    return {std::move(origin), document.language(), std::string(document.text()),
            std::vector<Block>(document.blocks().begin(), document.blocks().end())};
}

Expected<Document> read_by_kind(Page page, std::optional<LanguageId> asked,
                                const TableFile& tables) {
    const std::optional<LanguageId> language = page.language ? page.language : asked;
    switch (page.kind) {
        case InputKind::html: {
            Expected<Document> document =
                read_page(page.bytes, std::move(page.origin), tables, page.charset);
            if (document && language) {
                return in_language(*std::move(document), *language);
            }
            return document;
        }
        case InputKind::text: {
            auto decoded = page::decode_text(page.bytes, page.charset);
            if (!decoded) {
                return decoded.error();
            }
            page.origin.mended = std::move(decoded->mended);
            return read_text(std::move(decoded->text), std::move(page.origin), language, tables);
        }
        case InputKind::ndjson:
        case InputKind::warc:
        case InputKind::urls:
        case InputKind::automatic:
            break;
    }
    return read_text(std::move(page.bytes), std::move(page.origin), language, tables);
}

bool has_unread_day(const Input& input) {
    return input.page && !input.page->origin.published &&
           !input.page->origin.published_text.empty();
}

Error no_tables() {
    return {ErrorCode::io, "khabar.tables",
            "no compiled lexicon: give --tables FILE or set KHABAR_TABLES"};
}

}  // namespace

Expected<std::shared_ptr<const TableFile>> open_tables(const std::string& option) {
    const std::optional<fs::path> file = find_tables(option);
    return file ? TableFile::open(*file) : no_tables();
}

Expected<gazetteer::Layers> open_places(const Options& options) {
    gazetteer::LayerPaths paths = gazetteer::default_layer_paths(program_folder());
    if (!options.places.empty()) {
        paths.own = {options.places, true};
    }
    if (!options.gazetteer.empty()) {
        paths.imported = {options.gazetteer, true};
    }
    return gazetteer::open_layers(paths);
}

Expected<std::unique_ptr<const Coder>> open_coder(const Options& options) {
    const std::optional<fs::path> file = find_tables(options.tables);
    if (!file) {
        return no_tables();
    }
    auto places = open_places(options);
    if (!places) {
        return places.error();
    }
    return Coder::open(*file, *std::move(places));
}

Expected<Document> read_document(Page page, const Setting& setting, const TableFile& tables) {
    // A day that is told and cannot be read is another than that of the others.
    if (!page.origin.published && page.origin.published_text.empty() && setting.published) {
        page.origin.published = setting.published;
    }
    const std::string where = page.where;
    const std::optional<Day> listed = page.listed;
    Expected<Document> document = read_by_kind(std::move(page), setting.language, tables);
    if (document && listed && !document->origin().published) {
        return of_day(*std::move(document), *listed);
    }
    if (!document && !where.empty()) {
        return Error{document.error().code, where, document.error().detail};
    }
    return document;
}

Inputs::Inputs(std::vector<std::string> paths, const Setting& setting)
    : paths_(std::move(paths)),
      ids_from_(ids_begin(paths_)),
      kind_(setting.from),
      fetch_(setting.fetch) {}

Inputs::Inputs(std::vector<Part> parts) : parts_(std::move(parts)) {
    for (const Part& part : parts_) {
        paths_.push_back(part.path);
    }
}

std::optional<std::uint64_t> Inputs::count() const {
    if (!parts_.empty()) {
        return std::nullopt;
    }
    std::uint64_t sum = 0;
    for (const std::string& path : paths_) {
        const std::optional<std::size_t> some = count_inputs(path, kind_);
        if (!some) {
            return std::nullopt;
        }
        sum += *some;
    }
    return sum;
}

std::optional<Input> Inputs::next() {
    const Waiting waiting;
    while (true) {
        if (source_) {
            if (std::optional<Input> input = source_->next()) {
                if (has_unread_day(*input)) {
                    ++passed_over_.days;
                }
                return stopped() ? std::nullopt
                                 : std::move(input);  // what it waited for is no input
            }
            passed_over_ = passed_over();
            source_.reset();
        }
        if (at_ == paths_.size() || stopped()) {
            return std::nullopt;
        }
        const std::size_t at = at_++;
        Expected<std::unique_ptr<Source>> source = open(at);
        if (!source) {
            return Input{paths_[at], source.error()};
        }
        source_ = *std::move(source);
    }
}

Expected<std::unique_ptr<Source>> Inputs::open(std::size_t at) {
    return parts_.empty() ? open_source(paths_[at], kind_, fetch_, stopped, ids_from_)
                          : open_part(parts_[at], stopped);
}

PassedOver Inputs::passed_over() const {
    return source_ ? passed_over_ + source_->passed_over() : passed_over_;
}

std::string told(const PassedOver& passed_over) {
    struct Reason {
        std::uint64_t count;
        std::string_view noun;
        std::string_view why;
    };
    const std::array<Reason, 4> reasons{{
        {passed_over.statuses, "answer", "without a page"},
        {passed_over.media, "record", "of other media"},
        {passed_over.files, "file", "of other kinds"},
        {passed_over.days, "day", "of publication that cannot be read"},
    }};
    std::string text;
    for (const Reason& reason : reasons) {
        if (reason.count > 0) {
            text += fmt::format("{}{} {}", text.empty() ? "; passed over: " : ", ",
                                counted(reason.count, reason.noun), reason.why);
        }
    }
    return text;
}

std::size_t bytes_of(const Input& input) {
    return input.page ? input.page->bytes.size() : 0;
}

std::string failed_id(const Input& input) {
    if (!input.id.empty()) {
        return input.id;
    }
    return input.page ? input.page->where : input.page.error().where;
}

TableOptions table_options(const Options& options, const Output& output) {
    TableOptions table;
    table.names = options.names == "en"   ? NameLanguage::english
                  : options.names == "ar" ? NameLanguage::arabic
                                          : NameLanguage::of_text;
    table.width = default_width;
    if (options.color == "always") {
        table.color = true;
    } else if (options.color == "auto") {
        table.color = output.is_terminal() && environment("NO_COLOR").empty() &&
                      environment("TERM") != "dumb";
    }
    winsize size{};
    if (output.is_terminal() && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
        table.width = size.ws_col;
    }
    return table;
}

std::string grouped(std::uint64_t count) {
    std::string digits = std::to_string(count);
    for (std::size_t at = digits.size(); at > 3;) {
        at -= 3;
        digits.insert(at, ",");
    }
    return digits;
}

std::string counted(std::uint64_t count, std::string_view noun) {
    return fmt::format("{} {}{}", grouped(count), noun, count == 1 ? "" : "s");
}

}  // namespace khabar::cli
