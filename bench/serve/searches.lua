-- For wrk: the paths of the file SEARCHES one after the other, each thread from a place of its own.
local paths = {}
local at = 0
local threads = 0

function setup(thread)
  thread:set("first", threads)
  threads = threads + 1
end

function init(args)
  for line in io.lines(os.getenv("SEARCHES")) do
    paths[#paths + 1] = wrk.format("GET", line)
  end
  at = math.floor(first * #paths / tonumber(os.getenv("THREADS")))
end

function request()
  at = at % #paths + 1
  return paths[at]
end

function done(summary, latency)
  local seconds = summary.duration / 1e6
  local errors = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write
                 + summary.errors.timeout
  io.write(string.format("%.0f searches/s, p50 %.1f ms, p99 %.1f ms, worst %.0f ms, %.0f MB/s, %d answers, %d errors\n",
    summary.requests / seconds, latency:percentile(50) / 1000, latency:percentile(99) / 1000, latency.max / 1000,
    summary.bytes / seconds / 1e6, summary.requests, errors))
end
