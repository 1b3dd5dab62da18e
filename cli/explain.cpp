#include <array>
#include <charconv>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "common.h"
#include "khabar/export/enum_names.h"
#include "khabar/export/identity.h"
#include "khabar/export/record.h"
#include "khabar/export/terminal.h"
#include "khabar/export/word_annotation.h"
#include "stop.h"

namespace khabar::cli {

namespace {

using exports::isolate;

struct ExplainOptions {
    Options common;
    std::string event;  ///< a number, counted over all documents from 1, or the beginning of an id
};

/// The way from the words to one event, for a person who asks "why did it say that?".
class Explanation {
public:
    Explanation(const Document& document, const Layers& layers, const TableFile& tables,
                const exports::Paint& paint, bool all_readings)
        : document_(document),
          layers_(layers),
          tables_(tables),
          paint_(paint),
          all_readings_(all_readings) {}

    std::string write(const Event& event) {
        out_.clear();
        words(layers_.text.tokens.sentences[event.sentence_index].tokens);
        title("clauses");
        for (std::size_t i = 0; i < layers_.clauses.size(); ++i) {
            if (layers_.clauses[i].sentence == event.sentence_index) {
                clause(i, i == static_cast<std::size_t>(event.clause));
            }
        }
        places(layers_.text.tokens.sentences[event.sentence_index].tokens);
        frame(event.frame);
        pattern(event.pattern);
        score(event);
        confidence_of(event);
        return std::move(out_);
    }

private:
    void title(std::string_view text) { out_ += "   " + paint_.bold(text) + "\n"; }

    [[nodiscard]] std::string quoted(Span span) const { return isolate(document_.text(span)); }
    [[nodiscard]] std::string quoted(TokenRange tokens) const {
        return quoted(layers_.text.span(tokens));
    }

    void words(TokenRange tokens) {
        title("words");
        for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) {
            const TokenKind kind = layers_.text.kind(i);
            if (kind != TokenKind::word && kind != TokenKind::number) {
                continue;
            }
            const std::span<const Reading> readings = layers_.text.readings.of(i);
            out_ += "     " + reading(readings.front());
            if (!all_readings_ && readings.size() > 1) {
                out_ += paint_.dim(fmt::format("  (+{})", readings.size() - 1));
            }
            out_ += "\n";
            for (std::size_t other = 1; all_readings_ && other < readings.size(); ++other) {
                out_ += "       " + paint_.dim("or") + " " + reading(readings[other]) + "\n";
            }
        }
    }

    /// "w + al + stem + pronoun  lemma NOUN Gender=Fem|Number=Sing  score 12
    /// lexicon/ar/nouns.tsv:9".
    [[nodiscard]] std::string reading(const Reading& reading) const {
        const ReadText& text = layers_.text;
        std::string pieces;
        if (const std::string_view before = proclitics(text, reading); !before.empty()) {
            pieces += isolate(before) + " + ";
        }
        pieces += quoted(reading.stem);
        if (const std::string_view behind = enclitic(text, reading); !behind.empty()) {
            pieces += " + " + isolate(behind);
        }
        std::string line = pieces + "  " + upos(reading.features.part);
        if (const std::string features = ud_features(reading.features); !features.empty()) {
            line += " " + features;
        }
        line += fmt::format("  score {}", reading.score);
        if (reading.lemma) {
            line += "  " + isolate(lemma(reading, tables_)) + " " +
                    paint_.dim(tables_.sheet(reading.lemma->sheet).place(reading.lemma->row));
        } else {
            line += "  " + paint_.dim("not in the lexicon");
        }
        return line;
    }

    void clause(std::size_t index, bool own) {
        const Clause& clause = layers_.clauses[index];
        std::string line = own ? "   > " : "     ";
        line += fmt::format("{}. ", index);
        line += paint_.bold(quoted(TokenRange{clause.predicate, clause.predicate + 1}));
        line +=
            fmt::format(" {}{}", clause.verb ? "verb" : "noun", clause.passive ? ", passive" : "");
        if (clause.parent) {
            line += fmt::format(", {} of {}", name(clause.link),
                                static_cast<std::uint32_t>(*clause.parent));
        }
        out_ += line + "\n";
        for (const Clause::Part& part : clause.parts) {
            out_ += fmt::format("          {}", name(part.role));
            if (!part.particle.empty()) {
                out_ += " " + isolate(part.particle);
            }
            out_ += "  " + quoted(part.tokens);
            if (part.mention) {
                out_ += "  " + paint_.dim(mention_kind(*part.mention));
            }
            if (part.inherited) {
                out_ += "  " + paint_.dim("inherited");
            }
            out_ += "\n";
        }
    }

