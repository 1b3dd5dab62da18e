#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "khabar/core/expected.h"
#include "khabar/input/byte_reader.h"
#include "khabar/input/byte_stream.h"
#include "khabar/input/source.h"
#include "khabar/input/web/fetch.h"
#include "khabar/input/web/host_robots.h"
#include "khabar/input/web/url_source.h"

namespace khabar::input {

/// The pages at the addresses of a list, one a line, fetched in their order, one at a time. Empty
/// lines, and those that begin with "#", are none.
///
/// Who makes a list of thousands has not looked at each page, and its host sees a crawler. So
/// robots.txt is asked, of redirects too, its Crawl-delay kept, and a host that is busy heeded
/// (host_robots.h). Each address that fails is one input with its error; a line that is no address
/// too.
class AddressListSource final : public Source {
public:
    /// path  what `list` is read from, for errors
    AddressListSource(std::unique_ptr<ByteStream> list, std::string path, const FetchRules& rules);

    std::optional<Input> next() override;

private:
    std::string path_;
    ByteReader reader_;
    FetchRules rules_;
    HostRobots robots_;
    std::size_t number_ = 0;  ///< of the line that was last read
    bool done_ = false;
    std::string line_;
    std::optional<UrlSource> page_;
};

constexpr std::size_t max_listed =
    100'000;  // why: more feeds than anybody follows from one machine

/// All addresses of a short list, as they are written. Errors: io, also of a line that is no
/// address or where there are more than max_listed, with its place.
Expected<std::vector<std::string>> read_address_list(const std::string& path);

}  // namespace khabar::input
