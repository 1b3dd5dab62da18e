#include "khabar/export/redact.h"

#include <algorithm>
#include <vector>

#include "khabar/core/hash.h"
#include "khabar/core/utf8.h"
#include "khabar/text/fold.h"

namespace khabar::exports {

namespace {

using record::Identity;
using record::KeptEvent;
using record::Link;
using record::Record;
using record::Review;

constexpr std::size_t id_digits = 20;      // as those of documents
constexpr char32_t block_letter = 0x2588;  // a full block

/// "%D8%A7" as the letter that it is; "-", "_" and "+" as blanks, so that words of an address are
/// words.
std::string readable(std::string_view address) {
    const auto digit = [](char c) {
        return c >= '0' && c <= '9'   ? c - '0'
               : c >= 'a' && c <= 'f' ? c - 'a' + 10
               : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                      : -1;
    };
    std::string out;
    for (std::size_t i = 0; i < address.size(); ++i) {
        const char c = address[i];
        if (c == '%' && i + 2 < address.size() && digit(address[i + 1]) >= 0 &&
            digit(address[i + 2]) >= 0) {
            out += static_cast<char>(digit(address[i + 1]) * 16 + digit(address[i + 2]));
            i += 2;
        } else {
            out += c == '-' || c == '_' || c == '+' || c == '.' ? ' ' : c;
        }
    }
    return mend_utf8(out);
}

/// "https://example.org/" of an address.
std::string_view host_of(std::string_view url) {
    const std::size_t scheme = url.find("://");
    const std::size_t path = url.find('/', scheme == std::string_view::npos ? 0 : scheme + 3);
    return scheme == std::string_view::npos
               ? std::string_view()
               : url.substr(0, path == std::string_view::npos ? url.size() : path + 1);
}

/// Takes the names out of one event.
class Redactor {
public:
    Redactor(Record& record, const Secrets& secrets)
        : record_(record), secrets_(secrets), language_(language_of(record)) {}

    void run() {
        document();
        for (auto* side : {&record_.actors, &record_.recipients}) {
            for (record::Entity& entity : *side) {
                who(secrets_.is_person(entity, language_), entity.words, entity.who, entity.holder);
            }
        }
        for (record::Place& place : record_.places) {
            free(place.words.text);
            identity(place.where);
            for (record::Place::Alternative& other : place.alternatives) {
                identity(other.where);
            }
        }
        if (record_.date) {
            free(record_.date->words.text);
        }
        for (record::Number& number : record_.numbers) {
            free(number.words.text);
            if (number.chain) {
                chain(*number.chain);
            }
        }
        claim(record_.claim);
        evidence();
    }

    void review(Review& review) const {
        review.by = review.by.empty() ? "" : std::string(person_mark);
        review.note.clear();
        review.was.clear();
        if (may_name(review.document)) {
            review.document = record_.document.id;
        }
    }

    [[nodiscard]] bool may_name(std::string_view text) const {
        const std::string words = readable(text);
        return !secrets_.in(words, LanguageId::arabic).empty() ||
               !secrets_.in(words, LanguageId::english).empty();
    }

private:
    /// Whether the words of an address tell a name, or may.
    [[nodiscard]] bool tells(std::string_view address) const {
        const std::string words = readable(address.substr(host_of(address).size()));
        return may_name(address) || secrets_.in_doubt(words, LanguageId::arabic) ||
               secrets_.in_doubt(words, LanguageId::english);
    }

    void free(std::string& text) const { text = secrets_.masked(text, language_); }

    void identity(Identity& who) const {
        if (may_name(who.id)) {
            who = {};
        }
        who.name.ar = secrets_.masked(who.name.ar, LanguageId::arabic);
        who.name.en = secrets_.masked(who.name.en, LanguageId::english);
    }

    void who(bool person, record::Words& words, Identity& who,
             std::optional<Identity>& holder) const {
        holder.reset();
        if (person) {
            words.text = secrets_.masked_person(words.text, language_);
            who = {};
            return;
        }
        free(words.text);
        identity(who);
    }

    void chain(std::vector<Link>& links) const {
        for (Link& link : links) {
            link_of(link);
            for (Link& other : link.with) {
                link_of(other);
            }
        }
    }

