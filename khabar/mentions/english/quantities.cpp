#include "khabar/mentions/english/quantities.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "khabar/mentions/amount_bounds.h"
#include "khabar/mentions/amount_words.h"
#include "khabar/mentions/english/amount.h"
#include "khabar/mentions/english/numbers.h"
#include "khabar/mentions/english/quantity_phrase.h"
#include "khabar/tables/names.h"

namespace khabar::amounts {

namespace {

/// The walk over an English text: at each free token an ordinal, an amount, or one person.
class EnglishQuantityReader {
public:
    EnglishQuantityReader(const ReadText& text, const TableFile& tables, const times::Times& times)
        : text_(text),
          in_(text, tables, times.firsts),
          numbers_(in_.words(), times.firsts, tables),
          amounts_(in_, numbers_),
          phrases_(in_, numbers_),
          ages_(times.ages),
          ranks_(tables.index(language_sheet(LanguageId::english, "ranks"))) {
        for (const Mention& time : times.mentions) {
            in_.take(time.tokens);
        }
        for (const TokenRange range : times.names) {
            if (std::find(ages_.begin(), ages_.end(), range) == ages_.end()) {
                in_.take(range);
            }
        }
    }

    std::vector<Mention> run() {
        if (!in_.ready()) {
            return {};
        }
        for (const Sentence& sentence : text_.tokens.sentences) {
            in_.begin(sentence.tokens);
            last_kind_.clear();
            last_end_ = 0;
            const auto from = static_cast<std::ptrdiff_t>(out_.size());
            take_ages(sentence.tokens);
            for (std::uint32_t at = sentence.tokens.begin; at < sentence.tokens.end;) {
                at = step(at);
            }
            std::sort(out_.begin() + from, out_.end(), [](const Mention& a, const Mention& b) {
                return a.tokens.begin < b.tokens.begin;
            });
        }
        return std::move(out_);
    }

private:
    using MaybeHit = std::optional<WordHit>;  ///< of ranks_, looked up once for each token

    /// The ages of a sentence, whose tokens are then no other amount.
    void take_ages(TokenRange sentence) {
        for (; next_age_ < ages_.size() && ages_[next_age_].begin < sentence.end; ++next_age_) {
            const TokenRange age = ages_[next_age_];
            const auto amount = amounts_.read(age.begin);
            in_.take(age);
            if (amount && amount->end < age.end) {
                out_.push_back(aged(*amount, age));
            }
        }
    }

    [[nodiscard]] Mention aged(const EnglishAmount& amount, TokenRange age) const {
        QuantityMention what;
        what.kind = "age";
        what.amount = {amount.begin, amount.end};
        bound(amount.number, amount.approx, what);
        Mention mention;
        mention.tokens = age;
        mention.words = text_.span(age);
        mention.what = std::move(what);
        return mention;
    }

    /// Reads what begins at a token, and tells where to go on.
    std::uint32_t step(std::uint32_t at) {
        if (!in_.free(at) || !(in_.may_begin(at) || numbers_.begins(at, in_.limit()) ||
                               text_.folded(at) == "another")) {
            return at + 1;
        }
        const LastAmount last{last_kind_, last_end_};
        const MaybeHit rank =
            in_.may(at, rank_word) ? in_.words().match(ranks_, at, in_.limit()) : std::nullopt;
        if (rank && rank->end > at + 1 && in_.cell(*rank, "place") == "any") {
            if (auto phrase = ordinal(at, rank)) {
                out_.push_back(std::move(*phrase));
                return out_.back().tokens.end;
            }
        }
        const auto amount = amounts_.read(at);
        // "a 25-year-old man", which no reading of times has taken
        const auto [role, old] =
            amount ? in_.word_at(amount->end) : std::pair<std::string_view, WordHit>();
        if (role == "of_age" && text_.folded(amount->end).starts_with("year")) {
            out_.push_back(aged(*amount, {at, old.end}));
            return old.end;
        }
        auto found = amount ? phrases_.read(*amount, last) : std::nullopt;
        if (!found && !amount) {
            const std::uint32_t end = skip(at, rank);
            if (end > at) {
                return end;
            }
            if (auto ordinal = this->ordinal(at, rank)) {
                out_.push_back(std::move(*ordinal));
                return out_.back().tokens.end;
            }
            found = phrases_.lone(at, last);
            if (!found) {
                found = percent_of(at);
            }
        }
        if (!found) {
            // what is no amount is none in its parts
            return amount ? std::max(at + 1, amount->end) : at + 1;
        }
        last_kind_ = std::get<QuantityMention>(found->what).kind;
        last_end_ = std::max(at + 1, found->tokens.end);
        out_.push_back(std::move(*found));
        return last_end_;
    }

