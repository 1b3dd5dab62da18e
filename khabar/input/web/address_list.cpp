#include "khabar/input/web/address_list.h"

#include <utility>

#include "khabar/input/raw_bytes.h"
#include "khabar/input/web/address_lines.h"
#include "khabar/input/web/web_address.h"

namespace khabar::input {

namespace {

constexpr const char* agent = "khabar/" KHABAR_VERSION " (+reads the pages of a list)";

FetchRules list_rules(FetchRules rules) {
    if (rules.agent.empty()) {
        rules.agent = agent;
    }
    return rules;
}

}  // namespace

AddressListSource::AddressListSource(std::unique_ptr<ByteStream> list, std::string path,
                                     const FetchRules& rules)
    : path_(std::move(path)),
      reader_(std::move(list)),
      rules_(list_rules(rules)),
      robots_(rules_) {}

std::optional<Input> AddressListSource::next() {
    while (!done_) {
        if (page_) {
            if (std::optional<Input> input = page_->next()) {
                return input;
            }
            page_.reset();
        }
        const ByteReader::End end = reader_.read_line(line_, max_address_bytes);
        ++number_;
        const std::string where = path_ + ":" + std::to_string(number_);
        switch (end) {
            case ByteReader::End::done:
                done_ = true;
                continue;
            case ByteReader::End::failed:
                done_ = true;
                return Input{path_, Error{ErrorCode::io, path_, "the file cannot be read"}};
            case ByteReader::End::too_long:
                return Input{where, Error{ErrorCode::fetch, where, "the address is over 8 KiB"}};
            case ByteReader::End::line:
                break;
        }
        const std::string_view address = address_of_line(line_);
        if (!address.empty()) {
            page_.emplace(
                std::string(address), InputKind::automatic, rules_,
                [this](const std::string& next) { return robots_.may(next); },
                [this](const Answer& answer) { return robots_.put_off(answer); });
        }
    }
    return std::nullopt;
}

Expected<std::vector<std::string>> read_address_list(const std::string& path) {
    auto list = std::make_unique<RawBytes>(path);
    if (!list->is_open()) {
        return *list->fault_of_opening(path);
    }
    ByteReader reader(std::move(list));
    std::vector<std::string> addresses;
    std::string line;
    for (std::size_t number = 1;; ++number) {
        const ByteReader::End end = reader.read_line(line, max_address_bytes);
        const std::string where = path + ":" + std::to_string(number);
        if (end == ByteReader::End::done) {
            return addresses;
        }
        if (end == ByteReader::End::failed) {
            return Error{ErrorCode::io, path, "the file cannot be read"};
        }
        const std::string_view address = address_of_line(line);
        if (end == ByteReader::End::too_long || (!address.empty() && !is_address(address))) {
            return Error{ErrorCode::io, where, "the line is no address"};
        }
        if (addresses.size() == max_listed) {
            return Error{ErrorCode::io, where, "the list is longer than 100,000 addresses"};
        }
        if (!address.empty()) {
            addresses.emplace_back(address);
        }
    }
}

}  // namespace khabar::input
