#include "prove_notes.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "notes.h"
#include "sources.h"

namespace khabar::compile_gazetteer {

namespace {

constexpr std::string_view notes_name = "lexicon/places/places.tsv";
constexpr std::string_view capitals_name = "lexicon/actors/countries.tsv";
constexpr std::string_view differs_name = "lexicon/places/differs.tsv";

/// Differences that differs.tsv does not explain, and rows there that explain none.
class Explained {
public:
    explicit Explained(const std::vector<Difference>& rows) {
        for (const Difference& row : rows) {
            rows_.emplace(row.id, row);
        }
    }

    void hold(const Note& note, const Verdict& verdict, std::string_view file, Proof& proof) {
        if (verdict.differs_km == 0) {
            return;
        }
        const auto row = rows_.find(note.id);
        if (row == rows_.end()) {
            proof.faults.push_back(
                fmt::format("{}:{}: {} {} {} at {:.3f} {:.3f} is {:.0f} km from {}", file,
                            note.line, note.id, note.kind, fmt::join(note.en, "|"), note.lat,
                            note.lon, verdict.differs_km, verdict.nearest));
            return;
        }
        // by a kilometre: the points of both have two or more digits
        if (std::abs(row->second.km - verdict.differs_km) > 1) {
            proof.faults.push_back(fmt::format("{}:{}: {} differs by {:.0f} km, not {:.0f}",
                                               differs_name, row->second.line, note.id,
                                               verdict.differs_km, row->second.km));
        }
        rows_.erase(row);
    }

    void tell_stale(Proof& proof) const {
        for (const auto& [id, row] : rows_) {
            proof.faults.push_back(
                fmt::format("{}:{}: {} does not differ (any more)", differs_name, row.line, id));
        }
    }

private:
    std::map<std::string, Difference> rows_;
};

}  // namespace

Expected<std::vector<std::string>> read_place_heads(const std::filesystem::path& lexicon) {
    const auto tsv = read_bytes(lexicon / "ar/place_heads.tsv");
    if (!tsv) {
        return tsv.error();
    }
    auto heads = read_column(*tsv, "lexicon/ar/place_heads.tsv", "lemma");
    if (!heads) {
        return heads.error();
    }
    std::vector<std::string> longest_first = *std::move(heads);
    std::stable_sort(longest_first.begin(), longest_first.end(),
                     [](const auto& a, const auto& b) { return a.size() > b.size(); });
    return longest_first;
}

Expected<Proof> prove_notes(const std::filesystem::path& lexicon, const Layers& layers) {
    Proof proof;
    proof.file = lexicon / "places/places.tsv";
    const auto places = read_bytes(proof.file);
    const auto countries = read_bytes(lexicon / "actors/countries.tsv");
    const auto differs = read_bytes(lexicon / "places/differs.tsv");
    for (const auto* text : {&places, &countries, &differs}) {
        if (!*text) {
            return text->error();
        }
    }
    const auto notes = read_notes(*places, notes_name);
    if (!notes) {
        return notes.error();
    }
    const auto capitals = read_capitals(*countries, capitals_name);
    if (!capitals) {
        return capitals.error();
    }
    const auto differences = read_differences(*differs, differs_name);
    if (!differences) {
        return differences.error();
    }

    Explained explained(*differences);
    const std::vector<Verdict> verdicts = hold_notes(*notes, layers);
    std::map<std::string, std::string> confirmed;
    proof.notes = notes->size();
    for (std::size_t at = 0; at < notes->size(); ++at) {
        const Note& note = (*notes)[at];
        const Verdict& verdict = verdicts[at];
        confirmed[note.id] = verdict.confirmed;
        if (!verdict.confirmed.empty()) {
            ++proof.confirmed;
        }
        if (note.confirmed != verdict.confirmed) {
            proof.faults.push_back(
                fmt::format("{}:{}: {} is confirmed by \"{}\", not \"{}\" "
                            "(compile_gazetteer --write-confirmed)",
                            notes_name, note.line, note.id, verdict.confirmed, note.confirmed));
        }
        explained.hold(note, verdict, notes_name, proof);
    }
    const std::vector<Verdict> of_capitals = hold_notes(*capitals, layers);
    for (std::size_t at = 0; at < capitals->size(); ++at) {
        explained.hold((*capitals)[at], of_capitals[at], capitals_name, proof);
    }
    explained.tell_stale(proof);
    for (const std::string& pair : find_duplicates(*notes)) {
        proof.faults.push_back(fmt::format("{}: one place told twice: {}", notes_name, pair));
    }
    proof.with_confirmed = with_confirmed(*places, confirmed);
    return proof;
}

}  // namespace khabar::compile_gazetteer
