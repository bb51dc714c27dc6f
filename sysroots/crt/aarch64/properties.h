/* clang-format off */
/* Says that the object's code has landing pads (BTI) and signs return addresses (PAC). */
    .section .note.gnu.property, "a", %note
    .balign 8
    .long 4, 16, 5 // the sizes of the name and of the property; NT_GNU_PROPERTY_TYPE_0
    .asciz "GNU"
    .long 0xc0000000, 4, 3, 0 // GNU_PROPERTY_AARCH64_FEATURE_1_AND: BTI, PAC
