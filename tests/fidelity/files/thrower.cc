struct error {};
int throws(int a)
{
    if (a)
        throw error();
    return a;
}
int main()
{
    try {
        throws(1);
    } catch (const error &) {
        return 0;
    }
    return 1;
}
