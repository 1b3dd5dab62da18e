#include "khabar/input/web/feed.h"

#include <algorithm>
#include <memory>
#include <new>
#include <unordered_set>
#include <utility>

#include <libxml/parser.h>

#include "khabar/input/byte_reader.h"
#include "khabar/input/kind.h"
#include "khabar/input/web/address_lines.h"
#include "khabar/input/web/web_address.h"
#include "khabar/input/written_day.h"

namespace khabar::input {

namespace {

constexpr std::size_t max_field_bytes = max_address_bytes;  // no other field is as long
constexpr std::size_t chunk_bytes = std::size_t{64} << 10u;

struct Free {
    void operator()(xmlParserCtxt* parser) const { xmlFreeParserCtxt(parser); }
};

std::string_view view(const xmlChar* text) {
    return text == nullptr ? std::string_view()
                           : std::string_view(reinterpret_cast<const char*>(text));  // NOLINT
}

std::string_view view(const xmlChar* begin, const xmlChar* end) {
    return {reinterpret_cast<const char*>(begin), static_cast<std::size_t>(end - begin)};  // NOLINT
}

std::string_view without_space_around(std::string_view text) {
    text = without_space(text);
    return text.substr(0, text.find_last_not_of(" \t\r\n") + 1);
}

/// What a tag says that is of use here. Values are views into the parser's memory.
struct Tag {
    std::string name;  ///< without its prefix, in small letters: feeds mix them
    std::string_view href, rel, type, about, permanent;
};

/// The tags and texts of a feed become its items.
///
/// In broken XML the depth of a tag tells little. So an item begins at each tag of that name, ends
/// at the next, and its fields are known by their names alone. A field's text ends at the next tag,
/// whichever it is.
class Reader {
public:
    explicit Reader(const std::string& base) : base_(base) {}

    void open(const Tag& tag) {
        close_field();
        if (!root_) {
            root_ = tag.name;
            kind_ = kind_of(tag.name);
            stop_ = !kind_;
            return;
        }
        if (is_item(tag.name)) {
            end_item();
            in_item_ = true;
            in_source_ = false;
            about_ = tag.about;
        } else if (in_item_ && *kind_ == FeedKind::atom && tag.name == "source") {
            in_source_ = true;  // facts of the feed that an entry was taken from
        } else if (in_item_ && !in_source_) {
            open_field(tag);
        }
    }

    void close(std::string_view name) {
        close_field();
        if (in_source_ && name == "source") {
            in_source_ = false;
        } else if (in_item_ && is_item(name)) {
            end_item();
        }
    }

    void text(std::string_view part) {
        if (field_ != nullptr && field_->size() + part.size() <= max_field_bytes) {
            field_->append(part);
        }
    }

    [[nodiscard]] bool stop() const noexcept { return stop_; }

    Expected<Feed> done() {
        if (!root_) {
            return Error{ErrorCode::fetch, {}, "this is no feed and no sitemap, and no XML"};
        }
        if (!kind_) {
            const bool html = *root_ == "html" || *root_ == "head" || *root_ == "body";
            return Error{
                ErrorCode::fetch,
                {},
                html ? "this is an HTML page, and no feed or sitemap"
                     : "this is XML, but no feed or sitemap: <" + root_->substr(0, 40) + ">"};
        }
        end_item();
        feed_.kind = *kind_;
        return std::move(feed_);
    }

private:
    static std::optional<FeedKind> kind_of(std::string_view root) {
        return root == "rss" || root == "channel" ? std::optional(FeedKind::rss)
               : root == "rdf"                    ? std::optional(FeedKind::rdf)
               : root == "feed"                   ? std::optional(FeedKind::atom)
               : root == "urlset"                 ? std::optional(FeedKind::sitemap)
               : root == "sitemapindex"           ? std::optional(FeedKind::sitemap_index)
                                                  : std::nullopt;
    }