    [[nodiscard]] std::string_view mention_kind(MentionIndex index) const {
        constexpr std::array<std::string_view, 4> kinds{"actor", "place", "time", "quantity"};
        return kinds.at(layers_.mentions[static_cast<std::size_t>(index)].what.index());
    }

    void frame(const Frame& frame) {
        title("frame");
        std::string line = fmt::format("     {}", name(frame.status));
        if (!frame.cue.empty()) {
            line += ", by " + quoted(frame.cue);
        }
        if (frame.row) {
            line += " " + paint_.dim(tables_.sheet(frame.row->sheet).place(frame.row->row));
        }
        out_ += line + "\n";
        for (const Link& link : frame.chain) {
            out_ += "     " + source(link) + "\n";
            for (const Link& other : link.with) {
                out_ += "       with " + source(other) + "\n";
            }
        }
    }

    [[nodiscard]] std::string source(const Link& link) const {
        std::string line =
            fmt::format("{} {}, {}", name(link.kind), quoted(link.who), name(link.act));
        if (!link.cue.empty()) {
            line += ", by " + quoted(link.cue);
        }
        return line;
    }

    /// The places of the sentence, each with what it may be and why.
    void places(TokenRange sentence) {
        bool any = false;
        for (std::size_t m = first_mention_from(layers_.mentions, sentence.begin);
             m < layers_.mentions.size() && layers_.mentions[m].tokens.begin < sentence.end; ++m) {
            const auto* place = std::get_if<PlaceMention>(&layers_.mentions[m].what);
            if (place == nullptr || place->name.empty()) {
                continue;
            }
            if (!any) {
                title("places");
                any = true;
            }
            out_ += "     " + quoted(layers_.mentions[m].words) +
                    (place->candidates.empty() ? "  not known\n" : "\n");
            for (const PlaceCandidate& candidate : place->candidates) {
                out_ += "       " + why(candidate) + "\n";
            }
        }
    }

    [[nodiscard]] std::string why(const PlaceCandidate& place) const {
        std::string line = fmt::format("{:>3}  {}", place.score, identify(place).id);
        for (const PlacePart& part : place.parts) {
            line += fmt::format("  {} {:+d}", exports::name(part.reason), part.points);
        }
        if (place.row) {
            line += "  " + paint_.dim(tables_.sheet(place.row->sheet).place(place.row->row));
        }
        return line;
    }

    void pattern(RowId row) {
        const Sheet& sheet = tables_.sheet(row.sheet);
        title("row");
        out_ += "     " + sheet.place(row.row) + "\n";
        for (std::uint32_t i = 0; i < sheet.columns().size(); ++i) {
            if (const std::string_view cell = sheet.cell(row.row, i); !cell.empty()) {
                out_ += fmt::format("     {:<10} {}\n", sheet.columns()[i], isolate(cell));
            }
        }
    }

    void score(const Event& event) {
        title("score");
        std::string line = "     ";
        for (const Event::ScorePart& part : event.score) {
            line += fmt::format("{} {:+d}, ", part.name, part.value);
        }
        out_ += line + fmt::format("total {}\n", total_score(event));
    }

    /// What speaks for and against it, and how sure it is by that.
    void confidence_of(const Event& event) {
        title("confidence");
        const ConfidencePoints points(tables_);
        std::string line = "     ";
        for (const ConfidenceFeature feature : event.features) {
            if (points.of(feature) != 0) {
                line += fmt::format("{} {:+d}, ", name(feature), points.of(feature));
            }
        }
        out_ += line + fmt::format("total {}, confidence {:.2f}\n", points.total(event.features),
                                   confidence(event));
    }

    const Document& document_;
    const Layers& layers_;
    const TableFile& tables_;
    const exports::Paint& paint_;
    bool all_readings_;
    std::string out_;
};

/// Whether `asked` names the event: its number, or the beginning of its id.
bool is_asked(const std::string& asked, std::uint64_t number, const std::string& id) {
    if (asked.empty()) {
        return true;
    }
    std::uint64_t wanted = 0;
    const auto [end, error] = std::from_chars(asked.data(), asked.data() + asked.size(), wanted);
    const bool is_number = error == std::errc() && end == asked.data() + asked.size();
    constexpr std::size_t longest_number = 6;  // why: an id has 20 digits, and may have no letter
    if (is_number && asked.size() <= longest_number) {
        return wanted == number;
    }
    return id.starts_with(asked);
}

class ExplainRun {
public:
    ExplainRun(const ExplainOptions& options, const Coder& coder, const Setting& setting,
               Output& output)
        : options_(options),
          coder_(coder),
          setting_(setting),
          output_(output),
          table_(table_options(options.common, output)),
          paint_(table_.color) {}

