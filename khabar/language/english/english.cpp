#include "khabar/language/english/english.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "khabar/language/english/candidates.h"
#include "khabar/language/english/capitals.h"
#include "khabar/language/english/known_words.h"
#include "khabar/language/english/neighbours.h"
#include "khabar/language/english/noun_phrases.h"
#include "khabar/language/english/ranking.h"
#include "khabar/text/fold.h"

namespace khabar::english {

namespace {

class English final : public Language {
public:
    English(std::shared_ptr<const TableFile> tables, const Neighbours& neighbours)
        : tables_(std::move(tables)), words_(*tables_), neighbours_(neighbours) {}

    [[nodiscard]] LanguageId id() const noexcept override { return LanguageId::english; }

    [[nodiscard]] ReadText read(const Document& document) const override {
        return read(document, max_loss);
    }
    [[nodiscard]] ReadText read_all(const Document& document) const override {
        return read(document, no_limit);
    }

private:
    /// Scratch of one call, kept from sentence to sentence.
    struct Work {
        std::vector<Candidates> candidates;
        std::vector<Capital> capitals;
        KnownWords words;
        Ranking ranking;
        std::int32_t most_lost;
    };

    /// Left out are readings that lose more than `most_lost` in their sentence, but for names.
    [[nodiscard]] ReadText read(const Document& document, std::int32_t most_lost) const {
        ReadText out{document, split_tokens(document), {}, {}, {}, {}};
        out.folded_pool.reserve(document.text().size());
        out.folded_spans.reserve(out.tokens.tokens.size());
        out.hashes.reserve(out.tokens.tokens.size());
        out.readings.reserve(out.tokens.tokens.size());
        Work work{
            {}, {}, KnownWords(words_, out.tokens.tokens.size()), Ranking(neighbours_), most_lost};
        for (const Sentence& sentence : out.tokens.sentences) {
            read_sentence(out, sentence, work);
        }
        return out;
    }

    void read_sentence(ReadText& out, const Sentence& sentence, Work& work) const {
        const TokenRange tokens = sentence.tokens;
        const std::size_t count = tokens.end - tokens.begin;
        if (work.candidates.size() < count) {
            work.candidates.resize(count);
        }
        judge_capitals(out.document, out.tokens, sentence, work.capitals);
        for (std::uint32_t token = tokens.begin; token < tokens.end; ++token) {
            const Token& what = out.tokens.tokens[token];
            const std::string_view word = out.document.text(what.span);
            const auto begin = static_cast<std::uint32_t>(out.folded_pool.size());
            fold_into(out.folded_pool, word, LanguageId::english);
            out.end_folded(begin);
            Candidates& candidates = work.candidates[token - tokens.begin];
            if (what.kind == TokenKind::word) {
                const bool joined = token > tokens.begin && is_joined(out, token);
                work.words.read(out, token, work.capitals[token - tokens.begin], joined,
                                candidates);
            } else {
                WordReader::read_sign(what.kind, word, candidates);
            }
        }
        words_.read_phrases(out, tokens, {work.candidates.data(), count});
        for (std::size_t at = 0; at < count; ++at) {
            work.candidates[at].finish();
        }
        const bool prose =
            sentence.block == BlockKind::paragraph || sentence.block == BlockKind::quote;
        const std::span<const Loss> losses =
            work.ranking.rank({work.candidates.data(), count}, prose);
        for (std::uint32_t token = tokens.begin; token < tokens.end; ++token) {
            const std::size_t at = token - tokens.begin;
            add_readings(out, token, losses[at], work.candidates[at], work.most_lost);
        }
        mark_definite(out, tokens);
    }

    /// Whether a hyphen, which is no token, stands between a token and the one before.
    static bool is_joined(const ReadText& text, std::uint32_t token) {
        const Span before = text.tokens.tokens[token - 1].span;
        const Span span = text.tokens.tokens[token].span;
        return before.end < span.begin && text.document.text()[span.begin - 1] != ' ' &&
               text.document.text()[before.end] != ' ';
    }

    /// The candidates of one token as Readings, the best in the sentence first.
    static void add_readings(ReadText& out, std::uint32_t token, const Loss& losses,
                             const Candidates& candidates, std::int32_t most_lost) {
        std::array<std::uint8_t, max_candidates> order{};
        std::size_t kept = 0;
        for (std::size_t i = 0; i < candidates.count; ++i) {
            const bool name = candidates.all[i].word == WordClass::name;
            if (losses[i] < -most_lost && !name) {
                continue;
            }
            std::size_t place = kept++;
            for (; place > 0 && losses[order[place - 1]] < losses[i]; --place) {
                order[place] = order[place - 1];
            }
            order[place] = static_cast<std::uint8_t>(i);
        }
        const std::int32_t best_own = candidates.all[order[0]].own;
        const Span span = out.tokens.tokens[token].span;
        for (std::size_t i = 0; i < kept; ++i) {
            const Candidate& candidate = candidates.all[order[i]];
            Reading& reading = out.readings.add();
            reading.token = token;
            reading.stem = span;
            reading.begin = span.begin;
            reading.features = candidate.features;
            reading.lemma = candidate.lemma;
            reading.score = losses[order[i]] - losses[order[0]];
            reading.parts = candidate.parts;
            reading.parts.neighbours =
                static_cast<std::int16_t>(reading.score - (candidate.own - best_own));
        }
        out.readings.end_token();
    }

    static constexpr std::int32_t max_loss = 24;  // why: later stages look at losses up to 20
    static constexpr std::int32_t no_limit = 10'000;

    std::shared_ptr<const TableFile> tables_;
    WordReader words_;
    Neighbours neighbours_;
};

}  // namespace

Expected<std::unique_ptr<const Language>> open_english(std::shared_ptr<const TableFile> tables) {
    if (tables->words("en/words").size() == 0) {
        return Error{ErrorCode::bad_table, "", "the lexicon holds no English words"};
    }
    const Expected<Neighbours> neighbours = Neighbours::open(*tables);
    if (!neighbours) {
        return neighbours.error();
    }
    return std::unique_ptr<const Language>(
        std::make_unique<const English>(std::move(tables), *neighbours));
}

}  // namespace khabar::english
