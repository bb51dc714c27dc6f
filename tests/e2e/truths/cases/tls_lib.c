__thread int from_library = 2;
