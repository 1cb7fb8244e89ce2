#!/usr/bin/env bash
# Measures Aisbf beside a bare YARP, nginx and no proxy at all. See docs/benchmarks.md.
set -euo pipefail

ROUNDS=${ROUNDS:-5}
SECONDS_PER_RUN=${SECONDS_PER_RUN:-10}
WARMUP_SECONDS=${WARMUP_SECONDS:-60}
SCENARIOS=${SCENARIOS:-"short64 prompt16 stream32 messages32 claude32 paced messages-paced claude-paced short1 short4"}
SKIP_AISBF=${SKIP_AISBF:-0}
SKIP_NGINX=${SKIP_NGINX:-0}
SKIP_ALLOCATIONS=${SKIP_ALLOCATIONS:-0}
SERVER_CORE=${SERVER_CORE:-0}
LOAD_CORE=${LOAD_CORE:-1}
GC_SERVER=${GC_SERVER:-0}
BASE_PORT=${BASE_PORT:-19300}
SETTLE_SECONDS=${SETTLE_SECONDS:-5}
# Another checkout, built in Release, whose program is measured in the same rounds: what a change costs.
BASELINE=${BASELINE:-}

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")
OUT=${OUT:-$root/artifacts/bench/$(date -u +%Y%m%dT%H%M%SZ)}
mkdir -p "$OUT"
work=$(mktemp -d)

# shellcheck source=bench/lib.sh
source "$here/lib.sh"
trap stop_all EXIT
trap 'exit 130' INT TERM
trap 'say "line $LINENO failed"' ERR

for tool in dotnet curl taskset; do
  command -v "$tool" >/dev/null || die "$tool is missing"
done
HAVE_WRK=${USE_WRK:-1}
command -v wrk >/dev/null || HAVE_WRK=0
NGINX=$(PATH="$PATH:/usr/sbin" command -v nginx || true)
[[ -n "$NGINX" ]] || SKIP_NGINX=1

servers=(direct yarp)
[[ "$SKIP_NGINX" == 1 ]] || servers+=(nginx)
[[ "$SKIP_AISBF" == 1 ]] || servers+=(aisbf)
[[ -z "$BASELINE" ]] || servers+=(baseline)

runs=$OUT/runs.jsonl
: >"$runs"

build() {
  [[ "${SKIP_BUILD:-0}" == 1 ]] && return
  say "building"
  # The benchmark program refers to the host, so this builds both.
  dotnet build "$root/tests/Aisbf.Benchmarks" -c Release -p:UseSharedCompilation=false --disable-build-servers -v quiet -nologo >"$OUT/build.log" 2>&1 ||
    die "the build failed, see $OUT/build.log"
}

start_servers() {
  say "starting the servers"
  bench=("dotnet" "$root/tests/Aisbf.Benchmarks/bin/Release/net10.0/Aisbf.Benchmarks.dll")
  local mock_port=$BASE_PORT
  url[direct]=http://127.0.0.1:$mock_port
  start direct env DOTNET_gcServer=0 "${bench[@]}" mock --port "$mock_port"

  local port=$((BASE_PORT + 1))
  url[yarp]=http://127.0.0.1:$port
  start yarp env DOTNET_gcServer="$GC_SERVER" "${bench[@]}" yarp --port "$port" --to "${url[direct]}"

  if has nginx; then
    port=$((BASE_PORT + 2))
    url[nginx]=http://127.0.0.1:$port
    sed -e "s|@DIR@|$work|g" -e "s|@MOCK_PORT@|$mock_port|g" -e "s|@PORT@|$port|g" "$here/nginx.conf.template" >"$work/nginx.conf"
    start nginx "$NGINX" -c "$work/nginx.conf" -e "$work/nginx-error.log"
  fi

  admin_token=$(head -c 24 /dev/urandom | od -An -tx1 | tr -d ' \n')
  has aisbf && start_aisbf aisbf $((BASE_PORT + 3)) "$root"
  has baseline && start_aisbf baseline $((BASE_PORT + 4)) "$BASELINE"

  local s
  for s in "${servers[@]}"; do wait_for_port "$s"; done
}

