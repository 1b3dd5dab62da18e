#include "khabar/input/shards/part.h"

#include <utility>

#include "khabar/input/open_bytes.h"
#include "khabar/input/raw_bytes.h"

namespace khabar {

Expected<std::unique_ptr<Source>> open_part(const Part& part,
                                            const std::function<bool()>& stopped) {
    auto bytes = std::make_unique<input::RawBytes>(part.path, part.begin, part.end);
    if (!bytes->is_open()) {
        return Error{ErrorCode::io, part.path, "no such file, or it cannot be opened"};
    }
    if (stopped) {
        bytes->stop_when(stopped);
    }
    return input::open_bytes(std::move(bytes), part.kind, part.path, part.below);
}

}  // namespace khabar
