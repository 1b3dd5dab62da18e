#include "khabar/input/shards/part.h"

#include <utility>

#include "khabar/input/open_bytes.h"
#include "khabar/input/raw_bytes.h"

namespace khabar {

Expected<std::unique_ptr<Source>> open_part(const Part& part,
                                            const std::function<bool()>& stopped) {
    auto bytes = std::make_unique<input::RawBytes>(part.path, part.begin, part.end);
    if (!bytes->is_open()) {
        return *bytes->fault_of_opening(part.path);
    }
    if (stopped) {
        bytes->stop_when(stopped);
    }
    return input::open_bytes(std::move(bytes), part.kind, part.path, part.id);
}

}  // namespace khabar
