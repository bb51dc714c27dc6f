/* __getauxval, which libgcc's choice of atomic instructions (aarch64: -moutline-atomics, gcc's
 * default) asks for. musl's libc.a has it and libc.so does not export it. In a static link that
 * asks for getauxval, musl's takes the place of this one. */
extern unsigned long getauxval(unsigned long type);
unsigned long __getauxval(unsigned long type);

__attribute__((weak)) unsigned long __getauxval(unsigned long type)
{
    return getauxval(type);
}
