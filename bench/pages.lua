-- For wrk: asks the addresses of the file named by ADDRESSES in turn, and prints one line of JSON.
-- Latency is that of the whole answer, in milliseconds, so the first byte was there before.

local addresses, next = {}, 0
init = function()
  for line in io.lines(os.getenv("ADDRESSES")) do
    addresses[#addresses + 1] = wrk.format("GET", line)
  end
end

request = function()
  next = next % #addresses + 1
  return addresses[next]
end

local pause = tonumber(os.getenv("PAUSE"))
if pause > 0 then
  delay = function() return pause end
end

done = function(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '{"count": %d, "p50": %.2f, "p95": %.2f, "worst": %.2f, "failed": %d}\n',
    summary.requests, latency:percentile(50) / 1000, latency:percentile(95) / 1000,
    latency.max / 1000,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
