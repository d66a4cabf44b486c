# Completes a command line as somebody at a terminal does, and prints what it becomes.
# usage: zsh -f complete.zsh FOLDER how LINE
#   how: 'source' has the shell read FOLDER/_mcusim, 'autoload' has it found in the function path; FOLDER is the working folder, too
zmodload zsh/zpty
zpty shell "TERM=dumb zsh -f -i"
if [ "$2" = autoload ]; then
  zpty -w shell "cd $1; fpath=($1 \$fpath); autoload -Uz compinit; compinit -u -D"
else
  zpty -w shell "cd $1; autoload -Uz compinit; compinit -u -D; source ./_mcusim"
fi
zpty -w shell "PS1=; answer() { print -r -- \"<<\$BUFFER>>\"; exit }; zle -N answer; bindkey '^X' answer; print rea''dy"
zpty -r shell out '*ready*'
zpty -w -n shell "$3"$'\t\x18'
zpty -r shell out '*<<*>>*'
print -r -- ${${out##*<<}%%>>*}
zpty -d shell
