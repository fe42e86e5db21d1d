# What `cmake --install` puts where, and the Debian package. The program itself prints its man page and its completions.
include(GNUInstallDirs)
set(handbook ${PROJECT_BINARY_DIR}/handbook)
add_custom_command(OUTPUT ${handbook}/crosscheck.1.gz ${handbook}/crosscheck ${handbook}/_crosscheck ${handbook}/crosscheck.fish
  COMMAND ${CMAKE_COMMAND} -E make_directory ${handbook}
  COMMAND crosscheck man | gzip -9n > ${handbook}/crosscheck.1.gz
  COMMAND crosscheck completion bash > ${handbook}/crosscheck
  COMMAND crosscheck completion zsh > ${handbook}/_crosscheck
  COMMAND crosscheck completion fish > ${handbook}/crosscheck.fish
  DEPENDS crosscheck
  COMMENT "printing the man page and the completions")
add_custom_target(handbook DEPENDS ${handbook}/crosscheck.1.gz)

# Node's name for the platform, for packages/make.
string(TOLOWER ${CMAKE_SYSTEM_NAME} system)
string(REGEX REPLACE "^(x86_64|amd64|AMD64)$" "x64" processor ${CMAKE_SYSTEM_PROCESSOR})
string(REGEX REPLACE "^aarch64$" "arm64" processor ${processor})
file(WRITE ${handbook}/platform "${system}-${processor}\n")

# What is linked in has authors whose terms go with the program; Debian keeps them in a known place. The compiler's own
# runtime asks for no notice.
set(notices "crosscheck itself is under the Apache License, Version 2.0: see LICENSE, or /usr/share/common-licenses/Apache-2.0\non Debian. It contains parts of these libraries, under the terms that follow.\n")
file(STRINGS packages/libraries.txt libraries)
list(FILTER libraries EXCLUDE REGEX GCC-exception)
foreach(library ${libraries})
  string(REGEX REPLACE " .*" "" library "${library}")
  if(EXISTS /usr/share/doc/${library}/copyright)
    file(READ /usr/share/doc/${library}/copyright terms)
    string(APPEND notices "\n==== ${library}\n\n${terms}")
  endif()
endforeach()
file(WRITE ${handbook}/copyright "${notices}")

install(TARGETS crosscheck)
install(FILES ${handbook}/crosscheck.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${handbook}/crosscheck DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${handbook}/_crosscheck DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(FILES ${handbook}/crosscheck.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
install(FILES ${handbook}/copyright LICENSE README.md CHANGELOG.md Dockerfile DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/crosscheck)

file(GLOB schemas ${PROJECT_SOURCE_DIR}/schemas/*.json)
install(FILES ${schemas} DESTINATION ${CMAKE_INSTALL_DATADIR}/crosscheck/schemas)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGE_CONTACT "crosscheck maintainers")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "preflight conflict linter for AWS CDK and CloudFormation")
set(CPACK_PACKAGE_DESCRIPTION "Reads every synthesized stack of a CDK app and reports what will collide, dangle or\nleak between them before anything deploys: offline, without credentials.")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
string(REPLACE x64 amd64 CPACK_DEBIAN_PACKAGE_ARCHITECTURE ${processor})
set(CPACK_DEBIAN_PACKAGE_HOMEPAGE "${CROSSCHECK_HOME}")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_PRE_BUILD_SCRIPTS ${PROJECT_SOURCE_DIR}/cmake/one_time.cmake)
include(CPack)
