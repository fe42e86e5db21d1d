# Data files become constant tables of the program: nothing is looked for or parsed at start-up.

# Beside the floor itself, whose files then need not wait until all that the floor stands on is linked.
function(embed floor output)
  set(tables ${floor}_tables)
  if(NOT TARGET ${tables})
    add_library(${tables} OBJECT)
    target_link_libraries(${tables} PRIVATE crosscheck_flags)
    target_sources(${floor} PRIVATE $<TARGET_OBJECTS:${tables}>)
  endif()
  target_sources(${tables} PRIVATE ${output})
endfunction()

# generated/OUTPUT by src/tables, a program of our own: KIND and the data that it reads, in its order; AFTER: what else it reads.
function(embed_tables floor kind output)
  cmake_parse_arguments(PARSE_ARGV 3 data "" "" "READ;AFTER")
  set(output ${PROJECT_BINARY_DIR}/generated/${output})
  add_custom_command(OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${PROJECT_BINARY_DIR}/generated
    COMMAND tables_compiler ${kind} ${data_READ} ${output}
    DEPENDS ${data_READ} ${data_AFTER} tables_compiler
    COMMENT "writing the tables of ${kind}")
  embed(${floor} ${output})
endfunction()

# What `catalog/tables.h`, `catalog/change_tables.h` and `catalog/answers.h` declare.
function(embed_catalogue floor)
  set(catalogue ${PROJECT_SOURCE_DIR}/catalogue)
  embed_tables(${floor} catalogue catalogue_tables.cpp READ ${catalogue}/catalogue.json)
  embed_tables(${floor} changes change_tables.cpp READ ${catalogue}/catalogue.json ${catalogue}/changes.json)
  embed_tables(${floor} answers answer_tables.cpp READ ${catalogue}/inventory.txt)
endfunction()

# What `rules/shipped.h` declares. The list of files is a file too, so that a rule that was deleted leaves the table: no remaining
# file is any newer for that.
function(embed_rules floor)
  file(GLOB rules CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/rules/*.yaml)
  file(GLOB_RECURSE examples CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/fixtures/rules/*/example/expected.txt)
  set(list ${PROJECT_BINARY_DIR}/generated/rule_files.txt)
  string(REPLACE ";" "\n" lines "${rules};${examples}")
  file(CONFIGURE OUTPUT ${list} CONTENT "${lines}\n" @ONLY)  # written only where it differs
  embed_tables(${floor} rules shipped_rules.cpp READ ${list} AFTER ${rules} ${examples})
endfunction()

# The frames of the man page and the completions, as strings; see src/cli/handbook/template.h.
function(embed_templates floor)
  file(GLOB templates CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/cli/handbook/templates/*.in)
  set(output ${PROJECT_BINARY_DIR}/generated/handbook_templates.cpp)
  add_custom_command(OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${output} -DSOURCE=${PROJECT_SOURCE_DIR}
            -P ${PROJECT_SOURCE_DIR}/cmake/embed_templates.cmake
    DEPENDS ${templates} ${PROJECT_SOURCE_DIR}/cmake/embed_templates.cmake
    COMMENT "embedding the handbook's templates")
  embed(${floor} ${output})
endfunction()

# The style and the script of the HTML report, as strings with their hashes; see src/report/html_page.h.
function(embed_page floor)
  set(assets ${PROJECT_SOURCE_DIR}/src/report/html/page.css ${PROJECT_SOURCE_DIR}/src/report/html/page.js)
  set(output ${PROJECT_BINARY_DIR}/generated/html_page.cpp)
  add_custom_command(OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${output} -DSOURCE=${PROJECT_SOURCE_DIR}
            -P ${PROJECT_SOURCE_DIR}/cmake/embed_page.cmake
    DEPENDS ${assets} ${PROJECT_SOURCE_DIR}/cmake/embed_page.cmake
    COMMENT "embedding the HTML report's page")
  embed(${floor} ${output})
endfunction()
