# 1 "was.c"
int done(int a) { return a - 1; }
