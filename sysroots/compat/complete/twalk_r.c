/* twalk_r (glibc 2.30), by twalk, because only the running libc knows the layout of the nodes.
 * The closure is stored per thread while twalk runs, so that walks can be nested and run in
 * parallel. */
#include "libc.h"

enum visit { PREORDER, POSTORDER, ENDORDER, LEAF };
extern void twalk(const void *root, void (*act)(const void *, enum visit, int));

struct walk {
    void (*act)(const void *node, enum visit visit, void *closure);
    void *closure;
};

static __thread struct walk current;

static void act(const void *node, enum visit visit, int depth)
{
    (void)depth;
    struct walk walk = current; /* `act` may start another walk */
    walk.act(node, visit, walk.closure);
    current = walk;
}

void twalk_r(const void *root, void (*visit)(const void *, enum visit, void *), void *closure)
{
    struct walk outer = current;
    if (!visit)
        return;
    current = (struct walk){visit, closure};
    twalk(root, act);
    current = outer;
}
