#include "khabar/store/terms.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <utility>

#include "khabar/core/hash.h"
#include "khabar/core/utf8.h"
#include "khabar/store/row.h"
#include "khabar/text/characters.h"
#include "khabar/text/fold.h"

namespace khabar::store {

namespace {

constexpr std::size_t max_word_bytes = 96;  // why: longer runs of letters are no words
constexpr std::size_t letter_bytes = 2;     // of Arabic, in UTF-8

// The particles that are written as part of the next word, and the article, folded.
constexpr std::string_view waw = "\xD9\x88";
constexpr std::string_view fa = "\xD9\x81";
constexpr std::string_view ba = "\xD8\xA8";
constexpr std::string_view kaf = "\xD9\x83";
constexpr std::string_view lam = "\xD9\x84";
constexpr std::string_view alef = "\xD8\xA7";

bool is_arabic(std::string_view word) {
    return !word.empty() && static_cast<unsigned char>(word.front()) >= 0xD8 &&
           static_cast<unsigned char>(word.front()) <= 0xDB;
}

/// Calls `take` with each run of letters, marks and digits, as written.
template <class Take>
void each_word(std::string_view text, Take take) {
    std::size_t begin = 0;
    std::size_t at = 0;
    const auto end_word = [&](std::size_t end) {
        if (end > begin && end - begin <= max_word_bytes) {
            take(text.substr(begin, end - begin));
        }
    };
    while (at < text.size()) {
        const CodePoint c = decode_at(text, at);
        const CharKind kind = kind_of(c.value);
        const bool inside = kind == CharKind::letter || kind == CharKind::mark ||
                            kind == CharKind::digit || kind == CharKind::hidden;
        if (!inside || c.value == replacement_character) {
            end_word(at);
            begin = at + c.length;
        }
        at += c.length;
    }
    end_word(at);
}

std::string folded(std::string_view word) {
    return fold(word, is_arabic(word) ? LanguageId::arabic : LanguageId::english);
}

/// What folding leaves of a word may hold signs that are no term (an apostrophe).
std::string as_term(std::string_view word) {
    std::string term = folded(word);
    std::erase_if(term, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x80 && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9');
    });
    return term.size() == 1 && term[0] >= 'a' ? std::string() : term;
}

/// What is left of a word behind its particles; empty where nothing may be cut.
struct Cuts {
    std::string_view behind_article;  ///< the article was there: nearly always cut rightly
    std::array<std::string_view, 2> behind_particles;  ///< may be the word's own letters
};

Cuts cut(std::string_view word) {
    Cuts cuts;
    if (!is_arabic(word)) {
        return cuts;
    }
    constexpr std::size_t least_behind_article = 2 * letter_bytes;
    std::string_view rest = word;
    std::size_t found = 0;
    const auto drop = [&rest](std::string_view letter) {
        const bool there = rest.starts_with(letter);
        rest.remove_prefix(there ? letter.size() : 0);
        return there;
    };
    if (drop(waw) || drop(fa)) {
        cuts.behind_particles[found++] = rest;
    }
    const std::string_view before = rest;
    if (drop(ba) || drop(kaf) || drop(lam)) {
        cuts.behind_particles[found++] = rest;
    }
    const bool li = before.starts_with(lam) && rest.size() < before.size();
    if ((li && drop(lam)) || (drop(alef) && drop(lam))) {
        if (rest.size() >= least_behind_article) {
            cuts.behind_article = rest;
        }
    }
    return cuts;
}

std::string label(std::string_view field, std::string_view value) {
    std::string term(field);
    term += ':';
    for (const char c : value) {
        const auto byte = static_cast<unsigned char>(c);
        const bool upper = c >= 'A' && c <= 'Z';
        const bool kept = byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                          c == '.' || c == ':' || c == '-' || c == '|';
        term += upper ? static_cast<char>(c - 'A' + 'a') : kept ? c : '_';
    }
    return term;
}

/// A name as one term: its words folded and joined.
std::string name_label(std::string_view field, std::string_view name) {
    std::string joined;
    each_word(name, [&joined](std::string_view word) {
        const std::string term = as_term(word);
        if (!term.empty()) {
            joined += (joined.empty() ? "" : "_") + term;
        }
    });
    return std::string(field) + ':' + joined;
}

std::string document_label(std::string_view id) {
    return "document:" + to_hex(key_of(id));
}

/// Collects the terms of one record.
class Terms {
public:
    std::vector<std::string> of(const record::Record& record) {
        add("type", record.event);
        add_all("mode", record.modes);
        add_all("context", record.contexts);
        add("status", record.claim.status);
        add("lang", record.document.language);
        terms_.push_back(document_label(record.document.id));
        words(record.evidence.quote);
        entities("actor", record.actors);
        entities("recipient", record.recipients);
        places(record.places);
        for (const record::Number& number : record.numbers) {
            add("number", number.kind);
        }
        chain(record.claim.chain);
        for (const record::Evidence::Also& also : record.evidence.also) {
            chain(also.claim.chain);
        }
        if (record.date) {
            days(*record.date);
        }
        std::sort(terms_.begin(), terms_.end());
        terms_.erase(std::unique(terms_.begin(), terms_.end()), terms_.end());
        return std::move(terms_);
    }

private:
    void add(std::string_view field, std::string_view value) {
        if (!value.empty()) {
            terms_.push_back(label(field, value));
        }
    }
    void add_all(std::string_view field, const std::vector<std::string>& values) {
        for (const std::string& value : values) {
            add(field, value);
        }
    }
    void words(std::string_view text) { append_words(terms_, text); }

