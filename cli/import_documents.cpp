#include "import_documents.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "common.h"
#include "khabar/export/error_record.h"
#include "khabar/input/archives/packing.h"
#include "khabar/input/byte_reader.h"
#include "khabar/input/raw_bytes.h"
#include "khabar/keeping/document_line.h"
#include "khabar/keeping/held.h"
#include "khabar/keeping/keeper.h"
#include "ordered.h"
#include "progress_lines.h"
#include "status_line.h"
#include "stop.h"
#include "store_options.h"

namespace khabar::cli {

namespace {

using input::ByteReader;

/// A line of a file, or why there is none in its place.
struct Line {
    std::string where;  ///< "FILE:LINE"
    std::string json;
    std::optional<Error> error;
};

/// The lines of all files, one after the other; unpacked.
class Lines {
public:
    /// at_once: a signal may end the program while a line is waited for.
    Lines(const std::vector<std::string>& files, bool at_once) : files_(files), at_once_(at_once) {}

    std::optional<Line> next() {
        std::optional<Waiting> waiting;
        if (at_once_) {
            waiting.emplace();
        }
        while (reader_ || at_ < files_.size()) {
            if (!reader_) {
                if (!open()) {
                    return Line{files_[at_ - 1], {}, cannot_be_opened()};
                }
                continue;
            }
            Line line;
            const ByteReader::End end = reader_->read_line(line.json, keeping::max_document_line);
            if (stopped()) {
                return std::nullopt;
            }
            line.where = fmt::format("{}:{}", files_[at_ - 1], ++number_);
            switch (end) {
                case ByteReader::End::line:
                    if (line.json.empty()) {
                        continue;
                    }
                    return line;
                case ByteReader::End::too_long:
                    line.error = Error{ErrorCode::too_large, line.where, "the line is over 1 GiB"};
                    return line;
                case ByteReader::End::failed:
                    line.error = fault(line.where);
                    reader_.reset();
                    return line;
                case ByteReader::End::done:
                    reader_.reset();
                    break;
            }
        }
        return std::nullopt;
    }

private:
    bool open() {
        const std::string& file = files_[at_++];
        number_ = 0;
        auto bytes = std::make_unique<input::RawBytes>(file);
        if (!bytes->is_open()) {
            return false;
        }
        bytes->stop_when(stopped);
        reader_ = std::make_unique<ByteReader>(input::unpack(std::move(bytes)));
        return true;
    }

    [[nodiscard]] Error cannot_be_opened() const {
        return {ErrorCode::io, files_[at_ - 1], "no such file, or it cannot be opened"};
    }

    [[nodiscard]] Error fault(const std::string& where) const {
        const Error* fault = reader_->fault();
        return fault == nullptr ? Error{ErrorCode::io, where, "the file cannot be read"}
                                : Error{fault->code, where, fault->detail};
    }

    const std::vector<std::string>& files_;
    bool at_once_;
    std::size_t at_ = 0;      ///< the next file
    std::size_t number_ = 0;  ///< of the line
    std::unique_ptr<ByteReader> reader_;
};

/// What a line gave.
struct Answer {
    std::optional<store::CodedText> coded;  ///< nothing: failed, or held already
    std::optional<Error> error;             ///< of the line
    std::string failed;                     ///< the error record that the line is, or is given
    std::uint32_t events = 0;
};

class Reading {
public:
    /// held: nothing where the store is only asked when it is given a document.
    explicit Reading(keeping::Held* held) : held_(held) {}

    /// Thread-safe.
    [[nodiscard]] Answer work(Line line) const {
        if (line.error) {
            return failed(line.error->where, *line.error);
        }
        auto document = keeping::read_document_line(line.json, line.where);
        if (!document) {
            return failed(line.where, document.error());
        }
        if (document->failed) {
            Answer answer;
            answer.failed = std::move(line.json);
            return answer;
        }
        return take(*std::move(document), line.where);
    }

private:
    static Answer failed(std::string_view id, Error error) {
        Answer answer;
        answer.failed = error_record(id, error);
        answer.error = std::move(error);
        return answer;
    }

    [[nodiscard]] Answer take(keeping::DocumentLine document, const std::string& where) const {
        Answer answer;
        const std::string id = document.facts.id;
        if (held_ != nullptr) {
            const auto held = held_->ask(document.facts, document.text, document.coder);
            if (!held) {
                return failed(id, held.error());
            }
            if (*held) {
                return answer;
            }
        }
        auto coded = keeping::coded_text(std::move(document));
        if (!coded) {
            return failed(id, {coded.error().code, where, coded.error().detail});
        }
        answer.events = static_cast<std::uint32_t>(coded->rows.size());
        answer.coded = *std::move(coded);
        return answer;
    }

