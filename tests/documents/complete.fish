#!/usr/bin/env fish
# complete.fish DIRECTORY LINE: prints what the completions of DIRECTORY offer behind LINE, a word a line.
set -p fish_complete_path $argv[1]
complete -C $argv[2] | string replace -r '\t.*' ''
