module observer

go 1.18
