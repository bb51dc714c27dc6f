# Builds the objects of sysroots/objects.tsv that are embedded in abicc: those of the architectures in ABICC_EMBED_ARCHES.  For
# the other ones abicc has the sources, and compiles them when they are first needed (driver/target/compiled_objects.c).
# Sets ABICC_TARGET_FILES, a list of embedded-name=path: objects as sysroots/objects/<arch>/<object>, and the sources.
#
# The table of polyfills is made from compat/polyfills.tsv and compat/float-names.tsv, and so are the sources of polyfills that
# are existing functions under a new name (alias/).

set(target_dir ${CMAKE_BINARY_DIR}/sysroots)
set(ABICC_TARGET_FILES "")

set(polyfill_tables ${CMAKE_SOURCE_DIR}/sysroots/compat)
set(polyfill_table ${target_dir}/polyfills.tsv)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${polyfill_tables}/polyfills.tsv
             ${polyfill_tables}/float-names.tsv ${CMAKE_SOURCE_DIR}/scripts/polyfill-table)
execute_process(COMMAND ${CMAKE_SOURCE_DIR}/scripts/polyfill-table ${polyfill_tables}
                OUTPUT_VARIABLE polyfill_rows COMMAND_ERROR_IS_FATAL ANY)
file(CONFIGURE OUTPUT ${polyfill_table} CONTENT "${polyfill_rows}" @ONLY)
list(APPEND ABICC_TARGET_FILES "sysroots/compat/polyfills.tsv=${polyfill_table}")

# Writes the sources of the polyfills whose source is alias/NAME to ${target_dir}/compat/alias/NAME.c.
set(aliases "")
string(REGEX MATCHALL "[^\n\t]+\t[a-z]+\talias/[^\n]+" alias_rows "${polyfill_rows}")
foreach(row IN LISTS alias_rows)
  string(REPLACE "\t" ";" fields "${row}")
  list(GET fields 0 name)
  list(GET fields 2 source)
  list(GET fields 7 target)
  string(REPLACE "alias/" "" source "${source}")
  string(APPEND alias_text_${source} "ALIAS(${name}, ${target})\n")
  list(APPEND aliases ${source})
endforeach()
list(REMOVE_DUPLICATES aliases)
foreach(source IN LISTS aliases)
  file(CONFIGURE OUTPUT ${target_dir}/compat/alias/${source}.c
       CONTENT "#include \"alias.h\"\n${alias_text_${source}}" @ONLY)
  list(APPEND ABICC_TARGET_FILES "sysroots/compat/alias/${source}.c=${target_dir}/compat/alias/${source}.c")
endforeach()

