#include "khabar/input/archives/packing.h"

#include <utility>

#include "khabar/input/archives/packed_bytes.h"
#include "khabar/input/archives/unpacker.h"

namespace khabar::input {

Packing packing_of(std::string_view head) {
    using std::string_view_literals::operator""sv;
    if (head.starts_with("\x1F\x8B\x08"sv)) {
        return Packing::gzip;
    }
    return head.starts_with("\x28\xB5\x2F\xFD"sv) || begins_skipped_zstd(head) ? Packing::zstd
                                                                               : Packing::none;
}

std::string unpack_head(std::string_view head) {
    const std::unique_ptr<ByteStream> bytes =
        unpack(std::make_unique<RawBytes>(RawBytes::Bytes{std::string(head)}));
    std::string unpacked(RawBytes::peek_bytes, '\0');
    std::size_t filled = 0;
    while (filled < unpacked.size()) {
        const std::size_t got = bytes->read(unpacked.data() + filled, unpacked.size() - filled);
        if (got == 0) {
            break;  // the head ends inside what is packed
        }
        filled += got;
    }
    unpacked.resize(filled);
    return unpacked;
}

std::unique_ptr<ByteStream> unpack(std::unique_ptr<RawBytes> file) {
    const Packing packing = packing_of(file->peek());
    if (packing == Packing::none) {
        return file;
    }
    return std::make_unique<PackedBytes>(std::move(file), packing, PackedBytes::Members::joined);
}

}  // namespace khabar::input
