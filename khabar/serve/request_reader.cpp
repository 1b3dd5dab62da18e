#include "khabar/serve/request_reader.h"

#include <algorithm>
#include <string>
#include <utility>

#include <boost/asio/buffer.hpp>
#include <boost/beast/core/string.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/status.hpp>

namespace khabar::serve {

namespace http = boost::beast::http;
using boost::beast::error_code;
using Text = boost::beast::string_view;

namespace {

// No body in chunks ends in fewer, and Beast 1.81 asserts that it is not shown fewer twice.
constexpr std::size_t least_chunks = std::string_view("0\r\n\r\n").size();
constexpr std::uint64_t max_number = 1ull << 40u;  // why: no length that overflows when added to

std::string string_of(Text text) {
    return {text.data(), text.size()};
}

/// Only what may stand in a request line: what is not ASCII, and spaces, must be encoded.
bool is_target(Text target) {
    return !target.empty() && target.front() == '/' &&
           std::all_of(target.begin(), target.end(), [](char c) { return c > ' ' && c < '\x7f'; });
}

/// Digits alone: Beast also takes a list of equal ones.
bool is_length(Text value) {
    return !value.empty() &&
           std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Method method_of(http::verb verb) {
    if (verb == http::verb::get) {
        return Method::get;
    }
    if (verb == http::verb::head) {
        return Method::head;
    }
    if (verb == http::verb::post) {
        return Method::post;
    }
    return verb == http::verb::delete_ ? Method::del : Method::other;
}

}  // namespace

class RequestReader::Parser final : public http::basic_parser<true> {
public:
    Parser() {
        header_limit(static_cast<std::uint32_t>(max_head_bytes));
        body_limit(boost::none);
    }

    std::size_t take(std::string_view bytes) {
        std::size_t taken = 0;
        while (taken < bytes.size() &&
               (state_ == State::head || (state_ == State::body && allowed_))) {
            if (state_ == State::body && chunked() && bytes.size() - taken < least_chunks) {
                break;
            }
            error_code error;
            taken +=
                put(boost::asio::const_buffer(bytes.data() + taken, bytes.size() - taken), error);
            if (error == http::error::need_more) {
                break;
            }
            if (error) {
                fail(status_of(error));
            } else if (is_done()) {
                state_ = State::done;
            } else if (is_header_done()) {
                state_ = State::body;
            }
        }
        return taken;
    }

    void allow_body(std::size_t most) {
        allowed_ = most;
        if (const auto length = content_length(); length && *length > most) {
            fail(413);
        }
    }

    State state_ = State::head;
    int status_ = 0;
    Request request_;
    bool continue_ = false;
    int version_ = 0;

private:
    void fail(int status) {
        state_ = State::bad;
        status_ = status_ != 0 ? status_ : status;
    }

    /// One of our own refusals: the status goes past the parser.
    void refuse(int status, error_code& error) {
        status_ = status;
        error = http::error::bad_field;
    }

    static int status_of(const error_code& error) {
        if (error == http::error::header_limit || error == http::error::buffer_overflow) {
            return 431;
        }
        if (error == http::error::body_limit) {
            return 413;
        }
        return error == http::error::bad_version ? 505 : 400;
    }

    void on_request_impl(http::verb verb, Text, Text target, int version,
                         error_code& error) override {
        if (version != 11 && version != 10) {
            return refuse(505, error);
        }
        if (!is_target(target)) {
            return refuse(400, error);
        }
        version_ = version;
        request_.method = method_of(verb);
        const std::size_t mark = std::min(target.find('?'), target.size());
        request_.path = string_of(target.substr(0, mark));
        if (mark < target.size()) {
            request_.query = string_of(target.substr(mark + 1));
        }
    }

