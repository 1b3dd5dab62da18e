#include <new>

#include <zstd.h>

#include "khabar/input/archives/unpacker.h"

namespace khabar::input {

namespace {

constexpr std::string_view zstd_magic = "\x28\xB5\x2F\xFD";
constexpr std::string_view dictionary = "\x5D\x2A\x4D\x18";
constexpr int max_window_log = 27;  // 2^27 bytes: the most that zstd itself takes unasked

class ZstdUnpacker final : public Unpacker {
public:
    ZstdUnpacker() : stream_(ZSTD_createDStream()) {
        if (stream_ == nullptr) {
            throw std::bad_alloc();
        }
        ZSTD_DCtx_setParameter(stream_, ZSTD_d_windowLogMax, max_window_log);
    }
    ~ZstdUnpacker() override { ZSTD_freeDStream(stream_); }

    [[nodiscard]] std::string_view name() const override { return "zstd frame"; }
    [[nodiscard]] std::string_view magic() const override { return zstd_magic; }
    [[nodiscard]] bool may_begin(std::string_view ahead) const override {
        return ahead.starts_with(zstd_magic) || begins_skipped_zstd(ahead);
    }
    [[nodiscard]] std::string_view refused(std::string_view ahead) const override {
        return ahead.starts_with(dictionary) ? "a zstd dictionary in the file, which is not read"
                                             : std::string_view();
    }
    void reset() override {
        why_ = {};
        ZSTD_DCtx_reset(stream_, ZSTD_reset_session_only);
    }
    Step step(std::string_view& in, char* to, std::size_t& room) override {
        ZSTD_inBuffer packed{in.data(), in.size(), 0};
        ZSTD_outBuffer out{to, room, 0};
        const std::size_t result = ZSTD_decompressStream(stream_, &out, &packed);
        in.remove_prefix(packed.pos);
        room = out.pos;
        if (ZSTD_isError(result) != 0) {
            why_ = ZSTD_getErrorName(result);
            return Step::torn;
        }
        return result == 0 ? Step::ended : Step::going;
    }
    [[nodiscard]] std::string_view why() const override { return why_; }

private:
    ZSTD_DStream* stream_;
    std::string_view why_;
};

}  // namespace

std::unique_ptr<Unpacker> zstd_unpacker() {
    return std::make_unique<ZstdUnpacker>();
}

bool begins_skipped_zstd(std::string_view head) {
    return head.size() >= dictionary.size() &&
           (static_cast<unsigned char>(head.front()) & 0xF0u) == 0x50u &&
           head.substr(1).starts_with(dictionary.substr(1));
}

}  // namespace khabar::input