    void identity(std::string_view field, const record::Identity& who) {
        add(field, who.id);
        words(who.name.ar);
        words(who.name.en);
    }

    void entities(std::string_view role, const std::vector<record::Entity>& entities) {
        for (const record::Entity& entity : entities) {
            words(entity.words.text);
            identity(role, entity.who);
            add("party", entity.who.id);
            if (entity.holder) {
                identity(role, *entity.holder);
                add("party", entity.holder->id);
            }
            add("partycountry", entity.country.empty() ? entity.country_inferred : entity.country);
            add_all("sector", entity.sectors);
        }
    }

    void places(const std::vector<record::Place>& places) {
        for (const record::Place& place : places) {
            words(place.words.text);
            identity("place", place.where);
            add("country", place.country);
        }
    }

    void chain(const std::vector<record::Link>& links) {
        for (const record::Link& link : links) {
            source(link);
            for (const record::Link& beside : link.with) {
                source(beside);
            }
        }
    }

    void source(const record::Link& link) {
        add("sourcekind", link.kind);
        add("source", link.who.id);
        for (const std::string& name : {link.words.text, link.who.name.ar, link.who.name.en}) {
            if (!name.empty()) {
                terms_.push_back(source_term(name));
            }
        }
        if (link.holder) {
            add("source", link.holder->id);
        }
    }

    void days(const record::Date& date) {
        const auto first = parse_day(date.start);
        const auto end = parse_day(date.end);
        if (first && end && (*end - *first).count() > long_days) {
            terms_.emplace_back("when:long");
        }
    }

    std::vector<std::string> terms_;
};

/// Collects what a query asks for.
class Wish {
public:
    void any_of(std::string_view field, const std::vector<std::string>& values) {
        std::vector<std::string> list;
        for (const std::string& value : values) {
            list.push_back(label(field, value));
        }
        add(std::move(list));
    }

    void add(std::vector<std::string> list) {
        if (!list.empty()) {
            std::sort(list.begin(), list.end());
            list.erase(std::unique(list.begin(), list.end()), list.end());
            wanted_.all.push_back(std::move(list));
        }
    }