    void on_field_impl(http::field field, Text name, Text value, error_code& error) override {
        if (head_read_) {
            return;  // behind a body: too late to say anything
        }
        switch (field) {
            case http::field::host:
                return once(hosts_, request_.host, value, error);
            case http::field::origin:
                return once(origins_, request_.origin, value, error);
            case http::field::authorization:
                return once(tokens_, request_.authorization, value, error);
            case http::field::content_length:
                if (lengths_++ > 0 || codings_ > 0 || !is_length(value)) {
                    refuse(400, error);
                }
                return;
            case http::field::transfer_encoding:
                if (codings_++ > 0 || lengths_ > 0 || version_ < 11) {
                    return refuse(400, error);
                }
                if (!boost::beast::iequals(value, "chunked")) {
                    refuse(501, error);
                }
                return;
            case http::field::expect:
                if (!boost::beast::iequals(value, "100-continue")) {
                    return refuse(417, error);
                }
                continue_ = version_ == 11;
                return;
            case http::field::content_type:
                request_.content_type = string_of(value);
                return;
            case http::field::accept_encoding:
                request_.accept_encoding = string_of(value);
                return;
            case http::field::if_none_match:
                request_.if_none_match = string_of(value);
                return;
            default:
                if (boost::beast::iequals(name, "sec-fetch-site")) {
                    once(sites_, request_.fetch_site, value, error);
                }
                return;
        }
    }

    void once(int& seen, std::string& to, Text value, error_code& error) {
        if (seen++ > 0) {
            return refuse(400, error);
        }
        to = string_of(value);
    }

    void on_header_impl(error_code& error) override {
        head_read_ = true;
        if (hosts_ == 0 && version_ == 11) {
            return refuse(400, error);
        }
        if (const auto length = content_length(); length && *length > max_number) {
            refuse(413, error);
        }
    }

    void on_body_init_impl(const boost::optional<std::uint64_t>&, error_code&) override {}

    std::size_t on_body_impl(Text body, error_code& error) override { return add(body, error); }

    void on_chunk_header_impl(std::uint64_t size, Text, error_code& error) override {
        if (size > max_number || size + request_.body.size() > allowed_.value_or(0)) {
            refuse(413, error);
        }
    }

    std::size_t on_chunk_body_impl(std::uint64_t, Text body, error_code& error) override {
        return add(body, error);
    }

    std::size_t add(Text body, error_code& error) {
        if (body.size() + request_.body.size() > allowed_.value_or(0)) {
            refuse(413, error);
            return 0;
        }
        request_.body.append(body.data(), body.size());
        return body.size();
    }

    void on_finish_impl(error_code&) override {}
    void on_response_impl(int, Text, int, error_code&) override {}

    std::optional<std::size_t> allowed_;
    int hosts_ = 0;
    int origins_ = 0;
    int sites_ = 0;
    int tokens_ = 0;
    int lengths_ = 0;
    int codings_ = 0;
    bool head_read_ = false;
};

RequestReader::RequestReader() : parser_(std::make_unique<Parser>()) {}
RequestReader::~RequestReader() = default;
RequestReader::RequestReader(RequestReader&&) noexcept = default;
RequestReader& RequestReader::operator=(RequestReader&&) noexcept = default;

std::size_t RequestReader::take(std::string_view bytes) {
    return parser_->take(bytes);
}

void RequestReader::allow_body(std::size_t most) {
    parser_->allow_body(most);
}

RequestReader::State RequestReader::state() const noexcept {
    return parser_->state_;
}

int RequestReader::status() const noexcept {
    return parser_->status_;
}

Request& RequestReader::request() noexcept {
    return parser_->request_;
}

std::optional<std::uint64_t> RequestReader::body_length() const noexcept {
    const auto length = parser_->content_length();
    return length ? std::optional<std::uint64_t>(*length) : std::nullopt;
}

bool RequestReader::expects_continue() const noexcept {
    return parser_->continue_;
}

bool RequestReader::keeps_alive() const noexcept {
    return parser_->keep_alive();
}

bool RequestReader::http_1_0() const noexcept {
    return parser_->version_ == 10;
}

std::string_view reason_of(int status) {
    const auto reason = http::obsolete_reason(http::int_to_status(static_cast<unsigned>(status)));
    return {reason.data(), reason.size()};
}

}  // namespace khabar::serve