# Its own configuration and defaults but for what differs by place.
start_aisbf() {
  url[$1]=http://127.0.0.1:$2
  start "$1" env DOTNET_gcServer="$GC_SERVER" Aisbf__DataDirectory="$work/$1" Aisbf__AdminToken="$admin_token" \
    dotnet "$3/src/Aisbf.Api/bin/Release/net10.0/Aisbf.Api.dll" --urls "${url[$1]}"
}

note_idle_memory() {
  sleep "$SETTLE_SECONDS"
  local s
  for s in "${servers[@]}"; do
    write_line "{\"kind\":\"idle\",\"server\":\"$s\",\"rss_kb\":$(rss_kb "$s")}"
  done
}

# Everything that a deployment has is on: the token check, routing, a rotation of three, metering.
configure_aisbf() {
  say "configuring $1"
  local server=$1
  local id rotation="" paced=""
  for id in up1 up2 up3; do
    admin "$server" PUT "/api/admin/providers/$id" \
      "{\"id\":\"$id\",\"name\":\"$id\",\"type\":\"openai\",\"endpoint\":\"${url[direct]}/v1\",\"api_key\":\"bench-key\",\"models\":[{\"name\":\"m1\"},{\"name\":\"gap-5000\"}]}" >/dev/null
    paced+="${paced:+,}{\"provider_id\":\"$id\",\"weight\":1,\"models\":[{\"name\":\"gap-5000\",\"weight\":1}]}"
    rotation+="${rotation:+,}{\"provider_id\":\"$id\",\"weight\":1,\"models\":[{\"name\":\"m1\",\"weight\":1}]}"
  done
  admin "$server" PUT /api/admin/rotations/bench "{\"model_name\":\"bench\",\"providers\":[$rotation]}" >/dev/null
  # A model's name tells the mock how long to wait between frames, and is the same with and without a server in between.
  admin "$server" PUT /api/admin/rotations/gap-5000 "{\"model_name\":\"gap-5000\",\"providers\":[$paced]}" >/dev/null
  admin "$server" PUT /api/admin/providers/claude \
    "{\"id\":\"claude\",\"name\":\"claude\",\"type\":\"anthropic\",\"endpoint\":\"${url[direct]}/v1\",\"api_key\":\"bench-key\",\"models\":[{\"name\":\"m1\"},{\"name\":\"gap-5000\"}]}" >/dev/null
  admin "$server" PUT /api/admin/rotations/claude-bench '{"model_name":"claude-bench","providers":[{"provider_id":"claude","weight":1,"models":[{"name":"m1","weight":1}]}]}' >/dev/null
  admin "$server" PUT /api/admin/rotations/claude-gap '{"model_name":"claude-gap","providers":[{"provider_id":"claude","weight":1,"models":[{"name":"gap-5000","weight":1}]}]}' >/dev/null
  token[$server]=$(admin "$server" POST /api/admin/tokens '{"description":"bench","scope":"api"}' | sed -n 's/.*"token" *: *"\([^"]*\)".*/\1/p')
  [[ -n "${token[$server]}" ]] || die "$server gave no token"
}

