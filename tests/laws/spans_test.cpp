// What every stage gives points into the text: spans on character borders, indices inside.

#include <array>
#include <string>

#include <gtest/gtest.h>

#include "khabar/coder/coder.h"
#include "khabar/core/utf8.h"
#include "khabar/page/read_text.h"
#include "texts.h"

namespace khabar::laws {

namespace {

class Laws {
public:
    Laws(const Document& document, const Layers& layers) : document_(document), layers_(layers) {}

    void expect_all() {
        readings();
        for (const Mention& mention : layers_.mentions) {
            this->mention(mention);
        }
        for (const Clause& clause : layers_.clauses) {
            this->clause(clause);
        }
        ASSERT_EQ(layers_.frames.size(), layers_.clauses.size());
        for (const Frame& frame : layers_.frames) {
            this->frame(frame);
        }
        Span last{};
        for (const Event& event : layers_.events) {
            this->event(event);
            EXPECT_LE(last.begin, event.trigger.begin) << "events stand in the order of triggers";
            last = event.trigger;
        }
        EXPECT_EQ(layers_.tally.sentences, layers_.text.tokens.sentences.size());
        EXPECT_EQ(layers_.tally.coded, layers_.events.size());
    }

private:
    void span(Span span, std::string_view what, bool may_be_empty = false) {
        const std::string_view text = document_.text();
        EXPECT_LE(span.begin, span.end) << what;
        EXPECT_LE(span.end, text.size()) << what;
        EXPECT_TRUE(on_border(text, span.begin) && on_border(text, span.end)) << what;
        EXPECT_TRUE(may_be_empty || span.begin < span.end) << what << " is empty";
    }
    void range(TokenRange range, std::string_view what, bool may_be_empty = false) {
        EXPECT_LE(range.begin, range.end) << what;
        EXPECT_LE(range.end, layers_.text.size()) << what;
        EXPECT_TRUE(may_be_empty || range.begin < range.end) << what << " is empty";
    }
    void row(const std::optional<RowId>& row, std::string_view what) {
        if (row) {
            const auto sheets = tables().sheets();
            ASSERT_LT(static_cast<std::size_t>(row->sheet), sheets.size()) << what;
            EXPECT_LT(row->row, tables().sheet(row->sheet).rows()) << what;
        }
    }
    static const TableFile& tables();

    void readings() {
        ASSERT_EQ(layers_.text.readings.size(), layers_.text.size());
        for (std::uint32_t token = 0; token < layers_.text.size(); ++token) {
            const Span whole = layers_.text.tokens.tokens[token].span;
            ASSERT_FALSE(layers_.text.readings.of(token).empty());
            std::int32_t score = layers_.text.best(token).score;
            for (const Reading& reading : layers_.text.readings.of(token)) {
                EXPECT_EQ(reading.token, token);
                EXPECT_LE(reading.score, score) << "best first";
                score = reading.score;
                span(reading.stem, "stem", true);
                EXPECT_TRUE(whole.holds(reading.stem)) << layers_.text.words(token);
                EXPECT_TRUE(whole.begin <= reading.begin && reading.begin <= whole.end);
                EXPECT_TRUE(on_border(document_.text(), reading.begin));
                span(reading.pronoun.span, "pronoun", true);
                row(reading.lemma, "lemma");
            }
        }
    }
    void mention(const Mention& mention) {
        range(mention.tokens, "mention");
        span(mention.words, "words of a mention");
        if (const auto* place = std::get_if<PlaceMention>(&mention.what)) {
            for (const PlaceCandidate& candidate : place->candidates) {
                row(candidate.row, "candidate");
            }
        } else if (const auto* time = std::get_if<TimeMention>(&mention.what)) {
            EXPECT_TRUE(!time->start || !time->end || *time->start < *time->end)
                << document_.text(mention.words);
            row(time->row, "time");
        } else if (const auto* actor = std::get_if<ActorMention>(&mention.what)) {
            row(actor->entity, "entity");
            row(actor->head, "head");
        } else if (const auto* number = std::get_if<QuantityMention>(&mention.what)) {
            range(number->amount, "amount");
            EXPECT_TRUE(!number->min || !number->max || *number->min <= *number->max)
                << document_.text(mention.words);
            EXPECT_FALSE(number->kind.empty());
            if (!number->noun.empty()) {
                EXPECT_LE(number->noun.end, layers_.text.size());
            }
        }
    }
    void clause(const Clause& clause) {
        range(clause.tokens, "clause");
        ASSERT_LT(clause.sentence, layers_.text.tokens.sentences.size());
        EXPECT_LT(clause.predicate, layers_.text.size());
        const TokenRange sentence = layers_.text.tokens.sentences[clause.sentence].tokens;
        EXPECT_TRUE(sentence.holds(clause.predicate));
        row(clause.lemma, "predicate");
        if (clause.parent) {
            EXPECT_LT(static_cast<std::size_t>(*clause.parent), layers_.clauses.size());
        }
        for (const Clause::Part& part : clause.parts) {
            range(part.tokens, "part of a clause");
            if (part.mention) {
                EXPECT_LT(static_cast<std::size_t>(*part.mention), layers_.mentions.size());
            }
        }
    }
    void link(const Link& link) {
        span(link.who, "who");
        span(link.cue, "cue of a link", true);
        if (link.mention) {
            EXPECT_LT(static_cast<std::size_t>(*link.mention), layers_.mentions.size());
        }
        for (const Link& other : link.with) {
            span(other.who, "with");
        }
    }
    void frame(const Frame& frame) {
        span(frame.cue, "cue of a frame", true);
        row(frame.row, "row of a frame");
        for (const Link& link : frame.chain) {
            this->link(link);
        }
    }
    void event(const Event& event) {
        span(event.trigger, "trigger");
        span(event.sentence, "sentence");
        EXPECT_TRUE(event.sentence.holds(event.trigger));
        EXPECT_LT(event.sentence_index, layers_.text.tokens.sentences.size());
        row(event.pattern, "pattern");
        row(event.ontology, "ontology");
        EXPECT_FALSE(event.type.empty());
        frame(event.frame);
        for (const Event::Filler& filler : event.fillers) {
            span(filler.words, "words of a filler");
            mention(filler.mention);
        }
    }

