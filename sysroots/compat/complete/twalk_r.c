/* twalk_r (glibc 2.30) by twalk, whose nodes only the running libc knows. The closure lies with the
 * thread while twalk runs, so that walks may nest and run side by side. */
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
    struct walk walk = current; /* `act` may begin a walk of its own */
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
