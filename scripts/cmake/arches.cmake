# Reads sysroots/abi/arches.tsv, and writes what the C sources need of it as rows of tables:
#   ${ABICC_GENERATED}/arches.inc          for driver/tables/arch.c
#   ${ABICC_GENERATED}/elf_machines.inc    for driver/elf/machine.c
# Sets ABICC_ARCHES (their names) and, for each fact, arch_<architecture>_<fact>.

set(arch_table ${CMAKE_SOURCE_DIR}/sysroots/abi/arches.tsv)
set(ABICC_GENERATED ${CMAKE_BINARY_DIR}/generated)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${arch_table})

# fact=kind=member. A fact of another name is an error in the table, but two that are not written there: the name, and
# whether there is start code.
set(arch_members
    name=text=name
    start_code=yes=has_start_code
    machine=number=machine
    class=class=is_64
    order=order=is_big_endian
    flags=number=flags
    flags_mask=number=flags_mask
    glibc_loader=text=glibc_loader
    musl_loader=text=musl_loader
    base_node=text=base_node
    first_glibc=version=first_glibc
    first_gcc=version=first_gcc
    first_musl=version=first_musl
    first_kernel=version=first_kernel
    musl_soname=text=musl_soname
    debian_triplet=text=debian_triplet
    compiler_triplet=text=compiler_triplet
    debian_compilers=text=debian_compilers
    redhat_triplet=text=redhat_triplet
    alpine_triplet=text=alpine_triplet
    musl_triplet=text=musl_triplet
    go=text=go
    go_float=text=go_float
    go_soft_float=text=go_soft_float
    rust=text=rust
    debian=text=debian
    ubuntu=text=ubuntu
    rpm=text=rpm
    apk=text=apk
    kernel=text=kernel qemu=text=qemu meson=text=meson cmake=text=cmake conan=text=conan
    machine_option=text=machine_option
    jump=text=jump
    biarch=text=biarch
    library_subdirectory=text=library_subdirectory
    nearest=text=nearest
    page_size=number=page_size
    isa_levels=yes=has_isa_levels
    executable_stack=yes=has_executable_stack
    target_flags=text=target_flags
    musl_flags=text=musl_flags
    libatomic_ifunc=yes=has_libatomic_ifunc
    musl_cxx=yes=has_musl_cxx
    no_static_pie=yes=lacks_static_pie
    abi=text=abi
    other_abis=text=other_abis
    ifunc_glibc=since=ifunc_glibc
    tls_descriptor_glibc=since=tls_descriptor_glibc
    xhash_glibc=since=xhash_glibc
    ieee_long_double_glibc=version=ieee_long_double_glibc
    arm_cpu=number=arm_cpu
    isa_extensions=text=isa_extensions)
set(elf_machine_members
    machine=number=machine
    copy=number=copy
    irelative=number=irelative
    relative=number=relative
    address=number=address
    glob_dat=number=glob_dat
    jump_slot=number=jump_slot
    tls_descriptor=number=tls_descriptor
    add=numbers=add
    subtract=numbers=subtract
    x86_properties=yes=has_x86_properties
    marked_plt=yes=has_marked_plt
    wide_hash=yes=has_wide_hash
    aarch64_properties=yes=has_aarch64_properties
    power_attributes=yes=has_power_attributes
    mips_tags=yes=has_mips_tags
    split_relocation_info=yes=has_split_relocation_info)
set(build_facts glibc_lists) # of scripts/add-glibc-release

