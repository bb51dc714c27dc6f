static __thread int value = 3;

int *where(void)
{
    return &value;
}
