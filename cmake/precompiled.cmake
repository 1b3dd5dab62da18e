# Headers that nearly every file reads are compiled once a target, which saves a quarter of the build.
# A file still includes what it uses: tools/check_headers.sh builds without this.
function(khabar_precompiled target)
  target_precompile_headers(${target} PRIVATE <algorithm> <array> <charconv> <chrono> <cstdint>
    <filesystem> <functional> <map> <memory> <optional> <set> <span> <string> <string_view>
    <unordered_map> <utility> <variant> <vector> <fmt/format.h> ${ARGN})
endfunction()
