module example.org/switching

go 1.19
