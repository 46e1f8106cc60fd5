-- For wrk: asks for random frames of one instance. The address of wrk ends in /frames; FRAMES says how many there are.
local frames = tonumber(os.getenv("FRAMES") or error("set FRAMES"))

function init()
    math.randomseed(tonumber(os.getenv("SEED") or "1"))
end

function request()
    return wrk.format("GET", wrk.path .. "/" .. math.random(1, frames))
end
