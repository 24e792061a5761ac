#!/usr/bin/env bash
# Walks through the real window: opens a folder in the desktop's own dialog, picks an event, filters, confirms, saves a
# report, sees a change on disk, quits, starts again and finds the decision kept.
#
#   tests/walk.sh [PROGRAM]          PROGRAM is target/debug/variorum unless it is given
#
# Needs Xvfb, openbox, xdotool, x11-utils, imagemagick, dbus, xdg-desktop-portal-gtk and a software OpenGL driver:
# .ci/run names the packages. Every step waits for what it brings about, never for a while. When one does not come to
# pass, the script says which, where a picture of the screen is, and what the program said.
set -euo pipefail

if [ -z "${WALK:-}" ]; then
  cd "$(dirname "$0")/.."
  program=$(realpath "${1:-target/debug/variorum}")
  [ -x "$program" ] || { echo "walk: there is no program at $program; build it first: cargo build" >&2; exit 1; }
  for tool in Xvfb openbox xdotool xdpyinfo import compare dbus-run-session; do
    command -v "$tool" >/dev/null || { echo "walk: $tool is missing; .ci/run names the packages" >&2; exit 1; }
  done
  WALK=$(mktemp -d "${TMPDIR:-/tmp}/variorum-walk.XXXXXX")
  export WALK
  # A user of its own: nothing of the real one's settings is read or changed.
  mkdir -p "$WALK"/{home,run,news}
  chmod 700 "$WALK/run"
  cp -r assets/samples/* "$WALK/news/"
  export HOME="$WALK/home" XDG_RUNTIME_DIR="$WALK/run" LC_ALL=C.UTF-8
  export XDG_DATA_HOME="$HOME/.local/share" XDG_CONFIG_HOME="$HOME/.config" XDG_CACHE_HOME="$HOME/.cache"
  export LIBGL_ALWAYS_SOFTWARE=1 NO_AT_BRIDGE=1 GSETTINGS_BACKEND=keyfile
  unset WAYLAND_DISPLAY
  # GTK's dialog opens among recent files otherwise, where a typed path cannot be accepted.
  mkdir -p "$XDG_CONFIG_HOME/glib-2.0/settings"
  printf "[org/gtk/settings/file-chooser]\nstartup-mode='cwd'\n" > "$XDG_CONFIG_HOME/glib-2.0/settings/keyfile"

  Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp 3>"$WALK/display" 2>"$WALK/xvfb.log" &
  xvfb=$!
  openbox=""
  cleanup() {
    status=$?
    [ -n "$openbox" ] && kill "$openbox" 2>/dev/null
    kill "$xvfb" 2>/dev/null
    [ "$status" = 0 ] && rm -rf "$WALK"
    exit "$status"
  }
  trap cleanup EXIT
  for _ in $(seq 100); do [ -s "$WALK/display" ] && break; sleep 0.1; done
  [ -s "$WALK/display" ] || { echo "walk: no screen came up:" >&2; cat "$WALK/xvfb.log" >&2; exit 1; }
  DISPLAY=":$(tr -d '[:space:]' < "$WALK/display")"
  export DISPLAY
  openbox >"$WALK/openbox.log" 2>&1 &
  openbox=$!
  # The dialog is started by the bus and takes the bus's surroundings, so all is set before the bus begins.
  dbus-run-session -- "$0" "$program"
  exit
fi

program=$1
data="$XDG_DATA_HOME/variorum"
news="$WALK/news"
pid="" window="" step="start"

fail() {
  echo "walk: FAILED at “$step”: $1" >&2
  import -window root "$WALK/failed.png" 2>/dev/null && echo "walk: the screen: $WALK/failed.png" >&2
  echo "walk: the title: $(title)" >&2
  echo "walk: what the program said ($WALK/program.log):" >&2
  tail -20 "$WALK/program.log" >&2
  [ -n "$pid" ] && kill "$pid" 2>/dev/null
  exit 1
}

# Waits until a command succeeds: until SECONDS WHAT COMMAND...
until_() {
  local seconds=$1 what=$2 end
  shift 2
  end=$((SECONDS + seconds))
  until "$@" >/dev/null 2>&1; do
    [ -z "$pid" ] || kill -0 "$pid" 2>/dev/null || fail "the program has ended while waiting until $what"
    [ "$SECONDS" -lt "$end" ] || fail "waited $seconds s until $what"
    sleep 0.1
  done
}

title() { xdotool getwindowname "$window" 2>/dev/null || true; }
titled() { title | grep -q -- "$1"; }
# The comparison is done: the title names the folder and no longer says that it is read.
read_() { titled news && ! titled Reading; }
shown() { window=$(xdotool search --onlyvisible --class org.variorum.Variorum | tail -1); [ -n "$window" ]; }
gone() { ! kill -0 "$pid" 2>/dev/null; }
holds() { grep -q -- "$2" "$1"; }
dialog() { chooser=$(xdotool search --onlyvisible --class xdg-desktop-portal-gtk | tail -1); [ -n "$chooser" ]; }
no_dialog() { ! xdotool search --onlyvisible --class xdg-desktop-portal-gtk; }
# Accepts what the dialog shows: its list of completions takes the first Return, so it is pressed until the dialog goes.
accepted() { no_dialog || { front "$chooser" && xdotool key --clearmodifiers Return; sleep 0.5; no_dialog; }; }
focused() { [ "$(xdotool getactivewindow)" = "$1" ]; }
front() { xdotool windowactivate "$1" && focused "$1"; }
press() { until_ 10 "the window has the keyboard" front "$window"; xdotool key --clearmodifiers "$@"; }
picture() { import -window "$window" "$WALK/$1.png"; }
# The picture of the window is another than the one kept under this name, and has come to rest.
differs() {
  picture now
  local pixels
  pixels=$(compare -metric AE "$WALK/$1.png" "$WALK/now.png" null: 2>&1 || true)
  [ "${pixels%%[!0-9]*}" -gt 40 ]
}
ticks() { cut -d' ' -f14,15 "/proc/$pid/stat" | tr ' ' '+' | bc_; }
bc_() { echo $(( $(cat) )); }

# Starts the program and waits for its window.
begin() {
  step=$1
  shift
  "$program" "$@" >>"$WALK/program.log" 2>&1 &
  pid=$!
  until_ 60 "the window shows" shown
  until_ 20 "the window has the keyboard" front "$window"
}

# Leaves the program by its key.
end() {
  step=$1
  press ctrl+q
  local before=$pid
  local stop=$((SECONDS + 20))
  while kill -0 "$before" 2>/dev/null; do [ "$SECONDS" -lt "$stop" ] || fail "it does not end"; sleep 0.1; done
  pid=""
  wait "$before" || fail "it ended with status $?"
}

: > "$WALK/program.log"
begin "start on an empty desk"
# At rest nothing is drawn: the processor has no work, and there is room in memory.
until_ 20 "the start screen is drawn" titled Variorum
sleep 1
first=$(ticks)
sleep 3
idle=$(( $(ticks) - first ))
resident=$(awk '/VmRSS/ { print int($2 / 1024) }' "/proc/$pid/status")
echo "walk: until the first frame stands: ${first}0 ms of processor; idle: ${idle}0 ms in 3 s; at rest: $resident MB"
[ "$idle" -le 15 ] || fail "it works while nothing happens: ${idle}0 ms in 3 s"

step="open a folder in the desktop's dialog"
press ctrl+o
until_ 60 "the dialog shows" dialog
until_ 10 "the dialog has the keyboard" front "$chooser"
xdotool key --clearmodifiers ctrl+l
xdotool type --delay 20 "$news"
until_ 30 "the dialog is gone" accepted
until_ 120 "the folder is compared" read_

step="choose an event"
first_event=$(title)
press ctrl+Next
another() { [ "$(title)" != "$first_event" ] && read_; }
until_ 20 "the next event shows" another

step="go to its first finding"
picture before
press F8
until_ 20 "the finding is picked" differs before

step="filter"
picture before
press alt+1
until_ 20 "name findings are hidden" differs before
picture before
press alt+1
until_ 20 "name findings show again" differs before

step="confirm"
press ctrl+Return
until_ 20 "the decision is kept in $data" holds "$data/decisions.json" confirmed

step="save a report in the desktop's dialog"
picture before
press ctrl+e
until_ 20 "the window asks what to save" differs before
xdotool key --clearmodifiers Return
until_ 60 "the dialog shows" dialog
until_ 10 "the dialog has the keyboard" front "$chooser"
xdotool key --clearmodifiers ctrl+a
xdotool type --delay 20 "$WALK/one.html"
until_ 30 "the dialog is gone" accepted
until_ 30 "the report is written" holds "$WALK/one.html" "</html>"
holds "$WALK/one.html" "1 of [0-9]* findings reviewed" || fail "the report does not say that a finding was reviewed"

step="notice a change on disk and read again"
picture before
printf 'Museum opens\n\n6 May 2031\n\nA museum opened in the old mill on Tuesday. Forty people came to see it.\n' > "$news/museum.txt"
until_ 20 "a message offers to read again" differs before
picture before
press F5
until_ 60 "the folder is read again" differs before
until_ 60 "the folder is compared" read_

end "quit"

begin "start again with the folder as an argument" "$news"
until_ 120 "the folder is compared" read_
step="find the decision kept"
picture before
press ctrl+e
until_ 20 "the window asks what to save" differs before
xdotool type --delay 20 "$WALK/two.csv"
xdotool key --clearmodifiers Return
until_ 30 "the report is written to the path that was typed" holds "$WALK/two.csv" "event_title"
holds "$WALK/two.csv" '"confirmed","",""' || fail "the decision was lost"
end "quit again"

# Without a display the program says in one line what to do instead.
step="no display"
pid=""
said=$(env -u DISPLAY -u WAYLAND_DISPLAY "$program" "$news" 2>&1 || true)
[ "$(printf '%s\n' "$said" | wc -l)" = 1 ] || fail "it says more than one line: $said"
printf '%s' "$said" | grep -q "variorum compare $news -o report.html" || fail "it does not name the command line: $said"
echo "walk: done"
