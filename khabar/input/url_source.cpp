#include "khabar/input/url_source.h"

#include <string_view>
#include <utility>

#include "khabar/input/content_type.h"
#include "khabar/input/kind.h"

namespace khabar::input {

UrlSource::UrlSource(std::string address, InputKind kind, const FetchRules& rules)
    : address_(std::move(address)), kind_(kind), rules_(rules) {}

std::optional<Input> UrlSource::next() {
    if (!fetched_) {
        fetched_ = true;
        return first();
    }
    return documents_ ? documents_->next() : std::nullopt;
}

std::optional<Input> UrlSource::first() {
    Expected<Fetched> fetched = fetch(address_, rules_);
    if (!fetched) {
        return Input{address_, fetched.error()};
    }
    if (kind_ == InputKind::automatic) {
        kind_ = kind_by_media(fetched->media).value_or(InputKind::automatic);
    }
    if (kind_ == InputKind::automatic) {
        kind_ = kind_by_content(std::string_view(fetched->bytes).substr(0, ByteReader::peek_bytes));
    }
    if (kind_ == InputKind::ndjson) {
        documents_.emplace(std::move(fetched->bytes), fetched->url, kind_);
        return documents_->next();
    }
    Page page;
    page.kind = kind_;
    page.bytes = std::move(fetched->bytes);
    page.origin.url = fetched->url;
    page.charset = std::move(fetched->charset);
    page.where = std::move(fetched->url);
    return Input{address_, std::move(page)};
}

}  // namespace khabar::input
