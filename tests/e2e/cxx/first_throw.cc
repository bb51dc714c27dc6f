// A library that throws in a thread, which must not be its program's first.
extern "C" int first_throw()
{
    try {
        throw 42;
    } catch (int thrown) {
        return thrown;
    }
}
