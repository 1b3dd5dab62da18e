#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "khabar/core/hash.h"
#include "khabar/gazetteer/gazetteer.h"

namespace khabar::mentions {

/// What the gazetteers have under the keys of one text. A name is asked for several times and
/// stands in a text more than once, and a look-up in a gazetteer costs twenty in a table. For one
/// thread.
class LayerKeys {
public:
    using Found = gazetteer::Gazetteer::Found;

    [[nodiscard]] Found find(const gazetteer::Gazetteer& layer, std::string_view key) const {
        Known& known = known_of(layer);
        const auto before = known.find(key);
        return before != known.end() ? before->second
                                     : known.emplace(key, layer.find(key)).first->second;
    }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view key) const { return hash64(key); }
    };
    using Known = std::unordered_map<std::string, Found, Hash, std::equal_to<>>;
    static constexpr std::size_t max_layers = 3;  // why: the user's own, the base, the imported

    /// Precondition: no more than max_layers are asked for.
    Known& known_of(const gazetteer::Gazetteer& layer) const {
        std::size_t at = 0;
        while (layers_[at].first != nullptr && layers_[at].first != &layer) {
            ++at;
        }
        layers_[at].first = &layer;
        return layers_[at].second;
    }

    mutable std::array<std::pair<const gazetteer::Gazetteer*, Known>, max_layers> layers_{};
};

}  // namespace khabar::mentions
