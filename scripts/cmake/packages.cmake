# Packages by CPack: deb and rpm, which install below /usr. scripts/release runs it.

install(FILES LICENSE README.md CHANGELOG.md DESTINATION share/doc/abicc)
install(FILES LICENSE DESTINATION share/doc/abicc RENAME copyright) # where Debian looks for it
install(DIRECTORY docs/ DESTINATION share/doc/abicc/docs PATTERN man EXCLUDE)
install(FILES profiles/README.md DESTINATION share/doc/abicc/profiles)

set(CPACK_GENERATOR DEB RPM)
set(CPACK_PACKAGE_NAME abicc)
set(CPACK_PACKAGE_VENDOR "the abicc authors")
set(CPACK_PACKAGE_CONTACT "the abicc authors <abicc@localhost>")
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "compiler driver that builds for older Linux systems")
set(CPACK_PACKAGE_DESCRIPTION "abicc is called in place of cc: the installed gcc or clang compiles,
and the output runs on the Linux that a profile names, such as CentOS 7 or Alpine.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES OFF) # the programs are linked with -s
set(CPACK_RESOURCE_FILE_LICENSE ${CMAKE_SOURCE_DIR}/LICENSE)

# The programs are static: they need a compiler to call, and no library.
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "gcc | clang")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "pkg-config, g++, musl-tools, qemu-user")
set(CPACK_RPM_FILE_NAME RPM-DEFAULT)
set(CPACK_RPM_PACKAGE_DESCRIPTION "${CPACK_PACKAGE_DESCRIPTION}")
set(CPACK_RPM_PACKAGE_LICENSE MIT)
set(CPACK_RPM_PACKAGE_GROUP Development/Tools)
set(CPACK_RPM_PACKAGE_AUTOREQ OFF)
set(CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION # directories of other packages
    /usr/share/man /usr/share/man/man1 /usr/share/man/man5 /usr/share/bash-completion
    /usr/share/bash-completion/completions /usr/share/zsh /usr/share/zsh/site-functions /usr/share/fish
    /usr/share/fish/vendor_completions.d /usr/share/doc)
# Without these, rpmbuild takes the time and the host of the build.
set(CPACK_RPM_SPEC_MORE_DEFINE "%define _buildhost localhost
%define use_source_date_epoch_as_buildtime 1
%define clamp_mtime_to_source_date_epoch 1
%define source_date_epoch_from_changelog 0
%define _build_id_links none
%define __os_install_post %{nil}")
include(CPack)
