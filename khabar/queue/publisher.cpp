#include "khabar/queue/publisher.h"

#include <charconv>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

#include <simdjson.h>

#include "khabar/queue/connection.h"

namespace khabar::queue {

namespace {

// What is under way at a time. why: a cluster of three takes 7,500 a second; more in flight only
// fills its buffers, and all of it is sent again when a leader dies.
constexpr std::size_t window = 512;
constexpr std::size_t window_bytes = std::size_t{4} << 20u;
constexpr std::int64_t answer_ms = 3'000;  // why: the slowest answer of a busy cluster took 1 s
constexpr std::chrono::milliseconds pause{250};

/// The stream's word on one message.
struct Answer {
    std::optional<Publish> verdict;
    bool full = false;
    std::string refusal;  ///< its words, where it was refused
};

constexpr std::int64_t exceeds_maximum = JSStreamMessageExceedsMaximumErr;

/// Of {"stream":"khabar","seq":7,"duplicate":true} or {"error":{"err_code","description"}}.
Answer read_answer(simdjson::dom::parser& parser, std::string_view json) {
    Answer answer;
    simdjson::dom::element root;
    if (parser.parse(json.data(), json.size()).get(root) != simdjson::SUCCESS) {
        answer.refusal = "an answer that is no JSON";
        return answer;
    }
    simdjson::dom::object error;
    if (root["error"].get(error) == simdjson::SUCCESS) {
        std::string_view words;
        std::int64_t code = 0;
        answer.refusal = error["description"].get(words) == simdjson::SUCCESS ? words : "refused";
        if (error["err_code"].get(code) == simdjson::SUCCESS && code == exceeds_maximum) {
            answer.verdict = Publish::too_large;
        }
        answer.full = answer.refusal.starts_with("maximum ");  // "maximum bytes exceeded"
        return answer;
    }
    bool duplicate = false;
    answer.verdict = root["duplicate"].get(duplicate) == simdjson::SUCCESS && duplicate
                         ? Publish::held
                         : Publish::stored;
    return answer;
}

std::string_view data_of(const natsMsg* message) {
    return {natsMsg_GetData(message), static_cast<std::size_t>(natsMsg_GetDataLength(message))};
}

}  // namespace

/// Answers come to an inbox of its own and are read on the caller's thread: js_PublishMsgAsync
/// calls back on a thread of the library's, which may outlive us.
class Publisher::Impl {
public:
    explicit Impl(Stream stream) : stream_(std::move(stream)) {}

    std::optional<Error> open(Patience patience_now) {
        answers_.reset();
        connection_.reset();
        auto opened = Connection::open(stream_);
        if (!opened) {
            return opened.error();
        }
        if (auto error = (*opened)->make_stream(stream_, patience_now)) {
            return error;
        }
        natsInbox* inbox = nullptr;
        natsStatus status = natsInbox_Create(&inbox);
        const Handle<natsInbox, natsInbox_Destroy> made(inbox);
        natsSubscription* answers = nullptr;
        if (status == NATS_OK) {
            inbox_ = inbox;
            status = natsConnection_SubscribeSync(&answers, (*opened)->handle(),
                                                  (inbox_ + ".*.*").c_str());
        }
        if (status != NATS_OK) {
            return queue_error(stream_, "answers cannot be asked for", status);
        }
        connection_ = *std::move(opened);
        answers_.reset(answers);
        return std::nullopt;
    }

    Published publish(std::span<const Message> messages, const std::function<bool()>& stopped) {
        Published told;
        told.verdicts.resize(messages.size());
        std::vector<std::size_t> open(messages.size());
        for (std::size_t i = 0; i < open.size(); ++i) {
            open[i] = i;
        }
        auto patient_until = Clock::now() + patience;
        while (!open.empty() && !told.error) {
            const std::size_t before = open.size();
            told.error = round(messages, open, told.verdicts);
            if (told.error) {
                break;
            }
            if (open.size() < before) {
                patient_until = Clock::now() + patience;
            } else if (Clock::now() > patient_until || (stopped && stopped())) {
                told.error = failed("takes nothing: " + last_words_);
            } else {
                std::this_thread::sleep_for(pause);
            }
        }
        return told;
    }

    std::optional<Fill> fill() { return connected() ? connection_->fill(stream_) : std::nullopt; }

private:
    using Clock = std::chrono::steady_clock;

    Error failed(const std::string& why) {
        return {ErrorCode::queue, shown_servers(stream_), "the stream " + stream_.name + " " + why};
    }

    /// Whether there is a server to send to; else last_words_ says why.
    bool connected() {
        if (!connection_ || connection_->is_closed()) {
            if (const auto error = open(Patience(0))) {
                last_words_ = error->detail;
                return false;
            }
        }
        if (natsConnection_Status(connection_->handle()) != NATS_CONN_STATUS_CONNECTED) {
            last_words_ = "no server of NATS answers";
            return false;
        }
        return true;
    }

