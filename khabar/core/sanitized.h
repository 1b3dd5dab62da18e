#pragma once

/// KHABAR_ASAN is defined where AddressSanitizer is compiled in: all takes longer then, and the
/// program maps terabytes before main. GCC says it by a macro, Clang by a feature.
#if defined(__SANITIZE_ADDRESS__)
#define KHABAR_ASAN
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define KHABAR_ASAN
#endif
#endif
