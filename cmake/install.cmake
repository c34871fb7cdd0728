# `cmake --install` and the Debian package (`cpack -G DEB` in the build folder): the two programs, the console, the law files,
# the documents of operation, the service's unit, the manual's page. Build them before: `make`, `tools/build_console`.
include(GNUInstallDirs)
set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON)  # what is shipped has to be built before; the tests have not

install(TARGETS penstock penstock-verify RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY ${CMAKE_SOURCE_DIR}/console/dist/ DESTINATION ${CMAKE_INSTALL_DATADIR}/penstock/console OPTIONAL)
install(CODE "if(NOT EXISTS \"${CMAKE_SOURCE_DIR}/console/dist/index.html\")
    message(WARNING \"the console is left out, for it has not been built: tools/build_console\")
endif()")
install(DIRECTORY ${CMAKE_SOURCE_DIR}/law/ DESTINATION ${CMAKE_INSTALL_DATADIR}/penstock/law FILES_MATCHING PATTERN "*.md"
        PATTERN "scenarios" EXCLUDE)
install(DIRECTORY ${CMAKE_SOURCE_DIR}/docs/operations ${CMAKE_SOURCE_DIR}/docs/formats ${CMAKE_SOURCE_DIR}/docs/api
        DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES ${CMAKE_SOURCE_DIR}/README.md ${CMAKE_SOURCE_DIR}/CHANGELOG.md ${CMAKE_SOURCE_DIR}/THREAT_MODEL.md
        DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES ${CMAKE_SOURCE_DIR}/packaging/penstock.service DESTINATION lib/systemd/system)
install(FILES ${CMAKE_SOURCE_DIR}/packaging/penstock.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${CMAKE_SOURCE_DIR}/packaging/penstock.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 RENAME penstock-verify.1)

set(CPACK_PACKAGE_NAME penstock)
set(CPACK_PACKAGE_VENDOR "The Penstock project")
set(CPACK_PACKAGE_CONTACT "The Penstock project <penstock@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Gate for lawful disclosure of one fact about one person")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION admin)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "passwd")
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${CMAKE_SOURCE_DIR}/packaging/postinst ${CMAKE_SOURCE_DIR}/packaging/prerm
    ${CMAKE_SOURCE_DIR}/packaging/postrm)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_STRIP_FILES ON)
include(CPack)
