// Who quotes whom. Persons that the lexicon does not know, witnesses and the like are one node a
// kind.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "khabar/record/json_line.h"
#include "khabar/serve/handlers.h"

namespace khabar::serve {

namespace {

using Event = Overview::Event;
using Source = Overview::Source;

constexpr std::size_t most_nodes = 300;  // why: a drawing of more cannot be read

struct Node {
    const Source* source;  ///< as it was read first
    TextId language;
    std::int64_t events = 0;
    std::int64_t said = 0;
};

class Graph {
public:
    Graph(const Overview& overview, const Names& names) : overview_(overview), names_(names) {
        for (const Event& event : overview.events()) {
            add(event);
        }
    }

    void write(record::JsonLine& json) const {
        const std::vector<std::size_t> order = greatest();
        std::vector<std::int64_t> place(nodes_.size(), -1);
        json.key("nodes");
        json.open_list();
        for (std::size_t i = 0; i < order.size(); ++i) {
            place[order[i]] = static_cast<std::int64_t>(i);
            write_node(json, nodes_[order[i]]);
        }
        json.close_list();
        json.key("links");
        json.open_list();
        for (const auto& [ends, events] : links_) {
            if (place[ends.first] >= 0 && place[ends.second] >= 0) {
                json.open_object();
                json.field("from", place[ends.first]);
                json.field("to", place[ends.second]);
                json.field("events", events);
                json.close_object();
            }
        }
        json.close_list();
    }

private:
    using Ends = std::pair<std::size_t, std::size_t>;
    using Level = std::pair<std::uint8_t, std::size_t>;  ///< place in the chain, node
    using Key = std::pair<TextId, TextId>;  ///< its id; else its kind, and the term of its name

    template <class One>
    static void once(std::vector<One>& list) {
        std::sort(list.begin(), list.end());
        list.erase(std::unique(list.begin(), list.end()), list.end());
    }

    void add(const Event& event) {
        std::vector<std::size_t> all;
        std::vector<Level> chain;
        for (const Source& source : event.sources) {
            const std::size_t node = node_of(source, event.language);
            all.push_back(node);
            if (source.link != store::Brief::Source::beside) {
                chain.emplace_back(source.link, node);
            }
        }
        once(all);
        once(chain);
        for (const std::size_t node : all) {
            ++nodes_[node].events;
        }
        for (const Level& level : chain) {
            nodes_[level.second].said += level.first == chain.back().first ? 1 : 0;
        }
        add_links(chain);
    }

    void add_links(const std::vector<Level>& chain) {
        std::vector<Ends> ends;
        for (const Level& outer : chain) {
            for (const Level& inner : chain) {
                if (inner.first == outer.first + 1 && inner.second != outer.second) {
                    ends.emplace_back(outer.second, inner.second);
                }
            }
        }
        once(ends);
        for (const Ends& one : ends) {
            ++links_[one];
        }
    }

    std::size_t node_of(const Source& source, TextId language) {
        const bool known = source.id != no_text;
        const Key key{known ? source.id : source.kind,
                      known || is_folded(source) ? no_text : source.term};
        const auto [found, is_new] = places_.try_emplace(key, nodes_.size());
        if (is_new) {
            nodes_.push_back({&source, language});
        }
        return found->second;
    }

    [[nodiscard]] bool is_folded(const Source& source) const {
        return source.id == no_text && shown_as_kind(overview_.text(source.kind));
    }

    [[nodiscard]] std::string id_of(const Node& node) const {
        const Source& source = *node.source;
        if (source.id != no_text) {
            return overview_.text(source.id);
        }
        const std::string id = overview_.text(source.kind) + "|";
        return is_folded(source) ? id : id + overview_.text(source.words);
    }

    [[nodiscard]] record::Name name_of(const Node& node) const {
        if (const auto known = names_.of(overview_.text(node.source->id))) {
            return *known;
        }
        record::Name name;
        if (is_folded(*node.source)) {
            return name;
        }
        const bool arabic = overview_.text(node.language) == "ar";
        (arabic ? name.ar : name.en) = overview_.text(node.source->words);
        return name;
    }

    /// The nodes of the most events, the most first.
    [[nodiscard]] std::vector<std::size_t> greatest() const {
        std::vector<std::size_t> order(nodes_.size());
        for (std::size_t i = 0; i < order.size(); ++i) {
            order[i] = i;
        }
        std::stable_sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) {
            return nodes_[a].events > nodes_[b].events;
        });
        order.resize(std::min(order.size(), most_nodes));
        return order;
    }

    void write_node(record::JsonLine& json, const Node& node) const {
        const record::Name name = name_of(node);
        json.open_object();
        json.field("id", id_of(node));
        json.field("known", node.source->id != no_text);
        json.field("kind", overview_.text(node.source->kind));
        json.key("name");
        json.open_object();
        json.field("ar", name.ar);
        json.field("en", name.en);
        json.close_object();
        json.field("events", node.events);
        json.field("said", node.said);
        json.close_object();
    }

    const Overview& overview_;
    const Names& names_;
    std::vector<Node> nodes_;
    std::map<Key, std::size_t> places_;
    std::map<Ends, std::int64_t> links_;
};

}  // namespace

Response sources(Asking& asking) {
    const auto overview = asking.overview(asking.asked.query);
    if (!overview) {
        return failure(overview.error());
    }
    record::JsonLine json;
    json.open_object();
    json.field("more", (*overview)->more());
    json.field("total", static_cast<std::int64_t>((*overview)->events().size()));
    Graph(**overview, asking.service.names).write(json);
    json.close_object();
    return serve::json(std::string(json.line()));
}

}  // namespace khabar::serve