    keeping::Held* held_;
};

struct Sum {
    std::uint64_t documents = 0;
    std::uint64_t there = 0;
    std::uint64_t events = 0;
    std::uint64_t failed = 0;
};

/// Where it is, for a person or for a program.
class Shown {
public:
    explicit Shown(const DocumentImport& import)
        : line_(import.quiet || import.for_program), lines_(import.for_program) {}

    void tell(const Sum& sum) {
        const std::uint64_t done = sum.documents + sum.failed;
        lines_.tell(done, sum.failed, std::nullopt);
        if (line_.due()) {
            line_.show(fmt::format(
                "khabar import: {}, {:.0f} a second, {}", counted(done, "document"),
                static_cast<double>(done) / line_.seconds(), counted(sum.failed, "error")));
        }
    }
    void clear() {
        line_.clear();
        lines_.flush();
    }

private:
    StatusLine line_;
    ProgressLines lines_;
};

/// Says why lines failed: the first of each kind, for a file of another kind has the same fault on
/// every line. All of them have their error records.
class Faults {
public:
    void tell(const Error& error) {
        const bool told = std::find(told_.begin(), told_.end(), error.detail) != told_.end();
        if (told || told_.size() == most) {
            ++more_;
            return;
        }
        told_.push_back(error.detail);
        say("khabar import: " + error.where + ": " + error.detail);
    }
    void end() const {
        if (more_ > 0) {
            say(fmt::format("khabar import: and {} more, each with its error record",
                            grouped(more_)));
        }
    }

private:
    static constexpr std::size_t most = 5;  // why: enough to see what is wrong, and no flood
    std::vector<std::string> told_;
    std::uint64_t more_ = 0;
};

std::optional<Error> keep_all(const DocumentImport& import, const Reading& reading,
                              keeping::Keeper& keeper, Output& output, Sum& sum) {
    Lines lines(import.files, !import.bulk);  // in bulk the indexes are still to be made
    Shown shown(import);
    Faults faults;
    std::optional<Error> error;
    run_ordered<Line, Answer>(
        import.jobs, [](const Line& line) { return line.json.size(); },
        [&] { return stopped() ? std::nullopt : lines.next(); },
        [&reading](Line line) { return reading.work(std::move(line)); },
        [&](Answer answer) {
            if (!answer.failed.empty()) {
                ++sum.failed;
                shown.clear();
                output.write(answer.failed + "\n");
                if (answer.error) {
                    faults.tell(*answer.error);
                }
            } else {
                ++sum.documents;
                sum.events += answer.events;
                sum.there += answer.coded ? 0u : 1u;
            }
            shown.tell(sum);
            if (answer.coded) {
                error = keeper.take(*std::move(answer.coded));
            }
            return !error && !stopped();
        });
    shown.clear();
    faults.end();
    return error ? error : keeper.flush();
}

/// The same in bulk: whatever comes in between, the indexes are made.
std::optional<Error> keep_in_bulk(const DocumentImport& import, const Reading& reading,
                                  keeping::Keeper& keeper, store::Store& store, Output& output,
                                  Sum& sum) {
    if (auto error = store.begin_bulk()) {
        return error;
    }
    auto error = keep_all(import, reading, keeper, output, sum);
    auto not_ended = store.end_bulk();
    return error ? error : not_ended;
}

std::string last_line(const Sum& sum, const std::array<std::uint64_t, 3>& put) {
    const auto of = [&put](store::Put what) { return put.at(static_cast<std::size_t>(what)); };
    return fmt::format("khabar import: read {}: {} added, {} replaced, {} there already; {}, {}",
                       counted(sum.documents, "document"), grouped(of(store::Put::added)),
                       grouped(of(store::Put::replaced)),
                       grouped(of(store::Put::unchanged) + sum.there), counted(sum.events, "event"),
                       counted(sum.failed, "error"));
}

}  // namespace

int import_documents(const DocumentImport& import, store::Store& store,
                     std::unique_ptr<store::Store> beside, Output& output) {
    keeping::Held held(std::move(beside));
    // In bulk most documents are new: the store's own answer is enough.
    const Reading reading(import.bulk ? nullptr : &held);
    keeping::Keeper keeper(store, stopped,
                           import.bulk ? keeping::Keeper::bulk() : keeping::Keeper::Bounds());
    Sum sum;
    auto error = import.bulk ? keep_in_bulk(import, reading, keeper, store, output, sum)
                             : keep_all(import, reading, keeper, output, sum);
    if (!error) {
        error = keeper.join();
    }
    if (error) {
        return fail(failure_of(*error));
    }
    if (!import.quiet) {
        say(last_line(sum, keeper.put()));
    }
    if (const auto failure = output.finish()) {
        return fail(*failure);
    }
    return sum.failed > 0 ? exit_some_failed : exit_done;
}

}  // namespace khabar::cli
