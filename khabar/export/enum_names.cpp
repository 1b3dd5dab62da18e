#include "khabar/export/enum_names.h"

namespace khabar::exports {

std::string_view name(PlacePrecision precision) {
    switch (precision) {
        case PlacePrecision::point:
            return "point";
        case PlacePrecision::town:
            return "town";
        case PlacePrecision::district:
            return "district";
        case PlacePrecision::region:
            return "region";
        case PlacePrecision::country:
            return "country";
        case PlacePrecision::sector:
            return "sector";
    }
    return "";
}

std::string_view name(PlaceReason reason) {
    switch (reason) {
        case PlaceReason::named:
            return "named";
        case PlaceReason::common_word:
            return "weak_name";
        case PlaceReason::kind_word:
            return "kind_word";
        case PlaceReason::bare_name:
            return "bare_name";
        case PlaceReason::containment:
            return "containment";
        case PlaceReason::sentence:
            return "sentence";
        case PlaceReason::story:
            return "story";
        case PlaceReason::same_sense:
            return "same_sense";
        case PlaceReason::near_others:
            return "near_others";
        case PlaceReason::told_distance:
            return "told_distance";
        case PlaceReason::population:
            return "population";
        case PlaceReason::layer:
            return "layer";
    }
    return "";
}

std::string_view name(TimePrecision precision) {
    switch (precision) {
        case TimePrecision::minute:
            return "minute";
        case TimePrecision::day:
            return "day";
        case TimePrecision::week:
            return "week";
        case TimePrecision::month:
            return "month";
        case TimePrecision::quarter:
            return "quarter";
        case TimePrecision::year:
            return "year";
        case TimePrecision::decade:
            return "decade";
        case TimePrecision::vague:
            return "vague";
    }
    return "";
}

std::string_view name(Calendar calendar) {
    switch (calendar) {
        case Calendar::gregorian:
            return "gregorian";
        case Calendar::hijri:
            return "hijri";
    }
    return "";
}

std::string_view name(Anchor anchor) {
    switch (anchor) {
        case Anchor::text:
            return "text";
        case Anchor::published:
            return "published";
        case Anchor::dateline:
            return "dateline";
        case Anchor::none:
            return "none";
    }
    return "";
}

std::string_view name(Approx approx) {
    switch (approx) {
        case Approx::exact:
            return "exact";
        case Approx::about:
            return "about";
        case Approx::at_least:
            return "at_least";
        case Approx::more_than:
            return "more_than";
        case Approx::at_most:
            return "at_most";
        case Approx::less_than:
            return "less_than";
        case Approx::range:
            return "range";
        case Approx::magnitude:
            return "magnitude";
        case Approx::few:
            return "few";
    }
    return "";
}

}  // namespace khabar::exports
