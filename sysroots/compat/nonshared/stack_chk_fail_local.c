/* The function that stack protection calls if a call through the PLT is not allowed. */
extern void __stack_chk_fail(void) __attribute__((noreturn));
void __stack_chk_fail_local(void) __attribute__((noreturn));

void __stack_chk_fail_local(void)
{
    __stack_chk_fail();
}
