#include "khabar/syntax/english/groups.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace khabar::syntax {

namespace {

/// Behind a form of "be" and before "to": about to happen, able to do.
bool leads_to_infinitive(std::string_view word) {
    static constexpr std::array<std::string_view, 6> words{"going", "set",  "about",
                                                           "due",   "able", "bound"};
    return std::find(words.begin(), words.end(), word) != words.end();
}

class GroupReader {
public:
    GroupReader(const ReadText& text, std::span<const EnglishToken> tokens, TokenRange sentence,
                std::uint32_t at)
        : text_(text), tokens_(tokens), sentence_(sentence), at_(at), begin_(at) {}

    std::optional<VerbGroup> run_behind(EnglishWord auxiliary) {
        last_ = auxiliary;
        last_at_ = at_;
        while (at_ < sentence_.end && step()) {
        }
        return group_.main ? finish() : std::nullopt;
    }

    std::optional<VerbGroup> run() {
        if (word(at_) == EnglishWord::to) {
            const std::uint32_t next = behind_adverbs(at_ + 1);
            if (!is_base(next)) {
                return std::nullopt;
            }
            group_.shape = VerbShape::infinitive;
            last_ = EnglishWord::to;
            at_ = next;
        }
        while (at_ < sentence_.end && step()) {
        }
        if (group_.main || last_ == EnglishWord::be || last_ == EnglishWord::have) {
            return finish();
        }
        return std::nullopt;
    }

private:
    [[nodiscard]] EnglishWord word(std::uint32_t at) const {
        return at < sentence_.end ? tokens_[at - sentence_.begin].word : EnglishWord::stop;
    }
    [[nodiscard]] std::uint8_t forms(std::uint32_t at) const {
        return at < sentence_.end ? tokens_[at - sentence_.begin].forms : std::uint8_t{0};
    }
    [[nodiscard]] bool can_be(std::uint32_t at, std::uint8_t form) const {
        return (forms(at) & form) != 0 &&
               (word(at) == EnglishWord::verb || word(at) == EnglishWord::adjective);
    }

    /// A base form; behind "to" and the like a noun's letters may be one.
    [[nodiscard]] bool is_base(std::uint32_t at) const {
        switch (word(at)) {
            case EnglishWord::be:
                return text_.folded(at) == "be";
            case EnglishWord::have:
                return text_.folded(at) == "have";
            case EnglishWord::do_:
                return text_.folded(at) == "do";
            case EnglishWord::verb:
                return (forms(at) & form::base) != 0;
            case EnglishWord::noun:
            case EnglishWord::adjective:
                return (forms(at) & form::base) != 0 &&
                       (takes_object(at + 1) || can_be(at + 1, form::base));
            default:
                return false;
        }
    }

    /// A noun phrase begins there: "to attack the town", not "to attack from the air".
    [[nodiscard]] bool takes_object(std::uint32_t at) const {
        switch (word(at)) {
            case EnglishWord::determiner:
            case EnglishWord::possessive:
            case EnglishWord::pronoun:
            case EnglishWord::name:
                return true;
            default:
                return false;
        }
    }

    [[nodiscard]] std::uint32_t behind_adverbs(std::uint32_t at) const {
        while (word(at) == EnglishWord::adverb || word(at) == EnglishWord::negation) {
            ++at;
        }
        return at;
    }

    /// Takes one word into the group; false where the group ends before it.
    bool step() {
        switch (word(at_)) {
            case EnglishWord::be:
                return step_be();
            case EnglishWord::have:
                return step_have();
            case EnglishWord::do_:
                if (last_ != EnglishWord::other) {
                    return take_main(at_);
                }
                return take_auxiliary();
            case EnglishWord::modal:
                return take_auxiliary();
            case EnglishWord::negation:
            case EnglishWord::adverb:
                return step_adverb();
            case EnglishWord::to:
                return step_to();
            default:
                return step_verb();
        }
    }

    bool take_auxiliary() {
        last_ = word(at_);
        last_at_ = at_;
        ++at_;
        return true;
    }

    bool step_be() {
        if (last_ == EnglishWord::other && text_.folded(at_) == "being") {
            group_.shape = VerbShape::ing;
        }
        return take_auxiliary();
    }