    const Document& document_;
    const Layers& layers_;
};

const Coder& coder() {
    static const auto opened = Coder::open(KHABAR_TABLES);
    if (!opened) {
        ADD_FAILURE() << opened.error().where << ": " << opened.error().detail;
        std::abort();
    }
    return **opened;
}

const TableFile& Laws::tables() {
    return coder().tables();
}

void expect_laws(const Document& document) {
    const Layers layers = coder().layers(document);
    Laws(document, layers).expect_all();
    if (testing::Test::HasFailure()) {
        FAIL() << "in: " << document.text();
    }
}

}  // namespace

TEST(Spans, OfGoldenTexts) {
    for (const std::string& text : golden_texts()) {
        ASSERT_NO_FATAL_FAILURE(expect_laws(as_document(text)));
    }
}

TEST(Spans, OfTextsThatReadTextCuts) {
    for (const std::string& text : golden_texts()) {
        const auto document = read_text(text, Origin{}, LanguageId::arabic, coder().tables());
        ASSERT_TRUE(document);
        ASSERT_NO_FATAL_FAILURE(expect_laws(*document));
    }
}

TEST(Spans, OfTextsCutInTheMiddle) {
    TextMaker maker(10);
    for (const std::string& text : golden_texts()) {
        auto cut = static_cast<std::uint32_t>(maker.below(text.size()) + 1);
        while (!on_border(text, cut)) {
            ++cut;
        }
        ASSERT_NO_FATAL_FAILURE(expect_laws(as_document(text.substr(0, cut))));
        ASSERT_NO_FATAL_FAILURE(expect_laws(as_document(text.substr(cut))));
    }
}

TEST(Spans, OfMixtures) {
    const std::vector<std::string> cells = lexicon_cells(coder().tables());
    TextMaker maker(11);
    for (int i = 0; i < 60; ++i) {
        ASSERT_NO_FATAL_FAILURE(expect_laws(as_document(maker.mixture(cells, maker.below(400)))));
    }
    for (int i = 0; i < 500; ++i) {
        ASSERT_NO_FATAL_FAILURE(expect_laws(as_document(maker.characters(maker.below(300)))));
    }
}

TEST(Spans, OfNothing) {
    for (const char* text : {"", "\n", " \n \n", "."}) {
        ASSERT_NO_FATAL_FAILURE(expect_laws(as_document(text)));
    }
}

}  // namespace khabar::laws
