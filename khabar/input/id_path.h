#pragma once

#include <string>

namespace khabar::input {

/// Of what the ids of a file's pages are made (page_id()).
struct IdPath {
    std::string below;  ///< where the file lies below what was named; empty: it was named itself,
                        ///< and its page has no id
    bool extension = false;  ///< it stays: another page has the same path without it
};

}  // namespace khabar::input