    bool step_have() {
        if (last_ == EnglishWord::other && text_.folded(at_) == "having") {
            group_.shape = VerbShape::ing;
        }
        return take_auxiliary();
    }

    /// Inside a group only: behind the verb they are no more its.
    bool step_adverb() {
        if (last_ == EnglishWord::other) {
            return false;
        }
        const std::uint32_t next = behind_adverbs(at_);
        const bool goes_on = is_verb_word(next) || word(next) == EnglishWord::to;
        if (!goes_on) {
            if (word(at_) == EnglishWord::negation) {
                ++at_;
                return true;
            }
            return false;
        }
        at_ = next;
        return true;
    }

    [[nodiscard]] bool is_verb_word(std::uint32_t at) const {
        switch (word(at)) {
            case EnglishWord::be:
            case EnglishWord::have:
            case EnglishWord::do_:
            case EnglishWord::verb:
                return true;
            default:
                return forms(at) != 0 && fits(at);
        }
    }

    /// "Is to visit", "has to leave", "is going to", "ought to".
    bool step_to() {
        const bool after =
            last_ == EnglishWord::be || last_ == EnglishWord::have || last_ == EnglishWord::modal;
        const std::uint32_t next = behind_adverbs(at_ + 1);
        if (!after || !is_base(next)) {
            return false;
        }
        last_ = EnglishWord::to;
        at_ = next;
        return true;
    }

    bool step_verb() {
        if (last_ == EnglishWord::be && leads_to_infinitive(text_.folded(at_)) &&
            word(at_ + 1) == EnglishWord::to && is_base(behind_adverbs(at_ + 2))) {
            last_ = EnglishWord::to;
            at_ = behind_adverbs(at_ + 2);
            return true;
        }
        return fits(at_) && take_main(at_);
    }

    /// Whether a word is the form that the last auxiliary asks for.
    [[nodiscard]] bool fits(std::uint32_t at) const {
        switch (last_) {
            case EnglishWord::be:
                return can_be(at, form::ing) || can_be(at, form::participle);
            case EnglishWord::have:
                return can_be(at, form::participle) || can_be(at, form::past) ||
                       (word(at) == EnglishWord::noun && (forms(at) & form::participle) != 0);
            case EnglishWord::do_:
            case EnglishWord::modal:
                return (forms(at) & form::base) != 0 && word(at) != EnglishWord::name;
            case EnglishWord::to:
                return is_base(at);
            default:
                return forms(at) != 0 && (word(at) == EnglishWord::verb || at == begin_);
        }
    }

    bool take_main(std::uint32_t at) {
        group_.main = at;
        at_ = at + 1;
        group_.passive = last_ == EnglishWord::be && (forms(at) & form::ing) == 0;
        if (last_ == EnglishWord::other) {
            group_.bare = true;
            group_.shape = lone_shape(forms(at));
        }
        return false;
    }

    static VerbShape lone_shape(std::uint8_t forms) {
        if ((forms & form::ing) != 0) {
            return VerbShape::ing;
        }
        if ((forms & form::participle) != 0) {
            return (forms & form::past) != 0 ? VerbShape::either : VerbShape::participle;
        }
        return (forms & (form::past | form::third)) != 0 ? VerbShape::finite : VerbShape::plain;
    }

    std::optional<VerbGroup> finish() {
        if (!group_.main && last_ == EnglishWord::have) {
            group_.main = last_at_;  // "has weapons"
        }
        group_.end = at_;
        return group_;
    }

    const ReadText& text_;
    std::span<const EnglishToken> tokens_;
    TokenRange sentence_;
    std::uint32_t at_;
    std::uint32_t begin_;
    std::uint32_t last_at_ = 0;
    EnglishWord last_ = EnglishWord::other;  ///< the auxiliary before, or "to"
    VerbGroup group_;
};

}  // namespace

std::optional<VerbGroup> verb_group(const ReadText& text, std::span<const EnglishToken> tokens,
                                    TokenRange sentence, std::uint32_t at) {
    return GroupReader(text, tokens, sentence, at).run();
}

std::optional<VerbGroup> verb_group_behind(const ReadText& text,
                                           std::span<const EnglishToken> tokens,
                                           TokenRange sentence, std::uint32_t at,
                                           EnglishWord auxiliary) {
    return GroupReader(text, tokens, sentence, at).run_behind(auxiliary);
}

}  // namespace khabar::syntax
