# The migrations of the PostgreSQL store become part of the program: postgres_migrations.inc, one
# {number, name, text} for each khabar/store/postgres/NNNN_name.sql.
file(GLOB migrations CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/../khabar/store/postgres/*.sql)
list(SORT migrations)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${migrations})
set(lines "// Made from khabar/store/postgres/*.sql by cmake/embed_sql.cmake.\n")
foreach(file IN LISTS migrations)
  get_filename_component(name ${file} NAME_WE)
  if(NOT name MATCHES "^([0-9][0-9][0-9][0-9])_[a-z_]+$")
    message(FATAL_ERROR "${file}: no migration: its name is not NNNN_name.sql")
  endif()
  math(EXPR number "1${CMAKE_MATCH_1} - 10000")
  file(READ ${file} sql)
  string(APPEND lines "Migration{${number}, \"${name}\", R\"sql(${sql})sql\"},\n")
endforeach()
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/generated/postgres_migrations.inc CONTENT "${lines}"
  @ONLY)