# arch_value(out kind value): the value as C has it; stops at one that is none of the kind.
function(arch_value out kind value)
  if(kind STREQUAL text AND value MATCHES "^[A-Za-z0-9_./ =+,()-]+$")
    set(text "\"${value}\"")
  elseif(kind STREQUAL number AND value MATCHES "^(0x[0-9a-f]+|[0-9]+)$")
    set(text "${value}")
  elseif(kind STREQUAL numbers AND value MATCHES "^[0-9]+( [0-9]+)*$")
    string(REPLACE " " ", " text "${value}")
    set(text "{${text}}")
  elseif(kind STREQUAL yes AND value STREQUAL yes)
    set(text true)
  elseif(kind STREQUAL class AND value MATCHES "^(32|64)$")
    string(REPLACE 64 true text "${value}")
    string(REPLACE 32 false text "${text}")
  elseif(kind STREQUAL order AND value MATCHES "^(LE|BE)$")
    string(REPLACE BE true text "${value}")
    string(REPLACE LE false text "${text}")
  elseif(kind STREQUAL since AND value STREQUAL never)
    set(text "{{(unsigned)VERSION_NEVER}}")
  elseif(kind MATCHES "^(version|since)$" AND value MATCHES "^[0-9]+(\\.[0-9]+)+$")
    string(REPLACE . ", " text "${value}")
    set(text "{{${text}}}")
  else()
    message(FATAL_ERROR "${arch_table}: '${value}' is no value of the kind '${kind}'")
  endif()
  set(${out} "${text}" PARENT_SCOPE)
endfunction()

# arch_rows(file members): a row for each architecture, with those of the members that it has.
function(arch_rows file members)
  set(rows "")
  foreach(arch IN LISTS ABICC_ARCHES)
    string(APPEND rows "{")
    foreach(entry IN LISTS members)
      string(REPLACE = ";" entry "${entry}")
      list(GET entry 0 fact)
      list(GET entry 1 kind)
      list(GET entry 2 member)
      if(DEFINED arch_${arch}_${fact})
        arch_value(value ${kind} "${arch_${arch}_${fact}}")
        string(APPEND rows ".${member} = ${value},\n ")
      endif()
    endforeach()
    string(APPEND rows "},\n")
  endforeach()
  file(CONFIGURE OUTPUT ${ABICC_GENERATED}/${file} CONTENT "${rows}" @ONLY)
endfunction()

set(known_facts ${build_facts})
foreach(entry IN LISTS arch_members elf_machine_members)
  string(REGEX REPLACE "=.*" "" fact "${entry}")
  list(APPEND known_facts ${fact})
endforeach()

set(ABICC_ARCHES "")
file(STRINGS ${arch_table} lines REGEX "^[^#]")
foreach(line IN LISTS lines)
  if(NOT line MATCHES "^([a-z0-9_]+)\t([a-z0-9_]+)\t([^\t]+)$")
    message(FATAL_ERROR "${arch_table}: '${line}' is not <architecture> <fact> <value>")
  endif()
  set(arch ${CMAKE_MATCH_1})
  set(fact ${CMAKE_MATCH_2})
  if(NOT fact IN_LIST known_facts)
    message(FATAL_ERROR "${arch_table}: '${fact}' is no fact that is known: ${known_facts}")
  endif()
  set(arch_${arch}_${fact} "${CMAKE_MATCH_3}")
  list(APPEND ABICC_ARCHES ${arch})
endforeach()
list(REMOVE_DUPLICATES ABICC_ARCHES)
foreach(arch IN LISTS ABICC_ARCHES)
  set(arch_${arch}_name ${arch})
  if(IS_DIRECTORY ${CMAKE_SOURCE_DIR}/sysroots/crt/${arch})
    set(arch_${arch}_start_code yes)
  endif()
endforeach()

# The architecture that abicc itself is built for: its compiler's.
execute_process(COMMAND ${CMAKE_C_COMPILER} -dumpmachine OUTPUT_VARIABLE ABICC_HOST_ARCH
                OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
string(REGEX REPLACE "-.*" "" ABICC_HOST_ARCH "${ABICC_HOST_ARCH}")
foreach(arch IN LISTS ABICC_ARCHES)
  separate_arguments(kernel_names UNIX_COMMAND "${arch_${arch}_kernel}")
  if(ABICC_HOST_ARCH IN_LIST kernel_names)
    set(ABICC_HOST_ARCH ${arch})
  endif()
endforeach()
set_property(SOURCE ${CMAKE_SOURCE_DIR}/driver/tables/arch.c APPEND PROPERTY COMPILE_DEFINITIONS ABICC_HOST_ARCH="${ABICC_HOST_ARCH}")

arch_rows(arches.inc "${arch_members}")
arch_rows(elf_machines.inc "${elf_machine_members}")
