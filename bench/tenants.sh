#!/usr/bin/env bash
# Measures what many tenants cost: start-up, first and later requests, memory. See docs/benchmarks.md.
set -euo pipefail

TENANTS=${TENANTS:-10000}
FEW_TENANTS=${FEW_TENANTS:-10}
STARTS=${STARTS:-5}
MAX_SNAPSHOTS=${MAX_SNAPSHOTS:-1000}
SERVER_CORE=${SERVER_CORE:-0}
LOAD_CORE=${LOAD_CORE:-1}
GC_SERVER=${GC_SERVER:-0}
BASE_PORT=${BASE_PORT:-19310}
SETTLE_SECONDS=${SETTLE_SECONDS:-5}

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")
OUT=${OUT:-$root/artifacts/bench/tenants-$(date -u +%Y%m%dT%H%M%SZ)}
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

# The tenants whose requests warm the process up are not among those whose first request is measured.
WARM=$((MAX_SNAPSHOTS / 4 < 500 ? MAX_SNAPSHOTS / 4 : 500))
((WARM > 0 && TENANTS >= 2 * WARM)) || die "with room for $MAX_SNAPSHOTS snapshots there have to be at least $((2 * WARM)) tenants"
warm_range=0-$((WARM - 1))
cold_range=$WARM-$((TENANTS - 1))

start_aisbf() {
  start aisbf env DOTNET_gcServer="$GC_SERVER" Aisbf__DataDirectory="$work/$1" Aisbf__AllowPrivateUpstreamsForTenants=true \
    Aisbf__Routing__MaxSnapshots="$MAX_SNAPSHOTS" dotnet "$root/src/Aisbf.Api/bin/Release/net10.0/Aisbf.Api.dll" --urls "${url[aisbf]}"
}

stop_aisbf() {
  kill "${pid[aisbf]}"
  wait "${pid[aisbf]}" || true
}

# From the start of the process to its first answer, in milliseconds.
start_up_ms() {
  local begin
  begin=$(date +%s%N)
  start_aisbf "$1"
  until curl -s -o /dev/null --max-time 2 "${url[aisbf]}/health"; do
    kill -0 "${pid[aisbf]}" 2>/dev/null || die "aisbf has stopped, see $OUT/aisbf.log"
    sleep 0.01
  done
  start_up=$((($(date +%s%N) - begin) / 1000000))
}

median_start_up() {
  local i all=""
  for ((i = 0; i < STARTS; i++)); do
    start_up_ms "$1"
    all+="$start_up"$'\n'
    stop_aisbf
  done
  sort -n <<<"${all%$'\n'}" | sed -n "$(((STARTS + 1) / 2))p"
}

# requests NAME RANGE COUNT: one request after the other, each of the next tenant in the range.
requests() {
  on_load_core load aisbf bare --tenants "$2" --count "$3" >"$OUT/$1.json" || die "$1 had faults: $(cat "$OUT/$1.json")"
}

# The resident memory once the heap has had time to settle, in MiB.
memory() {
  sleep "$SETTLE_SECONDS"
  echo $(($(rss_kb aisbf) / 1024))
}

quantiles() { sed -n 's/.*"total_us":{"p50":\([0-9.]*\),"p90":[0-9.]*,"p99":\([0-9.]*\),.*/\1 \2/p' "$OUT/$1.json"; }

row() {
  local p50 p99
  read -r p50 p99 <<<"$(quantiles "$2")"
  printf '| %s | %s | %s |\n' "$1" "$p50" "$p99"
}

if [[ "${SKIP_BUILD:-0}" != 1 ]]; then
  say "building"
  dotnet build "$root/tests/Aisbf.Benchmarks" -c Release -p:UseSharedCompilation=false --disable-build-servers -v quiet -nologo >"$OUT/build.log" 2>&1 ||
    die "the build failed, see $OUT/build.log"
fi

bench=("dotnet" "$root/tests/Aisbf.Benchmarks/bin/Release/net10.0/Aisbf.Benchmarks.dll")
url[direct]=http://127.0.0.1:$BASE_PORT
url[aisbf]=http://127.0.0.1:$((BASE_PORT + 1))
printf '{"model":"m1","messages":[{"role":"user","content":"What is a gateway good for?"}]}' >"$work/bare.json"

say "filling databases with $FEW_TENANTS and $TENANTS tenants"
"${bench[@]}" tenants --data "$work/few" --count "$FEW_TENANTS" --upstream "${url[direct]}" >"$OUT/fill.json"
"${bench[@]}" tenants --data "$work/many" --count "$TENANTS" --upstream "${url[direct]}" >>"$OUT/fill.json"
database_mib=$(($(cat "$work"/many/aisbf.db* | wc -c) / 1048576))

start direct env DOTNET_gcServer=0 "${bench[@]}" mock --port "$BASE_PORT"
wait_for_port direct

say "starting the gateway $STARTS times with few tenants and with many"
start_few=$(median_start_up few)
start_many=$(median_start_up many)

start_up_ms many
pin direct "$LOAD_CORE"
pin aisbf "$SERVER_CORE"
memory_idle=$(memory)
say "warming up"
requests warm-up "$warm_range" 20000
sleep 2
memory_warm=$(memory)
say "first requests of $((TENANTS - WARM)) tenants"
requests cold "$cold_range" $((TENANTS - WARM))
memory_touched=$(memory)
say "later requests of $WARM tenants"
requests warm-again "$warm_range" "$WARM"
requests warm "$warm_range" $((TENANTS - WARM))
say "requests of all tenants, twice more"
requests again "0-$((TENANTS - 1))" $((2 * TENANTS))
memory_again=$(memory)

{
  printf '%s tenants with 3 providers each, room for %s snapshots, database of %s MiB\n\n' "$TENANTS" "$MAX_SNAPSHOTS" "$database_mib"
  printf '| start-up, median of %s | ms |\n|---|---:|\n| %s tenants | %s |\n| %s tenants | %s |\n\n' "$STARTS" "$FEW_TENANTS" "$start_few" "$TENANTS" "$start_many"
  printf '| request, one at a time | p50 µs | p99 µs |\n|---|---:|---:|\n'
  row "first of a tenant" cold
  row "later ones, snapshot in memory" warm
  printf '\n| resident memory | MiB |\n|---|---:|\n| after the start | %s |\n| after requests of %s tenants | %s |\n' "$memory_idle" "$WARM" "$memory_warm"
  printf '| after requests of all %s | %s |\n| after two more of each | %s |\n' "$TENANTS" "$memory_touched" "$memory_again"
} | tee "$OUT/summary.md"
say "written to $OUT"
