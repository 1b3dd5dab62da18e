#pragma once

#include <optional>
#include <string>

#include "khabar/input/fetch.h"
#include "khabar/input/file_source.h"
#include "khabar/input/source.h"

namespace khabar::input {

/// What stands at one address. It is fetched when the first input is asked for.
///
/// An HTML page or a text is one input. Its origin's url is where it was found in the end; what the
/// page itself calls its address is not believed, since any page can name any other as its own. It
/// has no id of its own, as a file alone has none. JSON gives its documents, as a file would.
class UrlSource final : public Source {
public:
    /// kind  automatic: as the server calls it, or by the first bytes where it says nothing
    UrlSource(std::string address, InputKind kind, const FetchRules& rules);

    std::optional<Input> next() override;

private:
    std::optional<Input> first();

    std::string address_;
    InputKind kind_;
    FetchRules rules_;
    bool fetched_ = false;
    std::optional<FileSource> documents_;  ///< of JSON
};

}  // namespace khabar::input
