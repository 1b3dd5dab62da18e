#include "khabar/language/arabic/arabic.h"

#include <algorithm>
#include <utility>

#include "khabar/language/arabic/candidates.h"
#include "khabar/language/arabic/known_words.h"
#include "khabar/language/arabic/mood.h"
#include "khabar/language/arabic/ranking.h"
#include "khabar/language/arabic/voice.h"

namespace khabar::arabic {

namespace {

class Arabic final : public Language {
public:
    Arabic(std::shared_ptr<const TableFile> tables, Neighbours neighbours)
        : tables_(std::move(tables)), words_(*tables_, std::move(neighbours)), voice_(*tables_) {}

    [[nodiscard]] LanguageId id() const noexcept override { return LanguageId::arabic; }

    [[nodiscard]] ReadText read(const Document& document) const override {
        return read(document, max_loss, hopeless);
    }
    [[nodiscard]] ReadText read_all(const Document& document) const override {
        return read(document, no_limit, no_limit);
    }

private:
    /// Left out are readings that lose more than `most_lost` in their sentence, and candidates that
    /// lie further than `most_behind` behind the best by themselves.
    [[nodiscard]] ReadText read(const Document& document, std::int32_t most_lost,
                                std::int32_t most_behind) const {
        ReadText out{document, split_tokens(document), {}, {}, {}, {}};
        out.folded_pool.reserve(document.text().size());
        out.folded_spans.reserve(out.tokens.tokens.size());
        out.hashes.reserve(out.tokens.tokens.size());
        out.readings.reserve(out.tokens.tokens.size());
        Work work{{},
                  {},
                  KnownWords(words_, out.tokens.tokens.size(), most_behind),
                  Ranking(words_.neighbours()),
                  most_lost};
        for (const Sentence& sentence : out.tokens.sentences) {
            read_sentence(out, sentence.tokens, work);
        }
        return out;
    }

    /// Scratch of one call, kept from sentence to sentence.
    struct Work {
        std::vector<WordLetters> letters;
        std::vector<Candidates> candidates;
        KnownWords words;
        Ranking ranking;
        std::int32_t most_lost;
    };

    void read_sentence(ReadText& out, TokenRange tokens, Work& work) const {
        const std::size_t count = tokens.end - tokens.begin;
        if (work.letters.size() < count) {
            work.letters.resize(count);
            work.candidates.resize(count);
        }
        for (std::uint32_t token = tokens.begin; token < tokens.end; ++token) {
            const Token& what = out.tokens.tokens[token];
            WordLetters& letters = work.letters[token - tokens.begin];
            Candidates& candidates = work.candidates[token - tokens.begin];
            const auto begin = static_cast<std::uint32_t>(out.folded_pool.size());
            fold_word(out.document.text(), what.span, out.folded_pool, letters);
            out.end_folded(begin);
            if (what.kind == TokenKind::word) {
                work.words.read(out, token, letters, candidates);
            } else {
                words_.read_sign(what.kind, candidates);
            }
        }
        const std::span<const Candidates> sentence(work.candidates.data(), count);
        const std::span<const Loss> losses = work.ranking.rank(sentence);
        for (std::uint32_t token = tokens.begin; token < tokens.end; ++token) {
            const std::size_t at = token - tokens.begin;
            add_readings(out, token, token == tokens.begin, losses[at], work, at);
        }
        voice_.judge(out, tokens);
    }

    /// The candidates of one token as Readings, the best in the sentence first.
    void add_readings(ReadText& out, std::uint32_t token, bool first, const Loss& losses,
                      Work& work, std::size_t at) const {
        const Candidates& candidates = work.candidates[at];
        const auto best = static_cast<std::size_t>(
            std::max_element(losses.begin(), losses.begin() + candidates.count) - losses.begin());
        std::array<std::uint8_t, max_candidates> order{};
        std::size_t kept = 0;
        for (std::size_t i = 0; i < candidates.count; ++i) {
            // names stay: a longer name may begin with a common word; so does the other voice
            const Candidate& candidate = candidates.all[i];
            const bool stays =
                candidate.form == nullptr ||
                (candidates.all[best].form != nullptr && (candidate.traits & traits::finite) != 0 &&
                 candidate.form->row == candidates.all[best].form->row);
            if (losses[i] < -work.most_lost && !stays) {
                continue;
            }
            std::size_t place = kept++;
            for (; place > 0 && losses[order[place - 1]] < losses[i]; --place) {
                order[place] = order[place - 1];
            }
            order[place] = static_cast<std::uint8_t>(i);
        }
        const std::int32_t best_own = candidates.all[order[0]].own;
        for (std::size_t i = 0; i < kept; ++i) {
            const Candidate& candidate = candidates.all[order[i]];
            Reading& reading = out.readings.add();
            fill(reading, token, out.tokens.tokens[token].span, work.letters[at], candidate);
            reading.score = losses[order[i]];
            reading.parts.neighbours =
                static_cast<std::int16_t>(reading.score - (candidate.own - best_own));
            if (reading.features.verb_form == VerbForm::finite) {
                reading.features.mood =
                    mood_of(reading, first ? nullptr : &out.readings.best(token - 1), *tables_);
            }
        }
        out.readings.end_token();
    }

    static void fill(Reading& reading, std::uint32_t token, Span span, const WordLetters& letters,
                     const Candidate& candidate) {
        reading.token = token;
        reading.before = candidate.head.before;
        reading.parts = candidate.score;
        reading.features = candidate.features;
        if (candidate.form != nullptr) {
            reading.lemma = RowId{SheetId{candidate.form->sheet}, candidate.form->row};
        }
        if (letters.too_long() || letters.count == 0) {
            reading.stem = span;
            reading.begin = span.begin;
            return;
        }
        const Head& head = candidate.head;
        const std::uint32_t stem_end = letters.count - candidate.pronoun_letters;
        const auto letter_begin = [&](std::uint32_t letter) {
            return letter == 0 ? span.begin : letters.raw[letter];
        };
        reading.stem = {letter_begin(head.letters), letters.raw[stem_end]};
        const bool merged_article = head.before.article && head.before.preposition == 'l';
        reading.begin = letter_begin(merged_article ? head.letters : head.particles);
        if (candidate.pronoun != nullptr) {
            reading.pronoun = *candidate.pronoun;
            reading.pronoun.span = {letters.raw[stem_end], span.end};
        }
    }

    // why: later stages look at readings that lose up to 20; the rest is for people to see
    static constexpr std::int32_t max_loss = 24;
    static constexpr std::int32_t hopeless =
        32;  // why: 52, 44 and 30 read the development texts alike
    static constexpr std::int32_t no_limit = 10'000;

    std::shared_ptr<const TableFile> tables_;
    WordReader words_;
    Voice voice_;
};

}  // namespace

Expected<std::unique_ptr<const Language>> open_arabic(std::shared_ptr<const TableFile> tables) {
    if (tables->words("ar/words").size() == 0 || tables->sheet("ar/passives") == nullptr) {
        return Error{ErrorCode::bad_table, "", "the lexicon holds no Arabic words or passives"};
    }
    Expected<Neighbours> neighbours = Neighbours::open(*tables);
    if (!neighbours) {
        return neighbours.error();
    }
    return std::unique_ptr<const Language>(
        std::make_unique<const Arabic>(std::move(tables), *std::move(neighbours)));
}

}  // namespace khabar::arabic