write_bodies() {
  local long
  long=$(printf 'The quick brown fox jumps over the lazy dog, and then it rests. %.0s' $(seq 1 520))
  long=${long:0:32600}
  local head='{"model":"bench","messages":[{"role":"system","content":"You are brief."},{"role":"user","content":"'
  printf '%sWhat is a gateway good for?"}],"temperature":0.7,"max_tokens":256}' "$head" >"$work/short.json"
  printf '%s%s"}],"temperature":0.7,"max_tokens":256}' "$head" "$long" >"$work/prompt.json"
  printf '%sWhat is a gateway good for?"}],"temperature":0.7,"max_tokens":256,"stream":true}' "$head" >"$work/stream.json"
  printf '%sWhat is a gateway good for?"}],"temperature":0.7,"max_tokens":256,"stream":true}' "${head/bench/gap-5000}" >"$work/paced.json"
  # Translated: messages over OpenAI's dialect, and chat over Anthropic's.
  printf '{"model":"bench","system":"You are brief.","messages":[{"role":"user","content":"What is a gateway good for?"}],"temperature":0.7,"max_tokens":256,"stream":true}' >"$work/messages.json"
  sed 's/"bench"/"claude-bench"/' "$work/stream.json" >"$work/claude.json"
  sed 's/"bench"/"gap-5000"/' "$work/messages.json" >"$work/messages-paced.json"
  sed 's/"gap-5000"/"claude-gap"/' "$work/paced.json" >"$work/claude-paced.json"
  path[messages]=/v1/messages
  path[messages-paced]=/v1/messages
}

# A server that answers wrongly is fast for the wrong reasons, so one of each is looked at before anything is timed.
check_answers() {
  say "checking the answers"
  local s body size status
  if has aisbf; then
    status=$(curl -s -o /dev/null -w '%{http_code}' -H 'Content-Type: application/json' --data-binary @"$work/short.json" "${url[aisbf]}/v1/chat/completions")
    [[ "$status" == 401 ]] || die "Aisbf does not ask for a token ($status), which would flatter it"
  fi
  for s in "${servers[@]}"; do
    for body in short prompt; do
      size=$(curl -sS --fail-with-body -H "Authorization: Bearer ${token[$s]:-none}" -H 'Content-Type: application/json' \
        --data-binary @"$work/$body.json" -o "$work/answer" -w '%{size_download}' "${url[$s]}/v1/chat/completions") ||
        die "$s does not answer: $(head -c 500 "$work/answer")"
      grep -q '"finish_reason":"stop"' "$work/answer" || die "$s answers something else ($size bytes)"
    done
    load "$s" stream --count 20 --connections 2 --frames 52 >"$work/answer" || die "$s does not stream: $(cat "$work/answer")"
    is_aisbf "$s" || continue
    load "$s" messages --count 20 --connections 2 --frames 55 >"$work/answer" || die "$s does not stream messages: $(cat "$work/answer")"
    load "$s" claude --count 20 --connections 2 --frames 53 >"$work/answer" || die "$s does not stream from Anthropic: $(cat "$work/answer")"
  done
}

# Translation is Aisbf's alone; the others can only hand on what they get.
is_aisbf() { [[ "$1" == aisbf || "$1" == baseline ]]; }

takes_part() { is_aisbf "$2" || [[ "$1" != @(messages*|claude*) ]]; }

# All servers at once and on both cores, so that the compilers get time beside the load.
warm_up() {
  say "warming up for $WARMUP_SECONDS s"
  local part=$((WARMUP_SECONDS / 3)) s pids=()
  ((part > 0)) || part=1
  for s in "${servers[@]}"; do
    (
      run_json "$s" short 16 "$part" >/dev/null || true
      run_json "$s" prompt 4 "$part" >/dev/null || true
      load "$s" stream --connections 8 --frames 52 --seconds "$part" --warmup 0 >/dev/null || true
      if is_aisbf "$s"; then
        load "$s" messages --connections 8 --frames 55 --seconds "$part" --warmup 0 >/dev/null || true
        load "$s" claude --connections 8 --frames 53 --seconds "$part" --warmup 0 >/dev/null || true
      fi
    ) &
    pids+=($!)
  done
  wait "${pids[@]}"
  sleep 2
}

pin_all() {
  local s
  for s in "${servers[@]}"; do
    pin "$s" "$([[ "$s" == direct ]] && echo "$LOAD_CORE" || echo "$SERVER_CORE")"
  done
}

