# Completion of abicc, abic++ and abictl in bash. The cases come from the programs' own tables.

_abicc_profiles() { abictl profiles --names 2>/dev/null; }

# _abicc_candidates '': abicc's options. _abicc_candidates OPTION: its values.
_abicc_candidates() {
    case $1 in
@bash: abicc@
    *) return 1 ;;
    esac
}

# _abictl_candidates 'COMMAND ': its operands. 'COMMAND -': its options. 'COMMAND OPTION': the option's values.
# Fails where these are files, or nothing is known.
_abictl_candidates() {
    case $1 in
@bash: abictl@
    *) return 1 ;;
    esac
}

# _abicc_words: what bash splits at '=' as one word again: sets option and current.
_abicc_words() {
    option='' current=${COMP_WORDS[COMP_CWORD]}
    if [ "$current" = = ]; then
        option=${COMP_WORDS[COMP_CWORD - 1]} current=''
    elif [ "$COMP_CWORD" -gt 1 ] && [ "${COMP_WORDS[COMP_CWORD - 1]}" = = ]; then
        option=${COMP_WORDS[COMP_CWORD - 2]}
    elif [ "$COMP_CWORD" -gt 1 ]; then
        option=${COMP_WORDS[COMP_CWORD - 1]}
    fi
}

# _abicc_reply CANDIDATES: those that fit, and no file's name instead.
_abicc_reply() {
    mapfile -t COMPREPLY < <(compgen -W "$1" -- "$current")
    compopt +o bashdefault +o default 2>/dev/null
    [[ ${COMPREPLY[0]-} != *= ]] || compopt -o nospace 2>/dev/null
}

_abicc() {
    local option current candidates
    COMPREPLY=()
    _abicc_words
    if [[ $option == --abicc-* ]] && candidates=$(_abicc_candidates "$option"); then
        _abicc_reply "$candidates"
    elif [[ $current == --* ]]; then
        _abicc_reply "$(_abicc_candidates '')"
    fi
}

_abictl() {
    local option current candidates command='' word
    COMPREPLY=()
    _abicc_words
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        case $word in
        -*) break ;;
        *) _abictl_candidates "${command:+$command }$word -" >/dev/null ||
            _abictl_candidates "${command:+$command }$word " >/dev/null || break ;;
        esac
        command=${command:+$command }$word
    done
    if [[ $option == -* ]] && candidates=$(_abictl_candidates "$command $option"); then
        _abicc_reply "$candidates"
    elif [[ $current == -* ]]; then
        _abicc_reply "$(_abictl_candidates "$command -")"
    elif candidates=$(_abictl_candidates "$command "); then
        _abicc_reply "$candidates"
    fi
}

complete -o bashdefault -o default -F _abicc abicc abic++
complete -o bashdefault -o default -F _abictl abictl
