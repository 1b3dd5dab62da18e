#include "khabar/syntax/english/settle.h"

#include <algorithm>

namespace khabar::syntax {

namespace {

constexpr std::size_t max_look = 14;     // why: a subject with what hangs on it
constexpr std::size_t max_bracket = 10;  // why: a name and its country

class Settler {
public:
    Settler(const ReadText& text, std::vector<EnglishUnit>& units) : text_(text), units_(units) {}

    void run() {
        for (std::size_t k = 0; k < units_.size(); ++k) {
            settle(k);
            pass_over_bracket(k);
        }
    }

private:
    /// "The forum (APEC)": another name in brackets is no part of the sentence.
    void pass_over_bracket(std::size_t k) {
        if (units_[k].kind != EnglishPiece::bracket) {
            return;
        }
        const std::size_t end = std::min(units_.size(), k + max_bracket);
        std::size_t close = k + 1;
        while (close < end && (units_[close].kind == EnglishPiece::noun ||
                               units_[close].kind == EnglishPiece::other ||
                               units_[close].kind == EnglishPiece::comma ||
                               units_[close].kind == EnglishPiece::clitic ||
                               units_[close].kind == EnglishPiece::particle)) {
            ++close;
        }
        if (close >= end || units_[close].kind != EnglishPiece::bracket) {
            units_[k].kind = EnglishPiece::other;
            return;
        }
        for (std::size_t i = k; i <= close; ++i) {
            units_[i].kind = EnglishPiece::other;
            units_[i].reading = nullptr;
        }
    }

    /// "After the army left", "after the attack": whether a clause follows.
    void settle(std::size_t k) {
        EnglishUnit& unit = units_[k];
        if (unit.kind != EnglishPiece::particle || !unit.either) {
            return;
        }
        const std::size_t end = std::min(units_.size(), k + max_look);
        bool subject = false;
        for (std::size_t i = k + 1; i < end; ++i) {
            switch (units_[i].kind) {
                case EnglishPiece::noun:
                    subject = true;
                    break;
                case EnglishPiece::verb:
                    if (units_[i].shape == VerbShape::infinitive ||
                        units_[i].shape == VerbShape::ing ||
                        units_[i].shape == VerbShape::participle) {
                        if (!subject) {
                            return;
                        }
                        break;
                    }
                    if (subject || units_[i].shape == VerbShape::finite) {
                        open_clause(k);
                    }
                    return;
                case EnglishPiece::coordinator:
                    if (text_.folded(units_[i].tokens.begin) == "but") {
                        return;
                    }
                    break;
                case EnglishPiece::comma:
                    if (const std::size_t close = aside_end(i); subject && close > i) {
                        i = close;
                        break;
                    }
                    return;
                case EnglishPiece::particle:
                case EnglishPiece::clitic:
                case EnglishPiece::quote:
                case EnglishPiece::other:
                    break;
                default:
                    return;
            }
        }
    }

    /// "After the envoy, a former judge, met": the comma that closes what one opens, right before a
    /// verb; `comma` itself where none does.
    [[nodiscard]] std::size_t aside_end(std::size_t comma) const {
        constexpr std::size_t max_aside = 6;  // why: an office and what it belongs to
        const std::size_t end = std::min(units_.size(), comma + max_aside);
        std::size_t close = comma + 1;
        while (close < end && (units_[close].kind == EnglishPiece::noun ||
                               units_[close].kind == EnglishPiece::clitic ||
                               units_[close].kind == EnglishPiece::particle)) {
            ++close;
        }
        const bool closed = close > comma + 1 && close + 1 < units_.size() &&
                            units_[close].kind == EnglishPiece::comma &&
                            units_[close + 1].kind == EnglishPiece::verb &&
                            units_[close + 1].shape != VerbShape::ing &&
                            units_[close + 1].shape != VerbShape::infinitive;
        return closed ? close : comma;
    }

    /// The unit opens a clause: its subject has no preposition in front.
    void open_clause(std::size_t k) {
        units_[k].kind = EnglishPiece::subordinator;
        bool bare = true;
        for (std::size_t i = k + 1; i < units_.size() && bare; ++i) {
            if (units_[i].kind == EnglishPiece::noun) {
                units_[i].bare = true;
            }
            bare = units_[i].kind == EnglishPiece::noun || units_[i].kind == EnglishPiece::clitic ||
                   units_[i].kind == EnglishPiece::coordinator ||
                   units_[i].kind == EnglishPiece::other || units_[i].kind == EnglishPiece::quote;
        }
    }

    const ReadText& text_;
    std::vector<EnglishUnit>& units_;
};

}  // namespace

void settle_units(const ReadText& text, std::vector<EnglishUnit>& units) {
    Settler(text, units).run();
}

}  // namespace khabar::syntax
