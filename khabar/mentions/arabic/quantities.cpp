#include "khabar/mentions/arabic/quantities.h"

#include <algorithm>
#include <string>
#include <utility>

#include "khabar/mentions/amount_words.h"
#include "khabar/mentions/arabic/amount_cue.h"
#include "khabar/mentions/arabic/amount_phrase.h"
#include "khabar/mentions/arabic/lone_noun.h"
#include "khabar/mentions/arabic/ordinal.h"

namespace khabar::amounts {

namespace {

/// The walk over a text: at each free token an ordinal, an amount, or a noun that is one by itself.
class QuantityReader {
public:
    QuantityReader(const ReadText& text, const TableFile& tables, const times::Times& times)
        : text_(text),
          in_(text, tables, times.firsts),
          cues_(in_),
          phrases_(in_, tables),
          nouns_(in_),
          ordinals_(in_, tables) {
        for (const Mention& time : times.mentions) {
            in_.take(time.tokens);
        }
        for (const TokenRange range : times.names) {
            in_.take(range);
        }
    }

    std::vector<Mention> run() {
        if (!in_.ready()) {
            return {};
        }
        for (const Sentence& sentence : text_.tokens.sentences) {
            in_.begin(sentence.tokens);
            last_kind_.clear();
            for (std::uint32_t at = sentence.tokens.begin; at < sentence.tokens.end;) {
                at = step(at);
            }
        }
        return std::move(out_);
    }

private:
    /// Reads what begins at a token, and tells where to go on.
    std::uint32_t step(std::uint32_t at) {
        if (!in_.free(at) || !in_.may_begin(at)) {
            return at + 1;
        }
        if (auto ordinal = ordinals_.read(at)) {
            out_.push_back(std::move(*ordinal));
            return out_.back().tokens.end;
        }
        if (const std::uint32_t end = ordinals_.skip(at); end > at) {
            return end;
        }
        const LastAmount last{last_kind_, last_end_};
        const auto amount = cues_.read(at);
        auto found = amount ? phrases_.read(*amount, last) : nouns_.read(at, last);
        if (!found) {
            // what is no amount is none in its parts
            return amount ? std::max(at + 1, amount->number.end) : at + 1;
        }
        last_kind_ = std::get<QuantityMention>(found->what).kind;
        last_end_ = std::max(at + 1, found->tokens.end);
        out_.push_back(std::move(*found));
        return last_end_;
    }

    const ReadText& text_;
    AmountWords in_;
    CueReader cues_;
    PhraseReader phrases_;
    LoneNounReader nouns_;
    OrdinalReader ordinals_;
    std::string last_kind_;
    std::uint32_t last_end_ = 0;
    std::vector<Mention> out_;
};

}  // namespace

std::vector<Mention> find_arabic_quantities(const ReadText& text, const TableFile& tables,
                                            const times::Times& times) {
    return QuantityReader(text, tables, times).run();
}

}  // namespace khabar::amounts
