# Completion of abicc in fish: its own options come from its table; all others are gcc's.
complete -c abicc -w gcc
@fish: abicc@
