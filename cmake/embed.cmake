# Data files become constant tables of the program: nothing is looked for or parsed at start-up.

function(embed target)
  target_sources(${target} PRIVATE ${ARGN})
  set_source_files_properties(${ARGN} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
endfunction()

# catalogue/catalogue.json → generated/catalogue_tables.cpp, and with catalogue/changes.json generated/change_tables.cpp;
# catalogue/inventory.txt → generated/answer_tables.cpp; by small programs of our own.
function(embed_catalogue target)
  add_executable(catalogue_compiler ${PROJECT_SOURCE_DIR}/src/catalog/compile.cpp)
  target_link_libraries(catalogue_compiler PRIVATE crosscheck_flags nlohmann_json::nlohmann_json)
  set(input ${PROJECT_SOURCE_DIR}/catalogue/catalogue.json)
  set(output ${PROJECT_BINARY_DIR}/generated/catalogue_tables.cpp)
  add_custom_command(OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${PROJECT_BINARY_DIR}/generated
    COMMAND catalogue_compiler ${input} ${output}
    DEPENDS ${input} catalogue_compiler
    COMMENT "compiling the catalogue")
  add_executable(changes_compiler ${PROJECT_SOURCE_DIR}/src/catalog/compile_changes.cpp)
  target_link_libraries(changes_compiler PRIVATE crosscheck_flags nlohmann_json::nlohmann_json)
  set(changes ${PROJECT_SOURCE_DIR}/catalogue/changes.json)
  set(change_tables ${PROJECT_BINARY_DIR}/generated/change_tables.cpp)
  add_custom_command(OUTPUT ${change_tables}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${PROJECT_BINARY_DIR}/generated
    COMMAND changes_compiler ${input} ${changes} ${change_tables}
    DEPENDS ${input} ${changes} changes_compiler
    COMMENT "compiling what changes do")
  add_executable(answers_compiler ${PROJECT_SOURCE_DIR}/src/catalog/compile_answers.cpp)
  target_link_libraries(answers_compiler PRIVATE crosscheck_flags)
  set(inventory ${PROJECT_SOURCE_DIR}/catalogue/inventory.txt)
  set(answer_tables ${PROJECT_BINARY_DIR}/generated/answer_tables.cpp)
  add_custom_command(OUTPUT ${answer_tables}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${PROJECT_BINARY_DIR}/generated
    COMMAND answers_compiler ${inventory} ${answer_tables}
    DEPENDS ${inventory} answers_compiler
    COMMENT "compiling the answers of AWS")
  embed(${target} ${output} ${change_tables} ${answer_tables})
endfunction()

# rules/*.yaml, as they are and as JSON, and the `example` case of each rule; see src/rules/shipped.h. The list of files is a file
# too, so that a rule that was deleted leaves the table: no remaining file is any newer for that.
function(embed_rules target)
  add_executable(rules_compiler ${PROJECT_SOURCE_DIR}/src/rules/compile.cpp)
  target_link_libraries(rules_compiler PRIVATE document nlohmann_json::nlohmann_json)
  file(GLOB rules CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/rules/*.yaml)
  file(GLOB_RECURSE examples CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/fixtures/rules/*/example/expected.txt)
  set(output ${PROJECT_BINARY_DIR}/generated/shipped_rules.cpp)
  set(list ${PROJECT_BINARY_DIR}/generated/rule_files.txt)
  string(REPLACE ";" "\n" lines "${rules};${examples}")
  file(CONFIGURE OUTPUT ${list} CONTENT "${lines}\n" @ONLY)  # written only where it differs
  add_custom_command(OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${PROJECT_BINARY_DIR}/generated
    COMMAND rules_compiler ${PROJECT_SOURCE_DIR} ${output}
    DEPENDS ${rules} ${examples} ${list} rules_compiler
    COMMENT "embedding the rules")
  embed(${target} ${output})
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