    /// Sends the first of `open`, waits for what the stream says, and leaves in `open` what it took
    /// no stand on.
    std::optional<Error> round(std::span<const Message> messages, std::vector<std::size_t>& open,
                               std::vector<std::optional<Publish>>& verdicts) {
        if (!connected()) {
            return std::nullopt;
        }
        ++round_;
        std::vector<Answer> answers;
        std::size_t bytes = 0;
        std::size_t waited_for = 0;
        while (answers.size() < open.size() && answers.size() < window && bytes < window_bytes) {
            const Message& message = messages[open[answers.size()]];
            const natsStatus sent = send(message, answers.size());
            bytes += message.payload.size();
            answers.emplace_back();
            if (sent == NATS_OK) {
                ++waited_for;
            } else if (sent == NATS_MAX_PAYLOAD) {
                answers.back().verdict = Publish::too_large;
            } else {
                last_words_ = natsStatus_GetText(sent);
                break;
            }
        }
        gather(answers, waited_for);
        return settle(answers, open, verdicts);
    }

    /// The Error of a stream that is full, behind the verdicts on what it took before.
    std::optional<Error> settle(const std::vector<Answer>& answers, std::vector<std::size_t>& open,
                                std::vector<std::optional<Publish>>& verdicts) {
        std::optional<Error> error;
        std::vector<std::size_t> left;
        for (std::size_t i = 0; i < answers.size(); ++i) {
            const Answer& answer = answers[i];
            if (answer.full && !error) {
                error = failed("is full (" + answer.refusal +
                               "): a message leaves when it is a week old, done or not; raise "
                               "--stream-max to make room now");
            }
            if (answer.verdict) {
                verdicts[open[i]] = answer.verdict;
            } else {
                left.push_back(open[i]);
            }
            last_words_ = answer.refusal.empty() ? last_words_ : answer.refusal;
        }
        left.insert(left.end(), open.begin() + static_cast<std::ptrdiff_t>(answers.size()),
                    open.end());
        open = std::move(left);
        return error;
    }

    natsStatus send(const Message& message, std::size_t index) {
        const std::string reply =
            inbox_ + "." + std::to_string(round_) + "." + std::to_string(index);
        natsMsg* created = nullptr;
        natsStatus status =
            natsMsg_Create(&created, stream_.subject.c_str(), reply.c_str(), message.payload.data(),
                           static_cast<int>(message.payload.size()));
        const MessageHandle made(created);
        if (status == NATS_OK) {
            status = natsMsgHeader_Set(created, id_header, message.id.c_str());
        }
        if (status == NATS_OK) {
            status = natsMsgHeader_Set(created, stream_header, stream_.name.c_str());
        }
        return status == NATS_OK ? natsConnection_PublishMsg(connection_->handle(), created)
                                 : status;
    }

    /// Answers of this round, until there are `count`, or none comes for too long.
    void gather(std::vector<Answer>& answers, std::size_t count) {
        while (count > 0) {
            natsMsg* came = nullptr;
            const natsStatus status = natsSubscription_NextMsg(&came, answers_.get(), answer_ms);
            const MessageHandle message(came);
            if (status != NATS_OK) {
                last_words_ = natsStatus_GetText(status);
                return;
            }
            const std::optional<std::size_t> index = index_of(natsMsg_GetSubject(came));
            if (!index || *index >= answers.size()) {
                continue;  // of a round before
            }
            --count;
            if (natsMsg_IsNoResponders(came)) {
                answers[*index].refusal = "no server has the stream just now";
            } else {
                answers[*index] = read_answer(parser_, data_of(came));
            }
        }
    }

    /// Which message of this round an answer to INBOX.ROUND.INDEX is for.
    std::optional<std::size_t> index_of(std::string_view subject) const {
        const std::string prefix = inbox_ + "." + std::to_string(round_) + ".";
        std::size_t index = 0;
        if (!subject.starts_with(prefix)) {
            return std::nullopt;
        }
        const char* end = subject.data() + subject.size();
        const auto [at, fault] = std::from_chars(subject.data() + prefix.size(), end, index);
        return fault == std::errc() && at == end ? std::optional(index) : std::nullopt;
    }

    Stream stream_;
    std::unique_ptr<Connection> connection_;
    SubscriptionHandle answers_;  // goes before the connection
    std::string inbox_;
    std::uint64_t round_ = 0;
    simdjson::dom::parser parser_;
    std::string last_words_ = "no answer";
};

Publisher::Publisher(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

Publisher::~Publisher() = default;

Expected<std::unique_ptr<Publisher>> Publisher::open(const Stream& stream) {
    auto impl = std::make_unique<Impl>(stream);
    if (auto error = impl->open(patience_at_start)) {
        return *std::move(error);
    }
    return std::unique_ptr<Publisher>(new Publisher(std::move(impl)));
}

Published Publisher::publish(std::span<const Message> messages,
                             const std::function<bool()>& stopped) {
    return impl_->publish(messages, stopped);
}

std::optional<Fill> Publisher::fill() {
    return impl_->fill();
}

}  // namespace khabar::queue
