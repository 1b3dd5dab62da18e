#pragma once

#include <exception>
#include <new>
#include <string>

#include "khabar/core/expected.h"

namespace khabar::live {

/// What `work` gives (an Expected); a fault in the coder, which throws, is an Error of the document
/// at `where` and ends nobody. Only memory that is short is thrown on.
template <class Work>
auto guarded(const std::string& where, const Work& work) -> decltype(work()) {
    try {
        return work();
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const std::exception& fault) {
        return Error{ErrorCode::refused, where, std::string("the coder failed: ") + fault.what()};
    }
}

}  // namespace khabar::live
