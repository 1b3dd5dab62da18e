# What `khabar serve` tells of itself becomes part of the program: served_texts.inc, one text each for
# khabar/serve/openapi.json and docs/record.schema.json.
set(lines "// Made by cmake/embed_serve.cmake.\n")
foreach(pair IN ITEMS "openapi_json khabar/serve/openapi.json"
    "record_schema_json docs/record.schema.json")
  string(REPLACE " " ";" pair "${pair}")
  list(GET pair 0 name)
  list(GET pair 1 file)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/../${file})
  file(READ ${CMAKE_CURRENT_LIST_DIR}/../${file} text)
  string(APPEND lines "constexpr std::string_view ${name} = R\"json(${text})json\";\n")
endforeach()
file(GENERATE OUTPUT ${CMAKE_BINARY_DIR}/generated/served_texts.inc CONTENT "${lines}")
