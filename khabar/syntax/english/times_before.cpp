#include "khabar/syntax/english/nouns.h"

namespace khabar::syntax {

// A time right before other nouns: whether it describes them ("the March attack") or stands alone.

/// "In 1978 Egypt": a year behind a preposition describes no name, and no plural.
bool EnglishNouns::is_year_of(std::uint32_t token, std::uint32_t end) const {
    if (token == sentence_.begin || word(token - 1).word != EnglishWord::particle ||
        word(end - 1).word != EnglishWord::number) {
        return false;
    }
    while (end + 1 < sentence_.end && word(end).word == EnglishWord::adjective) {
        ++end;
    }
    return word(end).word == EnglishWord::name || text_.best(end).features.nisba ||
           text_.best(end).features.number == Number::plural;
}

/// "Since December government forces", "last month Israeli forces": a time that begins a clause, or
/// stands behind a preposition without an article, describes nobody.
bool EnglishNouns::is_before_somebody(std::uint32_t token, std::uint32_t end) const {
    if (word(token).word == EnglishWord::determiner && text_.folded(token) == "the") {
        return false;
    }
    const EnglishWord before = token > sentence_.begin ? word(token - 1).word : EnglishWord::stop;
    const bool opens = before == EnglishWord::stop || before == EnglishWord::comma ||
                       before == EnglishWord::particle || before == EnglishWord::either;
    if (!opens) {
        return false;
    }
    for (std::size_t m = first_mention_from(mentions_, end);
         m < mentions_.size() && mentions_[m].tokens.begin == end; ++m) {
        if (std::holds_alternative<ActorMention>(mentions_[m].what)) {
            return true;
        }
    }
    return false;
}

}  // namespace khabar::syntax
