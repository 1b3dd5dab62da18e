#include "khabar/events/domain.h"

#include <algorithm>
#include <functional>
#include <set>
#include <string>

#include "khabar/events/match.h"
#include "khabar/events/pattern_set.h"
#include "khabar/text/fold.h"

namespace khabar::events {

namespace {

constexpr std::int32_t public_counts = 2;  // why: public life is told with fewer words of its own
constexpr std::int32_t common_words = 3;   // so many weak words of one domain any page may hold
constexpr std::int32_t fewest_words = 10;  // why: in a headline of four words one word is no share
constexpr std::int32_t fewest_of_page = 40;
constexpr std::int32_t most_share = 50;
constexpr std::int32_t page_counts = 6;  // why: what a page is about is surer than one sentence
constexpr std::int32_t bar = 40;         // the sum of both from which on a candidate loses
constexpr std::int32_t per_share = 4;
constexpr std::int32_t most = 200;        // more than any match is worth
constexpr std::int32_t public_words = 2;  // weight that gives a sentence a public side
constexpr std::int32_t public_words_deep = 4;
constexpr std::int32_t deep_page = 15;  // a page's share from which on that much is wanted
constexpr std::int32_t victims_weight = 3;

/// PLOVER's sectors whose doings are public; companies, hospitals, schools and papers are not.
constexpr std::array<std::string_view, 12> public_sectors{"GOV", "MIL", "COP", "LEG", "JUD", "SPY",
                                                          "REB", "PRM", "UAF", "PTY", "OPP", "REF"};
/// And its bodies of many states, movements and societies.
constexpr std::array<std::string_view, 6> public_bodies{"UNO", "EUR", "IGO", "NGO", "ISM", "IMG"};
constexpr std::array<std::string_view, 5> victims{"killed", "arrested", "abducted", "displaced",
                                                  "protesters"};

constexpr std::uint8_t bit(Domain domain) {
    return static_cast<std::uint8_t>(1u << static_cast<unsigned>(domain));
}

template <typename List, typename Word>
bool lists(const List& list, const Word& word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

std::uint32_t length_of(const DomainWord& word) {
    return static_cast<std::uint32_t>(word.rest.size()) + 1;
}

}  // namespace

void DomainPoints::add(const DomainPoints& more) {
    for (std::size_t d = 0; d < of.size(); ++d) {
        of[d] += more.of[d];
    }
    sure += more.sure;
    weak += more.weak;
    words += more.words;
}

Domain DomainPoints::main() const {
    const auto* const best = std::max_element(of.begin(), of.end() - 1);
    return static_cast<Domain>(best - of.begin());
}

std::int32_t DomainPoints::share(std::int32_t support, std::int32_t fewest) const {
    const std::int32_t points = sure + std::min(weak, support) - public_counts * open();
    return std::clamp(points * 100 / std::max(words, fewest), -most_share, most_share);
}

Domains::Domains(const ReadText& text, std::span<const Mention> mentions, const Lemmas& lemmas,
                 const PatternSet& patterns)
    : text_(text),
      mentions_(mentions),
      stems_(text.size()),
      skipped_(text.size(), true),
      told_(text.size()) {
    read_stems(patterns.vocabulary());
    skip_place_names();
    for (const Sentence& sentence : text.tokens.sentences) {
        sentences_.push_back(count(lemmas, patterns.domains(), sentence.tokens));
        page_.add(sentences_.back());
    }
    count_support();
}

void Domains::read_stems(const Vocabulary& vocabulary) {
    std::string scratch;
    for (std::uint32_t token = 0; token < text_.size(); ++token) {
        if (text_.kind(token) == TokenKind::word) {
            const HashedKey stem = folded_stem(text_, text_.best(token), scratch);
            stems_[token] = vocabulary.find(stem);
            skipped_[token] = stem.text.empty();
        }
    }
}

/// Weak words of the page's main domain, each counted once by its letters.
void Domains::count_support() {
    support_ = page_.sure;
    const std::uint8_t main = bit(page_.main());
    std::set<std::string, std::less<>> different;
    std::string scratch;
    for (std::uint32_t token = 0; token < text_.size(); ++token) {
        if ((told_[token] & main) != 0) {
            const std::string_view stem = folded_stem(text_, text_.best(token), scratch).text;
            if (!different.contains(stem)) {
                different.emplace(stem);
            }
        }
    }
    support_ += std::max(static_cast<std::int32_t>(different.size()) - common_words, 0);
}

/// The quarter of Zaytoun is no olive.
void Domains::skip_place_names() {
    for (const Mention& mention : mentions_) {
        if (const auto* place = std::get_if<PlaceMention>(&mention.what)) {
            std::fill(skipped_.begin() + place->name.begin, skipped_.begin() + place->name.end,
                      true);
        }
    }
}

bool Domains::stands_at(const Lemmas& lemmas, WordId word, std::uint32_t token) const {
    return !skipped_[token] && (stems_[token] == word || lemmas.is(token, word));
}

bool Domains::fits(const Lemmas& lemmas, const DomainWord& word, std::uint32_t token,
                   std::uint32_t end) const {
    if (token + length_of(word) > end) {
        return false;
    }
    for (std::uint32_t i = 0; i < word.rest.size(); ++i) {
        if (!stands_at(lemmas, word.rest[i], token + i + 1)) {
            return false;
        }
    }
    return true;
}

/// The longest phrase takes its words; of one that several domains share, each has it.
DomainPoints Domains::count(const Lemmas& lemmas, const DomainWords& words, TokenRange sentence) {
    DomainPoints points;
    for (std::uint32_t token = sentence.begin; token < sentence.end;) {
        std::array<std::int32_t, domain_names.size()> best{};
        std::uint32_t longest = 1;
        std::uint8_t told = 0;
        const auto look = [&](WordId form) {
            for (const DomainWord& word : words.beginning_with(form)) {
                const std::uint32_t length = length_of(word);
                if (length < longest || !fits(lemmas, word, token, sentence.end)) {
                    continue;
                }
                if (length > longest) {
                    best = {};
                    told = 0;
                    longest = length;
                }
                auto& weight = best[static_cast<std::size_t>(word.domain)];
                weight = std::max(weight, word.weight);
                told = static_cast<std::uint8_t>(told | bit(word.domain));
            }
        };
        if (!skipped_[token]) {
            look(stems_[token]);
            const auto read_as = lemmas.words(token);
            std::for_each(read_as.begin(), read_as.end(), look);
        }
        if (told == 0) {  // as of most words
            points.words += text_.kind(token) == TokenKind::word ? 1 : 0;
            ++token;
            continue;
        }
        for (std::size_t d = 0; d < best.size(); ++d) {
            points.of[d] += best[d];
        }
        const std::int32_t heaviest = *std::max_element(best.begin(), best.end() - 1);
        (heaviest > 1 ? points.sure : points.weak) += heaviest;
        for (const std::uint32_t last = token + longest; token < last; ++token) {
            told_[token] = told;
            points.words += text_.kind(token) == TokenKind::word ? 1 : 0;
        }
    }
    return points;
}

std::int32_t Domains::page_share() const {
    return page_.share(support_, fewest_of_page);
}

std::int32_t Domains::share(std::uint32_t sentence) const {
    return sentences_[sentence].share(support_, fewest_words) + page_counts * page_share();
}

std::span<const Mention> Domains::mentions_of(std::uint32_t sentence) const {
    const TokenRange tokens = text_.tokens.sentences[sentence].tokens;
    const std::size_t first = first_mention_from(mentions_, tokens.begin);
    return mentions_.subspan(first, first_mention_from(mentions_, tokens.end) - first);
}

bool Domains::holds(TokenRange range, Domain domain) const {
    return std::any_of(told_.begin() + range.begin, told_.begin() + range.end,
                       [&](std::uint8_t told) { return (told & bit(domain)) != 0; });
}

/// A body that its own words place in the page's domain ("the football association", "the central
/// bank") is none, unless they tell of public life too ("the captain of police"). Nor is a bare
/// role noun: public life has words of its own in the sheet. Bare countries play matches: on a page
/// of sport they count in sentences that tell of none.
bool Domains::is_public(const Mention& mention, std::uint32_t sentence) const {
    const auto* actor = std::get_if<ActorMention>(&mention.what);
    const Domain main = page_.main();
    if (actor == nullptr || (holds(mention.tokens, main) && !holds(mention.tokens, Domain::open)) ||
        (!actor->entity && !actor->office && actor->country.empty())) {
        return false;
    }
    const bool sector = std::any_of(actor->sectors.begin(), actor->sectors.end(),
                                    [](const auto& s) { return lists(public_sectors, s); });
    if (actor->armed || sector || lists(public_bodies, actor->country)) {
        return true;
    }
    const bool state = actor->entity && !actor->head && actor->sectors.empty();
    const bool plays = sentences_[sentence].of[static_cast<std::size_t>(Domain::sport)] > 0;
    return state && (main != Domain::sport || !plays);
}

/// Workers and customers of a company are a crowd; players and trainers are the page's own people.
bool Domains::is_crowd(const Mention& mention) const {
    const auto* actor = std::get_if<ActorMention>(&mention.what);
    if (actor == nullptr) {
        return false;
    }
    const TokenRange head{mention.tokens.begin, mention.tokens.begin + 1};
    const bool many = actor->plural || (!actor->person && lists(actor->sectors, "CVL"));
    const bool plays = page_.main() == Domain::sport && holds(head, Domain::sport);
    return lists(actor->sectors, "LAB") || (many && !plays);
}

/// So many were killed or taken: no figure of speech but where nature kills.
bool Domains::is_victims(const Mention& mention) const {
    const QuantityMention* amount = amount_of(mention);
    const Domain main = page_.main();
    return amount != nullptr && main != Domain::weather && main != Domain::science &&
           lists(victims, amount->kind);
}

/// What of a sentence speaks for a public side: the weight of its words, and of victims counted.
std::int32_t Domains::public_weight(std::uint32_t sentence) const {
    const auto mentions = mentions_of(sentence);
    const bool counted = std::any_of(mentions.begin(), mentions.end(),
                                     [&](const Mention& m) { return is_victims(m); });
    return sentences_[sentence].open() + (counted ? victims_weight : 0);
}

/// One word is a side on a page that might be of public life; where all else is a game, a soldier
/// is one of the game. A strike is told of companies, never as a figure.
std::int32_t Domains::wanted_weight(std::string_view type) const {
    const bool strike = type == "PROTEST" && page_.main() != Domain::sport;
    return page_share() >= deep_page && !strike ? public_words_deep : public_words;
}

std::int32_t Domains::loss(std::uint32_t sentence, const Match& match) const {
    const std::int32_t over = share(sentence) - bar;
    if (over <= 0 || public_weight(sentence) >= wanted_weight(match.pattern->type)) {
        return 0;
    }
    const auto here = mentions_of(sentence);
    if (std::any_of(here.begin(), here.end(),
                    [&](const Mention& m) { return is_public(m, sentence); })) {
        return 0;
    }
    const bool protest = match.pattern->type == "PROTEST";
    for (const Parts* parts : {&match.actors, &match.recipients}) {
        for (const Clause::Part* part : *parts) {
            if (!part->mention) {
                continue;
            }
            const Mention& mention = mentions_[static_cast<std::size_t>(*part->mention)];
            if (is_public(mention, sentence) || (protest && is_crowd(mention))) {
                return 0;
            }
        }
    }
    return std::min(over * per_share, most);
}

}  // namespace khabar::events
