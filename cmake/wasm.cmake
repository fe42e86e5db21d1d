# WebAssembly with Debian's emscripten. `cmake/wasm_sources` has fetched what is linked in, as sources, to
# build/wasm-sources; the libraries that are headers alone are those of the machine.
enable_language(C)
set(sources ${PROJECT_SOURCE_DIR}/build/wasm-sources)
# Thrown and caught by the engine itself: Node.js 17 and later can. One thread.
add_compile_options(-fwasm-exceptions -msimd128 -msse2)
add_link_options(-fwasm-exceptions)
# Node.js of another distributor than Debian does not look for packages where emscripten's are.
set_property(GLOBAL PROPERTY RULE_LAUNCH_LINK "${CMAKE_COMMAND} -E env NODE_PATH=/usr/share/nodejs")
add_library(Threads::Threads INTERFACE IMPORTED)

# /usr/include as a whole would hide emscripten's own headers.
function(add_headers target name folder)
  file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/include)
  if(NOT EXISTS /usr/include/${folder})
    message(FATAL_ERROR "/usr/include/${folder} is not there: ./dev wasm installs it")
  endif()
  file(CREATE_LINK /usr/include/${folder} ${PROJECT_BINARY_DIR}/include/${folder} SYMBOLIC)
  add_library(${target} INTERFACE)
  add_library(${name} ALIAS ${target})
  target_include_directories(${target} SYSTEM INTERFACE ${PROJECT_BINARY_DIR}/include)
endfunction()
add_headers(wasm_json nlohmann_json::nlohmann_json nlohmann)
add_headers(wasm_cli11 CLI11::CLI11 CLI)
add_headers(wasm_toml tomlplusplus::headers toml++)

function(add_fetched target name folder includes)
  add_library(${target} STATIC ${ARGN})
  add_library(${name} ALIAS ${target})
  target_compile_options(${target} PRIVATE -w)
  target_include_directories(${target} SYSTEM PUBLIC ${sources}/${folder}/${includes})
endfunction()
file(GLOB yaml_sources ${sources}/libyaml/src/*.c)
add_fetched(wasm_yaml PkgConfig::yaml libyaml include ${yaml_sources})
target_compile_definitions(wasm_yaml PRIVATE YAML_VERSION_MAJOR=0 YAML_VERSION_MINOR=2 YAML_VERSION_PATCH=5
  YAML_VERSION_STRING="0.2.5")
file(GLOB yaml_cpp_sources ${sources}/yaml-cpp/src/*.cpp)
add_fetched(wasm_yaml_cpp PkgConfig::yaml_cpp yaml-cpp include ${yaml_cpp_sources})
file(GLOB re2_sources ${sources}/re2/re2/*.cc)
add_fetched(wasm_re2 PkgConfig::re2 re2 . ${re2_sources} ${sources}/re2/util/rune.cc ${sources}/re2/util/strutil.cc)

# Programs with the real files of the machine, the small ones that make tables too. Memory grows as it does elsewhere, up
# to what 32 bits can say.
add_link_options(-sNODERAWFS -sALLOW_MEMORY_GROWTH -sMAXIMUM_MEMORY=4GB -sTOTAL_STACK=8MB -sEXIT_RUNTIME
  -sENVIRONMENT=node -sWASM_ASYNC_COMPILATION=0)

# The same program in Node.js and in a worker of a browser, where the files are in memory.
function(link_for_node target)
  set(glue ${PROJECT_SOURCE_DIR}/src/host/wasm)
  target_link_options(${target} PRIVATE -sENVIRONMENT=node,worker --pre-js=${glue}/node.js --pre-js=${glue}/browser.js
    --js-library=${glue}/library.js)
  set_property(TARGET ${target} APPEND PROPERTY LINK_DEPENDS ${glue}/node.js ${glue}/browser.js ${glue}/library.js)
  # What runs once in a check is made small, the rest fast.
  foreach(once cli config inputs lint report wasm_yaml_cpp)
    target_compile_options(${once} PRIVATE -Oz)
  endforeach()
endfunction()
