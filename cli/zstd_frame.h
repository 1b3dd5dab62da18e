#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace khabar::cli {

/// Packs what is written into one frame of zstd, with a checksum of its content. The same calls
/// give the same bytes.
class ZstdFrame {
public:
    ZstdFrame();
    ~ZstdFrame();
    ZstdFrame(const ZstdFrame&) = delete;
    ZstdFrame& operator=(const ZstdFrame&) = delete;

    /// What is to be written of the frame by now; it stays until the next call.
    std::string_view add(std::string_view bytes);
    /// The rest of the frame. Nothing is added after.
    std::string_view end();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace khabar::cli
