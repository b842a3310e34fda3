-- For wrk: asks the addresses of the file named by ADDRESSES in turn, and prints one line of JSON.
-- Latency is that of the whole answer, in milliseconds, so the first byte was there before.
-- FRESH: every address bears a number of its own, so that no finished answer serves twice.
-- PAUSE, in milliseconds: what each of READERS waits, between half of it and one and a half; they
-- come in one by one over the first pause. BURST: all at once, and each waits the same.

local addresses, next = {}, 0
local fresh = os.getenv("FRESH") == "1"
init = function()
  math.randomseed(5)
  for line in io.lines(os.getenv("ADDRESSES")) do
    local mark = line:find("?", 1, true) and "&" or "?"
    addresses[#addresses + 1] = fresh and line .. mark .. "nth=" or wrk.format("GET", line)
  end
end

request = function()
  next = next + 1
  local address = addresses[(next - 1) % #addresses + 1]
  return fresh and wrk.format("GET", address .. next) or address
end

local pause, readers = tonumber(os.getenv("PAUSE")), tonumber(os.getenv("READERS"))
local burst, came = os.getenv("BURST") == "1", 0
if pause > 0 then
  delay = function()
    if burst then return pause end
    came = came + 1
    if came <= readers then return math.floor(came * pause / readers) end
    return math.floor(pause * (0.5 + math.random()))
  end
end

done = function(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '{"count": %d, "p50": %.2f, "p95": %.2f, "worst": %.2f, "failed": %d}\n',
    summary.requests, latency:percentile(50) / 1000, latency:percentile(95) / 1000,
    latency.max / 1000,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
