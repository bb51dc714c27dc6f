#!/usr/bin/env bash
# complete.bash DIRECTORY LINE: prints what the completions of DIRECTORY offer behind LINE, a word a line, as bash
# would ask them: LINE is split at blanks and at '='.
directory=$1
mapfile -t COMP_WORDS < <(sed 's/=/\n=\n/g; s/  */\n/g' <<<"$2" | sed '/^$/d')
[[ $2 != *[\ ] ]] || COMP_WORDS+=('')
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
COMP_LINE=$2 COMP_POINT=${#2} COMPREPLY=()
# shellcheck disable=SC1090 # what the build wrote
. "$directory/${COMP_WORDS[0]}"
"$(complete -p "${COMP_WORDS[0]}" | sed 's/.* -F \([^ ]*\) .*/\1/')"
printf '%s\n' "${COMPREPLY[@]}"
