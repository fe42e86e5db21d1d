#!/usr/bin/env zsh
# Prints what zsh offers for a command line: complete.zsh FOLDER LINE, with _crosscheck in FOLDER. Completion needs a
# terminal with a line editor, so this runs a second zsh in a pseudo-terminal, and presses Tab.
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "PROMPT= RPROMPT=; fpath=(${(q)1} \$fpath); autoload -Uz compinit; compinit -D -u"
zpty -w shell "zstyle ':completion:*' list-colors ''; zstyle ':completion:*' menu no; unsetopt zle_bracketed_paste"
# What is added is printed, between two marks, in place of being shown.
zpty -w shell 'compadd() {
  if (( ${@[(I)-[OAD]]} )); then builtin compadd "$@"; return; fi
  local -a offered; builtin compadd -O offered "$@"; print -rl -- "" ${offered/#/offer:}; builtin compadd "$@"
}
ended() { print -r -- "" "the" "end" }
compprefuncs=() ; comppostfuncs=(ended)
bindkey "^I" complete-word; print -r -- rea""dy'
local line
while zpty -r shell line; do [[ $line == *ready* && $line != *rea\"* ]] && break; done
zpty -n -w shell $2$'\t'
while zpty -r shell line; do
  line=${line//$'\r'/}
  [[ $line == *"the end"* ]] && break
  [[ $line == offer:* ]] && print -r -- ${${line#offer:}%%$'\n'}
done
zpty -d shell
