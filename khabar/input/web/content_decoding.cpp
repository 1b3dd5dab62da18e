#include "khabar/input/web/content_decoding.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <new>
#include <optional>
#include <string>
#include <utility>

#include <brotli/decode.h>
#include <zlib.h>

#include "khabar/input/archives/packed_bytes.h"
#include "khabar/input/archives/packing.h"
#include "khabar/input/kind.h"

namespace khabar::input {

namespace {

constexpr std::size_t piece_bytes = std::size_t{64} << 10u;

Error torn(std::string_view what) {
    return {ErrorCode::bad_archive, "", "the page's compression is torn: " + std::string(what)};
}

/// Takes the body in pieces and gives what a library makes of them.
class Decoding : public ByteStream {
public:
    explicit Decoding(std::unique_ptr<RawBytes> body)
        : body_(std::move(body)), head_(body_->peek()), in_(piece_bytes, '\0') {}

    std::size_t read(char* to, std::size_t most) override {
        if (undone_) {
            return body_->read(to, most);
        }
        const std::size_t made = decode(to, most);
        any_ = any_ || made > 0;
        if (fault_ && !any_ && was_undone()) {
            fault_.reset();
            undone_ = true;
            return body_->read(to, most);
        }
        return made;
    }
    [[nodiscard]] const Error* fault() const override { return fault_ ? &*fault_ : nullptr; }

protected:
    /// Takes from the front of `in`, writes up to `room` bytes, and tells how many. Calls end() or
    /// fail() where nothing comes any more.
    virtual std::size_t step(std::string_view& in, char* to, std::size_t room) = 0;
    void end() { done_ = true; }
    void fail(std::string_view what) { fault_ = torn(what); }

private:
    std::size_t decode(char* to, std::size_t most) {
        while (!fault_ && !done_ && most > 0) {
            if (left_.empty()) {
                const std::size_t got = body_->read(in_.data(), in_.size());
                left_ = std::string_view(in_).substr(0, got);
            }
            const bool ended = left_.empty();
            const std::size_t made = step(left_, to, most);
            if (made > 0) {
                return made;
            }
            if (ended && !done_ && !fault_) {
                fault_ = torn("it ends too early");
            }
        }
        return 0;
    }

    /// Whether the body is what it should have become; then it is read from its begin.
    bool was_undone() { return looks_like_text(head_) && body_->seek(0); }

    std::unique_ptr<RawBytes> body_;
    std::string head_;
    std::string in_;
    std::string_view left_;
    bool any_ = false;     ///< something was given
    bool undone_ = false;  ///< the body is given as it is
    bool done_ = false;
    std::optional<Error> fault_;
};

class Deflated final : public Decoding {
public:
    Deflated(std::unique_ptr<RawBytes> body, bool zlib_head) : Decoding(std::move(body)) {
        constexpr int window = 15;
        if (inflateInit2(&stream_, zlib_head ? window : -window) != Z_OK) {
            throw std::bad_alloc();
        }
    }
    ~Deflated() override { inflateEnd(&stream_); }

private:
    std::size_t step(std::string_view& in, char* to, std::size_t room) override {
        // NOLINTBEGIN(cppcoreguidelines-pro-type-reinterpret-cast,cppcoreguidelines-pro-type-const-cast)
        stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
        stream_.next_out = reinterpret_cast<Bytef*>(to);
        // NOLINTEND(cppcoreguidelines-pro-type-reinterpret-cast,cppcoreguidelines-pro-type-const-cast)
        const auto space =
            static_cast<uInt>(std::min<std::size_t>(room, std::numeric_limits<uInt>::max()));
        stream_.avail_in = static_cast<uInt>(in.size());  // a piece
        stream_.avail_out = space;
        const int result = inflate(&stream_, Z_NO_FLUSH);
        in.remove_prefix(in.size() - stream_.avail_in);
        if (result == Z_STREAM_END) {
            end();
        } else if (result != Z_OK && result != Z_BUF_ERROR) {
            fail(stream_.msg != nullptr ? stream_.msg : "deflate");
        }
        return space - stream_.avail_out;
    }
    z_stream stream_{};
};

class Brotli final : public Decoding {
public:
    explicit Brotli(std::unique_ptr<RawBytes> body)
        : Decoding(std::move(body)),
          state_(BrotliDecoderCreateInstance(nullptr, nullptr, nullptr)) {
        if (state_ == nullptr) {
            throw std::bad_alloc();
        }
    }
    ~Brotli() override { BrotliDecoderDestroyInstance(state_); }

private:
    std::size_t step(std::string_view& in, char* to, std::size_t room) override {
        std::size_t left = in.size();
        std::size_t space = room;
        // NOLINTBEGIN(cppcoreguidelines-pro-type-reinterpret-cast)
        const auto* next_in = reinterpret_cast<const std::uint8_t*>(in.data());
        auto* next_out = reinterpret_cast<std::uint8_t*>(to);
        // NOLINTEND(cppcoreguidelines-pro-type-reinterpret-cast)
        const BrotliDecoderResult result =
            BrotliDecoderDecompressStream(state_, &left, &next_in, &space, &next_out, nullptr);
        in.remove_prefix(in.size() - left);
        if (result == BROTLI_DECODER_RESULT_SUCCESS) {
            end();
        } else if (result == BROTLI_DECODER_RESULT_ERROR) {
            fail("br");
        }
        return room - space;
    }
    BrotliDecoderState* state_;
};

// RFC 1950: method 8, and the first two bytes are a multiple of 31.
bool has_zlib_head(std::string_view head) {
    if (head.size() < 2) {
        return false;
    }
    const auto first = static_cast<unsigned char>(head[0]);
    const auto second = static_cast<unsigned char>(head[1]);
    return (first & 0x0Fu) == 8u && (first * 256u + second) % 31u == 0;
}

}  // namespace

bool is_content_coding(std::string_view coding) {
    static constexpr std::array<std::string_view, 7> known = {"",     "identity", "gzip", "x-gzip",
                                                              "zstd", "deflate",  "br"};
    return std::find(known.begin(), known.end(), coding) != known.end();
}

std::unique_ptr<ByteStream> content_decoding(std::unique_ptr<RawBytes> body,
                                             std::string_view coding) {
    const std::string_view head = body->peek();
    if (coding == "deflate") {
        const bool zlib_head = has_zlib_head(head);
        return std::make_unique<Deflated>(std::move(body), zlib_head);
    }
    if (coding == "br") {
        return std::make_unique<Brotli>(std::move(body));
    }
    if (coding.empty() || coding == "identity") {
        return body;
    }
    const Packing packing = packing_of(head);
    if (packing == Packing::none) {
        return body;
    }
    return std::make_unique<PackedBytes>(std::move(body), packing, PackedBytes::Members::alone);
}

}  // namespace khabar::input
