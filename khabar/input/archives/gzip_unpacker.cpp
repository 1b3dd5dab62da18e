#include <algorithm>
#include <limits>
#include <new>

#include <zlib.h>

#include "khabar/input/archives/unpacker.h"

namespace khabar::input {

namespace {

using std::string_view_literals::operator""sv;

constexpr std::string_view gzip_magic = "\x1F\x8B\x08"sv;  // and that its method is deflate
constexpr std::size_t flags_at = 3;
constexpr unsigned reserved_flags = 0xE0;
constexpr int gzip_window = 15 + 16;  // zlib: the largest window, and gzip's head and sum

Bytef* bytes_of(char* text) {
    return reinterpret_cast<Bytef*>(text);  // NOLINT(cppcoreguidelines-pro-type-reinterpret-cast)
}

class GzipUnpacker final : public Unpacker {
public:
    GzipUnpacker() {
        if (inflateInit2(&stream_, gzip_window) != Z_OK) {
            throw std::bad_alloc();  // nothing else is left: version and window are right
        }
    }
    ~GzipUnpacker() override { inflateEnd(&stream_); }

    [[nodiscard]] std::string_view name() const override { return "gzip member"; }
    [[nodiscard]] std::string_view magic() const override { return gzip_magic; }
    [[nodiscard]] bool may_begin(std::string_view ahead) const override {
        return ahead.starts_with(gzip_magic) &&
               (ahead.size() <= flags_at ||
                (static_cast<unsigned char>(ahead[flags_at]) & reserved_flags) == 0);
    }
    void reset() override { inflateReset(&stream_); }
    Step step(std::string_view& in, char* to, std::size_t& room) override {
        constexpr std::size_t most = std::numeric_limits<uInt>::max();
        // zlib does not write to what it is given; its type says so only with ZLIB_CONST.
        stream_.next_in = bytes_of(const_cast<char*>(in.data()));
        stream_.avail_in = static_cast<uInt>(std::min(in.size(), most));
        const auto offered = stream_.avail_in;
        stream_.next_out = bytes_of(to);
        stream_.avail_out = static_cast<uInt>(std::min(room, most));
        const auto space = stream_.avail_out;
        const int result = inflate(&stream_, Z_NO_FLUSH);
        in.remove_prefix(offered - stream_.avail_in);
        room = space - stream_.avail_out;
        return result == Z_STREAM_END                    ? Step::ended
               : result == Z_OK || result == Z_BUF_ERROR ? Step::going
                                                         : Step::torn;
    }
    [[nodiscard]] std::string_view why() const override {
        return stream_.msg != nullptr ? std::string_view(stream_.msg) : std::string_view();
    }

private:
    z_stream stream_{};
};

}  // namespace

std::unique_ptr<Unpacker> gzip_unpacker() {
    return std::make_unique<GzipUnpacker>();
}

}  // namespace khabar::input