    /// The end of a phrase that only looks like a number or a rank; `at` for none.
    [[nodiscard]] std::uint32_t skip(std::uint32_t at, const MaybeHit& rank) const {
        if (in_.may(at, numeral_word)) {
            const auto part = numbers_.part(at, in_.limit());
            if (part && part->role == EnglishNumberRole::none) {
                return part->end;
            }
        }
        return rank && in_.cell(*rank, "place") == "none" ? rank->end : at;
    }

    [[nodiscard]] bool ends(std::uint32_t at) const {
        return at >= in_.limit() || text_.kind(at) == TokenKind::punctuation;
    }

    [[nodiscard]] bool determined(std::uint32_t at) const {
        if (at == in_.first()) {
            return false;
        }
        const auto [role, hit] = in_.word_at(at - 1);
        return role == "det" || role == "of" || text_.folded(at - 1) == "'s";
    }

    /// "21st", "the third", "the last attack".
    [[nodiscard]] std::optional<Mention> ordinal(std::uint32_t at, const MaybeHit& hit) const {
        std::string rank;
        std::uint32_t end = at;
        if (const auto number = numbers_.rank(at, in_.limit())) {
            rank = fmt::format("{}", number->value);
            end = number->end;
        } else if (hit) {
            const bool noun = !ends(hit->end) && (text_.kind(hit->end) == TokenKind::word ||
                                                  text_.kind(hit->end) == TokenKind::number);
            const bool open = at == in_.first() && ends(hit->end);
            const std::string_view place = in_.cell(*hit, "place");
            const auto counted = in_.noun_at(hit->end);
            const bool thing = noun && text_.kind(hit->end) == TokenKind::word &&
                               text_.best(hit->end).features.part == PartOfSpeech::noun;
            if (!(place == "any" || open || (noun && determined(at)) || counted || thing)) {
                return std::nullopt;
            }
            rank = in_.cell(*hit, "rank");
            end = hit->end;
        } else {
            return std::nullopt;
        }
        for (std::uint32_t i = at; i < end; ++i) {
            if (!in_.free(i)) {
                return std::nullopt;
            }
        }
        QuantityMention what;
        what.kind = "ordinal";
        what.rank = std::move(rank);
        what.amount = {at, end};
        if (end < in_.limit() && text_.kind(end) == TokenKind::word &&
            text_.best(end).features.part == PartOfSpeech::noun) {
            what.noun = {end, end + 1};
        }
        Mention mention;
        mention.tokens = {at, end};
        mention.words = text_.span(mention.tokens);
        mention.what = std::move(what);
        return mention;
    }

    /// "percent of 10" at the end of its words.
    [[nodiscard]] std::optional<Mention> percent_of(std::uint32_t at) const {
        const auto unit = in_.may(at, unit_word) ? in_.unit_at(at) : std::nullopt;
        if (!unit || in_.cell(*unit, "kind") != "percent" || in_.word_at(unit->end).first != "of") {
            return std::nullopt;
        }
        const auto number = numbers_.read(in_.word_at(unit->end).second.end, in_.limit());
        if (!number || !number->value || !ends(number->end)) {
            return std::nullopt;
        }
        QuantityMention what;
        what.kind = "percent";
        what.unit = in_.cell(*unit, "unit");
        what.value = what.min = what.max = *number->value;
        what.noun = {at, unit->end};
        what.amount = {at, number->end};
        Mention mention;
        mention.tokens = what.amount;
        mention.words = text_.span(mention.tokens);
        mention.what = std::move(what);
        return mention;
    }

    const ReadText& text_;
    AmountWords in_;
    EnglishNumbers numbers_;
    EnglishAmounts amounts_;
    EnglishPhrases phrases_;
    const std::vector<TokenRange>& ages_;
    std::size_t next_age_ = 0;
    const Index& ranks_;
    std::string last_kind_;
    std::uint32_t last_end_ = 0;
    std::vector<Mention> out_;
};

}  // namespace

std::vector<Mention> find_english_quantities(const ReadText& text, const TableFile& tables,
                                             const times::Times& times) {
    return EnglishQuantityReader(text, tables, times).run();
}

}  // namespace khabar::amounts
