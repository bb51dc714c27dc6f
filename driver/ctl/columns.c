#include "ctl/columns.h"

#include <string.h>

static size_t widest(const struct strvec *cells, size_t width, size_t column)
{
    size_t most = 0;
    for (size_t i = column; i < cells->count; i += width)
        if (strlen(cells->items[i]) > most)
            most = strlen(cells->items[i]);
    return most;
}

static void print_row(FILE *out, const struct strvec *cells, size_t width, size_t first)
{
    size_t end = width;
    while (end && !*cells->items[first + end - 1])
        end--;
    for (size_t column = 0; column < end; column++) {
        const char *cell = cells->items[first + column];
        if (column + 1 == end)
            fputs(cell, out);
        else
            fprintf(out, "%-*s  ", (int)widest(cells, width, column), cell);
    }
    fputs("\n", out);
}

void columns_print(FILE *out, const struct strvec *cells, size_t width)
{
    for (size_t first = 0; first + width <= cells->count; first += width)
        print_row(out, cells, width, first);
}
