// Any bytes as a text that is coded: mentions, clauses, frames and events lie inside it, on the
// borders of its tokens, point at what is there, keep to their bounds, and come out the same each
// time; a text told many times over takes no more than its share of time.

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include "khabar/coder/coder.h"
#include "khabar/core/utf8.h"
#include "khabar/export/record.h"
#include "khabar/page/lines.h"
#include "require.h"

using namespace khabar;  // NOLINT(google-build-using-namespace): a program of its own
using khabar::fuzz::require;

namespace {

// The bounds of docs/ARCHITECTURE.md.
constexpr std::size_t max_events_of_sentence = 64;
constexpr std::size_t max_chain = 6;
constexpr std::size_t max_places = 4;
constexpr std::size_t max_numbers = 6;
constexpr std::size_t max_also = 3;

constexpr std::size_t copies = 16;
constexpr int max_ratio = 96;  // why: a line takes 16, a square 256; the rest is other programs'
constexpr auto too_short = std::chrono::microseconds(500);  // why: below it the clock tells nothing

std::unique_ptr<const Coder> open() {
    const char* file = std::getenv("KHABAR_TABLES");
    require(file != nullptr, "KHABAR_TABLES names the compiled lexicon");
    auto coder = Coder::open(file);
    if (!coder) {
        std::fprintf(stderr, "%s: %s\n", coder.error().where.c_str(), coder.error().detail.c_str());
        std::abort();
    }
    return *std::move(coder);
}

/// A paragraph a line, so that there is more than one sentence and block; in the language of its
/// letters.
Document document_of(std::string bytes) {
    const LanguageId language = page::language_by_letters(bytes).value_or(LanguageId::arabic);
    std::vector<Block> blocks;
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
        if (end > at) {
            const BlockKind kind = blocks.empty() ? BlockKind::title : BlockKind::paragraph;
            blocks.push_back({kind,
                              {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)},
                              language});
        }
        at = end + 1;
    }
    Origin origin;
    origin.id = "fuzz";
    origin.published = parse_day("2024-03-07");
    return {std::move(origin), language, std::move(bytes), std::move(blocks)};
}

bool on_border(std::string_view text, std::uint32_t at) {
    return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0u) != 0x80u;
}

class Laws {
public:
    Laws(const Document& document, const Layers& layers)
        : text_(document.text()), layers_(layers), tokens_(layers.text.tokens) {}

    void all() const {
        for (const Mention& mention : layers_.mentions) {
            range(mention.tokens);
            require(!mention.tokens.empty(), "a mention has words");
            span(mention.words);
        }
        for (const Clause& clause : layers_.clauses) {
            of(clause);
        }
        require(layers_.frames.size() == layers_.clauses.size(), "a frame for each clause");
        for (const Frame& frame : layers_.frames) {
            of(frame);
        }
        std::map<std::uint32_t, std::size_t> of_sentence;
        std::uint32_t last = 0;
        for (const Event& event : layers_.events) {
            of(event);
            require(last <= event.trigger.begin, "events are in the order of their triggers");
            last = event.trigger.begin;
            require(++of_sentence[event.sentence_index] <= max_events_of_sentence,
                    "no sentence tells more than its bound");
            require(event.also.size() <= max_also, "no more tellings than their bound");
            for (const Event& other : event.also) {
                of(other);
            }
        }
    }

private:
    void span(Span span) const {
        require(span.begin <= span.end && span.end <= text_.size(), "a span lies in the text");
        require(on_border(text_, span.begin) && on_border(text_, span.end),
                "a span ends at characters");
    }

    void range(TokenRange range) const {
        require(range.begin <= range.end && range.end <= tokens_.tokens.size(),
                "a range of tokens is one of the text");
    }

    void of(const Clause& clause) const {
        require(clause.sentence < tokens_.sentences.size(), "a clause has a sentence");
        const TokenRange sentence = tokens_.sentences[clause.sentence].tokens;
        require(sentence.holds(clause.predicate), "a predicate stands in its sentence");
        range(clause.tokens);
        require(!clause.parent || static_cast<std::size_t>(*clause.parent) < layers_.clauses.size(),
                "a parent is a clause");
        for (const Clause::Part& part : clause.parts) {
            range(part.tokens);
            require(
                !part.mention || static_cast<std::size_t>(*part.mention) < layers_.mentions.size(),
                "a part's mention is there");
        }
    }

    void of(const Frame& frame) const {
        span(frame.cue);
        require(frame.chain.size() <= max_chain, "no chain is longer than its bound");
        for (const Link& link : frame.chain) {
            of(link);
            for (const Link& other : link.with) {
                of(other);
            }
        }
    }