    [[nodiscard]] bool is_item(std::string_view name) const {
        switch (*kind_) {
            case FeedKind::rss:
            case FeedKind::rdf:
                return name == "item";
            case FeedKind::atom:
                return name == "entry";
            case FeedKind::sitemap:
                return name == "url";
            case FeedKind::sitemap_index:
                return name == "sitemap";
        }
        return false;
    }

    void open_field(const Tag& tag) {
        std::string* field = nullptr;
        if (tag.name == "link" && !tag.href.empty()) {  // Atom's, which stands in RSS too
            if (tag.rel.empty() || tag.rel == "alternate") {
                std::string& link = tag.type.empty() || tag.type.find("html") != tag.type.npos
                                        ? page_link_
                                        : other_link_;
                link = link.empty() ? std::string(tag.href) : link;
            }
        } else if (tag.name == "link" || tag.name == "loc") {
            field = &link_;
        } else if (tag.name == "guid" && tag.permanent != "false") {
            field = &guid_;
        } else if (tag.name == "pubdate" || tag.name == "published" || tag.name == "issued" ||
                   tag.name == "publication_date") {
            field = &published_;
        } else if (tag.name == "date" || tag.name == "updated" || tag.name == "modified" ||
                   tag.name == "lastmod") {
            field = &changed_;
        }
        if (field != nullptr && field->empty()) {  // the first of a name is the item's own
            field_ = field;
        }
    }

    void close_field() { field_ = nullptr; }

    void end_item() {
        if (!in_item_) {
            return;
        }
        in_item_ = false;
        keep_item();
        for (std::string* field :
             {&link_, &page_link_, &other_link_, &guid_, &about_, &published_, &changed_}) {
            field->clear();
        }
    }

    void keep_item() {
        if (feed_.items.size() == max_items) {
            feed_.cut = stop_ = true;
            return;
        }
        const Expected<std::string> address = item_address();
        if (!address) {
            ++feed_.unusable;
            return;
        }
        if (!known_.insert(*address).second) {
            return;
        }
        FeedItem item{*address, written_day(published_),
                      std::string(without_space_around(changed_))};
        if (!item.day) {
            item.day = written_day(changed_);
        }
        feed_.items.push_back(std::move(item));
    }

    // The first that is an address of a page. A guid is one only where it looks like one.
    Expected<std::string> item_address() const {
        for (const std::string* written : {&link_, &page_link_, &other_link_, &about_, &guid_}) {
            const std::string_view address = without_space_around(*written);
            if (address.empty() || (written == &guid_ && !is_address(address))) {
                continue;
            }
            if (auto whole = web_address(address, base_)) {
                return whole;
            }
        }
        return Error{ErrorCode::fetch, {}, "the item has no address"};
    }

    const std::string& base_;
    Feed feed_;
    std::unordered_set<std::string> known_;
    std::optional<std::string> root_;
    std::optional<FeedKind> kind_;
    bool stop_ = false;
    bool in_item_ = false;
    bool in_source_ = false;
    std::string* field_ = nullptr;  ///< that the text goes to
    std::string link_, page_link_, other_link_, guid_, about_, published_, changed_;
};

/// A Reader behind libxml2, which is C: nothing may be thrown through it.
struct Parse {
    Reader reader;
    xmlParserCtxt* parser = nullptr;
    bool no_memory = false;

