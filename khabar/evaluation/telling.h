#pragma once

#include <optional>
#include <string>
#include <vector>

#include "khabar/core/span.h"
#include "khabar/evaluation/words.h"
#include "khabar/events/confidence.h"

namespace khabar::evaluation {

/// One event as it is told, in gold or in a record: what both are compared by. Spans are code
/// points, as in RECORD.md.
struct Telling {
    struct Entity {
        Phrase words;
        std::string country;  ///< as told, else as inferred; empty: none
        std::vector<std::string> sectors;
    };
    struct Place {
        std::string role;  ///< at, from, to, via
        Phrase words;
    };
    struct Number {
        std::string kind;
        std::optional<double> value;  ///< none: a magnitude, which `min` tells
        std::optional<double> min;
        Phrase words{};  ///< none in cases, which give the number alone
    };
    /// Days as text, end excluded; empty where there is none.
    struct Date {
        bool told = false;  ///< words say when, whether a day comes of it or not
        std::string start;
        std::string end;
        bool vague = false;  ///< gold alone: an answer that overlaps is right
    };

    std::string type;
    std::vector<std::string> modes;
    std::string status = "reported";
    std::string trigger;
    Span at;                 ///< where the trigger stands
    std::vector<Span> also;  ///< where further tellings stand, the best three
    std::vector<Entity> actors;
    std::vector<Entity> recipients;
    std::vector<Place> places;
    std::vector<Number> numbers;
    Date date;
    std::vector<Phrase> chain;  ///< links with words, outermost first
    double confidence = 0;
    std::vector<ConfidenceFeature> features;  ///< of a record that was coded here
};

/// A document, and what the words of people or a coder give for it.
struct Text {
    std::string id;
    std::string language;   ///< "ar", "en"; empty: by its letters
    std::string published;  ///< as given
    std::string text;
};

}  // namespace khabar::evaluation
