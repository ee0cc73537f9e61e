// SPDX-License-Identifier: MIT
// The script for bash. It needs no other package, and passes the words of the command line without evaluating them.

export const BASH_COMPLETION = `# bash completion for vencoder

_vencoder() {
    local program=\${1/#\\~/$HOME} words=() joined= word line value directive=0 i
    # bash splits words at "="; an option and its value are one word here.
    for ((i = 1; i <= COMP_CWORD; i++)); do
        word=\${COMP_WORDS[i]}
        if [[ $word == "=" && \${#words[@]} -gt 0 ]]; then
            words[\${#words[@]} - 1]+="="
            joined=1
        elif [[ -n $joined ]]; then
            words[\${#words[@]} - 1]+=$word
            joined=
        else
            words+=("$word")
        fi
    done
    local current=\${words[\${#words[@]} - 1]}
    if [[ $current == --*=* ]]; then
        current=\${current#*=}
    fi
    COMPREPLY=()
    while IFS= read -r line; do
        if [[ $line == :* ]]; then
            directive=\${line#:}
        elif [[ -n $line ]]; then
            COMPREPLY+=("\${line%%$'\\t'*}")
        fi
    done < <("$program" complete -- "\${words[@]}" 2>/dev/null)
    # The directives of the library's scripts for other shells: 4 no files, 16 folders.
    if ((directive & 16)); then
        compopt -o filenames 2>/dev/null
        while IFS= read -r value; do
            COMPREPLY+=("$value")
        done < <(compgen -d -- "$current")
    elif ((directive & 4)); then
        compopt +o default 2>/dev/null
    fi
}

complete -o default -F _vencoder vencoder
`;
