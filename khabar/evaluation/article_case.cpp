#include "khabar/evaluation/article_case.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "khabar/core/offsets.h"
#include "khabar/core/utf8.h"
#include "khabar/evaluation/case.h"

namespace khabar::evaluation {

namespace {

/// Particles that are written onto the next word: waw, fa, ba, lam, kaf, sin; and the alef of the
/// article, whose lam is among them.
constexpr std::array<char32_t, 7> attached{0x0648, 0x0641, 0x0628, 0x0644, 0x0643, 0x0633, 0x0627};

bool is_letter(char32_t c) {
    return (c >= 0x0620 && c <= 0x065F) || (c >= 0x066E && c <= 0x06D3) ||
           (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

/// Whether a word begins at `at`, or what stands before it in its word may all be attached.
bool begins_word(std::string_view text, std::size_t at) {
    while (at > 0) {
        --at;
        if ((static_cast<unsigned char>(text[at]) & 0xC0u) == 0x80u) {
            continue;  // inside a character
        }
        const char32_t before = decode_at(text, at).value;
        if (!is_letter(before)) {
            return true;
        }
        if (std::find(attached.begin(), attached.end(), before) == attached.end()) {
            return false;
        }
    }
    return true;
}

bool ends_word(std::string_view text, std::size_t at) {
    return at == text.size() || !is_letter(decode_at(text, at).value);
}

/// Words as a case writes them, and which of the places where they stand is meant, from 1.
struct Sought {
    std::string_view words;
    unsigned number = 1;
};

Sought sought(std::string_view written) {
    const std::size_t sign = written.rfind(" #");
    if (sign == std::string_view::npos) {
        return {written};
    }
    const std::string_view digits = written.substr(sign + 2);
    unsigned number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc{} || end != digits.data() + digits.size() || number == 0) {
        return {written};
    }
    return {written.substr(0, sign), number};
}

/// Where the words stand in the text as whole words, but for attached particles.
std::optional<Span> find(std::string_view text, const Sought& sought) {
    unsigned seen = 0;
    for (std::size_t at = text.find(sought.words); at != std::string_view::npos;
         at = text.find(sought.words, at + 1)) {
        const std::size_t end = at + sought.words.size();
        if (begins_word(text, at) && ends_word(text, end) && ++seen == sought.number) {
            return Span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
        }
    }
    return std::nullopt;
}

class Builder {
public:
    Builder(const Case& written, std::string id, const std::string& file)
        : case_(written), id_(std::move(id)), file_(file), offsets_(case_.text) {}

    Expected<Article> build() {
        Article article;
        article.text = {id_, "", case_.published ? format_day(*case_.published) : "", case_.text};
        if (case_.others || !case_.forbidden.empty()) {
            fault(0, "an article lists all its events: no `others allowed`, no `not`");
        }
        for (const WantedEvent& event : case_.events) {
            article.events.push_back(telling(event));
        }
        if (error_) {
            return *error_;
        }
        return article;
    }

private:
    void fault(int line, std::string detail) {
        if (!error_) {
            std::string where = line == 0 ? file_ : fmt::format("{}:{}", file_, line);
            error_ = Error{ErrorCode::bad_json, std::move(where), std::move(detail)};
        }
    }

    Telling telling(const WantedEvent& event) {
        Telling out;
        out.type = event.type;
        if (!event.mode.empty()) {
            out.modes.push_back(event.mode);
        }
        out.status = event.status;
        for (const WantedField& field : event.fields) {
            take(field, out);
        }
        if (out.trigger.empty()) {
            fault(event.line, "an event without a trigger");
        }
        return out;
    }

    /// The words of a field, without the number of their place; a fault where the text has none.
    std::string words(const WantedField& field, std::string_view written) {
        const Sought wanted = sought(written);
        if (!find(case_.text, wanted)) {
            fault(field.line, fmt::format("the text does not hold \"{}\"{}", wanted.words,
                                          wanted.number > 1 ? " so often" : " as whole words"));
        }
        return std::string(wanted.words);
    }

    void take(const WantedField& field, Telling& out) {
        if (field.field == "trigger") {
            out.trigger = words(field, field.words);
            if (const auto span = find(case_.text, sought(field.words))) {
                out.at = offsets_.span(*span);
            }
        } else if (field.field == "actor") {
            out.actors.push_back({Phrase(words(field, field.words)), "", {}});
        } else if (field.field == "recipient") {
            out.recipients.push_back({Phrase(words(field, field.words)), "", {}});
        } else if (field.field == "place") {
            out.places.push_back({field.role, Phrase(words(field, field.words))});
        } else if (field.field == "number") {
            out.numbers.push_back(number(field.number));
        } else if (field.field == "date") {
            const auto day = [](const std::optional<Day>& d) { return d ? format_day(*d) : ""; };
            out.date = {true, day(field.date.begin), day(field.date.end), false};
        } else if (field.field == "chain") {
            for (const std::string& link : field.links) {
                out.chain.emplace_back(words(field, link));
            }
        }
    }

    /// "1000.." is value and least in a record, "..50" value and most.
    static Telling::Number number(const WantedNumber& wanted) {
        if (wanted.value) {
            return {wanted.kind, wanted.value, wanted.value};
        }
        if (wanted.min && wanted.max) {
            return {wanted.kind, std::nullopt, wanted.min};
        }
        return {wanted.kind, wanted.min ? wanted.min : wanted.max, wanted.min};
    }

    const Case& case_;
    std::string id_;
    const std::string& file_;
    CodePointOffsets offsets_;
    std::optional<Error> error_;
};

}  // namespace

Expected<std::vector<Article>> read_article_cases(std::string_view content,
                                                  const std::string& file) {
    const std::string name = std::filesystem::path(file).stem().string();
    const std::vector<Case> cases = parse_cases(name, content);
    std::vector<Article> articles;
    for (const Case& written : cases) {
        if (!written.faults.empty()) {
            return Error{ErrorCode::bad_json, fmt::format("{}:{}", file, written.faults.front()),
                         "the case file is not well formed"};
        }
        Expected<Article> article =
            Builder(written, cases.size() == 1 ? name : written.name, file).build();
        if (!article) {
            return article.error();
        }
        articles.push_back(*std::move(article));
    }
    return articles;
}

}  // namespace khabar::evaluation
