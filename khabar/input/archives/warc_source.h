#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "khabar/input/archives/packed_bytes.h"
#include "khabar/input/archives/warc_record.h"
#include "khabar/input/byte_reader.h"
#include "khabar/input/byte_stream.h"
#include "khabar/input/raw_bytes.h"
#include "khabar/input/source.h"
#include "khabar/input/web/http_message.h"

namespace khabar::input {

/// The pages in a WARC file (ISO 28500), plain, packed record by record as gzip or zstd, or packed
/// whole.
///
/// A page is a `response` record with status 200 (or 203), or a `resource` or `conversion` record,
/// whose media type is a text's. Other records are passed over, and those of the three types
/// counted. Its origin's url is the record's WARC-Target-URI, its charset that of its Content-Type;
/// when it was fetched is not when it was published. It has no id of its own, as a page at an
/// address has none.
///
/// A record that cannot be read is one failed input with its place: "FILE:byte N", where it, or its
/// gzip member or zstd frame, begins; behind it reading goes on where the next record can be found.
/// Memory does not grow with the file, and with the length of a record to max_input_bytes.
class WarcSource final : public Source {
public:
    /// path  in errors
    WarcSource(std::unique_ptr<RawBytes> file, std::string path);

    std::optional<Input> next() override;
    [[nodiscard]] PassedOver passed_over() const override { return passed_over_; }

private:
    /// Why the bytes of a block stopped before its end.
    enum class Stop : std::uint8_t {
        no,
        at_fault,  ///< what is packed is torn, or the file cannot be read
        at_end,    ///< of the file
        at_record  ///< the next member begins with a record
    };
    /// What was read of a record's block.
    struct Block {
        std::string bytes;        ///< that were kept, from its begin on
        std::uint64_t taken = 0;  ///< kept or passed over
        Stop stop = Stop::no;
    };

    /// What a record says of the page in its block, and where that begins.
    struct Answer {
        HttpHead head;
        std::size_t body = 0;
    };

    std::unique_ptr<ByteStream> open_stream(std::unique_ptr<RawBytes> file);
    bool go_to_record();
    std::optional<Input> read_record();
    Expected<WarcHead> read_head();
    std::optional<Error> fault_of(const Block& block, std::uint64_t length);
    /// Nothing, of all three: it is no page, or `block` stopped.
    std::optional<Expected<Page>> read_page(const WarcHead& head, Block& block);
    std::optional<Expected<Answer>> read_answer(const WarcHead& head, Block& block);
    std::optional<Expected<Answer>> read_http(const WarcHead& head, Block& block);
    void keep(Block& block, std::uint64_t count);
    void pass(Block& block, std::uint64_t count);
    Stop next_of_block();
    bool next_member();
    [[nodiscard]] bool ends_well();
    void find_record();
    bool search();
    [[nodiscard]] std::string place() const;

    std::string path_;
    std::uint64_t begin_;             ///< of the bytes that are read, in the file
    PackedBytes* members_ = nullptr;  ///< what reader_ reads, where it is packed
    ByteReader reader_;
    bool done_ = false;
    PassedOver passed_over_;
    std::uint64_t again_from_ = 0;   ///< where the search begins if the record at hand is not true
    std::uint64_t read_before_ = 0;  ///< bytes_read() when that was known
    std::uint64_t wasted_ = 0;       ///< bytes that were read for records that were not true
};

}  // namespace khabar::input
