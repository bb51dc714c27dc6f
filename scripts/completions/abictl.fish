# Completion of abictl in fish. The lines at the end come from abictl's own tables.

# The words behind abictl, without options and what is being typed.
function __abictl_words
    set -l words (commandline -opc)
    string match -v -- '-*' $words[2..-1]
end
# __abictl_is WORDS...: are they all that was typed?
function __abictl_is
    set -l words (__abictl_words)
    test "$words" = "$argv"
end
# __abictl_begins WORDS...: does the line begin with them?
function __abictl_begins
    set -l words (__abictl_words)
    set -l count (count $argv)
    test (count $words) -ge $count; and test "$words[1..$count]" = "$argv"
end

complete -c abictl -f
complete -c abictl -l help -d 'print help'
complete -c abictl -n '__abictl_is' -l version -d 'print the version'
@fish: abictl@
