#!/usr/bin/env bash
# What action.yml runs: one review with annotations, a SARIF file and the summary of the step. Inputs come as CIVICCLAUSE_….
set -uo pipefail

# Installed outside of the repository, whose .npmrc (a stranger's, in a pull request) must not choose where packages come from.
home="$RUNNER_TEMP/civicclause"
package="$CIVICCLAUSE_PACKAGE"
case "$package" in ./*) package="$GITHUB_WORKSPACE/$package" ;; esac
mkdir -p "$home" && cd "$home" || exit 2
if ! npm install --prefix "$home" --ignore-scripts --no-save --no-audit --no-fund --loglevel=error -- "$package" >&2; then
  echo "::error title=Civic Clause::npm could not install $CIVICCLAUSE_PACKAGE; the input \"package\" names it"
  echo "exit-code=2" >>"$GITHUB_OUTPUT"
  exit 2
fi
cd "$GITHUB_WORKSPACE" || exit 2

summary="$home/summary.md"
rm -f -- "$summary"
options=(--fail-on "$CIVICCLAUSE_FAIL_ON" --locale "$CIVICCLAUSE_LOCALE")
[ -n "$CIVICCLAUSE_CHANGED" ] && options+=("--changed=$CIVICCLAUSE_CHANGED")
[ -n "$CIVICCLAUSE_BASELINE" ] && options+=(--baseline "$CIVICCLAUSE_BASELINE")
[ -n "$CIVICCLAUSE_CONFIG" ] && options+=(--config "$CIVICCLAUSE_CONFIG")
options+=(-o "sarif:$CIVICCLAUSE_SARIF" -o "markdown:$summary" -o github:-)
paths=()
while IFS= read -r path; do
  path="${path%$'\r'}"
  [ -n "$path" ] && paths+=("$path")
done <<<"$CIVICCLAUSE_PATHS"
[ ${#paths[@]} -eq 0 ] && paths=(.)

node "$home/node_modules/civicclause/dist/cli.js" check "${options[@]}" -- "${paths[@]}"
code=$?
[ -f "$summary" ] && cat -- "$summary" >>"$GITHUB_STEP_SUMMARY"
{
  echo "exit-code=$code"
  # A name with a line break would be an output of its own.
  [ -f "$CIVICCLAUSE_SARIF" ] && printf 'sarif=%s\n' "${CIVICCLAUSE_SARIF//[$'\r\n']/}"
} >>"$GITHUB_OUTPUT"
exit "$code"
