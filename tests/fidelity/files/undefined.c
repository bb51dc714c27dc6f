int nowhere(int);
int main(void) { return nowhere(1); }
