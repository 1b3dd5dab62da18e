# Warnings are errors, in every target of ours. Five that GCC 12's optimiser gets wrong around
# std::optional, strings and vectors of structs are off: docs/DECISIONS/0004-warnings.md.
function(khabar_warnings target)
  target_compile_options(${target} PRIVATE -Werror -Wall -Wextra -Wpedantic -Wconversion
    -Wsign-conversion -Wshadow -Wold-style-cast -Wnon-virtual-dtor -Woverloaded-virtual
    -Wimplicit-fallthrough -Wno-null-dereference)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(${target} PRIVATE -Wno-maybe-uninitialized -Wno-restrict
      -Wno-array-bounds -Wno-stringop-overread)
  endif()
  # Clang holds a local name against those of all files that are compiled with it; GCC does not.
  if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang" AND KHABAR_UNITY)
    target_compile_options(${target} PRIVATE -Wno-shadow)
  endif()
endfunction()
