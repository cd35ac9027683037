module example.com/mismatched

go 1.21