    void of(const Link& link) const {
        span(link.who);
        span(link.cue);
        require(!link.mention || static_cast<std::size_t>(*link.mention) < layers_.mentions.size(),
                "a link's mention is there");
    }

    void of(const Event& event) const {
        span(event.trigger);
        span(event.sentence);
        require(!event.trigger.empty(), "a trigger has words");
        require(event.sentence.holds(event.trigger), "a trigger stands in its sentence");
        require(event.sentence_index < tokens_.sentences.size(), "an event has a sentence");
        require(static_cast<std::size_t>(event.clause) < layers_.clauses.size(),
                "an event has a clause");
        require(event.confidence >= 0 && event.confidence <= 100, "confidence is a share");
        of(event.frame);
        std::size_t places = 0;
        std::size_t numbers = 0;
        for (const Event::Filler& filler : event.fillers) {
            span(filler.words);
            range(filler.mention.tokens);
            places += std::holds_alternative<PlaceMention>(filler.mention.what) &&
                              filler.role != EventRole::actor && filler.role != EventRole::recipient
                          ? 1u
                          : 0u;
            numbers += filler.role == EventRole::number ? 1u : 0u;
            if (filler.claim) {
                for (const Link& link : *filler.claim) {
                    of(link);
                }
            }
        }
        require(places <= max_places && numbers <= max_numbers, "no more fields than their bound");
    }

    std::string_view text_;
    const Layers& layers_;
    const Tokens& tokens_;
};

std::string records(const Document& document, const Layers& layers, const Coder& coder) {
    std::string out;
    append_records(out, {document, layers.events, layers.mentions, coder.tables()});
    return out;
}

/// Every trigger's words stand in its record as they stand in the text.
void require_words(const Document& document, const Layers& layers, const std::string& lines) {
    const auto count = static_cast<std::size_t>(std::count(lines.begin(), lines.end(), '\n'));
    require(count == layers.events.size(), "a line an event");
    require(is_utf8(lines), "records are well-formed");
    std::size_t at = 0;
    for (const Event& event : layers.events) {
        const std::size_t end = lines.find('\n', at);
        const std::string_view words = document.text(event.trigger);
        const bool escaped = words.find_first_of("\"\\") != std::string_view::npos ||
                             std::any_of(words.begin(), words.end(), [](char c) {
                                 return static_cast<unsigned char>(c) < 0x20u;
                             });
        const std::string field = "\"trigger\":{\"text\":\"" + std::string(words) + "\"";
        require(escaped || std::string_view(lines).substr(at, end - at).find(field) !=
                               std::string_view::npos,
                "a record's trigger is the words of its span");
        at = end + 1;
    }
}

template <class Work>
std::chrono::steady_clock::duration time_of(const Work& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::steady_clock::now() - begin;
}

/// What is long enough to be measured is told `copies` times; the best of three runs, so that a
/// machine that is busy with others does not count.
void require_linear(const std::string& bytes, const Coder& coder) {
    const Document once = document_of(bytes);
    std::string many;
    for (std::size_t i = 0; i < copies; ++i) {
        many += bytes + "\n";
    }
    const Document often = document_of(std::move(many));
    auto best_once = time_of([&] { (void)coder.layers(once); });
    if (best_once < too_short) {
        return;
    }
    auto best_often = time_of([&] { (void)coder.layers(often); });
    for (int run = 0; run < 2 && best_often > best_once * max_ratio; ++run) {
        best_once = std::max(best_once, time_of([&] { (void)coder.layers(once); }));
        best_often = std::min(best_often, time_of([&] { (void)coder.layers(often); }));
    }
    require(best_often <= best_once * max_ratio, "time is in proportion to the text");
}

const Coder& opened() {
    static const std::unique_ptr<const Coder> coder = open();
    return *coder;
}

}  // namespace

/// Before the first input: what opening takes is no input's time.
extern "C" int LLVMFuzzerInitialize(int* /*count*/, char*** /*arguments*/) {
    opened();
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes = mend_utf8({reinterpret_cast<const char*>(data), size});
    const Document document = document_of(bytes);
    const Layers layers = opened().layers(document);
    Laws(document, layers).all();
    const std::string lines = records(document, layers, opened());
    require_words(document, layers, lines);
    require(lines == records(document, opened().layers(document), opened()),
            "the same answer twice");
    if (size > 0 && data[size - 1] % 8 == 0) {  // one in eight: it takes as long as sixteen others
        require_linear(bytes, opened());
    }
    return 0;
}
