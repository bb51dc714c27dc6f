/* Keeps unwind tables out of what is linked into every program, where the linker could not take
 * them: on mips assemblers write absolute addresses into .eh_frame, which lld refuses in a PIE.
 * Nothing throws through these functions, and without a table the stack ends at the start code. */
#ifndef UNWIND_TABLES_H
#define UNWIND_TABLES_H

#if defined(__mips__)
__asm__(".cfi_sections .debug_frame");
#endif

#endif