# The load of one scenario, as one line of JSON.
scenario() {
  local name=$1 s=$2 seconds=$3
  case "$name" in
    short64) on_load_core run_json "$s" short 64 "$seconds" ;;
    short1) on_load_core run_json "$s" short 1 "$seconds" ;;
    short4) on_load_core run_json "$s" short 4 "$seconds" ;;
    prompt16) on_load_core run_json "$s" prompt 16 "$seconds" ;;
    stream32) on_load_core load "$s" stream --connections 32 --frames 52 --seconds "$seconds" --warmup 1 ;;
    messages32) on_load_core load "$s" messages --connections 32 --frames 55 --seconds "$seconds" --warmup 1 ;;
    claude32) on_load_core load "$s" claude --connections 32 --frames 53 --seconds "$seconds" --warmup 1 ;;
    paced) on_load_core load "$s" paced --connections 8 --frames 52 --seconds "$seconds" --warmup 1 --paced 600 ;;
    messages-paced) on_load_core load "$s" messages-paced --connections 8 --frames 55 --seconds "$seconds" --warmup 1 --paced 600 ;;
    claude-paced) on_load_core load "$s" claude-paced --connections 8 --frames 53 --seconds "$seconds" --warmup 1 --paced 600 ;;
    *) die "there is no scenario '$name'" ;;
  esac
}

measure() {
  local round=$1 name=$2 s=$3 before after result
  before=$(cpu_ms "$s")
  result=$(scenario "$name" "$s" "$SECONDS_PER_RUN") || say "  $s had faults in $name"
  after=$(cpu_ms "$s")
  [[ "$result" == \{*\} ]] || die "no result of $s in $name: $result"
  write_line "{\"kind\":\"run\",\"round\":$round,\"scenario\":\"$name\",\"server\":\"$s\",\"cpu_ms\":$((after - before)),\"rss_kb\":$(rss_kb "$s"),\"load\":$result}"
}

# Apart from the timed rounds, because being watched costs the server a little.
measure_allocations() {
  local name s watcher result
  for name in $SCENARIOS; do
    for s in yarp aisbf baseline; do
      has "$s" && takes_part "$name" "$s" || continue
      taskset -c "$LOAD_CORE" "${bench[@]}" counters --pid "${pid[$s]}" --seconds $((SECONDS_PER_RUN + 4)) >"$work/counters" 2>"$OUT/counters.log" &
      watcher=$!
      until grep -q ready "$work/counters"; do
        kill -0 "$watcher" 2>/dev/null || die "allocations of $s cannot be read, see $OUT/counters.log"
        sleep 0.1
      done
      result=$(scenario "$name" "$s" "$SECONDS_PER_RUN") || say "  $s had faults in $name"
      wait "$watcher" || die "allocations of $s could not be read, see $OUT/counters.log"
      write_line "{\"kind\":\"allocations\",\"scenario\":\"$name\",\"server\":\"$s\",\"allocated_bytes\":$(sed -n 's/.*"allocated_bytes":\([0-9]*\).*/\1/p' "$work/counters"),\"load\":$result}"
    done
  done
}

build
start_servers
note_idle_memory
has aisbf && configure_aisbf aisbf
has baseline && configure_aisbf baseline
write_bodies
check_answers
warm_up
pin_all
write_about
for ((round = 1; round <= ROUNDS; round++)); do
  say "round $round of $ROUNDS"
  for name in $SCENARIOS; do
    for ((i = 0; i < ${#servers[@]}; i++)); do
      # Another one begins in every round, so that nobody always comes first.
      s=${servers[$(((i + round) % ${#servers[@]}))]}
      takes_part "$name" "$s" && measure "$round" "$name" "$s"
    done
  done
done
if [[ "$SKIP_ALLOCATIONS" != 1 ]]; then
  say "counting allocations"
  measure_allocations
fi
"${bench[@]}" report --in "$runs" --json "$OUT/summary.json" | tee "$OUT/summary.md"
say "written to $OUT"
