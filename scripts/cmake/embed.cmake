# Writes all data files into one assembler source, which is linked into abicc, so that a copied abicc needs no other files.
#
# Included by CMakeLists.txt, this file defines the rule and sets EMBEDDED_SOURCE; run with -P it carries the rule out.
# The name of an embedded file is its path in the project (profiles/..., sysroots/...), or for built target files
# sysroots/lib/<arch>/<file>.  The table is sorted by name for bsearch.

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
  # The generators' sources are part of what decides a sysroot's content.
  file(GLOB_RECURSE generator_sources CONFIGURE_DEPENDS driver/*.c driver/*.h)
  list(JOIN entries "\n" entry_lines)
  file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/embed.list CONTENT "${entry_lines}\n" @ONLY)
  list(JOIN generator_sources "\n" source_lines)
  file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/embed.sources CONTENT "${source_lines}\n" @ONLY)
  set(EMBEDDED_SOURCE ${CMAKE_BINARY_DIR}/embedded.S)
  add_custom_command(
    OUTPUT ${EMBEDDED_SOURCE}
    COMMAND ${CMAKE_COMMAND} -DLIST=${CMAKE_BINARY_DIR}/embed.list
            -DSOURCES=${CMAKE_BINARY_DIR}/embed.sources -DOUT=${EMBEDDED_SOURCE}
            -P ${CMAKE_CURRENT_LIST_FILE}
    DEPENDS ${depends} ${generator_sources} ${CMAKE_BINARY_DIR}/embed.list
            ${CMAKE_BINARY_DIR}/embed.sources ${CMAKE_CURRENT_LIST_FILE}
    COMMENT "Embedding profiles, tables, headers and start files")
  return()
endif()

file(STRINGS ${LIST} entries)
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
file(STRINGS ${SOURCES} sources)
foreach(source IN LISTS sources)
  file(SHA256 "${source}" hash)
  string(APPEND hashes "${hash}\n")
endforeach()
string(SHA256 digest "${hashes}")
file(WRITE ${OUT} ".section .rodata\n${blobs}
.globl embedded_digest\nembedded_digest: .asciz \"${digest}\"
.section .data.rel.ro, \"aw\", @progbits\n.balign 8
.globl embedded_files\nembedded_files:\n${table}
.globl embedded_file_count\nembedded_file_count: .quad ${count}
.section .note.GNU-stack, \"\", @progbits\n")