    void link_of(Link& link) const {
        if (link.kind == "outlet" && !link.words.span && link.who.id.empty()) {
            link.words.text = secrets_.masked_known(link.words.text, language_);  // the publisher
            return;
        }
        who(secrets_.is_person(link, language_), link.words, link.who, link.holder);
        if (link.cue) {
            free(link.cue->text);
        }
    }

    void claim(record::Claim& claim) const {
        chain(claim.chain);
        if (claim.cue) {
            free(claim.cue->text);
        }
    }

    void evidence() {
        record::Evidence& evidence = record_.evidence;
        free(evidence.trigger.text);
        if (secrets_.in_doubt(evidence.quote, language_)) {
            evidence.quote = left_out_mark;
        } else {
            free(evidence.quote);
        }
        for (record::Evidence::Also& also : evidence.also) {
            free(also.words.text);
            claim(also.claim);
        }
    }

    void document() {
        record::DocumentFacts& facts = record_.document;
        facts.title = secrets_.in_doubt(facts.title, language_)
                          ? ""
                          : secrets_.masked(facts.title, language_);
        facts.publisher = secrets_.masked_known(facts.publisher, language_);
        const std::string_view host = host_of(facts.url);
        const bool bare = host.size() >= facts.url.size();
        if (!bare && tells(facts.url)) {
            facts.url = may_name(host) ? "" : std::string(host);
        }
        // an address may be the id of a document too
        const bool address = facts.id.find("://") != std::string::npos;
        if (may_name(facts.id) || (address && tells(facts.id))) {
            facts.id = to_hex(hash128(facts.id)).substr(0, id_digits);
        }
    }

    Record& record_;
    const Secrets& secrets_;
    LanguageId language_;
};

/// Corrections of codes tell no name.
bool tells_codes(const Review& review) {
    return review.kind == Review::Kind::verdict ||
           (review.kind == Review::Kind::correction &&
            (review.field == "event" || review.field == "mode" || review.field == "context" ||
             review.field == "status"));
}

/// What of a document may be shown, in code points.
std::vector<Span> shown_of(std::span<const KeptEvent> events, const Secrets& secrets) {
    std::vector<Span> shown;
    const auto show = [&shown](const std::optional<Span>& span) {
        if (span) {
            shown.push_back(*span);
        }
    };
    for (const KeptEvent& kept : events) {
        show(kept.record.evidence.trigger.span);
        if (!secrets.in_doubt(kept.record.evidence.quote, language_of(kept.record))) {
            show(kept.record.evidence.sentence);
        }
        if (kept.record.date) {
            show(kept.record.date->words.span);
        }
        for (const record::Number& number : kept.record.numbers) {
            show(number.words.span);
        }
    }
    std::sort(shown.begin(), shown.end());
    return shown;
}

}  // namespace

void redact(KeptEvent& kept, const Secrets& secrets) {
    Redactor redactor(kept.record, secrets);
    redactor.run();
    std::erase_if(kept.reviews, [](const Review& review) { return !tells_codes(review); });
    for (Review& review : kept.reviews) {
        redactor.review(review);
    }
    kept.line = record::write_record(kept.record);
}

std::string redacted_text(std::string_view text, std::span<const KeptEvent> events,
                          const Secrets& secrets) {
    const LanguageId language =
        events.empty() ? LanguageId::arabic : language_of(events.front().record);
    const std::vector<Span> shown = shown_of(events, secrets);
    const std::vector<Span> names = secrets.in(text, language);
    std::string out;
    std::size_t sentence = 0;
    std::size_t name = 0;
    std::uint32_t open_until = 0;
    std::uint32_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) {
        const CodePoint letter = decode_at(text, at);
        for (; sentence < shown.size() && shown[sentence].begin <= count; ++sentence) {
            open_until = std::max(open_until, shown[sentence].end);
        }
        while (name < names.size() && names[name].end <= at) {
            ++name;
        }
        const bool named = name < names.size() && names[name].begin <= at;
        const bool blank = letter.value <= U' ';
        append_utf8(out, blank || (count < open_until && !named) ? letter.value : block_letter);
        at += letter.length;
    }
    return out;
}

}  // namespace khabar::exports
