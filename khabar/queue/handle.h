#pragma once

#include <memory>

namespace khabar::queue {

/// Destroys what the library made.
template <auto destroy>
struct Destroy {
    template <class T>
    void operator()(T* object) const noexcept {
        destroy(object);
    }
};

template <class T, auto destroy>
using Handle = std::unique_ptr<T, Destroy<destroy>>;

}  // namespace khabar::queue
