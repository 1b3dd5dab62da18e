#include "shard_input.h"

#include <utility>

#include <fmt/format.h>
#include <CLI/Validators.hpp>

namespace khabar::cli {

namespace {

Failure failure_of(const Error& error) {
    return {error.code == ErrorCode::bad_query ? exit_not_found : exit_unusable,
            error.where + ": " + error.detail};
}

}  // namespace

CLI::Option* add_shard_option(CLI::App& command, std::uint32_t& number) {
    return command
        .add_option("--shard", number,
                    "The input is a manifest of khabar shards plan; of it this shard alone is read")
        ->type_name("K")
        ->check(CLI::Range(1u, input::max_shards));
}

std::optional<Failure> ShardInput::open(const Options& options, std::uint32_t number,
                                        std::optional<ShardInput>& shard) {
    if (options.inputs.size() != 1 || options.inputs.front() == "-") {
        return Failure{exit_wrong_use, "--shard: give one manifest, and no other input"};
    }
    if (options.from != "auto") {
        return Failure{exit_wrong_use, "--from: the manifest tells what its files are"};
    }
    auto read = input::read_shard(options.inputs.front(), number);
    if (!read) {
        return failure_of(read.error());
    }
    shard = ShardInput(*std::move(read));
    return std::nullopt;
}

std::optional<Failure> ShardInput::prove() {
    auto proof = input::ShardProof::prove(shard_);
    if (!proof) {
        return failure_of(proof.error());
    }
    proof_ = *std::move(proof);
    return std::nullopt;
}

std::optional<Failure> ShardInput::hold() const {
    const auto error = proof_ ? proof_->hold() : std::nullopt;
    return error ? std::optional(failure_of(*error)) : std::nullopt;
}

std::vector<Part> ShardInput::parts() const {
    std::vector<Part> parts;
    for (const input::PlannedPart& planned : shard_.parts) {
        parts.push_back(planned.part);
    }
    return parts;
}

std::filesystem::path shard_path(const std::filesystem::path& folder, const input::Shard& shard,
                                 std::string_view format) {
    return folder / fmt::format("{}{}.ndjson.zst", input::shard_name(shard),
                                format == "documents" ? ".documents" : "");
}

}  // namespace khabar::cli
