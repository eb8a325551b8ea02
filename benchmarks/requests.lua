-- wrk asks each of the requests in a file in turn. One a line, parted by tabs: method, path, cookie, CSRF token, encoding, body.
local requests = {}
local turn = 0

function init(args)
  for line in io.lines(args[1]) do
    local method, path, cookie, token, encoding, body = line:match("([^\t]*)\t([^\t]*)\t([^\t]*)\t([^\t]*)\t([^\t]*)\t([^\t]*)")
    local headers = { ["Cookie"] = cookie, ["X-CSRFToken"] = token, ["Accept-Encoding"] = encoding }
    if body ~= "" then headers["Content-Type"] = "application/x-www-form-urlencoded" end
    if body == "" then body = nil end
    requests[#requests + 1] = wrk.format(method, path, headers, body)
  end
end

function request()
  turn = turn + 1
  return requests[(turn - 1) % #requests + 1]
end

function done(summary, latency, _)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.timeout + errors.status
  io.write(string.format("RESULT\t%d\t%d\t%d\t%d\n", summary.requests, summary.duration, failed, latency:percentile(95)))
end