    std::optional<Error> words(std::string_view text) {
        std::size_t count = 0;
        std::size_t at = 0;
        while (at < text.size()) {
            const std::size_t end = std::min(text.find_first_of(" \t\r\n", at), text.size());
            const std::string_view part = text.substr(at, end - at);
            const bool none = part.size() > 1 && part.front() == '-';
            each_word(part, [&](std::string_view word) { count += take(word, none) ? 1u : 0u; });
            at = end + 1;
        }
        if (count > max_query_words) {
            return Error{ErrorCode::bad_query, "words", "more than 16 words"};
        }
        if (count == 0 && text.find_first_not_of(" \t\r\n") != std::string_view::npos) {
            return Error{ErrorCode::bad_query, "words", "no word to look for in it"};
        }
        return std::nullopt;
    }

    Wanted take() {
        std::sort(wanted_.all.begin(), wanted_.all.end());
        std::sort(wanted_.none.begin(), wanted_.none.end());
        return std::move(wanted_);
    }

private:
    bool take(std::string_view word, bool none) {
        // Five letters left: what shorter words begin with is nearly always their own
        // ("municipality" without its b would be "he has").
        constexpr std::size_t least = 5 * letter_bytes;
        const std::string term = as_term(word);
        if (term.empty()) {
            return false;
        }
        const Cuts cuts = cut(term);
        if (!cuts.behind_article.empty()) {
            put({std::string(cuts.behind_article)}, none);
            return true;
        }
        std::vector<std::string> forms{term};
        for (const std::string_view rest : cuts.behind_particles) {
            if (rest.size() >= least && !none) {
                forms.emplace_back(rest);
            }
        }
        put(std::move(forms), none);
        return true;
    }

    void put(std::vector<std::string> forms, bool none) {
        if (none) {
            wanted_.none.insert(wanted_.none.end(), forms.begin(), forms.end());
        } else {
            add(std::move(forms));
        }
    }

    Wanted wanted_;
};

}  // namespace

void append_words(std::vector<std::string>& terms, std::string_view text) {
    constexpr std::size_t least = 3 * letter_bytes;  // why: shorter rests are no words
    each_word(text, [&terms](std::string_view word) {
        std::string term = as_term(word);
        if (term.empty()) {
            return;
        }
        const Cuts cuts = cut(term);
        if (!cuts.behind_article.empty()) {
            terms.emplace_back(cuts.behind_article);
        }
        for (const std::string_view rest : cuts.behind_particles) {
            if (rest.size() >= least) {
                terms.emplace_back(rest);
            }
        }
        terms.push_back(std::move(term));
    });
}

std::vector<std::string> terms_of(const record::Record& record) {
    return Terms().of(record);
}

std::string source_term(std::string_view name) {
    return name_label("source", name);
}

Expected<Wanted> wanted_terms(const Query& query) {
    Wish wish;
    if (auto error = wish.words(query.words)) {
        return *std::move(error);
    }
    wish.any_of("type", query.types);
    wish.any_of("mode", query.modes);
    wish.any_of("context", query.contexts);
    wish.any_of("status", query.statuses);
    wish.any_of("actor", query.actors);
    wish.any_of("recipient", query.recipients);
    wish.any_of("party", query.parties);
    wish.any_of("sourcekind", query.source_kinds);
    wish.any_of("country", query.countries);
    wish.any_of("partycountry", query.party_countries);
    wish.any_of("sector", query.sectors);
    wish.any_of("place", query.places);
    wish.any_of("lang", query.languages);
    std::vector<std::string> list;
    for (const std::string& source : query.sources) {
        list.push_back(label("source", source));
        list.push_back(source_term(source));
    }
    wish.add(std::move(list));
    list.clear();
    for (const std::string& document : query.documents) {
        list.push_back(document_label(document));
    }
    wish.add(std::move(list));
    for (const NumberRange& range : query.numbers) {
        wish.add({label("number", range.kind)});
    }
    return wish.take();
}

}  // namespace khabar::store
