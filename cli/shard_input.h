#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/App.hpp>

#include "common.h"
#include "khabar/input/shards/manifest.h"
#include "khabar/input/shards/part.h"
#include "khabar/input/shards/prove_part.h"

namespace khabar::cli {

/// Adds --shard K: the input is a manifest, and of it this shard alone is read.
CLI::Option* add_shard_option(CLI::App& command, std::uint32_t& number);

/// The inputs of a shard, and that they are the bytes that were planned.
class ShardInput {
public:
    /// Reads the manifest, which is the only input. Failures: wrong use (several inputs, or
    /// --from), not found (the shard), unusable (the manifest).
    static std::optional<Failure> open(const Options& options, std::uint32_t number,
                                       std::optional<ShardInput>& shard);

    /// Proves all bytes of it. Failures here and below: unusable, with the changed file's name.
    std::optional<Failure> prove();
    /// Whether the files are still those that were proved.
    [[nodiscard]] std::optional<Failure> hold() const;

    [[nodiscard]] const input::Shard& shard() const noexcept { return shard_; }
    [[nodiscard]] std::vector<Part> parts() const;

private:
    explicit ShardInput(input::Shard shard) : shard_(std::move(shard)) {}

    input::Shard shard_;
    std::optional<input::ShardProof> proof_;
};

/// Where a shard's output lies in a folder: "shard-0000007-1a2b3c4d.ndjson.zst", or of documents
/// ".documents.ndjson.zst".
std::filesystem::path shard_path(const std::filesystem::path& folder, const input::Shard& shard,
                                 std::string_view format);

}  // namespace khabar::cli