    template <class Step>
    void step(Step what) {
        try {
            if (!no_memory && !reader.stop()) {
                what();
            }
        } catch (const std::bad_alloc&) {
            no_memory = true;
        }
        if (no_memory || reader.stop()) {
            xmlStopParser(parser);
        }
    }
};

void on_open(void* user, const xmlChar* name, const xmlChar* /*prefix*/, const xmlChar* /*uri*/,
             int /*namespaces*/, const xmlChar** /*of_prefix*/, int attributes, int /*defaulted*/,
             const xmlChar** five_each) {
    Parse& parse = *static_cast<Parse*>(user);
    parse.step([&] {
        Tag tag;
        tag.name = lower(view(name));
        for (int i = 0; i < attributes; ++i) {
            const xmlChar** one = five_each + static_cast<std::ptrdiff_t>(i) * 5;
            const std::string key = lower(view(one[0]));
            const std::string_view value = view(one[3], one[4]);
            std::string_view* const wanted = key == "href"          ? &tag.href
                                             : key == "rel"         ? &tag.rel
                                             : key == "type"        ? &tag.type
                                             : key == "about"       ? &tag.about
                                             : key == "ispermalink" ? &tag.permanent
                                                                    : nullptr;
            if (wanted != nullptr) {
                *wanted = value;
            }
        }
        parse.reader.open(tag);
    });
}

void on_close(void* user, const xmlChar* name, const xmlChar* /*prefix*/, const xmlChar* /*uri*/) {
    Parse& parse = *static_cast<Parse*>(user);
    parse.step([&] { parse.reader.close(lower(view(name))); });
}

void on_text(void* user, const xmlChar* text, int size) {
    Parse& parse = *static_cast<Parse*>(user);
    parse.step([&] { parse.reader.text(view(text, text + size)); });
}

void on_fault(void* /*user*/, xmlError* /*fault*/) {}  // a broken feed is an ordinary one

// A sitemap may be a text of addresses.
Feed listed(std::string_view text, const std::string& base) {
    Feed feed;
    feed.kind = FeedKind::sitemap;
    std::unordered_set<std::string> known;
    while (!text.empty() && !feed.cut) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = address_of_line(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.empty()) {
            continue;
        }
        auto address = web_address(line, base);
        if (!address) {
            ++feed.unusable;
        } else if (feed.items.size() == max_items) {
            feed.cut = true;
        } else if (known.insert(*address).second) {
            feed.items.push_back({*std::move(address), std::nullopt, {}});
        }
    }
    return feed;
}

}  // namespace

Expected<Feed> read_feed(std::string_view bytes, const std::string& address,
                         std::string_view charset) {
    std::string held;
    const Expected<std::string_view> unpacked = unpacked_feed(bytes, held);
    if (!unpacked) {
        return unpacked.error();
    }
    if (is_address_list(unpacked->substr(0, ByteReader::peek_bytes))) {
        return listed(without_space(*unpacked), address);
    }
    const std::string text = feed_text(*unpacked, charset);
    // Nothing but these is called: no entity is looked up, no DTD read, nothing loaded.
    xmlSAXHandler calls{};
    calls.initialized = XML_SAX2_MAGIC;
    calls.startElementNs = on_open;
    calls.endElementNs = on_close;
    calls.characters = on_text;
    calls.ignorableWhitespace = on_text;
    calls.cdataBlock = on_text;
    calls.serror = on_fault;
    Parse parse{Reader(address)};
    const std::unique_ptr<xmlParserCtxt, Free> parser(
        xmlCreatePushParserCtxt(&calls, &parse, nullptr, 0, nullptr));
    if (!parser) {
        throw std::bad_alloc();
    }
    parse.parser = parser.get();
    // NOENT: "&amp;" in an attribute is given as "&"; no other entity is left in the text.
    xmlCtxtUseOptions(parser.get(), XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOENT |
                                        XML_PARSE_IGNORE_ENC | XML_PARSE_NOERROR |
                                        XML_PARSE_NOWARNING);
    const std::string_view whole = text;
    for (std::size_t at = 0; at < whole.size() && !parse.reader.stop() && !parse.no_memory;
         at += chunk_bytes) {
        const std::string_view chunk = whole.substr(at, chunk_bytes);
        xmlParseChunk(parser.get(), chunk.data(), static_cast<int>(chunk.size()), 0);
    }
    if (!parse.reader.stop() && !parse.no_memory) {
        xmlParseChunk(parser.get(), nullptr, 0, 1);
    }
    if (parse.no_memory) {
        throw std::bad_alloc();
    }
    return parse.reader.done();
}

}  // namespace khabar::input
