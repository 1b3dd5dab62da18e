#include "khabar/input/web/url_source.h"

#include <string_view>
#include <utility>

#include "khabar/input/content_type.h"
#include "khabar/input/kind.h"
#include "khabar/input/open_bytes.h"
#include "khabar/input/raw_bytes.h"

namespace khabar::input {

InputKind kind_of(const Fetched& fetched) {
    const InputKind kind = kind_by_media(fetched.media).value_or(InputKind::automatic);
    if (kind != InputKind::automatic) {
        return kind;
    }
    const std::string_view bytes = fetched.bytes;
    return kind_by_content(bytes.substr(0, RawBytes::peek_bytes));
}

Page to_page(Fetched fetched, InputKind kind) {
    Page page;
    page.kind = kind;
    page.bytes = std::move(fetched.bytes);
    page.origin.url = fetched.url;
    page.charset = std::move(fetched.charset);
    page.where = std::move(fetched.url);
    return page;
}

UrlSource::UrlSource(std::string address, InputKind kind, const FetchRules& rules, May may,
                     Again again)
    : address_(std::move(address)),
      kind_(kind),
      rules_(rules),
      may_(std::move(may)),
      again_(std::move(again)) {}

std::optional<Input> UrlSource::next() {
    if (!fetched_) {
        fetched_ = true;
        return first();
    }
    return documents_ ? documents_->next() : std::nullopt;
}

std::optional<Input> UrlSource::first() {
    Answer answer = fetch_permitted(address_, rules_, may_);
    if (!answer.page && again_ && again_(answer)) {
        answer = fetch_permitted(address_, rules_, may_);
    }
    Expected<Fetched> fetched = std::move(answer.page);
    if (!fetched) {
        return Input{address_, fetched.error()};
    }
    if (kind_ == InputKind::automatic) {
        kind_ = kind_of(*fetched);
    }
    if (kind_ == InputKind::ndjson || kind_ == InputKind::warc) {
        auto bytes = std::make_unique<RawBytes>(RawBytes::Bytes{std::move(fetched->bytes)});
        documents_ = open_bytes(std::move(bytes), kind_, fetched->url);
        return documents_->next();
    }
    return Input{address_, to_page(*std::move(fetched), kind_)};
}

}  // namespace khabar::input
