#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "khabar/core/expected.h"
#include "khabar/input/id_path.h"
#include "khabar/input/source.h"

namespace khabar {

/// A piece of a file, or the whole of it.
struct Part {
    std::string path;
    std::uint64_t begin = 0;  ///< where a line, a WARC record or a gzip member begins (cuts.h)
    std::uint64_t end = 0;    ///< one past the last byte
    InputKind kind = InputKind::automatic;
    input::IdPath id;
};

/// The pages of a part. All parts of a file, one after the other, give the pages of the file.
///
/// A fault's place counts from the file's first byte; lines count from the part's: a part that
/// begins at byte 4096 says "FILE:byte 4096:12" for its twelfth line. Errors: io (no such file).
/// stopped  as that of RawBytes::stop_when(), or empty
Expected<std::unique_ptr<Source>> open_part(const Part& part,
                                            const std::function<bool()>& stopped = {});

}  // namespace khabar
