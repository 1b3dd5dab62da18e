#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "common.h"
#include "khabar/core/utf8.h"
#include "khabar/export/terminal.h"
#include "khabar/export/word_annotation.h"
#include "khabar/language/arabic/conjugate.h"
#include "khabar/language/arabic/letters.h"
#include "khabar/language/arabic/written.h"
#include "khabar/language/language.h"
#include "khabar/record/json_line.h"
#include "khabar/text/fold.h"
#include "lexicon.h"

namespace khabar::cli {

namespace {

using exports::isolate;

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) {
        text += text.empty() ? word : " " + word;
    }
    return text;
}

// find

/// The parts of a reading's worth, with their names.
std::vector<std::pair<std::string_view, std::int32_t>> parts(const ReadingScore& score) {
    return {{"known", score.known},       {"frequency", score.frequency},
            {"attached", score.attached}, {"form", score.form},
            {"spelling", score.spelling}, {"neighbours", score.neighbours},
            {"voice", score.voice}};
}

class Find {
public:
    Find(Desk& desk, const ReadText& text) : desk_(desk), text_(text) {}

    /// Whether a row knows any of the words; true as well where nobody reads on.
    bool run() {
        bool known = false;
        for (std::uint32_t token = 0; token < text_.size(); ++token) {
            std::string out = desk_.table ? heading(token) : std::string();
            for (const Reading& reading : text_.readings.of(token)) {
                known = known || row_of(reading).has_value();
                out += desk_.table ? card(reading) : record(reading);
            }
            if (!desk_.output.write(out)) {
                return true;
            }
        }
        return known;
    }

private:
    std::string heading(std::uint32_t token) const {
        return desk_.paint.bold(isolate(text_.words(token))) + "\n";
    }

    [[nodiscard]] std::string_view cell(const Reading& reading, std::string_view column) const {
        return reading.lemma ? desk_.tables->cell(*reading.lemma, column) : std::string_view();
    }

