#include "khabar/events/event.h"

namespace khabar {

std::string_view name(EventRole role) {
    switch (role) {
        case EventRole::actor:
            return "actor";
        case EventRole::recipient:
            return "recipient";
        case EventRole::at:
            return "at";
        case EventRole::from:
            return "from";
        case EventRole::to:
            return "to";
        case EventRole::via:
            return "via";
        case EventRole::date:
            return "date";
        case EventRole::number:
            return "number";
    }
    return "";
}

std::string_view name(Fate fate) {
    switch (fate) {
        case Fate::coded:
            return "coded";
        case Fate::repeated:
            return "repeated";
        case Fate::content:
            return "content";
        case Fate::low_score:
            return "low_score";
        case Fate::crowded:
            return "crowded";
    }
    return "";
}

}  // namespace khabar
