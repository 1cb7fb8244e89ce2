# The parts of run.sh that know processes rather than scenarios. Sourced, not run.

declare -A pid url path token

say() { printf '%s %s\n' "$(date -u +%H:%M:%S)" "$*" >&2; }

die() {
  say "error: $*"
  exit 1
}

has() { [[ " ${servers[*]} " == *" $1 "* ]]; }

write_line() { printf '%s\n' "$1" >>"$runs"; }

# Starts a server and remembers its process id. 'env' and 'dotnet' replace themselves, so the id is the server's own.
start() {
  local name=$1
  shift
  "$@" >"$OUT/$name.log" 2>&1 </dev/null &
  pid[$name]=$!
}

# What a process has started, down to the last grandchild.
descendants() {
  local child
  for child in $(cat "/proc/$1"/task/*/children 2>/dev/null || true); do
    echo "$child"
    descendants "$child"
  done
}

# Stops what was started from here, by id and nothing else.
stop_all() {
  local p
  local -a all
  mapfile -t all < <(descendants $$)
  for p in "${all[@]}"; do kill "$p" 2>/dev/null || true; done
  for p in "${all[@]}"; do
    for _ in $(seq 1 50); do
      kill -0 "$p" 2>/dev/null || break
      sleep 0.1
    done
    kill -9 "$p" 2>/dev/null || true
  done
  rm -rf "$work"
}

wait_for_port() {
  local name=$1
  for _ in $(seq 1 300); do
    kill -0 "${pid[$name]}" 2>/dev/null || die "$name has stopped, see $OUT/$name.log"
    # Any answer will do, also an error.
    curl -s -o /dev/null --max-time 2 "${url[$name]}/health" && return
    sleep 0.2
  done
  die "$name does not listen, see $OUT/$name.log"
}

admin() {
  curl -sS --fail-with-body -X "$2" -H "Authorization: Bearer $admin_token" -H 'Content-Type: application/json' --data-binary "$4" "${url[$1]}$3" ||
    die "$2 $3 was refused by $1"
}

# A server's process and its children: nginx works in one of those.
processes() {
  printf '%s\n' "${pid[$1]}"
  cat "/proc/${pid[$1]}/task/${pid[$1]}/children" 2>/dev/null | tr ' ' '\n' | sed '/^$/d'
}

# User and system time so far, in milliseconds. The name of a process may hold blanks, so fields count from behind it.
cpu_ms() {
  local p rest sum=0
  local -a field
  for p in $(processes "$1"); do
    rest=$(<"/proc/$p/stat")
    read -ra field <<<"${rest##*) }"
    sum=$((sum + field[11] + field[12]))
  done
  echo $((sum * 1000 / $(getconf CLK_TCK)))
}

rss_kb() {
  local p sum=0
  for p in $(processes "$1"); do
    sum=$((sum + $(awk '/^VmRSS:/ {print $2}' "/proc/$p/status")))
  done
  echo "$sum"
}

pin() {
  local p
  for p in $(processes "$1"); do taskset -apc "$2" "$p" >/dev/null; done
}

# Pins this subshell, and with it whatever it starts.
on_load_core() (
  taskset -pc "$LOAD_CORE" "$BASHPID" >/dev/null
  "$@"
)

# load SERVER BODY [options]: our own load generator. Bodies that are no chat have a path of their own.
load() {
  local s=$1 body=$2
  shift 2
  # Without profiling its own code: it runs for seconds only and shares its core with the mock.
  DOTNET_TieredPGO=0 DOTNET_gcServer=0 "${bench[@]}" load --url "${url[$s]}${path[$body]:-/v1/chat/completions}" --body "$work/$body.json" --token "${token[$s]:-none}" "$@"
}

# run_json SERVER BODY CONNECTIONS SECONDS: whole answers, through wrk where there is one.
run_json() {
  if [[ "$HAVE_WRK" == 1 ]]; then
    BENCH_BODY="$work/$2.json" BENCH_TOKEN="${token[$1]:-none}" \
      wrk -t1 -c"$3" -d"${4}s" --timeout 10s -s "$here/chat.lua" "${url[$1]}/v1/chat/completions" | grep '^{"tool"'
  else
    load "$1" "$2" --connections "$3" --seconds "$4" --warmup 1
  fi
}

write_about() {
  local commit
  commit=$(git -C "$root" rev-parse --short HEAD 2>/dev/null || echo unknown)
  write_line "{\"kind\":\"about\",\"about\":{\"date\":\"$(date -u +%Y-%m-%dT%H:%MZ)\",\"commit\":\"$commit\",\"rounds\":\"$ROUNDS\",\"seconds per run\":\"$SECONDS_PER_RUN\",\"warm-up seconds\":\"$WARMUP_SECONDS\",\"runtime\":\"$(dotnet --list-runtimes | sed -n 's/^Microsoft.NETCore.App \([^ ]*\).*/\1/p' | tail -1)\",\"server GC\":\"$GC_SERVER\",\"processor\":\"$(sed -n 's/^model name[^:]*: *//p' /proc/cpuinfo | head -1)\",\"cores\":\"$(nproc)\",\"whole answers by\":\"$([[ "$HAVE_WRK" == 1 ]] && echo wrk || echo load)\"}}"
}
