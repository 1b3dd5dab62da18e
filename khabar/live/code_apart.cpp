#include "khabar/live/code_apart.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include <simdjson.h>

#include "khabar/keeping/document_line.h"

namespace khabar::live {

namespace {

constexpr int exit_done = 0;  // docs/COMMANDS.md
constexpr int exit_some_failed = 1;
constexpr int by_signal = 128;

Refusal crashed(const std::string& where, const std::string& detail) {
    return {"crashed", where, "coded alone it " + detail};
}

/// Whether a process of ours does anything: else its end says nothing of a document.
bool runs(const RunApart& run) {
    const auto answer = run("{\"id\":\"trial\",\"lang\":\"en\",\"text\":\"A word.\"}\n");
    return answer && (answer->status == exit_done || answer->status == exit_some_failed);
}

/// A line feed in JSON is a blank; in NDJSON it ends the document.
std::string one_line(std::string payload) {
    std::replace(payload.begin(), payload.end(), '\n', ' ');
    std::replace(payload.begin(), payload.end(), '\r', ' ');
    return payload + "\n";
}

/// The error of an error record.
std::optional<Refusal> told_refusal(std::string_view line, const std::string& where) {
    simdjson::dom::parser parser;
    simdjson::dom::element record;
    std::string_view code;
    std::string_view detail;
    if (parser.parse(line.data(), line.size()).get(record) != simdjson::SUCCESS ||
        record["error"]["code"].get(code) != simdjson::SUCCESS ||
        record["error"]["detail"].get(detail) != simdjson::SUCCESS) {
        return std::nullopt;
    }
    return Refusal{std::string(code), where, std::string(detail)};
}

CodedMessage told_document(std::string_view line, const std::string& where) {
    auto document = keeping::read_document_line(line, where);
    if (!document) {
        return refusal_of(document.error());
    }
    auto coded = keeping::coded_text(*std::move(document));
    return coded ? CodedMessage(*std::move(coded)) : refusal_of(coded.error());
}

}  // namespace

std::optional<CodedMessage> code_apart(const queue::Delivery& delivery, const std::string& stream,
                                       const RunApart& run) {
    const std::string where = stream + ":" + std::to_string(delivery.sequence);
    const auto answer = run(one_line(delivery.message.payload));
    if (!answer) {
        const bool over_bounds = answer.error().code == ErrorCode::too_costly ||
                                 answer.error().code == ErrorCode::too_large;
        return over_bounds ? std::optional<CodedMessage>(crashed(where, answer.error().detail))
                           : std::nullopt;
    }
    const std::string_view line = std::string_view(answer->out).substr(0, answer->out.find('\n'));
    if (answer->status == exit_done && line.empty()) {
        return Refusal{"bad_json", where, "the line is no JSON object"};
    }
    if (answer->status == exit_done) {
        return told_document(line, where);
    }
    if (answer->status == exit_some_failed) {
        if (auto told = told_refusal(line, where)) {
            return *std::move(told);
        }
    }
    // Memory that is short is a status too, and so are tables that were taken away meanwhile.
    if (!runs(run)) {
        return std::nullopt;
    }
    return answer->status > by_signal
               ? crashed(where, "was ended by signal " + std::to_string(answer->status - by_signal))
               : crashed(where, "ended with status " + std::to_string(answer->status));
}

}  // namespace khabar::live
