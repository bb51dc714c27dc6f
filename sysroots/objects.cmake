# Builds what a sysroot holds as machine code. Sets ABICC_TARGET_FILES, a list of embedded-name=path.
set(ABICC_TARGET_FILES "")