    /// The row behind a reading: of a word, or of the first name that its letters are.
    [[nodiscard]] std::optional<RowId> row_of(const Reading& reading) const {
        if (reading.lemma || reading.features.part != PartOfSpeech::proper_noun) {
            return reading.lemma;
        }
        const std::string stem = fold(text_.document.text(reading.stem), LanguageId::arabic);
        for (const std::string& key : {stem, "\xD8\xA7\xD9\x84" + stem}) {  // with its article
            for (const char* index : {"ar/names", "actors/given_names"}) {
                const auto postings = desk_.tables->index(index).find(key).postings;
                if (!postings.empty()) {
                    return postings.front().id();
                }
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] std::string place(const Reading& reading) const {
        const std::optional<RowId> row = row_of(reading);
        return row ? desk_.tables->sheet(row->sheet).place(row->row) : std::string();
    }

    std::string card(const Reading& reading) const {
        std::string cut(proclitics(text_, reading));
        const std::uint32_t begin =
            std::max(reading.stem.begin, text_.tokens.tokens[reading.token].span.begin +
                                             static_cast<std::uint32_t>(cut.size()));
        cut += cut.empty() ? "" : "+";
        cut += text_.document.text({begin, reading.stem.end});
        const std::string_view pronoun = enclitic(text_, reading);
        cut += pronoun.empty() ? std::string() : "+" + std::string(pronoun);
        const std::string_view row_lemma = lemma(reading, *desk_.tables);
        std::string out = fmt::format("{:>5}  {}{}{}", reading.score, padded(isolate(cut), 18),
                                      padded(isolate(row_lemma.empty() ? "-" : row_lemma), 14),
                                      padded(upos(reading.features.part), 7));
        out += ud_features(reading.features) + "\n";
        std::string second = "       ";
        for (const auto& [name, value] : parts(reading.parts)) {
            if (value != 0) {
                second += fmt::format("{} {:+} ", name, value);
            }
        }
        const std::string_view root = cell(reading, "root");
        const std::string_view gloss = cell(reading, "gloss");
        const std::string row = place(reading);
        std::string third = "       " + (row.empty() ? "no row: a guess" : row);
        third += root.empty() ? "" : "  root " + isolate(root);
        third += gloss.empty() ? "" : "  " + std::string(gloss);
        return out + desk_.paint.dim(second) + "\n" + desk_.paint.dim(third) + "\n";
    }

    std::string record(const Reading& reading) const {
        record::JsonLine json;
        json.open_object();
        json.field("word", text_.words(reading.token));
        json.field("score", std::int64_t{reading.score});
        json.field("proclitics", proclitics(text_, reading));
        json.field("stem", text_.document.text(reading.stem));
        json.field("enclitic", enclitic(text_, reading));
        json.field_unless_empty("lemma", lemma(reading, *desk_.tables));
        json.field("pos", upos(reading.features.part));
        json.field("features", ud_features(reading.features));
        for (const std::string_view column : {"root", "form", "gloss"}) {
            json.field_unless_empty(column, cell(reading, column));
        }
        json.field_unless_empty("row", place(reading));
        json.key("parts");
        json.open_object();
        for (const auto& [name, value] : parts(reading.parts)) {
            json.field(name, std::int64_t{value});
        }
        json.close_object();
        json.close_object();
        return std::string(json.line()) + "\n";
    }

    Desk& desk_;
    const ReadText& text_;
};

int run_find(const LexiconOptions& options) {
    Desk desk(options.common);
    if (const auto failure = open_desk(options.common, desk)) {
        return fail(*failure);
    }
    const auto language = open_language(LanguageId::arabic, desk.tables);
    if (!language) {
        return fail({exit_unusable, language.error().where + ": " + language.error().detail});
    }
    std::string text = mend_utf8(joined(options.words));
    const auto size = static_cast<std::uint32_t>(text.size());
    const Document document(Origin{}, LanguageId::arabic, std::move(text),
                            {{BlockKind::paragraph, {0, size}, LanguageId::arabic}});
    const ReadText read = (*language)->read_all(document);
    const bool known = Find(desk, read).run();
    if (const auto failure = desk.output.failure()) {
        return fail(*failure);
    }
    if (!known) {
        return fail({exit_not_found, joined(options.words) + ": no row of the lexicon knows it"});
    }
    return exit_done;
}

// conjugate

struct Column {
    std::string_view name;  ///< what stands before the person in a cell's name
    std::string_view title;
};
constexpr Column columns_shown[] = {
    {"perf.act.", "perfect"},
    {"impf.ind.act.", "imperfect"},
    {"impf.sub.act.", "subjunctive"},
    {"impf.jus.act.", "jussive"},
    {"imp.", "imperative"},
    {"perf.pass.", "perfect passive"},
    {"impf.ind.pass.", "imperfect passive"},
};
constexpr std::string_view persons[] = {"3ms", "3fs", "3md", "3fd", "3mp", "3fp", "2ms",
                                        "2fs", "2d",  "2mp", "2fp", "1s",  "1p"};

class Conjugate {
public:
    Conjugate(Desk& desk, std::uint32_t row) : desk_(desk), row_(row) {}

    bool write() {
        const Sheet& verbs = *desk_.tables->sheet("ar/verbs");
        const auto cell = [&](std::string_view name) { return verbs.cell(row_, name); };
        const auto paradigm = arabic::conjugate(
            {cell("lemma"), cell("root"), cell("form"), cell("vowels"), cell("present")});
        if (!paradigm) {  // the compiler of the lexicon has proved every row
            return true;
        }
        for (const arabic::Cell& each : paradigm->cells) {
            std::string& at = cells_[arabic::cell_name(each)];
            at += at.empty() ? "" : " / ";
            at += arabic::encode(arabic::written(each));
        }
        const std::string active = arabic::encode(arabic::spell_noun(paradigm->active_participle));
        const std::string passive =
            arabic::encode(arabic::spell_noun(paradigm->passive_participle));
        std::string nouns;
        for (const std::string_view noun : alternatives(cell("masdar"))) {
            nouns.append(nouns.empty() ? "" : " / ").append(noun);
        }
        if (nouns.empty() && !paradigm->verbal_nouns.empty()) {
            nouns = arabic::encode(arabic::spell_noun(paradigm->verbal_nouns.front()));
        }
        return desk_.output.write(desk_.table ? table(verbs, active, passive, nouns)
                                              : record(verbs, active, passive, nouns));
    }

private:
    std::string table(const Sheet& verbs, std::string_view active, std::string_view passive,
                      std::string_view nouns) {
        const auto cell = [&](std::string_view name) { return verbs.cell(row_, name); };
        std::string out = desk_.paint.bold(isolate(cell("lemma")));
        out += fmt::format("  root {}  form {} {}  {}  {}\n", isolate(cell("root")), cell("form"),
                           cell("vowels"), cell("gloss"), desk_.paint.dim(verbs.place(row_)));
        out += fmt::format("participles {} {}   verbal noun {}\n", isolate(active),
                           isolate(passive), isolate(nouns));
        std::string line = padded("", 5);
        for (const Column& column : columns_shown) {
            line += padded(std::string(column.title), width);
        }
        out += desk_.paint.dim(line) + "\n";
        for (const std::string_view person : persons) {
            line = padded(std::string(person), 5);
            for (const Column& column : columns_shown) {
                const auto found = cells_.find(std::string(column.name) + std::string(person));
                line += padded(found == cells_.end() ? "-" : isolate(found->second), width);
            }
            out += line + "\n";
        }
        return out + "\n";
    }

    std::string record(const Sheet& verbs, std::string_view active, std::string_view passive,
                       std::string_view nouns) {
        record::JsonLine json;
        json.open_object();
        for (const std::string_view column : {"lemma", "root", "form", "vowels", "gloss"}) {
            json.field_unless_empty(column, verbs.cell(row_, column));
        }
        json.field("row", verbs.place(row_));
        json.key("cells");
        json.open_object();
        for (const auto& [name, written] : cells_) {
            json.field(name, written);
        }
        json.field("part.act", active);
        json.field("part.pass", passive);
        json.field("masdar", nouns);
        json.close_object();
        json.close_object();
        return std::string(json.line()) + "\n";
    }

    static constexpr std::size_t width = 19;

    Desk& desk_;
    std::uint32_t row_;
    std::map<std::string, std::string> cells_;
};

/// The word without its vowel marks; a shadda stays.
std::string without_vowels(std::string_view word) {
    std::u32string letters = arabic::decode(word);
    std::erase_if(letters, [](char32_t c) { return arabic::is_mark(c) && c != arabic::shadda; });
    return arabic::encode(letters);
}

int run_conjugate(const LexiconOptions& options) {
    Desk desk(options.common);
    if (const auto failure = open_desk(options.common, desk)) {
        return fail(*failure);
    }
    const Sheet* verbs = desk.tables->sheet("ar/verbs");
    bool all_found = true;
    for (const std::string& word : options.words) {
        const std::string wanted = fold(word, LanguageId::arabic);
        const std::string letters = without_vowels(word);
        // what is written with a shadda asks for it
        const bool exact = word.find("\xD9\x91") != std::string::npos;
        bool found = false;
        for (std::uint32_t row = 0; verbs != nullptr && row < verbs->rows(); ++row) {
            const std::string_view lemma = verbs->cell(row, "lemma");
            if (exact ? lemma == letters : fold(lemma, LanguageId::arabic) == wanted) {
                found = true;
                if (!Conjugate(desk, row).write()) {
                    const auto failure = desk.output.failure();
                    return failure ? fail(*failure) : exit_done;
                }
            }
        }
        if (!found) {
            all_found = false;
            say(
                fmt::format("khabar lexicon conjugate: {}: no verb of the lexicon is so in the "
                            "perfect, third person",
                            word));
        }
    }
    return all_found ? exit_done : exit_not_found;
}

}  // namespace

void add_lexicon(CLI::App& program, int& status) {
    CLI::App* lexicon = program.add_subcommand("lexicon", "What the program knows of words");
    lexicon->require_subcommand(1);
    lexicon->footer("Example:\n  khabar lexicon find --help");

    auto find = std::make_shared<LexiconOptions>();
    CLI::App* find_command = add_lexicon_command(
        *lexicon, *find, "find",
        "All readings of a word, or of the words of a sentence, with their rows",
        "Arabic words, with or without particles and marks");
    find_command->footer(
        "Example:\n"
        "  khabar lexicon find --to table "
        "\xD9\x88\xD9\x84\xD9\x84\xD8\xB1\xD8\xA6\xD9\x8A\xD8\xB3\n\n"
        "The first figure is what the sentence would lose by the reading: 0 for the best.");
    find_command->callback([find, &status] { status = run_find(*find); });

    auto conjugate = std::make_shared<LexiconOptions>();
    CLI::App* conjugate_command = add_lexicon_command(
        *lexicon, *conjugate, "conjugate", "The whole paradigm of a verb",
        "Verbs as the lexicon has them: perfect, third person masculine singular");
    conjugate_command->footer(
        "Example:\n"
        "  khabar lexicon conjugate --to table \xD8\xA3\xD8\xB9\xD9\x84\xD9\x86");
    conjugate_command->callback([conjugate, &status] { status = run_conjugate(*conjugate); });

    add_lexicon_show(*lexicon, status);
    add_lexicon_check(*lexicon, status);
}

}  // namespace khabar::cli
