#include "khabar/input/archives/warc_source.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

#include "khabar/core/utf8.h"
#include "khabar/input/archives/packing.h"
#include "khabar/input/bounds.h"
#include "khabar/input/content_type.h"
#include "khabar/input/kind.h"

namespace khabar::input {

namespace {

constexpr std::size_t http_piece = 4096;  // why: most heads of HTTP end in it

// How much of a plain file may be read for records that are not true, and then again, beside as
// much as lies before. why: records that lie on purpose, each inside the other, would else take
// time by the square
constexpr std::uint64_t free_rereads = std::uint64_t{64} << 20u;

Error bad(std::string detail) {
    return {ErrorCode::bad_archive, "", std::move(detail)};
}

// 203: a proxy changed something of a page that is there (RFC 9110, 15.3.4).
bool is_page_status(int status) {
    return status == 200 || status == 203;
}

// A file that should be packed is, also where its first member is damaged from the first byte on.
Packing packing_of_warc(std::string_view head, std::string_view path) {
    const Packing packing = packing_of(head);
    if (packing != Packing::none || head.empty() || looks_like_warc(head)) {
        return packing;
    }
    return path.ends_with(".gz")    ? Packing::gzip
           : path.ends_with(".zst") ? Packing::zstd
                                    : Packing::none;
}

/// The page's address as records have it: without the part behind '#', and well-formed.
std::string page_address(std::string_view uri) {
    return mend_utf8(uri.substr(0, uri.find('#')));
}

}  // namespace

WarcSource::WarcSource(std::unique_ptr<RawBytes> file, std::string path)
    : path_(std::move(path)), begin_(file->begin()), reader_(open_stream(std::move(file))) {}

std::unique_ptr<ByteStream> WarcSource::open_stream(std::unique_ptr<RawBytes> file) {
    const Packing packing = packing_of_warc(file->peek(), path_);
    if (packing == Packing::none) {
        return file;
    }
    auto members =
        std::make_unique<PackedBytes>(std::move(file), packing, PackedBytes::Members::apart);
    members_ = members.get();
    return members;
}

std::optional<Input> WarcSource::next() {
    while (!done_ && go_to_record()) {
        if (std::optional<Input> input = read_record()) {
            return input;
        }
    }
    return std::nullopt;
}

/// To the first byte of the next record, or to a fault that stands before it; false at the end.
bool WarcSource::go_to_record() {
    for (;;) {
        skip_line_breaks(reader_);
        if (!reader_.peek().empty() || reader_.fault() != nullptr) {
            return true;
        }
        if (!next_member() && reader_.fault() == nullptr) {
            return false;
        }
    }
}

/// False: this was the last, or what follows is none (then a fault too).
bool WarcSource::next_member() {
    if (members_ == nullptr) {
        return false;
    }
    const bool found = members_->next_member();
    reader_.restart();
    return found;
}

std::optional<Input> WarcSource::read_record() {
    const std::string where = place();
    const auto failed = [&where](std::string_view uri, const Error& error) {
        return Input{page_address(uri), Error{error.code, where, error.detail}};
    };
    const Expected<WarcHead> head = read_head();
    if (!head) {
        return failed({}, head.error());
    }
    Block block;
    std::optional<Expected<Page>> page = read_page(*head, block);
    pass(block, head->length - block.taken);
    if (const std::optional<Error> fault = fault_of(block, head->length)) {
        return failed(head->uri, *fault);
    }
    if (!page) {
        return std::nullopt;
    }
    if (!*page) {
        return failed(head->uri, page->error());
    }
    (*page)->where = where;
    return Input{(*page)->origin.url, **std::move(page)};
}

Expected<WarcHead> WarcSource::read_head() {
    again_from_ = reader_.position() + 1;
    read_before_ = reader_.bytes_read();
    std::string text;
    bool whole = read_warc_text(reader_, text);
    Stop stop = Stop::no;
    while (!whole && stop == Stop::no && text.size() < max_warc_head) {
        stop = next_of_block();
        whole = stop == Stop::no && read_warc_text(reader_, text);
    }
    Expected<WarcHead> head = read_warc_head(text);
    if (head && !whole) {
        head = bad("the head of a WARC record has no end");
    }
    if (stop == Stop::at_fault) {
        head = *reader_.fault();
    }
    if (head) {
        again_from_ = reader_.position();
    } else if (stop != Stop::at_record) {
        find_record();
    }
    return head;
}

/// Why what was read is not the whole block of a record, and nothing but it. Then the next record
/// was looked for.
std::optional<Error> WarcSource::fault_of(const Block& block, std::uint64_t length) {
    const auto but = [length](const std::string& what) {
        return bad("the record says that it has " + std::to_string(length) + " bytes, " + what);
    };
    if (block.stop == Stop::at_record) {
        return but("and has " + std::to_string(block.taken));
    }
    if (block.stop == Stop::no && ends_well()) {
        return std::nullopt;
    }
    Error error = reader_.fault() != nullptr   ? *reader_.fault()
                  : block.stop == Stop::at_end ? bad("the file ends inside this record")
                                               : but("and no record follows behind them");
    find_record();
    return error;
}

std::optional<Expected<WarcSource::Answer>> WarcSource::read_answer(const WarcHead& head,
                                                                    Block& block) {
    if (head.type == "response") {
        return read_http(head, block);
    }
    if (head.type != "resource" && head.type != "conversion") {
        return std::nullopt;
    }
    Answer answer;
    answer.head.content_type = head.content_type;
    return answer;
}

std::optional<Expected<WarcSource::Answer>> WarcSource::read_http(const WarcHead& head,
                                                                  Block& block) {
    const std::string media = read_content_type(head.content_type).media;
    if (!media.empty() && media != "application/http") {
        return std::nullopt;  // of another protocol
    }
    std::optional<std::size_t> size;
    while (!size && block.stop == Stop::no &&
           block.taken < std::min<std::uint64_t>(head.length, max_http_head)) {
        keep(block, std::min<std::uint64_t>(http_piece, head.length - block.taken));
        size = http_head_size(block.bytes);
    }
    if (block.stop != Stop::no) {
        return std::nullopt;
    }
    const std::optional<HttpHead> found =
        read_http_head(std::string_view(block.bytes).substr(0, size.value_or(max_http_head)));
    if (found && !size && head.length > max_http_head) {
        return bad("the head of the answer is over 64 KiB");
    }
    if (!found || !size) {
        ++passed_over_.media;
        return std::nullopt;
    }
    if (!is_page_status(found->status)) {
        ++passed_over_.statuses;
        return std::nullopt;
    }
    return Answer{*found, *size};
}

std::optional<Expected<Page>> WarcSource::read_page(const WarcHead& head, Block& block) {
    const std::optional<Expected<Answer>> answer = read_answer(head, block);
    if (!answer) {
        return std::nullopt;
    }
    if (!*answer) {
        return answer->error();
    }
    const HttpHead& http = (*answer)->head;
    const std::size_t body_begin = (*answer)->body;
    if (head.uri.starts_with("metadata:")) {
        return std::nullopt;  // what a crawler keeps of its own work
    }
    const ContentType type = read_content_type(http.content_type);
    const std::optional<InputKind> kind = kind_by_media(type.media);
    if (!kind || *kind == InputKind::ndjson) {
        ++passed_over_.media;
        return std::nullopt;  // no text; data
    }
    if (head.in_segments) {
        return bad("a page in segments, which are not put together");
    }
    if (head.length - body_begin > max_input_bytes) {
        return Error{ErrorCode::too_large, "", "the page is over 64 MiB"};
    }
    block.bytes.reserve(static_cast<std::size_t>(head.length));
    keep(block, head.length - block.taken);
    if (block.stop != Stop::no) {
        return std::nullopt;
    }
    block.bytes.erase(0, body_begin);
    Expected<std::string> body = http_page(http, std::move(block.bytes), head.cut);
    if (!body) {
        return body.error();
    }
    Page page;
    page.kind = *kind;
    if (page.kind == InputKind::automatic) {
        page.kind = kind_by_content(std::string_view(*body).substr(0, RawBytes::peek_bytes));
        if (page.kind != InputKind::html) {
            ++passed_over_.media;
            return std::nullopt;  // an image, as likely as a text
        }
    }
    page.bytes = *std::move(body);
    page.origin.url = page_address(head.uri);
    page.charset = type.charset;
    return page;
}

void WarcSource::keep(Block& block, std::uint64_t count) {
    while (count > 0 && block.stop == Stop::no) {
        const std::size_t gone = reader_.take(block.bytes, static_cast<std::size_t>(count));
        count -= gone;
        block.taken += gone;
        block.stop = count > 0 ? next_of_block() : Stop::no;
    }
}

void WarcSource::pass(Block& block, std::uint64_t count) {
    while (count > 0 && block.stop == Stop::no) {
        const std::uint64_t gone = reader_.skip(count);
        count -= gone;
        block.taken += gone;
        block.stop = count > 0 ? next_of_block() : Stop::no;
    }
}

// A record may go on over the end of a member, where a whole file was packed in pieces. But
// where the next begins with a record, as members of a WARC file should, this one is at its end.
WarcSource::Stop WarcSource::next_of_block() {
    if (reader_.fault() != nullptr) {
        return Stop::at_fault;
    }
    if (!next_member()) {
        return reader_.fault() != nullptr ? Stop::at_fault : Stop::at_end;
    }
    return looks_like_warc(reader_.peek()) ? Stop::at_record : Stop::no;
}

/// Whether behind a block comes what must: the next record, or the end, with a sum that is right
/// where it is that of a member.
bool WarcSource::ends_well() {
    constexpr std::string_view begin = "WARC/";
    skip_line_breaks(reader_);
    const std::string_view ahead = reader_.peek();
    if (ahead.empty()) {
        return reader_.fault() == nullptr;
    }
    return ahead.starts_with(begin) || begin.starts_with(ahead);
}

/// Behind a fault: to the next record that can be found. What is passed over is one fault.
void WarcSource::find_record() {
    if (members_ == nullptr) {
        wasted_ += reader_.bytes_read() - read_before_;
        if (wasted_ <= again_from_ + free_rereads) {
            reader_.seek(again_from_);
        }
        done_ = !search();
        return;
    }
    while (!done_) {
        if (members_->fault() != nullptr) {
            done_ = !members_->find_member(looks_like_warc);
            reader_.restart();
            return;
        }
        if (search()) {
            return;
        }
        done_ = !next_member() && members_->fault() == nullptr;
    }
}

/// To the next line of this member, or of the file, that a record begins with.
bool WarcSource::search() {
    for (;;) {
        const std::string_view ahead = reader_.peek();
        if (looks_like_warc(ahead)) {
            return true;
        }
        if (ahead.empty()) {
            return false;
        }
        const std::size_t newline = ahead.find('\n');
        reader_.skip(newline == std::string_view::npos ? ahead.size() : newline + 1);
    }
}

std::string WarcSource::place() const {
    const std::uint64_t at = reader_.position();
    if (members_ == nullptr) {
        return path_ + ":byte " + std::to_string(begin_ + at);
    }
    return path_ + ":byte " + std::to_string(members_->member()) +
           (at > 0 ? ", unpacked byte " + std::to_string(at) : std::string());
}

}  // namespace khabar::input
