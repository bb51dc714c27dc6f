/* Four functions that libelf.a of elfutils 0.192 (Debian 13) uses and forgets to bring along
 * (sourceware bug 32293): search trees, with which it finds raw chunks again. CMakeLists.txt takes
 * this file where a static link needs it. No locks: abicc has one thread. */
#include <search.h>
#include <stddef.h>

/* libelf's type has a lock behind the root, and room for it. */
struct search_tree {
    void *root;
};
typedef int compare_keys(const void *, const void *);

void *eu_tsearch(const void *key, struct search_tree *tree, compare_keys *compare);
void *eu_tdelete(const void *key, struct search_tree *tree, compare_keys *compare);
void eu_search_tree_init(struct search_tree *tree);
void eu_search_tree_fini(struct search_tree *tree, void (*free_node)(void *));

void *eu_tsearch(const void *key, struct search_tree *tree, compare_keys *compare)
{
    return tsearch(key, &tree->root, compare);
}

void *eu_tdelete(const void *key, struct search_tree *tree, compare_keys *compare)
{
    return tdelete(key, &tree->root, compare);
}

void eu_search_tree_init(struct search_tree *tree)
{
    tree->root = NULL;
}

void eu_search_tree_fini(struct search_tree *tree, void (*free_node)(void *))
{
    tdestroy(tree->root, free_node);
    tree->root = NULL;
}
