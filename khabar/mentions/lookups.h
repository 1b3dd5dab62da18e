#pragma once

#include "khabar/gazetteer/layers.h"
#include "khabar/mentions/fixed_phrases.h"
#include "khabar/mentions/layer_keys.h"
#include "khabar/mentions/name_match.h"
#include "khabar/mentions/phrase.h"
#include "khabar/mentions/place_heads.h"

namespace khabar::mentions {

/// What the finders of actors and places look up in one text: made once, read by both.
struct Lookups {
    Lookups(const ReadText& read, const TableFile& sheets, const gazetteer::Layers& gazetteers)
        : text(read),
          tables(sheets),
          layers(gazetteers),
          words(read, sheets),
          fixed(read, sheets),
          names(read, sheets, words, fixed),
          heads(read, sheets) {}

    const ReadText& text;
    const TableFile& tables;
    const gazetteer::Layers& layers;
    const Words words;
    const FixedPhrases fixed;
    const Names names;
    const PlaceHeads heads;
    const LayerKeys keys;  ///< of `layers`
};

}  // namespace khabar::mentions
