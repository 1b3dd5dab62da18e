#pragma once

#include <optional>
#include <string_view>

#include "khabar/attribution/frame.h"
#include "khabar/attribution/scene.h"

namespace khabar::attribution {

/// Who a source is: a link of the chain from the words that name it.
/// Rows: lexicon/ar/source_heads.tsv, the kinds of lexicon/actors/actors.tsv.
class Speakers {
public:
    explicit Speakers(const Scene& scene);

    /// Of an actor; nothing for a mention of another kind.
    [[nodiscard]] std::optional<Link> of_mention(MentionIndex index, SpeechAct act, Span cue) const;
    /// Of a noun phrase that is no known actor: a document, or a name that no row has.
    [[nodiscard]] std::optional<Link> of_words(TokenRange tokens, SpeechAct act, Span cue) const;
    /// Of a part of a clause: its actor, else its words.
    [[nodiscard]] std::optional<Link> of_part(const Clause::Part& part, SpeechAct act,
                                              Span cue) const;

    /// The end of a source's words with what is set beside them, up to `end`: "the officer X Y",
    /// "the minister, X Y, said", "X Y the spokesman of Z".
    [[nodiscard]] std::uint32_t apposed_end(std::uint32_t from, std::uint32_t end) const;

    /// A state named alone: a source when it speaks, only a place at the head of a line.
    [[nodiscard]] bool is_bare_state(const Link& link) const;
    /// The first actor that begins at `from` or later and ends by `end`.
    [[nodiscard]] std::optional<MentionIndex> actor_from(std::uint32_t from,
                                                         std::uint32_t end) const;
    /// One source under the same words or the same name.
    [[nodiscard]] bool same(const Link& a, const Link& b) const;
    /// The kind that a head noun makes (source_heads.tsv).
    [[nodiscard]] std::optional<SourceKind> head_kind(std::uint32_t token) const;

private:
    [[nodiscard]] std::uint32_t described_end(const Mention& mention) const;
    [[nodiscard]] SourceKind kind_of(const ActorMention& actor, std::uint32_t first) const;
    [[nodiscard]] const ActorMention* actor_of(const Link& link) const;

    [[nodiscard]] std::optional<SourceKind> kind_of_lemma(std::string_view lemma) const;

    const Scene& scene_;
    const Index& head_kinds_;
};

}  // namespace khabar::attribution
