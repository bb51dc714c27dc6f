# Writes all data files into one assembler source, which is linked into abicc, so that a copied abicc needs no other files.
#
# Included by CMakeLists.txt, this file defines the rule and sets EMBEDDED_SOURCE; run with -P it carries the rule out.
# The name of an embedded file is its path in the project (profiles/..., sysroots/...), or for built target files
# sysroots/lib/<arch>/<file>.  The table is sorted by name for bsearch.
#
# Two digests are computed over all this and over sources of the driver: driver/base/data.h says what each is for.

if(NOT CMAKE_SCRIPT_MODE_FILE)
  file(GLOB_RECURSE data_files CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR}
       profiles/*.yaml sysroots/abi/*.abi sysroots/abi/*.tsv sysroots/abi/*.list sysroots/include/*
       sysroots/compat/not-provided.tsv)
  list(FILTER data_files EXCLUDE REGEX "\\.md$")
  set(entries "")
  set(depends "")
  foreach(file IN LISTS data_files)
    list(APPEND entries "${file}=${CMAKE_SOURCE_DIR}/${file}")
    list(APPEND depends "${CMAKE_SOURCE_DIR}/${file}")
  endforeach()
  foreach(entry IN LISTS ABICC_TARGET_FILES) # name=path, from sysroots/objects.cmake
    list(APPEND entries "${entry}")
    string(REGEX REPLACE "^[^=]*=" "" path "${entry}")
    list(APPEND depends "${path}")
  endforeach()
  # The sources that write sysroots, with all that they include; and those that the wrapper alone has.
  file(GLOB_RECURSE sysroot_sources CONFIGURE_DEPENDS driver/base/*.[ch] driver/tables/*.[ch] driver/elf/*.[ch]
       driver/profile/*.[ch] driver/toolchain/*.[ch] driver/locked/*.[ch] driver/sysroot/*.[ch])
  list(FILTER sysroot_sources EXCLUDE REGEX "/toolchain/linkers\\.[ch]$") # what links are told
  file(GLOB_RECURSE other_sources CONFIGURE_DEPENDS driver/*.[ch])
  list(FILTER other_sources EXCLUDE REGEX "/driver/(confine|ctl|lower|package|packages|repository|documents)/|/driver/(abictl|abicc_packages|pkg_config)\\.c$")
  list(REMOVE_ITEM other_sources ${sysroot_sources})
  foreach(name entries sysroot_sources other_sources)
    list(JOIN ${name} "\n" lines)
    file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/embed.${name} CONTENT "${lines}\n" @ONLY)
  endforeach()
  set(EMBEDDED_SOURCE ${CMAKE_BINARY_DIR}/embedded.S)
  add_custom_command(
    OUTPUT ${EMBEDDED_SOURCE}
    COMMAND ${CMAKE_COMMAND} -DLISTS=${CMAKE_BINARY_DIR}/embed -DOUT=${EMBEDDED_SOURCE}
            -P ${CMAKE_CURRENT_LIST_FILE}
    DEPENDS ${depends} ${sysroot_sources} ${other_sources} ${CMAKE_BINARY_DIR}/embed.entries
            ${CMAKE_BINARY_DIR}/embed.sysroot_sources ${CMAKE_BINARY_DIR}/embed.other_sources
            ${CMAKE_CURRENT_LIST_FILE}
    COMMENT "Embedding profiles, tables, headers and start files")
  return()
endif()

file(STRINGS ${LISTS}.entries entries)
list(SORT entries)
set(blobs "")
set(table "")
set(hashes "")
set(count 0)
foreach(entry IN LISTS entries)
  string(REGEX MATCH "^([^=]*)=(.*)$" ignored "${entry}")
  set(name "${CMAKE_MATCH_1}")
  set(path "${CMAKE_MATCH_2}")
  file(SHA256 "${path}" hash)
  string(APPEND hashes "${name} ${hash}\n")
  string(APPEND blobs "n${count}: .asciz \"${name}\"\n.balign 8\nb${count}: .incbin \"${path}\"\n"
                      "e${count}: .byte 0\n.balign 8\n")
  string(APPEND table ".quad n${count}, b${count}, e${count} - b${count}\n")
  math(EXPR count "${count} + 1")
endforeach()
foreach(digest sysroot other)
  file(STRINGS ${LISTS}.${digest}_sources sources)
  foreach(source IN LISTS sources)
    file(SHA256 "${source}" hash)
    string(APPEND hashes "${hash}\n")
  endforeach()
  string(SHA256 ${digest}_digest "${hashes}") # the second covers what the first does
endforeach()
file(WRITE ${OUT} ".section .rodata\n${blobs}
.globl embedded_sysroot_digest\nembedded_sysroot_digest: .asciz \"${sysroot_digest}\"
.globl embedded_digest\nembedded_digest: .asciz \"${other_digest}\"
.section .data.rel.ro, \"aw\", @progbits\n.balign 8
.globl embedded_files\nembedded_files:\n${table}
.globl embedded_file_count\nembedded_file_count: .quad ${count}
.section .note.GNU-stack, \"\", @progbits\n")
