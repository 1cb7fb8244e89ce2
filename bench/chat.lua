-- Posts one chat request again and again. The body's file and the token come from the environment; in the end one line
-- of JSON is written, with the words that the benchmark program's own load generator uses.

local function read(path)
  local file = assert(io.open(path, "rb"))
  local text = file:read("*a")
  file:close()
  return text
end

wrk.method = "POST"
wrk.body = read(assert(os.getenv("BENCH_BODY"), "BENCH_BODY names the body's file"))
wrk.headers["Content-Type"] = "application/json"
local token = os.getenv("BENCH_TOKEN")
if token and token ~= "" then
  wrk.headers["Authorization"] = "Bearer " .. token
end

function done(summary, latency, requests)
  local e = summary.errors
  local broken = e.connect + e.read + e.write + e.timeout
  local seconds = summary.duration / 1e6
  io.write(string.format(
    '{"tool":"wrk","completed":%d,"per_second":%.1f,"faults":%d,"wrong_status":%d,"broken":%d,"seconds":%.3f,'
      .. '"total_us":{"p50":%.1f,"p90":%.1f,"p99":%.1f,"max":%.1f}}\n',
    summary.requests, summary.requests / seconds, broken + e.status, e.status, broken, seconds,
    latency:percentile(50), latency:percentile(90), latency:percentile(99), latency.max))
end