# The sources.
file(GLOB_RECURSE target_sources CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR}
     sysroots/crt/*.[chS] sysroots/compat/*.[chS])
foreach(source IN LISTS target_sources)
  list(APPEND ABICC_TARGET_FILES "${source}=${CMAKE_SOURCE_DIR}/${source}")
endforeach()

# Which architectures to embed.

# object_compiler(arch out): the command that compiles for the architecture, as a list; empty if there is none.
function(object_compiler arch out)
  set(${out} "" PARENT_SCOPE)
  if(arch STREQUAL ABICC_HOST_ARCH)
    set(${out} ${CMAKE_C_COMPILER} PARENT_SCOPE)
    return()
  endif()
  set(triplet ${arch_${arch}_debian_triplet})
  if(arch_${arch}_compiler_triplet)
    set(triplet ${arch_${arch}_compiler_triplet})
  endif()
  find_program(object_gcc_${arch} NAMES ${triplet}-gcc ${arch_${arch}_redhat_triplet}-gcc ${arch_${arch}_redhat_triplet}-gnu-gcc)
  find_program(object_clang clang)
  if(object_gcc_${arch})
    set(${out} ${object_gcc_${arch}} PARENT_SCOPE)
  elseif(object_clang)
    set(command ${object_clang} --target=${triplet})
    execute_process(COMMAND ${command} -c -x c /dev/null -o /dev/null
                    RESULT_VARIABLE status OUTPUT_QUIET ERROR_QUIET)
    if(status EQUAL 0)
      set(${out} ${command} PARENT_SCOPE)
    endif()
  endif()
endfunction()

# -DABICC_EMBED_ARCHES=... names them. Each makes abicc larger, and the first use for it faster.
if(NOT DEFINED ABICC_EMBED_ARCHES)
  set(ABICC_EMBED_ARCHES "")
  foreach(arch IN LISTS ABICC_ARCHES)
    if(arch_${arch}_start_code AND (arch STREQUAL ABICC_HOST_ARCH OR arch MATCHES "^(x86_64|aarch64)$"))
      object_compiler(${arch} compiler)
      if(compiler)
        list(APPEND ABICC_EMBED_ARCHES ${arch})
      endif()
    endif()
  endforeach()
endif()
message(STATUS "Objects that are embedded: ${ABICC_EMBED_ARCHES}")

# Building them. Only the build warns: the flags of objects.tsv are those that abicc uses too.
set(warnings -Wall -Wextra -Werror -Wstrict-prototypes -Wmissing-prototypes)
# Constructors with priorities that are reserved for the implementation. Older clangs do not have this warning.
set(warnings_crt/statics.c -Wno-unknown-warning-option -Wno-prio-ctor-dtor)
foreach(directory complete all alias musl)
  set(warnings_compat/${directory} -Wno-missing-prototypes)
endforeach()

# target_object(arch object source [flag...]): compiles the source, a path below sysroots, to ${target_dir}/<arch>/<object>, and
# embeds it. The compiler runs in sysroots, as it does where abicc runs it: an object does not depend on where it is built.
function(target_object arch object source)
  set(output ${target_dir}/${arch}/${object})
  set(entry "sysroots/objects/${arch}/${object}=${output}")
  if(entry IN_LIST ABICC_TARGET_FILES)
    return()
  endif()
  get_filename_component(directory ${output} DIRECTORY)
  file(MAKE_DIRECTORY ${directory})
  set(path ${CMAKE_SOURCE_DIR}/sysroots/${source})
  if(source MATCHES "^compat/alias/")
    set(path ${target_dir}/${source})
  endif()
  get_filename_component(source_directory ${source} DIRECTORY)
  set(headers "")
  foreach(place ${source_directory} compat compat/syscalls compat/fenv crt crt/${arch})
    file(GLOB found CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/sysroots/${place}/*.h)
    list(APPEND headers ${found})
  endforeach()
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${compiler} ${object_flags} -isystem ${compiler_headers} ${arch_flags} ${ARGN}
            ${warnings} ${warnings_${source}} ${warnings_${source_directory}}
            -I crt/${arch} -I crt -I compat -c ${path} -o ${output}
    WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}/sysroots
    DEPENDS ${path} ${headers} ${object_table}
    COMMENT "Target object ${arch}/${object}" VERBATIM)
  set(ABICC_TARGET_FILES ${ABICC_TARGET_FILES} ${entry} PARENT_SCOPE)
endfunction()

# target_row(arch names flags source...): builds the objects of a row of the table.
macro(target_row arch names flags)
  foreach(source ${ARGN})
    if(NOT source MATCHES "/$" AND NOT names MATCHES "\\.a$")
      string(REGEX REPLACE " .*" "" object "${names}")
      target_object(${arch} ${object} ${source} ${flags})
    else()
      if(source STREQUAL "compat/alias/")
        file(GLOB members RELATIVE ${target_dir} ${target_dir}/${source}*.c)
      elseif(source MATCHES "/$")
        file(GLOB members CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR}/sysroots ${CMAKE_SOURCE_DIR}/sysroots/${source}*.c)
      else()
        set(members ${source})
      endif()
      foreach(member IN LISTS members)
        string(REGEX REPLACE "^[^/]*/(.*)\\.c$" "\\1.o" object ${member})
        target_object(${arch} ${object} ${member} ${flags})
      endforeach()
    endif()
  endforeach()
endmacro()

set(object_table ${CMAKE_SOURCE_DIR}/sysroots/objects.tsv)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${object_table})
list(APPEND ABICC_TARGET_FILES "sysroots/objects.tsv=${object_table}")
file(STRINGS ${object_table} object_rows REGEX "^[^#]")
foreach(arch IN LISTS ABICC_EMBED_ARCHES)
  object_compiler(${arch} compiler)
  if(NOT arch IN_LIST ABICC_ARCHES OR NOT arch_${arch}_start_code OR NOT compiler)
    message(FATAL_ERROR "ABICC_EMBED_ARCHES: ${arch} is no architecture with start code, or there is no compiler for it")
  endif()
  execute_process(COMMAND ${compiler} -print-file-name=include
                  OUTPUT_VARIABLE compiler_headers OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
  separate_arguments(arch_flags UNIX_COMMAND "${arch_${arch}_target_flags}")
  foreach(row IN LISTS object_rows)
    string(REPLACE "@" "${arch}" row "${row}")
    string(REGEX REPLACE "\t-\t" "\t\t" row "${row}")
    string(REGEX REPLACE "\t-\t" "\t\t" row "${row}") # two of them share a tab
    if(NOT row MATCHES "^([^\t]+)\t([^\t]*)\t([^\t]*)\t([^\t]+)$")
      message(FATAL_ERROR "${object_table}: '${row}' has not four fields")
    endif()
    set(names "${CMAKE_MATCH_1}")
    separate_arguments(flags UNIX_COMMAND "${CMAKE_MATCH_3}")
    separate_arguments(sources UNIX_COMMAND "${CMAKE_MATCH_4}")
    if(names STREQUAL "*")
      set(object_flags ${flags})
    else()
      target_row(${arch} "${names}" "${flags}" ${sources})
    endif()
  endforeach()
endforeach()
