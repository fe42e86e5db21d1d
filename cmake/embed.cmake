# Data files become constant tables of the program: nothing is looked for or parsed at start-up.

function(embed target)
  target_sources(${target} PRIVATE ${ARGN})
  set_source_files_properties(${ARGN} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
endfunction()

# generated/OUTPUT by src/tables, a program of our own: KIND and the data that it reads, in its order; AFTER: what else it reads.
function(embed_tables target kind output)
  cmake_parse_arguments(PARSE_ARGV 3 data "" "" "READ;AFTER")
  set(output ${PROJECT_BINARY_DIR}/generated/${output})
  add_custom_command(OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${PROJECT_BINARY_DIR}/generated
    COMMAND tables_compiler ${kind} ${data_READ} ${output}
    DEPENDS ${data_READ} ${data_AFTER} tables_compiler
    COMMENT "writing the tables of ${kind}")
  embed(${target} ${output})
endfunction()

# What `catalog/tables.h`, `catalog/change_tables.h` and `catalog/answers.h` declare.
function(embed_catalogue target)
  set(catalogue ${PROJECT_SOURCE_DIR}/catalogue)
  embed_tables(${target} catalogue catalogue_tables.cpp READ ${catalogue}/catalogue.json)
  embed_tables(${target} changes change_tables.cpp READ ${catalogue}/catalogue.json ${catalogue}/changes.json)
  embed_tables(${target} answers answer_tables.cpp READ ${catalogue}/inventory.txt)
endfunction()

# What `rules/shipped.h` declares. The list of files is a file too, so that a rule that was deleted leaves the table: no remaining
# file is any newer for that.
function(embed_rules target)
  file(GLOB rules CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/rules/*.yaml)
  file(GLOB_RECURSE examples CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/fixtures/rules/*/example/expected.txt)
  set(list ${PROJECT_BINARY_DIR}/generated/rule_files.txt)
  string(REPLACE ";" "\n" lines "${rules};${examples}")
  file(CONFIGURE OUTPUT ${list} CONTENT "${lines}\n" @ONLY)  # written only where it differs
  embed_tables(${target} rules shipped_rules.cpp READ ${list} AFTER ${rules} ${examples})
endfunction()

# The frames of the man page and the completions, as strings; see src/cli/handbook/template.h.
function(embed_templates target)
  file(GLOB templates CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/cli/handbook/templates/*.in)
  set(output ${PROJECT_BINARY_DIR}/generated/handbook_templates.cpp)
  add_custom_command(OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${output} -DSOURCE=${PROJECT_SOURCE_DIR}
            -P ${PROJECT_SOURCE_DIR}/cmake/embed_templates.cmake
    DEPENDS ${templates} ${PROJECT_SOURCE_DIR}/cmake/embed_templates.cmake
    COMMENT "embedding the handbook's templates")
  embed(${target} ${output})
endfunction()

# The style and the script of the HTML report, as strings with their hashes; see src/report/html_page.h.
function(embed_page target)
  set(assets ${PROJECT_SOURCE_DIR}/src/report/html/page.css ${PROJECT_SOURCE_DIR}/src/report/html/page.js)
  set(output ${PROJECT_BINARY_DIR}/generated/html_page.cpp)
  add_custom_command(OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${output} -DSOURCE=${PROJECT_SOURCE_DIR}
            -P ${PROJECT_SOURCE_DIR}/cmake/embed_page.cmake
    DEPENDS ${assets} ${PROJECT_SOURCE_DIR}/cmake/embed_page.cmake
    COMMENT "embedding the HTML report's page")
  embed(${target} ${output})
endfunction()