    int run() {
        Inputs inputs(options_.common.inputs, setting_);
        bool going = true;
        while (going && !stopped()) {
            std::optional<Input> input = inputs.next();
            if (!input) {
                break;
            }
            going = one(std::move(*input));
        }
        if (const auto failure = output_.failure()) {
            return fail(*failure);
        }
        if (!options_.event.empty() && shown_ == 0 && going) {
            return fail({exit_not_found, fmt::format("--event {}: no such event; there are {}",
                                                     options_.event, counted(number_, "event"))});
        }
        return failures_ > 0 ? exit_some_failed : exit_done;
    }

private:
    bool one(Input input) {
        const std::string id = failed_id(input);
        if (!input.page) {
            return fail_one(id, input.page.error());
        }
        const std::string title = input.page->title;
        const Expected<Document> document =
            read_document(*std::move(input.page), setting_, coder_.tables());
        if (!document) {
            return fail_one(id, document.error());
        }
        return explain(*document, title);
    }

    bool fail_one(const std::string& id, const Error& error) {
        ++failures_;
        say(fmt::format("khabar explain: {}: {}: {}", id, name(error.code), error.detail));
        return true;
    }

    bool explain(const Document& document, std::string_view title) {
        const Layers layers = coder_.layers(document);
        const CodedDocument coded{document, layers.events, layers.mentions, coder_.tables(), title};
        Explanation explanation(document, layers, coder_.tables(), paint_, options_.common.verbose);
        for (std::size_t i = 0; i < layers.events.size(); ++i) {
            ++number_;
            if (!is_asked(options_.event, number_, event_id(document, layers.events[i]))) {
                continue;
            }
            std::string out = shown_++ > 0 ? "\n" : "";
            append_card(out, coded, i, table_);
            out += explanation.write(layers.events[i]);
            if (!output_.write(out)) {
                return false;
            }
        }
        if (layers.events.empty() && options_.event.empty()) {
            const Tally& tally = layers.tally;
            say(
                fmt::format("khabar explain: {}: no event in {}: {}, {} near misses, {} with a low "
                            "score, {} only demanded, threatened or promised",
                            document_id(document), counted(tally.sentences, "sentence"),
                            counted(tally.candidates, "candidate"), tally.near_miss,
                            tally.low_score, tally.content));
        }
        return true;
    }

    const ExplainOptions& options_;
    const Coder& coder_;
    const Setting& setting_;
    Output& output_;
    TableOptions table_;
    exports::Paint paint_;
    std::uint64_t number_ = 0;
    std::uint64_t shown_ = 0;
    std::uint64_t failures_ = 0;
};

int run_explain(const ExplainOptions& options) {
    Setting setting;
    if (const auto failure = prove(options.common, setting)) {
        return fail(*failure);
    }
    const auto coder = open_coder(options.common);
    if (!coder) {
        return fail({exit_unusable, coder.error().where + ": " + coder.error().detail});
    }
    Output output(options.common.out);
    if (!output.is_open()) {
        return fail({exit_unusable, options.common.out + ": cannot be written"});
    }
    return ExplainRun(options, **coder, setting, output).run();
}

}  // namespace

void add_explain(CLI::App& program, int& status) {
    auto options = std::make_shared<ExplainOptions>();
    CLI::App* command = program.add_subcommand(
        "explain", "Why an event was coded: words, readings, clauses, frame, row");
    add_input_options(*command, options->common);
    command
        ->add_option("--event", options->event,
                     "One event alone: its number, counted from 1, or the beginning of its id")
        ->type_name("N|ID");
    add_output_options(*command, options->common);
    add_terminal_options(*command, options->common);
    add_tables_option(*command, options->common);
    add_places_options(*command, options->common);
    command->footer(
        "Examples:\n"
        "  khabar explain --event 2 page.html\n"
        "  khabar explain https://example.org/news/1\n\n"
        "-v shows every reading of a word, the likeliest first.");
    command->callback([options, &status] { status = run_explain(*options); });
}

}  // namespace khabar::cli
