#include "khabar/export/named_persons.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <variant>

#include "khabar/core/utf8.h"
#include "khabar/tables/names.h"

namespace khabar::exports {

namespace {

/// The ids of the lexicon, and whether each is a person's.
using Known = std::unordered_map<std::string, bool>;

Known known_ids(const TableFile& tables) {
    Known known;
    for (const std::string_view name : {"actors/actors", "places/places"}) {
        const Sheet* sheet = tables.sheet(name);
        for (std::uint32_t row = 0; sheet != nullptr && row < sheet->rows(); ++row) {
            known.emplace(sheet->cell(row, "id"), sheet->cell(row, "kind") == "person");
        }
    }
    return known;
}

/// An id that this lexicon has not may be that of a person whom another had; those of countries,
/// capitals, gazetteers and offices ("EGY.president", "un.head") have no rows.
bool is_person_of(std::string_view id, const Known& known) {
    if (const auto found = known.find(std::string(id)); found != known.end()) {
        return found->second;
    }
    const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
    const std::size_t dot = id.rfind('.');
    const bool of_state = dot == 3 && std::all_of(id.begin(), id.begin() + 3, upper);
    const bool of_body =
        dot != std::string_view::npos && known.contains(std::string(id.substr(0, dot)));
    return !(of_state || of_body || id.starts_with("cty.") || id.starts_with("cap.") ||
             id.find(':') != std::string_view::npos);
}

const Index& given_names(const TableFile& tables, LanguageId language) {
    return tables.index(language == LanguageId::arabic ? std::string("actors/given_names")
                                                       : sheet_of("actors/given_names", language));
}

/// Finds names in one text that was read.
class Finder {
public:
    Finder(const Layers& layers, const TableFile& tables)
        : text_(layers.text),
          given_(given_names(tables, layers.text.language())),
          marked_(layers.text.size(), false),
          read_(layers.text.size(), false) {
        for (const Mention& mention : layers.mentions) {
            const auto* actor = std::get_if<ActorMention>(&mention.what);
            if (actor == nullptr) {
                see(mention.tokens);
            } else if (!actor->person && actor->entity) {
                see(actor->name.empty() ? mention.tokens : actor->name);
            }
        }
        for (const Mention& mention : layers.mentions) {
            const auto* actor = std::get_if<ActorMention>(&mention.what);
            if (actor != nullptr && actor->person) {
                mark(mention.tokens, *actor);
            }
        }
        mark_given_names();
        mark_families();
    }

    /// Whether a word may be a name and was read as nothing.
    [[nodiscard]] bool in_doubt() const {
        for (std::uint32_t at = 0; at < text_.size(); ++at) {
            if (!marked_[at] && !read_[at] && (is_given(at) || is_strange(at))) {
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] std::vector<Span> spans() const {
        std::vector<Span> spans;
        for (std::uint32_t at = 0; at < text_.size(); ++at) {
            if (!marked_[at]) {
                continue;
            }
            const Span own = text_.tokens.tokens[at].span;
            if (at > 0 && marked_[at - 1]) {
                spans.back().end = own.end;
            } else {
                spans.push_back(own);
            }
        }
        return spans;
    }

private:
    [[nodiscard]] bool is_word(std::uint32_t at) const { return text_.kind(at) == TokenKind::word; }
    [[nodiscard]] bool is_given(std::uint32_t at) const {
        return is_word(at) && !given_.find(text_.key(at)).postings.empty();
    }
    /// A proper noun that no row knows.
    [[nodiscard]] bool is_unknown(std::uint32_t at) const {
        const Reading& best = text_.best(at);
        return is_word(at) && best.features.part == PartOfSpeech::proper_noun && !best.lemma;
    }

    /// A word that no row knows; in English one in small letters is no name.
    [[nodiscard]] bool is_strange(std::uint32_t at) const {
        const char first = text_.words(at).front();
        return is_word(at) && !text_.best(at).lemma && (first < 'a' || first > 'z');
    }

    void see(TokenRange tokens) {
        for (std::uint32_t at = tokens.begin; at < std::min(tokens.end, text_.size()); ++at) {
            read_[at] = true;
        }
    }

    /// The name in a phrase: what the lexicon knows as one, and from the first word that is part of
    /// one to the end. A place is none ("governor of Jonglei").
    void mark(TokenRange tokens, const ActorMention& actor) {
        bool inside = false;
        for (std::uint32_t at = tokens.begin; at < std::min(tokens.end, text_.size()); ++at) {
            const bool named = at >= actor.name.begin && at < actor.name.end;
            inside = inside || named || is_given(at) || (is_unknown(at) && !read_[at]);
            if (inside) {
                marked_[at] = true;
            }
        }
    }

    void mark_given_names() {
        for (std::uint32_t at = 0; at + 1 < text_.size(); ++at) {
            const bool begins = is_given(at) && (is_given(at + 1) || is_unknown(at + 1));
            for (std::uint32_t next = at;
                 begins && next < text_.size() && (is_given(next) || is_unknown(next)); ++next) {
                marked_[next] = true;
            }
        }
    }

    /// Behind a name a word with the article, or in English with a capital, is a family's, whatever
    /// else it means.
    void mark_families() {
        for (std::uint32_t at = 1; at < text_.size(); ++at) {
            const char first = text_.words(at).front();
            const bool capital = first >= 'A' && first <= 'Z';
            if (marked_[at - 1] && !read_[at] && is_word(at) &&
                (capital || text_.best(at).before.article)) {
                marked_[at] = true;
            }
        }
    }

    const ReadText& text_;
    const Index& given_;
    std::vector<bool> marked_;
    std::vector<bool> read_;  ///< as the name of a place or a body, a time, an amount
};

std::optional<std::vector<Span>> named_in_of(std::string_view text, LanguageId language,
                                             const Coder& coder) {
    if (text.empty()) {
        return std::vector<Span>();
    }
    std::string whole = is_utf8(text) ? std::string(text) : mend_utf8(text);
    const auto size = static_cast<std::uint32_t>(whole.size());
    const Document document(Origin{}, language, std::move(whole),
                            {Block{BlockKind::paragraph, {0, size}, language}});
    const Layers layers = coder.layers(document);
    const Finder finder(layers, coder.tables());
    return finder.in_doubt() ? std::nullopt : std::optional(finder.spans());
}

}  // namespace

Persons named_persons(const Coder& coder) {
    Persons persons;
    persons.is_person = [known = std::make_shared<const Known>(known_ids(coder.tables()))](
                            std::string_view id) { return is_person_of(id, *known); };
    persons.named_in = [&coder](std::string_view text, LanguageId language) {
        return named_in_of(text, language, coder);
    };
    return persons;
}

}  // namespace khabar::exports
