# Builds the object files and archives of sysroots.  Sets ABICC_TARGET_FILES, a list of embedded-name=path, which
# contains for each architecture in `target_archs`:
#   crt1.o Scrt1.o gcrt1.o crti.o crtn.o   from crt/
#   abicc_exceptions.o abicc_statics.o     from crt/, linked with libstdc++.a
#   abicc_exceptions_libcxx.o abicc_personality.o   from crt/, linked with libc++.a
#   abicc_find_object.o                    from crt/, linked with either of them
#   abicc_sanitizer.o                      from crt/, linked with the runtimes of sanitizers
#   libc_nonshared.a                       from compat/nonshared/
#   libabicc_polyfill.a                    from compat/toolchain/
#   libabicc_cxx_polyfill.a                from compat/cxx/
#   libabicc_libcxx.a                      from compat/libcxx/
#   libabicc_libcxx_polyfill.a             the polyfills of compat/all/ that libc++ needs
#   libabicc_unwinder.a                    from compat/unwinder/, linked before libgcc_eh.a
#   libabicc_hybrid.a                      from compat/hybrid/, linked with the target's libstdc++.so.6
#   libabicc_musl.a                        from compat/musl/, linked in musl sysroots instead of find_object.o
# Every source in one of these directories of compat/ becomes a member of the archive.
#
# The table of polyfills is made from compat/polyfills.tsv and compat/float-names.tsv, and so are the sources of polyfills that
# are existing functions under a new name (alias/).  Objects of compat/complete/, compat/all/ and compat/cxx/ are also embedded
# one by one, as sysroots/polyfills/<arch>/<directory>/<file>.o, because abicc makes the archives of chosen polyfills from them.
#
# The flags are set here only: objects that are linked into users' programs must not depend on the build type, on CFLAGS or on
# a sanitizer, and must not contain the name of a build directory.  With -nostdinc the compiler finds its own headers but not
# those of the build host's libc, which may redirect a function to a newer one.

set(target_archs "") # those with start code. CMAKE_C_COMPILER must be able to build for them
foreach(arch IN LISTS ABICC_ARCHES)
  if(arch_${arch}_start_code)
    list(APPEND target_archs ${arch})
  endif()
endforeach()
set(target_dir ${CMAKE_BINARY_DIR}/sysroots)
set(ABICC_TARGET_FILES "")

execute_process(COMMAND ${CMAKE_C_COMPILER} -print-file-name=include
                OUTPUT_VARIABLE compiler_headers OUTPUT_STRIP_TRAILING_WHITESPACE
                COMMAND_ERROR_IS_FATAL ANY)
set(target_flags
    -std=gnu11 -ffreestanding -nostdinc -isystem ${compiler_headers}
    -O2 -g0 -fPIC -fvisibility=hidden -ffunction-sections -fdata-sections
    -fno-lto -fno-stack-protector -fno-ident -fno-sanitize=all -U_FORTIFY_SOURCE
    -fasynchronous-unwind-tables "-ffile-prefix-map=${CMAKE_SOURCE_DIR}/="
    -Wall -Wextra -Werror -Wmissing-prototypes -Wstrict-prototypes)
# For constructors with priorities that are reserved for the implementation. Older clangs do not have this warning.
set(own_priorities -Wno-prio-ctor-dtor)
if(CMAKE_C_COMPILER_ID MATCHES Clang)
  list(APPEND own_priorities -Wno-unknown-warning-option)
endif()

