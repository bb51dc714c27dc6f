int broken(void)
{
    int number = "text";
    undeclared = 1;
    return number
}
