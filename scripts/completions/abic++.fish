# Completion of abic++ in fish: as abicc's.
complete -c abic++ -w abicc
