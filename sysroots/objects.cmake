# Builds the object files and archives of sysroots, for each architecture in `target_archs`; the list stands at the end of this
# file.  Sets ABICC_TARGET_FILES, a list of embedded-name=path.
#
# The table of polyfills is made from compat/polyfills.tsv and compat/float-names.tsv, and so are the sources of polyfills that
# are existing functions under a new name (alias/).  Objects of compat/complete/, compat/all/ and compat/cxx/ are also embedded
# one by one, as sysroots/polyfills/<arch>/<directory>/<file>.o, because abicc makes the archives of chosen polyfills from them.
#
# The flags are set here only: objects that are linked into users' programs must not depend on the build type, on CFLAGS or on
# a sanitizer, and must not contain the name of a build directory.  With -nostdinc the compiler finds its own headers but not
# those of the build host's libc, which may redirect a function to a newer one.

set(target_archs x86_64) # CMAKE_C_COMPILER must be able to build for them
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
       ${CMAKE_SOURCE_DIR}/sysroots/compat/syscalls/*.h
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

# embed(arch name file): embeds the file that was built for the architecture as sysroots/<name>.
macro(embed arch name file)
  list(APPEND ABICC_TARGET_FILES "sysroots/${name}=${target_dir}/${arch}/${file}")
endmacro()

# sysroot_object(arch source name [flag...]) and sysroot_archive(arch directory name): build and embed a file of usr/lib.
macro(sysroot_object arch source name)
  target_object(${arch} ${source} ${name} ${ARGN})
  embed(${arch} lib/${arch}/${name} ${name})
endmacro()
macro(sysroot_archive arch directory name)
  target_archive(${arch} ${directory} ${name})
  embed(${arch} lib/${arch}/${name} ${name})
endmacro()

foreach(arch IN LISTS target_archs)
  set(crt ${CMAKE_SOURCE_DIR}/sysroots/crt)
  set(compat ${CMAKE_SOURCE_DIR}/sysroots/compat)
  # Start files
  sysroot_object(${arch} ${crt}/crt1.c crt1.o)
  embed(${arch} lib/${arch}/Scrt1.o crt1.o)
  sysroot_object(${arch} ${crt}/crt1.c gcrt1.o -DPROFILE)
  sysroot_object(${arch} ${crt}/${arch}/crti.S crti.o)
  sysroot_object(${arch} ${crt}/${arch}/crtn.S crtn.o)
  # Linked with libstdc++.a
  sysroot_object(${arch} ${crt}/exceptions.c abicc_exceptions.o)
  sysroot_object(${arch} ${crt}/statics.c abicc_statics.o ${own_priorities})
  # Linked with libstdc++.a, or with the target's libstdc++.so.6
  sysroot_archive(${arch} ${compat}/cxx libabicc_cxx_polyfill.a)
  # Linked with libc++.a
  sysroot_object(${arch} ${crt}/exceptions.c abicc_exceptions_libcxx.o -DNOTE_TYPE=2)
  sysroot_object(${arch} ${crt}/personality.c abicc_personality.o)
  sysroot_archive(${arch} ${compat}/libcxx libabicc_libcxx.a)
  pack_archive(${arch} libabicc_libcxx_polyfill.a ${target_dir}/${arch}/polyfills/all/copy_file_range.o) # std::filesystem of libc++ 20 and newer
  embed(${arch} lib/${arch}/libabicc_libcxx_polyfill.a libabicc_libcxx_polyfill.a)
  # Linked with libstdc++.a or libc++.a
  sysroot_object(${arch} ${crt}/find_object.c abicc_find_object.o)
  # Linked with the runtime libraries of sanitizers
  sysroot_object(${arch} ${crt}/sanitizer.c abicc_sanitizer.o)
  # Linked with libc
  sysroot_archive(${arch} ${compat}/nonshared libc_nonshared.a)
  sysroot_archive(${arch} ${compat}/toolchain libabicc_polyfill.a)
  # Linked before libgcc_eh.a
  sysroot_archive(${arch} ${compat}/unwinder libabicc_unwinder.a)
  # Linked with the target's libstdc++.so.6
  sysroot_archive(${arch} ${compat}/hybrid libabicc_hybrid.a)
  # Linked in musl sysroots instead of abicc_find_object.o
  sysroot_archive(${arch} ${compat}/musl libabicc_musl.a)
  foreach(directory complete all)
    file(GLOB sources CONFIGURE_DEPENDS ${compat}/${directory}/*.c)
    foreach(source IN LISTS sources)
      get_filename_component(stem ${source} NAME_WE)
      target_object(${arch} ${source} polyfills/${directory}/${stem}.o -Wno-missing-prototypes)
      embed(${arch} polyfills/${arch}/${directory}/${stem}.o polyfills/${directory}/${stem}.o)
    endforeach()
  endforeach()
  foreach(source IN LISTS aliases)
    target_object(${arch} ${target_dir}/alias/${source}.c polyfills/alias/${source}.o)
    embed(${arch} polyfills/${arch}/alias/${source}.o polyfills/alias/${source}.o)
  endforeach()
  file(GLOB sources CONFIGURE_DEPENDS ${compat}/cxx/*.c)
  foreach(source IN LISTS sources)
    get_filename_component(stem ${source} NAME_WE)
    embed(${arch} polyfills/${arch}/cxx/${stem}.o libabicc_cxx_polyfill.a.d/${stem}.o)
  endforeach()
endforeach()
