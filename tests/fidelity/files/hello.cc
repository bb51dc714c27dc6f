#include <cstdio>
namespace ours {
template <class T> T twice(T a) { return a + a; }
}
int main() { return std::printf("%d\n", ours::twice(21)) != 3; }
