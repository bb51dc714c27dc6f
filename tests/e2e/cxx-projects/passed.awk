# The names of the tests that passed, from what run-tests printed: `program: Suite.Name`, and `program` for one that
# ended well. style=googletest: its own OK lines. style=started: a line `[1/9] Suite.Name` or `Suite.Name` as each
# test starts; one that fails says so, or ends the program. style=cppunit: its own lines, `Suite::name : OK`.
/^=== / { program = $2; started = ""; next }
/^--- / && $2 == program {
    if ($3 == 0 && started != "") print program ": " started
    if ($3 == 0) print program
    next
}
style == "googletest" && match($0, /\[       OK \] [^ ,]+/) { print program ": " substr($0, RSTART + 13, RLENGTH - 13); next }
style == "started" && /^(\[[0-9]+\/[0-9]+\] )?[A-Za-z0-9_]+\.[A-Za-z0-9_]+$/ {
    if (started != "") print program ": " started
    started = $NF
    next
}
style == "started" && /^\*\*\* Failure in / { started = "" }
style == "cppunit" && match($0, /[A-Za-z0-9_]+::[A-Za-z0-9_]+ : OK/) { print program ": " substr($0, RSTART, RLENGTH - 5) }