# target_object(arch source name [flag...]): compiles the source to ${target_dir}/<arch>/<name>.
function(target_object arch source name)
  separate_arguments(arch_flags UNIX_COMMAND "${arch_${arch}_target_flags}")
  set(output ${target_dir}/${arch}/${name})
  get_filename_component(directory ${output} DIRECTORY)
  file(MAKE_DIRECTORY ${directory})
  get_filename_component(source_directory ${source} DIRECTORY)
  file(GLOB headers CONFIGURE_DEPENDS ${source_directory}/*.h ${CMAKE_SOURCE_DIR}/sysroots/compat/*.h
       ${CMAKE_SOURCE_DIR}/sysroots/crt/*.h ${CMAKE_SOURCE_DIR}/sysroots/crt/${arch}/*.h)
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${CMAKE_C_COMPILER} ${target_flags} ${arch_flags} ${ARGN}
            -I ${CMAKE_SOURCE_DIR}/sysroots/crt/${arch} -I ${CMAKE_SOURCE_DIR}/sysroots/crt -I ${CMAKE_SOURCE_DIR}/sysroots/compat
            -c ${source} -o ${output}
    DEPENDS ${source} ${headers} ${CMAKE_SOURCE_DIR}/sysroots/objects.cmake
    COMMENT "Target object ${arch}/${name}" VERBATIM)
endfunction()

# target_archive(arch directory name): makes an archive of all sources in the directory, in the order of their names.
function(target_archive arch directory name)
  file(GLOB sources CONFIGURE_DEPENDS ${directory}/*.c)
  list(SORT sources)
  set(members "")
  foreach(source IN LISTS sources)
    get_filename_component(stem ${source} NAME_WE)
    target_object(${arch} ${source} ${name}.d/${stem}.o)
    list(APPEND members ${target_dir}/${arch}/${name}.d/${stem}.o)
  endforeach()
  pack_archive(${arch} ${name} ${members})
endfunction()

# pack_archive(arch name member...): makes an archive of objects.
function(pack_archive arch name)
  set(members ${ARGN})
  set(output ${target_dir}/${arch}/${name})
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -E rm -f ${output}
    COMMAND ${CMAKE_AR} rcsD ${output} ${members}
    DEPENDS ${members}
    COMMENT "Target archive ${arch}/${name}" VERBATIM)
endfunction()

set(polyfill_tables ${CMAKE_SOURCE_DIR}/sysroots/compat)
set(polyfill_table ${target_dir}/polyfills.tsv)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${polyfill_tables}/polyfills.tsv
             ${polyfill_tables}/float-names.tsv ${CMAKE_SOURCE_DIR}/scripts/polyfill-table)
execute_process(COMMAND ${CMAKE_SOURCE_DIR}/scripts/polyfill-table ${polyfill_tables}
                OUTPUT_VARIABLE polyfill_rows COMMAND_ERROR_IS_FATAL ANY)
file(CONFIGURE OUTPUT ${polyfill_table} CONTENT "${polyfill_rows}" @ONLY)
list(APPEND ABICC_TARGET_FILES "sysroots/compat/polyfills.tsv=${polyfill_table}")

# Writes the sources of the polyfills whose source is alias/NAME to ${target_dir}/alias/NAME.c.
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
  file(CONFIGURE OUTPUT ${target_dir}/alias/${source}.c CONTENT "#include \"alias.h\"\n${alias_text_${source}}" @ONLY)
endforeach()

foreach(arch IN LISTS target_archs)
  set(crt ${CMAKE_SOURCE_DIR}/sysroots/crt)
  set(compat ${CMAKE_SOURCE_DIR}/sysroots/compat)
  target_object(${arch} ${crt}/crt1.c crt1.o)
  target_object(${arch} ${crt}/crt1.c gcrt1.o -DPROFILE)
  target_object(${arch} ${crt}/${arch}/crti.S crti.o)
  target_object(${arch} ${crt}/${arch}/crtn.S crtn.o)
  target_object(${arch} ${crt}/exceptions.c abicc_exceptions.o)
  target_object(${arch} ${crt}/exceptions.c abicc_exceptions_libcxx.o -DNOTE_TYPE=2)
  target_object(${arch} ${crt}/find_object.c abicc_find_object.o)
  target_object(${arch} ${crt}/statics.c abicc_statics.o ${own_priorities})
  target_object(${arch} ${crt}/personality.c abicc_personality.o)
  target_object(${arch} ${crt}/sanitizer.c abicc_sanitizer.o)
  target_archive(${arch} ${compat}/nonshared libc_nonshared.a)
  target_archive(${arch} ${compat}/toolchain libabicc_polyfill.a)
  target_archive(${arch} ${compat}/cxx libabicc_cxx_polyfill.a)
  target_archive(${arch} ${compat}/libcxx libabicc_libcxx.a)
  pack_archive(${arch} libabicc_libcxx_polyfill.a ${target_dir}/${arch}/polyfills/all/copy_file_range.o) # std::filesystem of libc++ 20 and newer
  target_archive(${arch} ${compat}/unwinder libabicc_unwinder.a)
  target_archive(${arch} ${compat}/hybrid libabicc_hybrid.a)
  target_archive(${arch} ${compat}/musl libabicc_musl.a)
  foreach(file crt1.o gcrt1.o crti.o crtn.o abicc_exceptions.o abicc_exceptions_libcxx.o abicc_personality.o
          abicc_statics.o abicc_find_object.o abicc_sanitizer.o libabicc_libcxx.a libabicc_libcxx_polyfill.a libabicc_hybrid.a
          libc_nonshared.a libabicc_polyfill.a libabicc_cxx_polyfill.a libabicc_unwinder.a libabicc_musl.a)
    list(APPEND ABICC_TARGET_FILES "sysroots/lib/${arch}/${file}=${target_dir}/${arch}/${file}")
  endforeach()
  foreach(directory complete all)
    file(GLOB sources CONFIGURE_DEPENDS ${compat}/${directory}/*.c)
    foreach(source IN LISTS sources)
      get_filename_component(stem ${source} NAME_WE)
      target_object(${arch} ${source} polyfills/${directory}/${stem}.o -Wno-missing-prototypes)
      list(APPEND ABICC_TARGET_FILES "sysroots/polyfills/${arch}/${directory}/${stem}.o=${target_dir}/${arch}/polyfills/${directory}/${stem}.o")
    endforeach()
  endforeach()
  foreach(source IN LISTS aliases)
    target_object(${arch} ${target_dir}/alias/${source}.c polyfills/alias/${source}.o)
    list(APPEND ABICC_TARGET_FILES "sysroots/polyfills/${arch}/alias/${source}.o=${target_dir}/${arch}/polyfills/alias/${source}.o")
  endforeach()
  file(GLOB sources CONFIGURE_DEPENDS ${compat}/cxx/*.c)
  foreach(source IN LISTS sources)
    get_filename_component(stem ${source} NAME_WE)
    list(APPEND ABICC_TARGET_FILES "sysroots/polyfills/${arch}/cxx/${stem}.o=${target_dir}/${arch}/libabicc_cxx_polyfill.a.d/${stem}.o")
  endforeach()
  list(APPEND ABICC_TARGET_FILES "sysroots/lib/${arch}/Scrt1.o=${target_dir}/${arch}/crt1.o")
endforeach()
