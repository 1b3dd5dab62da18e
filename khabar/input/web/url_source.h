#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "khabar/input/source.h"
#include "khabar/input/web/fetch.h"

namespace khabar::input {

/// What kind of document it is: as the server calls it, or by the first bytes where it says
/// nothing.
InputKind kind_of(const Fetched& fetched);

/// A page that was fetched, as an input of that kind.
Page to_page(Fetched fetched, InputKind kind);

/// What stands at one address. It is fetched when the first input is asked for.
///
/// An HTML page or a text is one input. Its origin's url is where it was found in the end; what the
/// page itself calls its address is not believed, since any page can name any other as its own. It
/// has no id of its own, as a file alone has none. JSON gives its documents, as a file would.
class UrlSource final : public Source {
public:
    using Again = std::function<bool(const Answer& answer)>;

    /// kind  automatic: as the server calls it, or by the first bytes where it says nothing
    /// may   asked before each request, or empty (fetch.h)
    /// again asked of an answer that is no page: whether to ask once more, or empty
    UrlSource(std::string address, InputKind kind, const FetchRules& rules, May may = {},
              Again again = {});

    std::optional<Input> next() override;
    [[nodiscard]] PassedOver passed_over() const override {
        return documents_ ? documents_->passed_over() : PassedOver{};
    }

private:
    std::optional<Input> first();

    std::string address_;
    InputKind kind_;
    FetchRules rules_;
    May may_;
    Again again_;
    bool fetched_ = false;
    std::unique_ptr<Source> documents_;  ///< of JSON or WARC
};

}  // namespace khabar::input
