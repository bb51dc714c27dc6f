int plain(int a) { return a * 3; }
