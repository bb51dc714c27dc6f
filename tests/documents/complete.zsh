#!/usr/bin/env zsh
# complete.zsh DIRECTORY LINE: prints what zsh, with the functions of DIRECTORY, offers behind LINE, a word a line.
# A second zsh on a terminal of its own completes; it prints its offers instead of showing them.
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "PROMPT= fpath=($1 \$fpath)"
zpty -w shell 'autoload -Uz compinit; compinit -u -D
compadd() {
    local -a offers
    if (( ${@[(I)-[OAD]]} )); then builtin compadd "$@"; return; fi
    builtin compadd -O offers "$@"
    (( $#offers )) && print -rl -- "offer "$^offers
    return 0
}
finish() { print "the end"; exit }
comppostfuncs=(finish)
zstyle ":completion:*" list-separator ""
bindkey "^I" complete-word
print ready'
while zpty -r shell line; do [[ $line == *ready* ]] && break; done
zpty -w -n shell "$2"$'\t'
while zpty -r shell line; do
    line=${${line%$'\n'}%$'\r'}
    [[ $line != *offer\ * ]] || print -r -- "${line##*offer }"
    [[ $line != *"the end"* ]] || break
done
zpty -d shell
