template <class T> struct box { typename T::inner value; };
box<int> wrong;
int f() { return nothing; }
