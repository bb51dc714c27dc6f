# Manual pages and shell completions: templates filled by the program `documents`, and installed.

# abicc_document(TEMPLATE DIRECTORY [NAME]): writes the file from the template, and installs it below share/.
function(abicc_document template directory)
  get_filename_component(name ${template} NAME)
  if(ARGC GREATER 2)
    set(name ${ARGV2})
  endif()
  set(output ${CMAKE_BINARY_DIR}/share/${directory}/${name})
  get_filename_component(output_directory ${output} DIRECTORY)
  file(MAKE_DIRECTORY ${output_directory})
  add_custom_command(OUTPUT ${output}
                     COMMAND documents ${CMAKE_SOURCE_DIR}/${template} >${output}
                     DEPENDS documents ${CMAKE_SOURCE_DIR}/${template})
  set_property(GLOBAL APPEND PROPERTY ABICC_DOCUMENTS ${output})
  install(FILES ${output} DESTINATION share/${directory})
endfunction()

abicc_document(docs/man/abicc.1 man/man1)
abicc_document(docs/man/abictl.1 man/man1)
abicc_document(docs/man/abicc-profile.5 man/man5)
# bash looks for a file of the command's name.
foreach(command abicc abic++ abictl)
  abicc_document(scripts/completions/abicc.bash bash-completion/completions ${command})
endforeach()
abicc_document(scripts/completions/_abicc zsh/site-functions)
abicc_document(scripts/completions/_abictl zsh/site-functions)
foreach(command abicc abic++ abictl)
  abicc_document(scripts/completions/${command}.fish fish/vendor_completions.d)
endforeach()

get_property(documents GLOBAL PROPERTY ABICC_DOCUMENTS)
add_custom_target(write_documents ALL DEPENDS ${documents})
